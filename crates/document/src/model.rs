//! What a file says, without its format: paragraphs and tables in reading
//! order, each with its place in the original.
//!
//! The model keeps text as printed. It does not trim meaning, guess values or
//! join what the original separates; it only removes markup.
//!
//! It can be written and read back, because a reader in a process of its own
//! has to hand it over.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A file that has been read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// What the bytes turned out to be.
    pub format: Format,
    /// The character encoding, for formats that leave it open.
    pub encoding: Option<Encoding>,
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// What was odd but did not stop the reading.
    pub notes: Vec<Note>,
}

/// The formats this crate can read, and the ones it can name in a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Plain text in any flattening.
    #[default]
    Text,
    /// Text whose tables are drawn with pipes and a rule of dashes.
    Markdown,
    /// Comma separated values.
    Csv,
    /// Tab separated values.
    Tsv,
    /// HTML, also as saved by Word or WPS.
    Html,
    /// Office Open XML text.
    Docx,
    /// Office Open XML workbook.
    Xlsx,
    /// The older binary workbook.
    Xls,
    /// PDF with a text layer.
    Pdf,
}

impl Format {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Pdf => "pdf",
        }
    }

    /// Whether reading it needs a parser that has to be fenced off in a
    /// process of its own.
    pub fn is_fenced(self) -> bool {
        matches!(self, Format::Docx | Format::Xlsx | Format::Xls | Format::Pdf)
    }
}

/// A character encoding, detected or declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// GB 18030 and its subsets GBK and GB 2312.
    Gb18030,
    /// Big5.
    Big5,
}

impl Encoding {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Gb18030 => "gb18030",
            Encoding::Big5 => "big5",
        }
    }
}

/// One piece of a document in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A line or paragraph of text.
    Paragraph(Paragraph),
    /// A table that the original marks as one.
    Table(Table),
}

/// A paragraph of running text; in plain text one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The text as printed, inner spaces kept.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// How the original marks it, for writers.
    pub role: Role,
}

/// What a paragraph is in the original's own markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// The title of the document.
    Title,
    /// A heading; 1 is the highest below the title.
    Heading(u8),
    /// Who issues an official letter (发文机关标志), at its head.
    Issuer,
    /// The number of an official letter (文号), below its issuer.
    Number,
    /// Text at the left edge without indent, as the addressee (主送机关).
    Addressee,
    /// Text at the right edge, as the signature (发文机关署名).
    Signature,
    /// The date below a signature (成文日期).
    Dated,
}

/// A table as the original marks it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// The cells that begin in this row, from left to right. A cell that
    /// hangs down from a row above is not repeated here.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The text as printed; empty if the cell is blank.
    pub text: String,
    /// The grid column in which it begins, counted from 0 with spans of this
    /// row and of rows above taken into account.
    pub column: u32,
    /// How many grid columns it covers, at least 1.
    pub col_span: u32,
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// Where it stands.
    pub place: Place,
}

/// A place in the original that a person can find again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Place {
    /// Line and character column of a text, both from 1.
    Text {
        /// Line, from 1.
        line: u32,
        /// Character in the line, from 1.
        column: u32,
    },
    /// A cell of an HTML table (all from 1), or a paragraph (`table` 0), and
    /// the byte at which it begins in the decoded text.
    Html {
        /// Table in the file, from 1; 0 outside tables.
        table: u32,
        /// Row, from 1.
        row: u32,
        /// Grid column, from 1.
        col: u32,
        /// Byte offset in the decoded text.
        byte: u32,
    },
    /// A cell of a DOCX table, all from 1.
    DocxCell {
        /// Table in the file.
        table: u32,
        /// Row.
        row: u32,
        /// Grid column.
        col: u32,
    },
    /// A paragraph of a DOCX file outside tables, from 1.
    Paragraph(u32),
    /// A cell of a workbook, all from 1.
    Sheet {
        /// Sheet, from 1.
        sheet: u32,
        /// Row, from 1.
        row: u32,
        /// Column, from 1.
        col: u32,
    },
    /// A rectangle on a PDF page, in tenths of a point from the top left.
    Pdf {
        /// Page, from 1.
        page: u32,
        /// Left edge.
        x: i32,
        /// Top edge.
        y: i32,
        /// Width.
        w: i32,
        /// Height.
        h: i32,
    },
}

/// Something odd that did not stop the reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which kind of oddity.
    pub code: NoteCode,
    /// A sentence for a person, in Chinese.
    pub message: String,
    /// Where, if it has one place.
    pub place: Option<Place>,
}

/// The kinds of oddity; the names are part of the contract of the commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NoteCode {
    /// The encoding was guessed, or bytes did not fit it.
    Encoding,
    /// NUL or control characters were dropped.
    ControlCharacters,
    /// Markup is cut off or broken; what could be read was read.
    BrokenMarkup,
    /// Compatibility characters (Kangxi radicals, full width) were folded.
    Compatibility,
    /// Text in traditional script was matched in simplified script.
    TraditionalScript,
    /// Hidden rows, columns or sheets were left out.
    Hidden,
    /// A page without a text layer.
    PageWithoutText,
}

impl NoteCode {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            NoteCode::Encoding => "encoding",
            NoteCode::ControlCharacters => "control-characters",
            NoteCode::BrokenMarkup => "broken-markup",
            NoteCode::Compatibility => "compatibility-characters",
            NoteCode::TraditionalScript => "traditional-script",
            NoteCode::Hidden => "hidden",
            NoteCode::PageWithoutText => "page-without-text",
        }
    }
}

impl Document {
    /// All text in reading order, a line a paragraph or row; for searching
    /// and for people, not for reading cells.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(p) => out.push_str(&p.text),
                Block::Table(t) => {
                    for (i, row) in t.rows.iter().enumerate() {
                        if i > 0 {
                            out.push('\n');
                        }
                        for (j, cell) in row.cells.iter().enumerate() {
                            if j > 0 {
                                out.push('\t');
                            }
                            out.push_str(&cell.text);
                        }
                    }
                }
            }
            out.push('\n');
        }
        out
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Place::Text { line, column } => write!(f, "第 {line} 行第 {column} 字"),
            Place::Html { table: 0, byte, .. } => write!(f, "第 {byte} 字节处"),
            Place::Html { table, row, col, .. } | Place::DocxCell { table, row, col } => {
                write!(f, "第 {table} 张表第 {row} 行第 {col} 列")
            }
            Place::Paragraph(n) => write!(f, "第 {n} 段"),
            Place::Sheet { sheet, row, col } => write!(f, "第 {sheet} 张工作表 {}{row}", column_letters(col)),
            Place::Pdf { page, x, y, .. } => write!(f, "第 {page} 页（左 {} 上 {} 点）", x / 10, y / 10),
        }
    }
}

/// The letters of a workbook column counted from 1: 1 is `A`, 27 is `AA`.
pub fn column_letters(mut col: u32) -> String {
    let mut letters = Vec::new();
    while col > 0 {
        col -= 1;
        letters.push(char::from(b'A' + u8::try_from(col % 26).unwrap_or(0)));
        col /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workbook_columns_are_lettered() {
        assert_eq!(column_letters(1), "A");
        assert_eq!(column_letters(26), "Z");
        assert_eq!(column_letters(27), "AA");
        assert_eq!(column_letters(703), "AAA");
    }
}
