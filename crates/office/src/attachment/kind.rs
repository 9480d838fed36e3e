//! What a file is: by the end of its name, and by its bytes.

use super::office_file;

/// So many bytes at the beginning of a text are searched for markup.
const HEAD: usize = 1_024;

/// The files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// Plain text.
    Txt,
    /// A photograph.
    Jpg,
    /// A picture.
    Png,
}

impl Kind {
    const ALL: [Kind; 6] = [Kind::Pdf, Kind::Docx, Kind::Xlsx, Kind::Txt, Kind::Jpg, Kind::Png];

    /// Its name, which is the end of the names of such files.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Pdf => "pdf",
            Kind::Docx => "docx",
            Kind::Xlsx => "xlsx",
            Kind::Txt => "txt",
            Kind::Jpg => "jpg",
            Kind::Png => "png",
        }
    }

    /// The kind with a name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.name() == name)
    }

    /// The media type.
    pub fn media(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Txt => "text/plain; charset=utf-8",
            Kind::Jpg => "image/jpeg",
            Kind::Png => "image/png",
        }
    }

    /// The kind that the end of a name says.
    pub(super) fn of_name(name: &str) -> Result<Kind, String> {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
        let named = if end == "jpeg" { Some(Kind::Jpg) } else { Kind::named(&end) };
        named.ok_or_else(|| {
            match end.as_str() {
                "doc" | "wps" => "是旧格式的文字文件，请另存为 DOCX 或 PDF 后再交",
                "xls" | "et" => "是旧格式的表格，请另存为 XLSX 后再交",
                "docm" | "dotm" | "xlsm" | "xltm" | "xlam" => "带宏的文件不收，请另存为不带宏的 DOCX、XLSX 或 PDF",
                "svg" | "svgz" | "html" | "htm" | "xhtml" | "mht" | "mhtml" | "xml" => "网页和 SVG 图形不收，请打印成 PDF 后再交",
                "zip" | "rar" | "7z" => "压缩包不收，请把里面的文件一个一个交",
                "ofd" => "OFD 暂不收，请转成 PDF 后再交",
                _ => "只收 PDF、DOCX、XLSX、TXT、JPG、PNG",
            }
            .to_owned()
        })
    }

    /// Whether the bytes are what the name said.
    pub(super) fn confirm(self, bytes: &[u8]) -> Result<(), &'static str> {
        let other = "内容与文件名的后缀不符，请用原来的程序重新保存后再交";
        let holds = match self {
            Kind::Pdf => bytes.starts_with(b"%PDF-"),
            Kind::Jpg => bytes.starts_with(&[0xff, 0xd8, 0xff]),
            Kind::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Kind::Txt => return text(bytes),
            Kind::Docx => return office_file::confirm(bytes, "word/document.xml"),
            Kind::Xlsx => return office_file::confirm(bytes, "xl/workbook.xml"),
        };
        if holds { Ok(()) } else { Err(other) }
    }
}

/// Text that a person wrote: no bytes that are no characters, no page.
fn text(bytes: &[u8]) -> Result<(), &'static str> {
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    // No byte of a character of UTF-8 or GB 18030 looks like one of these.
    if !is_utf16 && bytes.iter().any(|b| *b < 0x20 && !matches!(*b, b'\t' | b'\r' | b'\n' | 0x0c) || *b == 0x7f) {
        return Err("不是文本，里面有控制字符");
    }
    let decoded = document::decode::decode(bytes).map_err(|_| "不是文本，或文字编码认不出来，请存为 UTF-8 后再交")?.text;
    if decoded.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{c}')) {
        return Err("不是文本，里面有控制字符");
    }
    let head: String = decoded.chars().take(HEAD).collect::<String>().to_lowercase();
    let tags = ["<!doctype", "<html", "<svg", "<script", "<?xml", "<body", "<iframe"];
    if tags.iter().any(|tag| head.contains(tag)) {
        return Err("网页和 SVG 图形不收，请打印成 PDF 后再交");
    }
    Ok(())
}
