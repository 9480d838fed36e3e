//! PDF: what stands beside the pages, and what stands on them unseen.

use super::bytes::{read, refused, unreadable};
use super::veil::{self, Veiled};
use super::{Kind, Look, Severity, picture};
use document::Place;
use hayro::hayro_syntax::Pdf;
use lopdf::{Dictionary, Document, Object};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Looks at a PDF.
pub fn inspect(bytes: &[u8], look: &mut Look<'_>) {
    // The parsers of strangers' files may panic; then it was not looked into.
    let done = catch_unwind(AssertUnwindSafe(|| look_into(bytes, look)));
    if done.is_err() {
        unreadable(look, "PDF 打不开");
    }
}

fn look_into(bytes: &[u8], look: &mut Look<'_>) {
    let pdf = match crate::pdf::objects(bytes, look.limits) {
        Ok(pdf) => pdf,
        Err(error) => return refused(&error, look),
    };
    if pdf.page_iter().take(look.limits.pdf_pages + 1).count() > look.limits.pdf_pages {
        return unreadable(look, "PDF 页数超过上限，看不完");
    }
    if pdf.revision_count() > 1 {
        look.see(Kind::Revision, Severity::Stops, "PDF 里还留着修改前的版本。请重新打印成 PDF 后再送达。");
    }
    objects(&pdf, look);
    // A scan has no text; that it cannot be read is no leak.
    if let Ok(document) = document::read(bytes, look.limits) {
        read(&document, look);
    }
    pages(bytes, look);
}

/// What the objects say.
fn objects(pdf: &Document, look: &mut Look<'_>) {
    if let Ok(info) = pdf.trailer.get_deref(b"Info", pdf).and_then(Object::as_dict) {
        let told = |key: &&[u8]| info.get_deref(key, pdf).and_then(Object::as_str).is_ok_and(|s| !s.is_empty());
        if [b"Author".as_slice(), b"Subject", b"Keywords", b"Company", b"Manager"].iter().any(told) {
            look.see(Kind::Metadata, Severity::Warns, "PDF 属性里有作者、主题等信息。请核对，或重新打印成 PDF 后再送达。");
        }
    }
    let mut all = String::new();
    for object in pdf.objects.values() {
        let mut texts = Vec::new();
        strings(object, &mut texts, 32);
        for text in texts {
            look.read(&text, None);
            all.push_str(&text);
            all.push('\n');
        }
        let mut all_entries = Vec::new();
        dictionaries(object, &mut all_entries, 32);
        all_entries.into_iter().for_each(|entries| dictionary(pdf, entries, look));
        if let Object::Stream(stream) = object
            && stream.filters().is_ok_and(|f| f == [b"DCTDecode"])
        {
            picture::inspect(&stream.content, look);
        }
        if let Object::Stream(stream) = object
            && matches!(stream.dict.get_type(), Ok(b"Metadata" | b"EmbeddedFile"))
        {
            let xmp = String::from_utf8_lossy(&stream.get_plain_content_with_limit(16 << 20).unwrap_or_default()).into_owned();
            if xmp.contains("creator>") || xmp.contains("photoshop:") {
                look.see(Kind::Metadata, Severity::Warns, "PDF 属性里有作者、主题等信息。请核对，或重新打印成 PDF 后再送达。");
            }
            xmp.split(['<', '>']).for_each(|t| look.read(t, None));
            all.push_str(&xmp);
        }
    }
    look.read_whole(&all);
}

/// What a dictionary says of itself.
fn dictionary(pdf: &Document, entries: &Dictionary, look: &mut Look<'_>) {
    let name = |key: &[u8]| entries.get_deref(key, pdf).and_then(Object::as_name).ok();
    remark(name(b"Subtype"), entries.has(b"Rect"), look);
    if name(b"Type") == Some(b"EmbeddedFile") || entries.has(b"EF") {
        look.see(Kind::Embedded, Severity::Stops, "PDF 里带有附件。请删去附件，或者单独核对后另附。");
    }
    if entries.has(b"JS") || entries.has(b"XFA") || name(b"S") == Some(b"JavaScript") || name(b"S") == Some(b"Launch") {
        look.see(Kind::Macro, Severity::Stops, "PDF 里有脚本或动态表单。请重新打印成 PDF 后再送达。");
    }
    if entries.has(b"PieceInfo") || entries.has(b"Thumb") {
        look.see(Kind::Metadata, Severity::Warns, "PDF 里有制作软件留下的数据或缩略图。请重新打印成 PDF 后再送达。");
    }
    let layers = entries.get_deref(b"OCProperties", pdf).and_then(Object::as_dict);
    if let Ok(config) = layers.and_then(|l| l.get_deref(b"D", pdf)).and_then(Object::as_dict) {
        let off = config.get_deref(b"OFF", pdf).and_then(Object::as_array).is_ok_and(|a| !a.is_empty());
        if off || config.get(b"BaseState").and_then(Object::as_name).is_ok_and(|s| s == b"OFF") {
            look.see(Kind::HiddenText, Severity::Stops, "PDF 里有关闭的图层。请重新打印成 PDF 后再送达。");
        }
    }
}

fn dictionaries<'o>(object: &'o Object, all: &mut Vec<&'o Dictionary>, nesting: usize) {
    let mut inner = |entries: &'o Dictionary| {
        all.push(entries);
        entries.iter().for_each(|(_, v)| dictionaries(v, all, nesting - 1));
    };
    match object {
        _ if nesting == 0 => {}
        Object::Array(values) => values.iter().for_each(|v| dictionaries(v, all, nesting - 1)),
        Object::Dictionary(entries) => inner(entries),
        Object::Stream(stream) => inner(&stream.dict),
        _ => {}
    }
}

/// Remarks of readers.
fn remark(subtype: Option<&[u8]>, is_placed: bool, look: &mut Look<'_>) {
    match subtype.filter(|_| is_placed) {
        Some(b"Redact") => look.see(Kind::CoveredText, Severity::Stops, "PDF 里有标出但没有执行的密文标记，内容还在。请用区分处理重做。"),
        Some(b"FileAttachment" | b"Sound" | b"Movie" | b"RichMedia" | b"Screen" | b"3D") => {
            look.see(Kind::Embedded, Severity::Stops, "PDF 里带有附件。请删去附件，或者单独核对后另附。");
        }
        Some(b"Link" | b"Widget" | b"Stamp" | b"Form" | b"Image" | b"Watermark" | b"PrinterMark" | b"TrapNet") | None => {}
        Some(_) => look.see(Kind::Comment, Severity::Stops, "PDF 里有批注。请删去全部批注，或重新打印成 PDF 后再送达。"),
    }
}

fn strings(object: &Object, texts: &mut Vec<String>, nesting: usize) {
    if nesting == 0 {
        return;
    }
    match object {
        Object::String(bytes, _) if bytes.len() > 1 => texts.push(string(bytes)),
        Object::Array(values) => values.iter().for_each(|v| strings(v, texts, nesting - 1)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, v)| strings(v, texts, nesting - 1)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, v)| strings(v, texts, nesting - 1)),
        _ => {}
    }
}

/// A text string of PDF: UTF-16 with its mark, else bytes.
fn string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            String::from_utf16_lossy(&rest.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect::<Vec<_>>())
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// What stands on the pages unseen.
fn pages(bytes: &[u8], look: &mut Look<'_>) {
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else { return unreadable(look, "PDF 打不开") };
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let seen = veil::look(page);
        for line in seen.text.lines() {
            look.read(line, None);
        }
        look.read_whole(&seen.text);
        for (veiled, text) in seen.veiled {
            let (width, height) = page.render_dimensions();
            let tenths = |n: f32| (n * 10.0) as i32;
            let place = Some(Place::Pdf { page: number, x: 0, y: 0, w: tenths(width), h: tenths(height) });
            let excerpt: String = text.trim().chars().take(1).chain("***".chars()).collect();
            let (kind, severity, message) = match veiled {
                Veiled::Layer => {
                    (Kind::HiddenText, Severity::Warns, "扫描件下面有识别出的文字，能选取、能搜索。请核对其中没有应当删去的内容。")
                }
                Veiled::Covered => (Kind::CoveredText, Severity::Stops, "有文字被色块或图片盖住，但还能选取出来。请用区分处理重做。"),
                Veiled::Unseen => (
                    Kind::HiddenText,
                    Severity::Stops,
                    "有看不见的文字（白色、极小、不显示或在页面之外）。请核对，重新打印成 PDF 后再送达。",
                ),
            };
            look.see_at(kind, severity, place, message, Some(excerpt));
        }
    }
}
