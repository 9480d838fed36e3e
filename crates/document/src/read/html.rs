//! HTML, also as Word and WPS save it: a table becomes a table, everything
//! else a paragraph a block.
//!
//! Tokens come from the WHATWG tokenizer; no tree is built, so depth costs
//! nothing. Tables are repaired the way browsers do as far as reports need:
//! a cell closes the cell before it, a row the row before it. A table that
//! contains another table is page layout; its text becomes paragraphs.
//! <https://html.spec.whatwg.org/#tokenization>

mod grid;
#[cfg(test)]
mod tests;

use crate::model::{Block, Document, Format, Note, NoteCode, Paragraph, Place, Role};
use crate::{Limits, ReadError};
use grid::TableBuilder;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::convert::Infallible;

/// Reads HTML that has been decoded.
///
/// # Errors
/// If a limit on nodes or on nested tables is passed.
pub fn read(text: &str, limits: &Limits) -> Result<Document, ReadError> {
    let mut builder = Builder::new(*limits);
    let callback = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        if builder.failed.is_none() {
            builder.event(event, span.start);
        }
        None
    };
    let mut emitter: CallbackEmitter<_, Infallible, usize> = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
    builder.finish()
}

/// What is being collected while tokens arrive.
struct Builder {
    limits: Limits,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    /// Text of the paragraph or cell that is open.
    text: String,
    /// Where that text began.
    start: usize,
    role: Role,
    /// Open tables, the innermost last.
    tables: Vec<TableBuilder>,
    /// Tables begun so far, for places.
    count: u32,
    nodes: usize,
    tag: Tag,
    /// The element whose content is skipped, and how often it is open.
    skipped: Option<(Vec<u8>, usize)>,
    hidden: bool,
    /// The last block element that opened, while nothing has come into it.
    empty_block: Option<usize>,
    failed: Option<ReadError>,
}

/// The start tag being read.
#[derive(Default)]
struct Tag {
    name: Vec<u8>,
    attribute: Vec<u8>,
    col_span: u32,
    row_span: u32,
    hidden: bool,
    at: usize,
}

impl Builder {
    fn new(limits: Limits) -> Builder {
        Builder {
            limits,
            blocks: Vec::new(),
            notes: Vec::new(),
            text: String::new(),
            start: 0,
            role: Role::Body,
            tables: Vec::new(),
            count: 0,
            nodes: 0,
            tag: Tag::default(),
            skipped: None,
            hidden: false,
            empty_block: None,
            failed: None,
        }
    }

    fn event(&mut self, event: CallbackEvent<'_>, at: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.name.clear();
                self.tag.name.extend_from_slice(name);
                (self.tag.col_span, self.tag.row_span, self.tag.hidden, self.tag.at) = (1, 1, false, at);
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute.clear();
                self.tag.attribute.extend_from_slice(name);
                self.tag.hidden |= name == b"hidden";
            }
            CallbackEvent::AttributeValue { value } => self.attribute(value),
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(self_closing),
            CallbackEvent::EndTag { name } => self.end_tag(name, at),
            CallbackEvent::String { value } if self.skipped.is_none() => self.characters(value, at),
            _ => {}
        }
    }

    fn attribute(&mut self, value: &[u8]) {
        let number = || std::str::from_utf8(value).ok().and_then(|v| v.trim().parse::<u32>().ok());
        match self.tag.attribute.as_slice() {
            // The bounds are those of the HTML standard.
            b"colspan" => self.tag.col_span = number().unwrap_or(1).clamp(1, 1000),
            b"rowspan" => self.tag.row_span = number().unwrap_or(1).clamp(1, 65_534),
            b"style" => {
                let style: Vec<u8> = value.iter().filter(|b| !b.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
                self.tag.hidden |= memchr::memmem::find(&style, b"display:none").is_some();
            }
            _ => {}
        }
    }

    fn start_tag(&mut self, self_closing: bool) {
        self.nodes += 1;
        if self.nodes > self.limits.html_nodes {
            self.failed = Some(ReadError::TooLarge(format!("网页有超过 {} 个元素，不像一份年度报告。", self.limits.html_nodes)));
            return;
        }
        if let Some((name, depth)) = &mut self.skipped {
            if *name == self.tag.name && !self_closing {
                *depth += 1;
            }
            return;
        }
        let at = self.tag.at;
        let name = std::mem::take(&mut self.tag.name);
        let void = matches!(name.as_slice(), b"br" | b"img" | b"input" | b"hr" | b"meta" | b"link" | b"col" | b"wbr");
        let skipped = matches!(
            name.as_slice(),
            b"script" | b"style" | b"title" | b"noscript" | b"template" | b"select" | b"textarea" | b"iframe" | b"svg" | b"math"
        );
        if (skipped || self.tag.hidden) && !void && !self_closing {
            self.hidden |= self.tag.hidden && !skipped;
            self.skipped = Some((name, 1));
            return;
        }
        match name.as_slice() {
            b"table" => self.open_table(),
            b"tr" => {
                self.close_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.open_row();
                }
            }
            b"td" | b"th" => {
                self.close_cell();
                let (col_span, row_span) = (self.tag.col_span, self.tag.row_span);
                if let Some(table) = self.tables.last_mut() {
                    self.text.clear();
                    self.start = at;
                    table.open_cell(col_span, row_span);
                } else {
                    self.flush_paragraph();
                }
            }
            b"br" => self.line_break(),
            _ if is_block(&name) => {
                self.line_break();
                if !self.in_cell() {
                    self.role = match name.as_slice() {
                        b"h1" => Role::Title,
                        [b'h', digit @ b'2'..=b'6'] => Role::Heading(digit - b'1'),
                        _ => Role::Body,
                    };
                    self.empty_block = Some(at);
                }
            }
            _ => {}
        }
        self.tag.name = name;
    }

    fn end_tag(&mut self, name: &[u8], at: usize) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        match name {
            b"td" | b"th" => self.close_cell(),
            b"tr" => {
                self.close_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.close_row();
                }
            }
            b"table" => self.close_table(),
            _ if is_block(name) => {
                // An element opened and closed around nothing may be a blank
                // cell of a page that sets a cell a paragraph.
                if self.empty_block.is_some() && !self.in_cell() && self.text.trim_ascii().is_empty() {
                    self.push_paragraph(String::new(), at);
                }
                self.empty_block = None;
                self.line_break();
                if !self.in_cell() {
                    self.role = Role::Body;
                }
            }
            _ => {}
        }
    }

    fn characters(&mut self, value: &[u8], at: usize) {
        let value = String::from_utf8_lossy(value);
        if self.text.is_empty() {
            self.start = at + (value.len() - value.trim_ascii_start().len());
        }
        // Runs of ASCII white space are one space; no-break spaces are text.
        for c in value.chars() {
            if c.is_ascii_whitespace() {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                }
            } else {
                self.empty_block = None;
                self.text.push(c);
            }
        }
    }

    fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(TableBuilder::cell_is_open)
    }

    /// A line ends: inside a cell the text goes on, elsewhere a paragraph ends.
    fn line_break(&mut self) {
        if self.in_cell() {
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push('\n');
            }
        } else {
            self.flush_paragraph();
        }
    }

    fn flush_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let trimmed = text.trim_ascii();
        if !trimmed.is_empty() {
            self.push_paragraph(trimmed.to_owned(), self.start);
        }
    }

    fn push_paragraph(&mut self, text: String, at: usize) {
        let byte = u32::try_from(at).unwrap_or(u32::MAX);
        let place = Place::Html { table: 0, row: 0, col: 0, byte };
        self.blocks.push(Block::Paragraph(Paragraph { text, place, role: self.role }));
    }

    fn open_table(&mut self) {
        if self.tables.len() >= self.limits.html_depth {
            self.failed = Some(ReadError::TooLarge(format!("网页里的表格套了 {} 层以上，不像一份年度报告。", self.limits.html_depth)));
            return;
        }
        if self.in_cell() {
            self.close_cell();
        } else {
            self.flush_paragraph();
        }
        if let Some(outer) = self.tables.last_mut() {
            outer.dissolve(&mut self.blocks);
        }
        self.count += 1;
        self.tables.push(TableBuilder::new(self.count));
    }

    fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if table.cell_is_open() {
            let text = std::mem::take(&mut self.text);
            table.close_cell(text.trim_ascii(), self.start, &mut self.blocks);
        } else {
            // Text between cells belongs to no cell; browsers move it out.
            self.flush_paragraph();
        }
    }

    fn close_table(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.pop() {
            table.finish(&mut self.blocks);
        }
        self.text.clear();
    }

    fn finish(mut self) -> Result<Document, ReadError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        if !self.tables.is_empty() {
            self.notes.push(Note {
                code: NoteCode::BrokenMarkup, message: "网页在表格中间断了，只读到断处为止。".to_owned(), place: None
            });
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.flush_paragraph();
        if self.hidden {
            self.notes.push(Note { code: NoteCode::Hidden, message: "网页里有隐藏的内容，没有读。".to_owned(), place: None });
        }
        Ok(Document { format: Format::Html, encoding: None, blocks: self.blocks, notes: self.notes })
    }
}

/// Elements that begin and end a line.
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"li"
            | b"ul"
            | b"ol"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"section"
            | b"article"
            | b"header"
            | b"footer"
            | b"nav"
            | b"main"
            | b"form"
            | b"pre"
            | b"blockquote"
            | b"center"
            | b"hr"
            | b"body"
            | b"caption"
    )
}
