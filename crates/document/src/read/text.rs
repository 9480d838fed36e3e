//! Plain text: a line a paragraph. What a line means — a cell, a row, a
//! sentence — is not decided here.

use crate::model::{Block, Document, Format, Paragraph, Place, Role};

/// Reads plain text. Lines that are empty or hold only ASCII blanks separate
/// and are left out; a line that holds only a no-break or ideographic space
/// is kept, because that is how a blank cell survives flattening.
pub fn read(text: &str) -> Document {
    let mut blocks = Vec::with_capacity(text.len() / 16);
    let ends = memchr::memchr2_iter(b'\n', 0xc, text.as_bytes()).chain([text.len()]);
    let mut from = 0;
    for (index, end) in ends.enumerate() {
        let line = &text[std::mem::replace(&mut from, end + 1)..end];
        let line = line.trim_end_matches(['\r', ' ', '\t']);
        if line.trim_start_matches([' ', '\t', '\r']).is_empty() {
            continue;
        }
        blocks.push(Block::Paragraph(Paragraph {
            text: line.to_owned(),
            place: Place::Text { line: u32::try_from(index + 1).unwrap_or(u32::MAX), column: 1 },
            role: Role::Body,
        }));
    }
    Document { format: Format::Text, encoding: None, blocks, notes: Vec::new() }
}
