//! Which format bytes are: decided by the bytes, never by a name.

use crate::ReadError;
use crate::model::Format;

/// What the bytes are, as far as a reader has to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A format that a reader of this crate takes.
    Known(Format),
    /// Some kind of text; which one is seen after decoding.
    Text,
    /// An OLE container: an old workbook, an old `.doc`, or an encrypted file.
    Ole,
    /// A ZIP that is neither DOCX nor XLSX: a folder of files.
    Zip,
}

/// Formats that are recognised only to be refused with advice.
const REFUSED: [(&[u8], &str); 9] = [
    (b"{\\rtf", "这是 RTF 文件。请用 WPS 或 Word 打开，另存为 .docx 后再交。"),
    (b"\x89PNG", "这是图片，没有文字。请交网页、Word、Excel 或带文字的 PDF。"),
    (b"\xff\xd8\xff", "这是图片，没有文字。请交网页、Word、Excel 或带文字的 PDF。"),
    (b"GIF8", "这是图片，没有文字。请交网页、Word、Excel 或带文字的 PDF。"),
    (b"BM\x36", "这是图片，没有文字。请交网页、Word、Excel 或带文字的 PDF。"),
    (b"Rar!", "这是 RAR 压缩包。请解压后再交，或改用 ZIP。"),
    (b"7z\xbc\xaf", "这是 7z 压缩包。请解压后再交，或改用 ZIP。"),
    (b"\x1f\x8b", "这是 GZIP 压缩文件。请解压后再交，或改用 ZIP。"),
    (b"MIME-Version:", "这是单个文件网页（.mht）。请在浏览器中打开，另存为 .html 后再交。"),
];

/// Looks at the bytes.
///
/// # Errors
/// If the file is empty or of a format that is known and not read here.
pub fn sniff(bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Unreadable("文件是空的，0 字节。请检查后重新上传。".to_owned()));
    }
    if let Some((_, advice)) = REFUSED.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::Unsupported((*advice).to_owned()));
    }
    if memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
        return Ok(Kind::Known(Format::Pdf));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Kind::Ole);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        // The names of the entries stand uncompressed in the directory; further
        // up stand those of documents that are merely packed in this one.
        let names = zip_directory(bytes).unwrap_or(bytes);
        let has = |name: &[u8]| memchr::memmem::find(names, name).is_some();
        return Ok(if has(b"word/document.xml") {
            Kind::Known(Format::Docx)
        } else if has(b"xl/workbook.xml") {
            Kind::Known(Format::Xlsx)
        } else {
            Kind::Zip
        });
    }
    Ok(Kind::Text)
}

/// The directory at the end of a ZIP; `None` if the end is cut off.
fn zip_directory(bytes: &[u8]) -> Option<&[u8]> {
    /// The end of a ZIP without a comment.
    const END: usize = 22;
    let tail = bytes.len().saturating_sub(END + usize::from(u16::MAX));
    let end = tail + memchr::memmem::rfind(&bytes[tail..], b"PK\x05\x06")?;
    let size = bytes.get(end + 12..end + 16)?.try_into().map(u32::from_le_bytes).ok()?;
    bytes.get(end.checked_sub(usize::try_from(size).ok()?)?..end)
}

/// What an OLE container holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ole {
    /// An old workbook.
    Workbook,
    /// An old Word text.
    Word,
    /// An Office file under a password.
    Encrypted,
    /// Something else.
    Other,
}

/// Looks at the names in the directory of an OLE container; they stand in
/// UTF-16 in the file.
pub fn ole(bytes: &[u8]) -> Ole {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        Ole::Encrypted
    } else if has("WordDocument") {
        Ole::Word
    } else if has("Workbook") || has("Book") {
        Ole::Workbook
    } else {
        Ole::Other
    }
}

/// Which kind of text a decoded file is.
pub fn text_format(text: &str) -> Format {
    let head = &text[..floor_char(text, 64 << 10)];
    if is_html(head) {
        return Format::Html;
    }
    let mut ruled = 0;
    let (mut lines, mut commas, mut tabs) = (0, 0, 0);
    let tabbed = memchr::memchr(b'\t', head.as_bytes()).is_some();
    for line in head.lines().filter(|l| !l.trim_start().is_empty()).take(400) {
        lines += 1;
        if line.starts_with("|") && line.contains("---") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\r')) {
            ruled += 1;
        }
        commas += usize::from(is_separated(line, b','));
        tabs += usize::from(tabbed && is_separated(line, b'\t'));
    }
    if ruled > 0 {
        Format::Markdown
    } else if commas >= 10 || commas >= 5 && commas * 4 > lines {
        Format::Csv
    } else if tabs >= 10 || tabs >= 5 && tabs * 4 > lines {
        Format::Tsv
    } else {
        Format::Text
    }
}

fn is_html(head: &str) -> bool {
    let mut elements = 0;
    for at in memchr::memchr_iter(b'<', head.as_bytes()) {
        let begins = |tag: &str| head.as_bytes()[at..].get(..tag.len()).is_some_and(|b| b.eq_ignore_ascii_case(tag.as_bytes()));
        if ["<!doctype html", "<html", "<body", "<table", "<meta "].into_iter().any(begins) {
            return true;
        }
        elements += usize::from(["<p>", "<p ", "<div", "<td", "<span", "<br"].into_iter().any(begins));
    }
    elements >= 3
}

/// Whether a line is a row of a table of separated values: between separators
/// stands a number or nothing at all.
fn is_separated(line: &str, separator: u8) -> bool {
    if memchr::memchr_iter(separator, line.as_bytes()).nth(5).is_none() {
        return false;
    }
    let mut fields = line.split(char::from(separator)).skip(1);
    fields.by_ref().take(12).filter(|f| f.trim_matches(['"', ' ', '\r']).chars().all(|c| c.is_ascii_digit())).count() >= 4
}

/// The largest index not above `limit` at which the text can be cut.
fn floor_char(text: &str, limit: usize) -> usize {
    text.floor_char_boundary(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<Kind, &str>) {
        match (sniff(bytes), expected) {
            (Ok(kind), Ok(expected)) => assert_eq!(kind, expected),
            (Err(error), Err(kind)) => assert_eq!(error.kind(), kind),
            (got, expected) => panic!("{got:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn bytes_decide_the_format() {
        check(b"", Err("unreadable"));
        check(b"%PDF-1.7\n", Ok(Kind::Known(Format::Pdf)));
        check(b"\n\n%PDF-1.4", Ok(Kind::Known(Format::Pdf)));
        check(b"PK\x03\x04....word/document.xml", Ok(Kind::Known(Format::Docx)));
        check(b"PK\x03\x04....xl/workbook.xml", Ok(Kind::Known(Format::Xlsx)));
        check(b"PK\x03\x04....a.txt", Ok(Kind::Zip));
        check(b"\x89PNG\r\n", Err("unsupported"));
        check("一、总体情况".as_bytes(), Ok(Kind::Text));
    }

    #[test]
    fn a_document_packed_in_a_zip_does_not_make_the_zip_a_document() {
        let mut bytes = b"PK\x03\x04a.docxPK\x03\x04word/document.xml".to_vec();
        let directory = b"PK\x01\x02a.docx";
        bytes.extend(directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
        bytes.extend(u32::try_from(directory.len()).expect("short").to_le_bytes());
        bytes.extend([0; 6]);
        check(&bytes, Ok(Kind::Zip));
    }

    #[test]
    fn text_is_told_apart_after_decoding() {
        assert_eq!(text_format("<html><body>"), Format::Html);
        assert_eq!(text_format("第一页<P>一<Br>二<br/>三"), Format::Html);
        assert_eq!(text_format("a<p>b<br>c<q>d<"), Format::Text);
        assert_eq!(text_format("a | b | ||\n---|---|---|\n0 |"), Format::Text);
        assert_eq!(text_format("| a | b |\n| --- | --- |\n| 0 | 1 |"), Format::Markdown);
        assert_eq!(text_format(&"行,1,0,0,0,0,0,1\n".repeat(8)), Format::Csv);
        assert_eq!(text_format(&"行\t1\t0\t0\t0\t0\t0\t1\n".repeat(8)), Format::Tsv);
        assert_eq!(text_format("2024年,全县收到1,234件,其中1,0,0件"), Format::Text);
    }
}
