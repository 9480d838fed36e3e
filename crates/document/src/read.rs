//! The readers, one file a format, and the choice between them by bytes.

pub mod container;
pub mod csv;
pub mod docx;
pub mod html;
pub mod markdown;
pub mod pdf;
pub mod text;
pub mod xlsx;

use crate::model::{Block, Document, Format, Note, NoteCode};
use crate::sniff::{self, Kind};
use crate::{Limits, ReadError, decode, normal};

/// Reads a file into a [`Document`]. The format is decided by the bytes.
///
/// # Errors
/// If the format is not supported, a limit is passed, or the file is damaged.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    if bytes.len() as u64 > limits.bytes {
        return Err(ReadError::TooLarge(format!(
            "文件有 {} MB，超过 {} MB 的上限。请只交年度报告本身。",
            bytes.len() >> 20,
            limits.bytes >> 20
        )));
    }
    let mut document = match sniff::sniff(bytes)? {
        Kind::Text => text(bytes, limits)?,
        Kind::Zip => {
            return Err(ReadError::Unsupported("这是 ZIP 压缩包，里面没有 Word 或 Excel 文件的内容。请解压后再交。".to_owned()));
        }
        Kind::Known(Format::Docx) => docx::read(bytes, limits)?,
        Kind::Known(Format::Pdf) => pdf::read(bytes, limits)?,
        Kind::Known(_) => xlsx::read(bytes, limits)?,
        Kind::Ole => match sniff::ole(bytes) {
            sniff::Ole::Workbook => xlsx::read(bytes, limits)?,
            sniff::Ole::Encrypted => return Err(container::locked()),
            sniff::Ole::Word => {
                let advice = "这是旧版 Word 文件（.doc）。请用 WPS 或 Word 打开，另存为 .docx 后再交。";
                return Err(ReadError::Unsupported(advice.to_owned()));
            }
            sniff::Ole::Other => {
                let advice = "这是旧版 Office 文件，里面没有 Word 文字或 Excel 表格。请另存为 .docx 或 .xlsx 后再交。";
                return Err(ReadError::Unsupported(advice.to_owned()));
            }
        },
    };
    note_radicals(&mut document);
    Ok(document)
}

/// Reads text of any kind: HTML, Markdown, CSV, TSV or plain.
fn text(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let decoded = decode::decode(bytes)?;
    let format = sniff::text_format(&decoded.text);
    let mut document = match format {
        Format::Html => html::read(&decoded.text, limits)?,
        Format::Markdown => markdown::read(&decoded.text),
        Format::Csv => csv::read(&decoded.text, b','),
        Format::Tsv => csv::read(&decoded.text, b'\t'),
        _ => text::read(&decoded.text),
    };
    document.format = format;
    document.encoding = Some(decoded.encoding);
    document.notes.splice(0..0, decoded.notes);
    if document.blocks.is_empty() {
        return Err(ReadError::Unreadable("文件里没有文字。请检查后重新上传。".to_owned()));
    }
    Ok(document)
}

/// Reads a file that is known to hold a table of separated values, however few
/// its rows; any other file as [`read`].
///
/// # Errors
/// As [`read`].
pub fn table(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let document = read(bytes, limits)?;
    if document.format != Format::Text {
        return Ok(document);
    }
    let decoded = decode::decode(bytes)?;
    let first = decoded.text.lines().next().unwrap_or_default();
    let separator = if first.contains('\t') { b'\t' } else { b',' };
    let format = if separator == b'\t' { Format::Tsv } else { Format::Csv };
    Ok(Document { format, encoding: Some(decoded.encoding), notes: decoded.notes, ..csv::read(&decoded.text, separator) })
}

fn note_radicals(document: &mut Document) {
    let odd = document.blocks.iter().any(|block| match block {
        Block::Paragraph(p) => normal::has_radicals(&p.text),
        Block::Table(t) => t.rows.iter().any(|r| r.cells.iter().any(|c| normal::has_radicals(&c.text))),
    });
    if odd {
        document.notes.push(Note {
            code: NoteCode::Compatibility,
            message: "文字里有康熙部首等兼容字符（看起来一样，却搜不到），已按通用汉字读。".to_owned(),
            place: None,
        });
    }
}
