//! One file: whose it is, its name, and what its bytes are.

use super::{File, Kind, Look, Package, Severity, office, page, paper, picture};
use document::sniff::{self, Kind as Sniffed};
use document::{Block, Format, ReadError};
use sha2::Digest;

/// Looks at a file.
pub fn inspect(package: &Package<'_>, file: &File<'_>, look: &mut Look<'_>) {
    if file.case != package.case {
        look.see(Kind::OtherCase, Severity::Stops, "这是别的案件的文件。请从送达包里拿掉。");
    }
    let digest: [u8; 32] = sha2::Sha256::digest(file.bytes).into();
    if package.originals.contains(&digest) {
        look.see(Kind::Original, Severity::Stops, "这是没有做区分处理的原件。请换成处理后的文件。");
    }
    look.read(file.name, None);
    // In names of files such signs part words.
    look.read(&file.name.replace(['_', '-', '.', '+', '#'], "，"), None);
    look.read_whole(file.name);
    if file.bytes.len() as u64 > look.limits.bytes {
        unreadable(look, &format!("文件超过 {} MB 的上限，看不了里面的内容", look.limits.bytes >> 20));
        return;
    }
    contents(file.bytes, look);
}

/// Looks at bytes, whatever they are.
pub fn contents(bytes: &[u8], look: &mut Look<'_>) {
    if picture::is_picture(bytes) {
        picture::inspect(bytes, look);
        return;
    }
    if [b"Rar!".as_slice(), b"7z\xbc\xaf", b"\x1f\x8b"].iter().any(|magic| bytes.starts_with(magic)) {
        archive(look);
        return;
    }
    match sniff::sniff(bytes) {
        Ok(Sniffed::Known(Format::Pdf)) => paper::inspect(bytes, look),
        Ok(Sniffed::Known(_) | Sniffed::Zip) => office::inspect(bytes, look),
        Ok(Sniffed::Ole) if sniff::ole(bytes) == sniff::Ole::Encrypted => encrypted(look),
        Ok(Sniffed::Ole) => unreadable(look, "旧版 Office 文件里可能有看不见的内容，没有打开"),
        Ok(Sniffed::Text) => text(bytes, look),
        Err(error) => refused(&error, look),
    }
}

fn text(bytes: &[u8], look: &mut Look<'_>) {
    // What is no text would be read as signs without meaning.
    let nulls = bytes.iter().take(4096).filter(|b| **b == 0).count();
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if nulls > 0 && !wide {
        unreadable(look, "不认识的文件格式，看不了里面的内容");
        return;
    }
    match document::read(bytes, look.limits) {
        Ok(document) => {
            read(&document, look);
            if let Ok(decoded) = document::decode::decode(bytes) {
                if document.format == Format::Html {
                    page::inspect(&decoded.text, look);
                } else {
                    for line in decoded.text.lines() {
                        look.read(line, None);
                    }
                }
                look.read_whole(&decoded.text);
            }
        }
        Err(error) => refused(&error, look),
    }
}

/// Looks at what a reader has read.
pub fn read(document: &document::Document, look: &mut Look<'_>) {
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => look.read(&p.text, Some(p.place)),
            Block::Table(t) => {
                for row in &t.rows {
                    row.cells.iter().for_each(|c| look.read(&c.text, Some(c.place)));
                    spelled(row, look);
                }
            }
        }
    }
    look.read_whole(&document.plain_text());
}

/// A number with a box for each of its digits.
fn spelled(row: &document::Row, look: &mut Look<'_>) {
    let single = |c: &document::Cell| c.text.trim().chars().count() == 1 && c.text.trim().chars().all(|c| c.is_alphanumeric());
    for cells in row.cells.split(|c| !single(c)).filter(|cells| cells.len() >= 15) {
        let text: String = cells.iter().map(|c| c.text.trim()).collect();
        look.read(&text, cells.first().map(|c| c.place));
    }
}

/// A file that a reader refused.
pub fn refused(error: &ReadError, look: &mut Look<'_>) {
    let said = error.to_string();
    if said.contains("密码") {
        encrypted(look);
    } else if said.contains("压缩包") && matches!(error, ReadError::Unsupported(_)) {
        archive(look);
    } else if said == "文件里没有文字。请检查后重新上传。" || said.starts_with("文件是空的") {
        look.see(Kind::Unreadable, Severity::Warns, "文件里没有内容。请核对是不是交错了文件。");
    } else {
        unreadable(look, "文件打不开或格式不支持，看不了里面的内容");
    }
}

/// It cannot be looked into.
pub fn unreadable(look: &mut Look<'_>, why: &str) {
    look.see(Kind::Unreadable, Severity::Stops, format!("{why}。请另存为 .docx、.xlsx 或 PDF，再放进送达包。"));
}

fn encrypted(look: &mut Look<'_>) {
    look.see(Kind::Encrypted, Severity::Stops, "文件加了密码，看不了里面的内容。请去掉密码后再放进送达包。");
}

/// An archive in the package.
pub fn archive(look: &mut Look<'_>) {
    look.see(Kind::Archive, Severity::Stops, "这是压缩包，或者里面还有压缩包。请解开，把里面的文件逐个放进送达包。");
}
