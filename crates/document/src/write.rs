//! A [`Document`](crate::Document) to bytes, one file a format.
//!
//! Every writer is a function of the document alone: the same document gives
//! the same bytes, on every machine and every day.

pub mod docx;
pub mod grid;
pub mod html;
pub mod markdown;
pub mod text;
pub mod xlsx;

pub use docx::docx;
pub use html::html;
pub use markdown::markdown;
pub use text::text;
pub use xlsx::xlsx;

use crate::model::Role;
use crate::{Block, Document};

/// What a document calls itself, for formats that ask for a title.
fn title(document: &Document) -> &str {
    let titled = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(p) if p.role == Role::Title => Some(p.text.as_str()),
        _ => None,
    });
    titled.unwrap_or("未命名文件")
}
