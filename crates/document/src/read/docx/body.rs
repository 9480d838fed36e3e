//! The body of a DOCX file: paragraphs and tables in reading order.
//!
//! The part is read as one flat sequence; what is open stands on our own
//! stacks, so nesting costs memory of the input's size and never the call
//! stack.

use super::numbering::Numbering;
use super::styles::{self, Styles};
use super::tables::{Building, Merge};
use super::xml::{Closing, Tag, Xml, XmlEvent};
use crate::model::{Block, Note, NoteCode, Paragraph, Place, Role};
use crate::{Limits, ReadError};

/// Elements whose content is not on the page or stands there twice.
const LEFT_OUT: [&str; 16] = [
    "del",
    "moveFrom",
    "Fallback",
    "rt",
    "sectPr",
    "sdtPr",
    "sdtEndPr",
    "tblGrid",
    "tblPr",
    "tblPrEx",
    "pPrChange",
    "rPrChange",
    "tcPrChange",
    "trPrChange",
    "instrText",
    "delText",
];

/// Reads the main part.
///
/// # Errors
/// If the XML is damaged or a table is over a limit.
pub fn read(text: &str, styles: &Styles, numbering: Numbering, limits: &Limits) -> Result<(Vec<Block>, Vec<Note>), ReadError> {
    let mut xml = Xml::new(text);
    let mut body = Body {
        styles,
        numbering,
        limits,
        blocks: Vec::new(),
        held: Vec::new(),
        tables: Vec::new(),
        paragraphs: Vec::new(),
        run: Run::default(),
        in_text: false,
        left_out: 0,
        paragraph_count: 0,
        table_count: 0,
        hidden: 0,
        dropped: 0,
    };
    while let Some(event) = xml.next()? {
        match event {
            XmlEvent::Open(_) if body.left_out > 0 => body.left_out += 1,
            XmlEvent::Open(tag) if LEFT_OUT.contains(&tag.local()) => {
                body.mark_dropped_row(&tag);
                body.left_out = 1;
            }
            XmlEvent::Open(tag) if tag.is_main => body.open(&tag),
            XmlEvent::Close(_) if body.left_out > 0 => body.left_out -= 1,
            XmlEvent::Close(name) if name.is_main => body.close(&name)?,
            XmlEvent::Text(text) if body.in_text && body.left_out == 0 => body.text(&text),
            _ => {}
        }
    }
    Ok(body.finish())
}

struct Body<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    limits: &'s Limits,
    blocks: Vec<Block>,
    /// Nested tables, until the table around them has ended.
    held: Vec<Block>,
    tables: Vec<Building>,
    /// Open paragraphs; more than one where a text box stands in a paragraph.
    paragraphs: Vec<Open>,
    run: Run,
    in_text: bool,
    left_out: usize,
    paragraph_count: u32,
    table_count: u32,
    hidden: usize,
    dropped: usize,
}

#[derive(Default)]
struct Open {
    text: String,
    role: Option<Role>,
    list: Option<u32>,
    level: Option<u8>,
    style: Option<String>,
    /// Depth of tables at which it began.
    depth: usize,
    /// The run in which a text box interrupts this paragraph.
    run: Run,
}

#[derive(Default, Clone, Copy)]
struct Run {
    is_open: bool,
    is_hidden: bool,
}

impl Body<'_> {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.local() {
            "p" => {
                let run = std::mem::take(&mut self.run);
                self.paragraphs.push(Open { depth: self.tables.len(), run, ..Open::default() });
            }
            "pStyle" => {
                let id = tag.attribute("val").unwrap_or_default();
                let role = self.styles.role(&id);
                self.with_paragraph(|p| {
                    p.role = p.role.or(role);
                    p.style = Some(id);
                });
            }
            "outlineLvl" => {
                let role = tag.number("val").and_then(styles::outline);
                self.with_paragraph(|p| p.role = p.role.or(role));
            }
            "numId" => {
                let list = tag.number("val");
                self.with_paragraph(|p| p.list = list);
            }
            "ilvl" => {
                let level = tag.number("val").and_then(|n| u8::try_from(n).ok());
                self.with_paragraph(|p| p.level = level);
            }
            "r" => self.run = Run { is_open: true, is_hidden: false },
            "rStyle" if self.run.is_open => {
                self.run.is_hidden |= tag.attribute("val").is_some_and(|id| self.styles.is_hidden(&id));
            }
            // In the properties of a paragraph it would hide only its mark.
            "vanish" if self.run.is_open => self.run.is_hidden = tag.is_on(),
            "t" => self.in_text = true,
            "tab" | "ptab" if self.run.is_open => self.text("\t"),
            "cr" => self.text("\n"),
            "br" if !matches!(tag.attribute("type").as_deref(), Some("page" | "column")) => self.text("\n"),
            "noBreakHyphen" => self.text("-"),
            "tbl" => {
                self.table_count += 1;
                self.tables.push(Building::new(self.table_count));
            }
            "tr" => self.with_table(Building::open_row),
            "gridBefore" => {
                let columns = tag.number("val").unwrap_or(0);
                self.with_table(|t| t.skip(columns));
            }
            "hidden" if tag.is_on() => {
                self.hidden += 1;
                self.with_table(Building::drop_row);
            }
            "tc" => self.with_table(Building::open_cell),
            "gridSpan" => {
                let span = tag.number("val").unwrap_or(1);
                self.with_table(|t| t.span(span));
            }
            name @ ("vMerge" | "hMerge") => {
                let is_restart = tag.attribute("val").as_deref() == Some("restart");
                let merge = match (name, is_restart) {
                    ("vMerge", true) => Merge::Restart,
                    ("vMerge", false) => Merge::Above,
                    (_, false) => Merge::Left,
                    (_, true) => return,
                };
                self.with_table(|t| t.merge(merge));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &Closing<'_>) -> Result<(), ReadError> {
        match name.local() {
            "t" => self.in_text = false,
            "r" => self.run = Run::default(),
            "p" => self.close_paragraph(),
            "tc" => self.with_table(Building::close_cell),
            "tr" => self.with_table(Building::close_row),
            "tbl" => {
                if let Some(building) = self.tables.pop() {
                    let table = Block::Table(building.finish(self.limits)?);
                    if self.tables.is_empty() {
                        self.blocks.push(table);
                        self.blocks.append(&mut self.held);
                    } else {
                        self.held.push(table);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A row whose insertion or deletion is tracked: `w:del` in `w:trPr`
    /// stands outside any paragraph.
    fn mark_dropped_row(&mut self, tag: &Tag<'_>) {
        let in_row = self.paragraphs.last().is_none_or(|p| p.depth < self.tables.len());
        if tag.local() == "del" && in_row {
            self.with_table(Building::drop_row);
        }
    }

    fn text(&mut self, text: &str) {
        if self.run.is_hidden {
            self.hidden += 1;
        } else if let Some(paragraph) = self.paragraphs.last_mut() {
            for c in text.chars() {
                if c.is_control() && !matches!(c, '\t' | '\n') {
                    self.dropped += 1;
                } else {
                    paragraph.text.push(c);
                }
            }
        }
    }

    fn close_paragraph(&mut self) {
        let Some(open) = self.paragraphs.pop() else { return };
        self.run = open.run;
        let by_style = || open.style.as_deref().and_then(|id| self.styles.numbering(id));
        let list = match open.list {
            Some(list) => Some((list, open.level.unwrap_or(0))),
            None => by_style(),
        };
        let mut text = open.text;
        if let Some((list, level)) = list
            && !text.trim().is_empty()
            && let Some(label) = self.numbering.next(list, level)
        {
            text.insert_str(0, &label);
        }
        // A text box in a cell lies in a paragraph of the cell.
        if open.depth > 0 {
            self.with_table(|t| t.line(text));
            return;
        }
        self.paragraph_count += 1;
        if !text.trim().is_empty() {
            let place = Place::Paragraph(self.paragraph_count);
            self.blocks.push(Block::Paragraph(Paragraph { text, place, role: open.role.unwrap_or_default() }));
        }
    }

    fn with_paragraph(&mut self, act: impl FnOnce(&mut Open)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            act(paragraph);
        }
    }

    fn with_table(&mut self, act: impl FnOnce(&mut Building)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    fn finish(self) -> (Vec<Block>, Vec<Note>) {
        let mut notes = Vec::new();
        if self.hidden > 0 {
            let message = format!("文件里有 {} 处隐藏的文字，打印时看不见，没有读。", self.hidden);
            notes.push(Note { code: NoteCode::Hidden, message, place: None });
        }
        if self.dropped > 0 {
            let message = format!("去掉了 {} 个看不见的控制字符。", self.dropped);
            notes.push(Note { code: NoteCode::ControlCharacters, message, place: None });
        }
        (self.blocks, notes)
    }
}
