//! Text whose tables are drawn with pipes and a rule of dashes (GitHub
//! flavoured Markdown). Only what reports use: headings, paragraphs, tables.

use crate::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};

/// Reads Markdown.
pub fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut table = Table::default();
    for (line, number) in text.lines().zip(1u32..) {
        let trimmed = line.trim();
        if trimmed.starts_with('|') {
            if !trimmed.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) || !trimmed.contains("---") {
                table.rows.push(row(line, number));
            }
            continue;
        }
        if !table.rows.is_empty() {
            document.blocks.push(Block::Table(std::mem::take(&mut table)));
        }
        if trimmed.is_empty() {
            continue;
        }
        let level = trimmed.bytes().take_while(|b| *b == b'#').count();
        let role = match level {
            0 => Role::Body,
            1 => Role::Title,
            n => Role::Heading(u8::try_from(n - 1).unwrap_or(u8::MAX)),
        };
        let text = trimmed[level..].trim().replace("**", "");
        document.blocks.push(Block::Paragraph(Paragraph { text, place: Place::Text { line: number, column: 1 }, role }));
    }
    if !table.rows.is_empty() {
        document.blocks.push(Block::Table(table));
    }
    document
}

/// One drawn row; `\|` is a pipe inside a cell.
fn row(line: &str, number: u32) -> Row {
    let mut cells = Vec::new();
    let mut text = String::new();
    let mut begun = false;
    let mut start = 1;
    let mut characters = line.trim_end().chars().zip(1u32..).peekable();
    while let Some((c, at)) = characters.next() {
        match c {
            '\\' if characters.peek().is_some_and(|(next, _)| *next == '|') => {
                text.push('|');
                characters.next();
            }
            '|' if begun => {
                let column = u32::try_from(cells.len()).unwrap_or(u32::MAX);
                let content = std::mem::take(&mut text);
                let place = Place::Text { line: number, column: start };
                cells.push(Cell { text: content.trim().replace("<br>", "\n").replace("**", ""), column, col_span: 1, row_span: 1, place });
                start = at + 1;
            }
            '|' => {
                begun = true;
                text.clear();
                start = at + 1;
            }
            _ => text.push(c),
        }
    }
    Row { cells }
}
