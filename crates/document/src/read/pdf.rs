//! PDF with a text layer (ISO 32000-1).
//!
//! A page is a list of marks: glyphs with places, and rules. From these come
//! lines of running text and, where rules enclose boxes, tables; a cell is a
//! box, its text what has its centre in it. Without rules, lines whose pieces
//! stand in columns are a table. Nothing is guessed from pictures.
//!
//! Objects, filters and content operators are taken apart by `lopdf`; what is
//! done with them stands here, because a reader of others' files must bound
//! its work and must not panic.

mod cmap;
mod columns;
mod font;
mod grid;
mod lines;
mod matrix;
mod page;
mod rules;

use super::container;
use crate::model::{Document, Format, Note, NoteCode, Place};
use crate::{Limits, ReadError};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// No stream of a page may unpack to more.
const STREAM_BYTES: usize = 64 << 20;

/// Reads a PDF.
///
/// # Errors
/// If it is damaged, encrypted, over a limit, or has no text.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    // The one place where a panic is caught: `lopdf` reads what anyone may
    // have written, and one bad file must not end the run of a thousand.
    catch_unwind(AssertUnwindSafe(|| read_all(bytes, limits))).unwrap_or_else(|_| Err(damaged()))
}

fn read_all(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let stream_bytes = usize::try_from(limits.unpacked_bytes).unwrap_or(usize::MAX).min(STREAM_BYTES);
    let options = lopdf::LoadOptions::with_max_decompressed_size(stream_bytes);
    let pdf = match lopdf::Document::load_mem_with_options(bytes, options) {
        Ok(pdf) if pdf.is_encrypted() => return Err(container::locked()),
        Ok(pdf) => pdf,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return Err(container::locked()),
        Err(_) => return Err(damaged()),
    };
    let pages: Vec<_> = pdf.page_iter().take(limits.pdf_pages + 1).collect();
    if pages.is_empty() {
        return Err(damaged());
    }
    if pages.len() > limits.pdf_pages {
        return Err(ReadError::TooLarge(format!("这份 PDF 超过 {} 页，没有读。请只交年度报告本身。", limits.pdf_pages)));
    }
    let mut document = Document { format: Format::Pdf, ..Document::default() };
    let mut fonts = font::Fonts::default();
    let (mut silent, mut unmapped) = (Vec::new(), 0usize);
    for (number, id) in (1..).zip(pages) {
        let marks = page::marks(&pdf, id, &mut fonts, stream_bytes)?;
        let (known, unknown): (Vec<_>, Vec<_>) = marks.glyphs.into_iter().partition(|g| !g.text.contains('\u{FFFD}'));
        unmapped += unknown.len();
        if known.iter().all(|g| g.text.trim().is_empty()) {
            silent.push((number, marks.width, marks.height));
        }
        let tables = grid::find(&marks.rules);
        document.blocks.extend(lines::blocks(number, known, &tables, limits)?);
    }
    if document.blocks.is_empty() {
        let message = if unmapped > 0 {
            "这份 PDF 的文字没有对应的字符，读不出来。请交 Word 文件，或者从 Word 重新导出 PDF。"
        } else {
            "这份 PDF 是扫描图像，没有文字层，读不出来。请交 Word 文件，或者从 Word 重新导出 PDF。"
        };
        return Err(ReadError::Unreadable(message.to_owned()));
    }
    for (page, width, height) in silent {
        let place = Place::Pdf { page, x: 0, y: 0, w: matrix::tenths(width), h: matrix::tenths(height) };
        let message = format!("第 {page} 页没有文字层，可能是图像，没有读。");
        document.notes.push(Note { code: NoteCode::PageWithoutText, message, place: Some(place) });
    }
    if unmapped > 0 {
        let message = format!("有 {unmapped} 个字没有对应的字符，没有读。");
        document.notes.push(Note { code: NoteCode::Encoding, message, place: None });
    }
    Ok(document)
}

fn damaged() -> ReadError {
    ReadError::Unreadable("PDF 已损坏或不完整，没有打开。请从 Word 或 WPS 重新导出 PDF 后再交。".to_owned())
}
