//! An original as lines for people, with personal data masked: what stands
//! beside a finding.
//!
//! A line is a paragraph or a row of a table. Nothing is left out here; what
//! of it a page shows, the page decides.

use super::mask::mask;
use document::{Block, Document, Place};
use std::collections::HashMap;
use std::ops::Range;

/// An original as lines.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The lines in reading order.
    pub lines: Vec<Line>,
    by_place: HashMap<Place, (usize, usize)>,
    by_text_line: HashMap<u32, usize>,
}

/// A paragraph or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where, short: `61`, `表3行24`.
    pub place: String,
    /// Where, in words: `第 61 行`.
    pub words: String,
    /// Whether the pieces are cells.
    pub is_row: bool,
    /// The cells; one for a paragraph.
    pub pieces: Vec<Piece>,
}

/// A cell or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text, masked.
    pub text: String,
    /// What is masked in it, in bytes.
    pub masked: Vec<Range<usize>>,
}

/// Where a place of a finding is found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index of the line.
    pub line: usize,
    /// Index of the piece in the line.
    pub piece: usize,
    /// The character, from 0, where the place is inside a text.
    pub at: Option<usize>,
}

/// Longest text of one piece that is shown.
const LONGEST: usize = 4_000;

impl Source {
    /// The lines of a document.
    pub fn of(document: &Document) -> Source {
        let mut source = Source::default();
        for block in &document.blocks {
            match block {
                Block::Paragraph(p) if p.text.trim().is_empty() => {}
                Block::Paragraph(p) => source.push(vec![(p.text.as_str(), p.place)], false),
                Block::Table(t) => {
                    for row in t.rows.iter().filter(|r| !r.cells.is_empty()) {
                        source.push(row.cells.iter().map(|c| (c.text.as_str(), c.place)).collect(), true);
                    }
                }
            }
        }
        source
    }

    fn push(&mut self, pieces: Vec<(&str, Place)>, is_row: bool) {
        let line = self.lines.len();
        for (piece, (_, place)) in pieces.iter().enumerate() {
            self.by_place.entry(*place).or_insert((line, piece));
            if let Place::Text { line: number, .. } = place {
                self.by_text_line.entry(*number).or_insert(line);
            }
        }
        let (place, words) = pieces.first().map(|(_, place)| names(*place, is_row, line + 1)).unwrap_or_default();
        let pieces = pieces.into_iter().map(|(text, _)| piece(text)).collect();
        self.lines.push(Line { place, words, is_row, pieces });
    }

    /// Finds a place of a finding again.
    pub fn find(&self, place: Place) -> Option<Hit> {
        if let Place::Text { line, column } = place {
            let at = (column as usize).saturating_sub(1);
            let line = *self.by_text_line.get(&line)?;
            return Some(Hit { line, piece: 0, at: Some(at) });
        }
        self.by_place.get(&place).map(|&(line, piece)| Hit { line, piece, at: None })
    }
}

fn piece(text: &str) -> Piece {
    let short = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", &text[..end]),
        None => text.to_owned(),
    };
    let masked = mask(&short);
    Piece { text: masked.text, masked: masked.ranges }
}

/// The short and the long name of a line; `number` counts where the format
/// has no count that people know.
fn names(place: Place, is_row: bool, number: usize) -> (String, String) {
    match place {
        Place::Text { line, .. } => (line.to_string(), format!("第 {line} 行")),
        Place::Html { table: 0, .. } => (number.to_string(), format!("正文第 {number} 行")),
        Place::Html { table, row, .. } | Place::DocxCell { table, row, .. } => {
            (format!("表{table}·{row}"), format!("文中第 {table} 张表第 {row} 行"))
        }
        Place::Paragraph(n) => (n.to_string(), format!("第 {n} 段")),
        Place::Sheet { sheet, row, .. } => (format!("{sheet}·{row}"), format!("第 {sheet} 张工作表第 {row} 行")),
        Place::Pdf { page, .. } => (format!("{page} 页"), format!("第 {page} 页{}", if is_row { "的表" } else { "" })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Limits, read};

    fn source(text: &str) -> Source {
        Source::of(&read(text.as_bytes(), &Limits::default()).expect("a text"))
    }

    #[test]
    fn a_place_in_a_text_is_found_with_its_column() {
        let source = source("标题\n\n收到 61 件\n");
        assert_eq!(source.find(Place::Text { line: 3, column: 4 }), Some(Hit { line: 1, piece: 0, at: Some(3) }));
        assert_eq!(source.lines[1].words, "第 3 行");
    }

    #[test]
    fn a_cell_of_a_table_is_found_in_its_row() {
        let document = read(b"<table><tr><td>a</td><td>61</td></tr></table>", &Limits::default()).expect("a page");
        let Block::Table(table) = &document.blocks[0] else { panic!("a table") };
        let place = table.rows[0].cells[1].place;
        assert_eq!(Source::of(&document).find(place), Some(Hit { line: 0, piece: 1, at: None }));
    }

    #[test]
    fn people_are_masked_in_the_lines() {
        assert_eq!(source("电话13800138000").lines[0].pieces[0].text, "电话138****8000");
    }
}
