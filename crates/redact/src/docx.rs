//! DOCX, made anew from what is read of it.
//!
//! Nothing of the old container is copied: the paragraphs and tables of
//! [`document`] are written into a fresh file. So what a person does not see
//! on the page cannot stay: runs, tracked changes, comments, notes, headers,
//! properties, custom XML, embedded objects, thumbnails, revision marks, field
//! codes, alternative texts, targets of links, macros.

use crate::RedactError;
use crate::passage::{Mark, Passage, Redacted, within};
use crate::strike::{Slot, Struck, strike};
use document::sniff::{self, Kind};
use document::{Block, Document, Format, Limits, ReadError};

/// What the clerk has to know of every DOCX that is made anew.
const LEFT_OUT: &str = "新文件按原文的段落和表格重新生成；页眉、页脚、脚注、批注、修订、图片、印章和原有版式没有带过去。\
                        需要保留原有版式的，请先导出为 PDF 再做区分处理。";

/// Redacts a DOCX file.
///
/// # Errors
/// If it cannot be opened, is no DOCX, or a passage does not fit it.
pub fn docx(bytes: &[u8], passages: &[Passage], mark: Mark, limits: &Limits) -> Result<Redacted, RedactError> {
    within(bytes, limits.bytes)?;
    if sniff::sniff(bytes)? != Kind::Known(Format::Docx) {
        // An old or an encrypted file has its own sentence.
        document::read(bytes, limits)?;
        return Err(ReadError::Unsupported("这个文件不是 Word 文件（.docx）。请另存为 .docx 后再做区分处理。".to_owned()).into());
    }
    let mut document = document::read(bytes, limits)?;
    let mut struck = strike_document(&mut document, passages, mark)?;
    struck.notes.push(LEFT_OUT.to_owned());
    Ok(Redacted { bytes: document::write::docx(&document), list: struck.list, notes: struck.notes })
}

/// Strikes passages out of a document that has been read.
fn strike_document(document: &mut Document, passages: &[Passage], mark: Mark) -> Result<Struck, RedactError> {
    let mut texts: Vec<(document::Place, &mut String)> = Vec::new();
    for block in &mut document.blocks {
        match block {
            Block::Paragraph(p) => texts.push((p.place, &mut p.text)),
            Block::Table(t) => texts.extend(t.rows.iter_mut().flat_map(|r| &mut r.cells).map(|c| (c.place, &mut c.text))),
        }
    }
    let mut slots: Vec<Slot> = texts.iter().map(|(place, text)| Slot { place: *place, text: (*text).clone() }).collect();
    let struck = strike(&mut slots, passages, mark)?;
    for ((_, text), slot) in texts.into_iter().zip(slots) {
        *text = slot.text;
    }
    Ok(struck)
}
