//! A document as lines: a paragraph or a table row each, folded for matching,
//! and a line of a table cut into pieces.

use super::value::{Token, token};
use document::model::{Block, Document, Paragraph, Place, Row};
use document::normal;
use std::borrow::Cow;

/// A line of the document.
pub(super) struct Line<'d> {
    /// The text of a paragraph, or of a row's only filled cell; empty for a
    /// row of several.
    pub(super) text: Cow<'d, str>,
    pub(super) place: Place,
    pub(super) source: Source<'d>,
}

pub(super) enum Source<'d> {
    Paragraph(&'d Paragraph),
    Row(&'d Row),
}

impl Line<'_> {
    /// Whether the line is a row with several filled cells.
    pub(super) fn is_row(&self) -> bool {
        matches!(self.source, Source::Row(_)) && self.text.is_empty()
    }
}

/// The script a document is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Simplified,
    /// Traditional, to be matched in simplified.
    Traditional,
}

/// Folds text and brings it to simplified script.
pub(super) fn fold(text: &str, script: Script) -> Cow<'_, str> {
    match (normal::fold(text), script) {
        (folded, Script::Simplified) => folded,
        (folded, Script::Traditional) => Cow::Owned(normal::simplified(&folded)),
    }
}

/// Whether the document is in traditional script.
pub(super) fn script(document: &Document) -> Script {
    let traditional = document.blocks.iter().any(|block| match block {
        Block::Paragraph(p) => normal::is_traditional(&p.text),
        Block::Table(t) => t.rows.iter().any(|r| r.cells.iter().any(|c| normal::is_traditional(&c.text))),
    });
    if traditional { Script::Traditional } else { Script::Simplified }
}

/// The lines of a document in reading order.
pub(super) fn lines(document: &Document, script: Script) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => {
                lines.push(Line { text: fold(&p.text, script), place: p.place, source: Source::Paragraph(p) });
            }
            Block::Table(table) => {
                for row in &table.rows {
                    let Some(first) = row.cells.first() else { continue };
                    let mut filled = row.cells.iter().filter(|c| !c.text.trim().is_empty());
                    let (text, place) = match (filled.next(), filled.next()) {
                        (Some(only), None) => (fold(&only.text, script), only.place),
                        _ => (Cow::Borrowed(""), first.place),
                    };
                    lines.push(Line { text, place, source: Source::Row(row) });
                }
            }
        }
    }
    lines
}

/// A piece of a line: a cell, or a word between blanks.
#[derive(Debug, Clone)]
pub(super) struct Piece<'l> {
    pub(super) text: Cow<'l, str>,
    pub(super) token: Token,
    pub(super) place: Place,
    /// Where it stands across the line: grid column, character, or tenths of
    /// a point; the middle of the piece, doubled to stay whole.
    pub(super) middle: Option<i32>,
    /// The character at which it begins, in text laid out by blanks.
    pub(super) start: Option<i32>,
    /// The line it stands in.
    pub(super) line: usize,
    /// A blank that may be a blank cell or a trace of markup.
    pub(super) weak: bool,
}

/// Cuts a line of a table zone into pieces.
pub(super) fn pieces<'l>(line: &'l Line<'_>, index: usize, script: Script, out: &mut Vec<Piece<'l>>) {
    match line.source {
        Source::Row(row) => {
            for cell in &row.cells {
                let text = fold(&cell.text, script);
                let middle = 2 * i32::try_from(cell.column).unwrap_or(0) + i32::try_from(cell.col_span).unwrap_or(1) - 1;
                cell_pieces(text, cell.place, Some(middle), index, out);
            }
        }
        Source::Paragraph(paragraph) => {
            // A bare number outside tables of a PDF is a page number.
            if matches!(paragraph.place, Place::Pdf { .. }) && line.text.trim().bytes().all(|b| b.is_ascii_digit()) {
                return;
            }
            if is_page_number(&line.text) {
                return;
            }
            text_pieces(&line.text, line.place, index, out);
        }
    }
}

/// A cell is one piece, unless it holds several numbers one below the other.
fn cell_pieces<'l>(text: Cow<'l, str>, place: Place, middle: Option<i32>, line: usize, out: &mut Vec<Piece<'l>>) {
    let read = token(&text);
    let several = text.trim().contains([' ', '\n', '\u{a0}'])
        && text.split_whitespace().all(|w| matches!(token(w), Token::Number(..) | Token::Dash | Token::Glue));
    if several && !matches!(read, Token::Number(..)) {
        for word in text.split_whitespace() {
            out.push(Piece { text: Cow::Owned(word.to_owned()), token: token(word), place, middle: None, start: None, line, weak: false });
        }
        return;
    }
    out.push(Piece { token: read, text, place, middle, start: None, line, weak: false });
}

/// `- 4 -`, `—4—`, `第 4 页`.
fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | ' ');
    if text.starts_with(dash) && text.ends_with(dash) {
        let inner = text.trim_matches(dash);
        return !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit());
    }
    text.starts_with('第') && text.contains('页') && text.chars().count() < 16
}

fn text_pieces<'l>(text: &'l str, place: Place, line: usize, out: &mut Vec<Piece<'l>>) {
    let mut cursor = Cursor { text, place, line, character: 0, byte: 0 };
    let divided = memchr::memchr2(b'|', b'\t', text.as_bytes()).is_some();
    if divided && text.contains('|') {
        // Pipes at the ends frame a row; they part nothing.
        let inner = text.trim_matches(' ');
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        for part in inner.strip_prefix('|').unwrap_or(inner).split('|') {
            cursor.cell(part, out);
        }
    } else if divided {
        for part in text.split('\t') {
            cursor.cell(part, out);
        }
    } else if text.trim_matches(['\u{a0}', '\u{3000}', ' ']).is_empty() {
        // A line of nothing but no-break spaces is a blank cell that was
        // flattened; an element without text may be one.
        let weak = !text.contains(['\u{a0}', '\u{3000}']) && text.is_empty();
        out.push(Piece { text: Cow::Borrowed(text), token: Token::Blank, place, middle: None, start: None, line, weak });
    } else {
        words(&mut cursor, text, out);
    }
}

/// Walks a line of text and keeps count of characters for places.
struct Cursor<'l> {
    text: &'l str,
    place: Place,
    line: usize,
    character: u32,
    byte: usize,
}

impl<'l> Cursor<'l> {
    fn at(&mut self, part: &str) -> Place {
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        self.character += u32::try_from(self.text[self.byte..start].chars().count()).unwrap_or(0);
        self.byte = start;
        match self.place {
            Place::Text { line, .. } => Place::Text { line, column: self.character + 1 },
            other => other,
        }
    }

    /// A part between pipes or tabs.
    fn cell(&mut self, part: &'l str, out: &mut Vec<Piece<'l>>) {
        let trimmed = part.trim();
        let place = self.at(if trimmed.is_empty() { part } else { trimmed });
        let read = token(trimmed);
        match read {
            Token::Blank => {
                let (text, line) = (Cow::Borrowed(trimmed), self.line);
                out.push(Piece { text, token: Token::Blank, place, middle: None, start: None, line, weak: true });
            }
            Token::Label => words(self, trimmed, out),
            read => {
                let (text, line) = (Cow::Borrowed(trimmed), self.line);
                out.push(Piece { text, token: read, place, middle: None, start: None, line, weak: false });
            }
        }
    }
}

/// Words between blanks; words of a label stay together while one blank
/// parts them, numbers stand alone, digits glued to a label are cut off.
fn words<'l>(cursor: &mut Cursor<'l>, text: &'l str, out: &mut Vec<Piece<'l>>) {
    let mut label: Option<(usize, usize)> = None;
    let base = text.as_ptr() as usize;
    let flush = |label: &mut Option<(usize, usize)>, cursor: &mut Cursor<'l>, out: &mut Vec<Piece<'l>>| {
        if let Some((start, end)) = label.take() {
            dense(cursor, &text[start..end], out);
        }
    };
    // Most text has no blanks.
    if normal::common(text) == text.len() && token(text) == Token::Label {
        return dense(cursor, text, out);
    }
    for word in text.split([' ', '\u{a0}', '\u{3000}', '\t']).filter(|w| !w.is_empty()) {
        let start = word.as_ptr() as usize - base;
        let end = start + word.len();
        if let read @ (Token::Number(..) | Token::Glue | Token::Dash | Token::Odd) = token(word) {
            // `1 .属于` is a label whose number stands apart.
            let next = text[end..].trim_start();
            if !next.starts_with(['.', '、', '．']) {
                flush(&mut label, cursor, out);
                let place = cursor.at(word);
                let middle = i32::try_from(cursor.character).ok().map(|c| 2 * c + i32::try_from(word.len()).unwrap_or(1) - 1);
                let (text, line) = (Cow::Borrowed(word), cursor.line);
                out.push(Piece { text, token: read, place, middle, start: i32::try_from(cursor.character).ok(), line, weak: false });
                continue;
            }
        }
        label = match label {
            Some((from, to)) if start - to <= 2 && text[to..start].chars().count() == 1 => Some((from, end)),
            Some(_) => {
                flush(&mut label, cursor, out);
                Some((start, end))
            }
            None => Some((start, end)),
        };
    }
    flush(&mut label, cursor, out);
}

/// A label to which numbers may be glued: `…申请数量61`, `…稳定”00000004.保护…`.
fn dense<'l>(cursor: &mut Cursor<'l>, text: &'l str, out: &mut Vec<Piece<'l>>) {
    let prose = text.contains('。') || text.match_indices('年').any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()));
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut i = 0;
    while i < bytes.len() && !prose {
        if !bytes[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        let start = i;
        while i < bytes.len()
            && (bytes[i].is_ascii_digit() || (matches!(bytes[i], b'.' | b',') && bytes.get(i + 1).is_some_and(u8::is_ascii_digit)))
        {
            i += 1;
        }
        // The digit before `.属于` numbers the next label.
        let numbering = text[i..].starts_with(['.', '、']) && text[i..].len() > 1;
        let end = if numbering { i - 1 } else { i };
        let glued = start > 0 && text[..start].ends_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || matches!(c, ')' | '”' | '"'));
        if end > start && (glued || start == 0) && (numbering || i == bytes.len() || text[i..].starts_with(['一', '二', '三', '四', '(']))
        {
            if start > from {
                push_label(cursor, &text[from..start], out);
            }
            let value = &text[start..end];
            let place = cursor.at(value);
            let (text, line) = (Cow::Borrowed(value), cursor.line);
            out.push(Piece { text, token: token(value), place, middle: None, start: None, line, weak: false });
            from = end;
        }
    }
    if from < text.len() {
        push_label(cursor, &text[from..], out);
    }
}

fn push_label<'l>(cursor: &mut Cursor<'l>, text: &'l str, out: &mut Vec<Piece<'l>>) {
    let place = cursor.at(text);
    let start = i32::try_from(cursor.character).ok();
    out.push(Piece { text: Cow::Borrowed(text), token: Token::Label, place, middle: None, start, line: cursor.line, weak: false });
}
