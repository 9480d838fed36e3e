//! Plain text: a line a paragraph, a line a row, tabs between columns.

use super::grid::{self, Kind};
use crate::{Block, Document};

/// Writes a document as plain text in UTF-8. What a wide or tall cell covers
/// is left empty, so that every value keeps its column.
pub fn text(document: &Document) -> Vec<u8> {
    let mut out = String::with_capacity(4096);
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => {
                out.push_str(&p.text);
                out.push('\n');
            }
            Block::Table(table) => {
                for row in grid::rows(table) {
                    for piece in row {
                        if piece.column > 0 {
                            out.push('\t');
                        }
                        if let Kind::Begins(cell, _) = piece.kind {
                            out.push_str(&cell.text.replace(['\n', '\r', '\t'], " "));
                        }
                        out.push_str(&"\t".repeat(piece.col_span as usize - 1));
                    }
                    out.push('\n');
                }
            }
        }
    }
    out.into_bytes()
}
