//! Fonts, as far as reading needs them: where a code ends, which character it
//! is, how far it moves the pen.

use super::cmap::CMap;
use super::matrix::{Matrix, number};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// A map for a font unpacks to at most this.
const CMAP_BYTES: usize = 8 << 20;

/// The fonts of a file that have been looked at.
#[derive(Default)]
pub struct Fonts(HashMap<ObjectId, Rc<Font>>);

impl Fonts {
    /// The font that a resource names.
    pub fn get(&mut self, pdf: &Document, object: &Object) -> Option<Rc<Font>> {
        let (id, object) = pdf.dereference(object).ok()?;
        if let Some(known) = id.and_then(|id| self.0.get(&id)) {
            return Some(known.clone());
        }
        let font = Rc::new(Font::new(pdf, object.as_dict().ok()?));
        if let Some(id) = id {
            self.0.insert(id, font.clone());
        }
        Some(font)
    }
}

/// A font.
pub struct Font {
    codes: Codes,
    unicode: Option<CMap>,
    /// Characters of one-byte codes where the font carries no map of its own.
    simple: Vec<Option<String>>,
    widths: HashMap<u32, f64>,
    default_width: f64,
    /// Whether lines run from top to bottom.
    pub is_vertical: bool,
}

/// How bytes make codes.
enum Codes {
    One,
    Two,
    /// As the font's own map says.
    Mapped(CMap),
    /// GBK: one byte below 0x81, else two.
    Gbk,
    /// UTF-16, most significant byte first.
    Utf16,
}

/// A code of a string, decoded.
pub struct Shown {
    /// The characters; U+FFFD where the font does not tell.
    pub text: String,
    /// The advance in text space, for a size of 1.
    pub width: f64,
    /// Whether word spacing applies (9.3.3).
    pub is_space: bool,
}

impl Font {
    fn new(pdf: &Document, font: &Dictionary) -> Font {
        let map = |object: &Object| {
            let stream = pdf.dereference(object).ok()?.1.as_stream().ok()?;
            Some(CMap::parse(&stream.get_plain_content_with_limit(CMAP_BYTES).ok()?))
        };
        let unicode = font.get(b"ToUnicode").ok().and_then(map);
        if font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Type0") {
            let encoding = font.get_deref(b"Encoding", pdf).ok();
            let name = encoding.and_then(|e| e.as_name().ok()).unwrap_or(b"");
            let codes = match (encoding, name) {
                (Some(Object::Stream(_)), _) => font.get(b"Encoding").ok().and_then(map).map_or(Codes::Two, Codes::Mapped),
                (_, n) if n.starts_with(b"GB") => Codes::Gbk,
                (_, n) if n.starts_with(b"UniGB") => Codes::Utf16,
                _ => Codes::Two,
            };
            let mut made =
                Font { codes, unicode, simple: Vec::new(), widths: HashMap::new(), default_width: 1.0, is_vertical: name.ends_with(b"V") };
            let descendant = font.get_deref(b"DescendantFonts", pdf).ok().and_then(|d| d.as_array().ok()).and_then(|d| d.first());
            if let Some(cid) = descendant.and_then(|d| pdf.dereference(d).ok()).and_then(|(_, d)| d.as_dict().ok()) {
                made.cid_widths(pdf, cid);
            }
            return made;
        }
        let mut made =
            Font { codes: Codes::One, unicode, simple: Vec::new(), widths: HashMap::new(), default_width: 0.5, is_vertical: false };
        made.simple_widths(pdf, font);
        if let Ok(encoding) = font.get_font_encoding_with_limit(pdf, CMAP_BYTES) {
            // Where this library reads ToUnicode itself our own reading goes first.
            if !matches!(encoding, Encoding::UnicodeMapEncoding(_)) {
                let one = |byte: u8| encoding.bytes_to_string(&[byte]).ok().filter(|text| !text.is_empty());
                made.simple = (0..=255).map(one).collect();
            }
        }
        made
    }

    fn cid_widths(&mut self, pdf: &Document, cid: &Dictionary) {
        if let Some(width) = cid.get_deref(b"DW", pdf).ok().and_then(number) {
            self.default_width = width / 1000.0;
        }
        let Some(list) = cid.get_deref(b"W", pdf).ok().and_then(|w| w.as_array().ok()) else { return };
        let code = |object: &Object| number(object).filter(|n| (0.0..65_536.0).contains(n)).map(|n| n as u32);
        let mut items = list.iter().filter_map(|o| pdf.dereference(o).ok()).map(|(_, o)| o);
        while let (Some(first), Some(second)) = (items.next().map(code), items.next()) {
            let Some(first) = first else { return };
            if let Ok(widths) = second.as_array() {
                for (cid, width) in (first..65_536).zip(widths) {
                    self.widths.insert(cid, number(width).unwrap_or(1000.0) / 1000.0);
                }
            } else if let (Some(last), Some(width)) = (code(second), items.next().and_then(number)) {
                for cid in first..=last {
                    self.widths.insert(cid, width / 1000.0);
                }
            } else {
                return;
            }
        }
    }

    fn simple_widths(&mut self, pdf: &Document, font: &Dictionary) {
        // A Type 3 font has its own glyph space (9.6.5).
        let own = font.get_deref(b"FontMatrix", pdf).ok().and_then(|m| m.as_array().ok()).and_then(|m| Matrix::of(m));
        let scale = own.map_or(0.001, |m| m.0[0]);
        let descriptor = font.get_deref(b"FontDescriptor", pdf).ok().and_then(|d| d.as_dict().ok());
        if let Some(width) = descriptor.and_then(|d| d.get(b"MissingWidth").ok()).and_then(number) {
            self.default_width = width * scale;
        }
        let first = font.get_deref(b"FirstChar", pdf).ok().and_then(|n| n.as_i64().ok()).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        if let Some(widths) = font.get_deref(b"Widths", pdf).ok().and_then(|w| w.as_array().ok()) {
            for (code, width) in (first..256).zip(widths) {
                let width = pdf.dereference(width).ok().and_then(|(_, w)| number(w));
                self.widths.insert(code, width.unwrap_or(0.0) * scale);
            }
        }
    }

    /// The codes of a string, one after the other.
    pub fn show<'f>(&'f self, mut bytes: &'f [u8]) -> impl Iterator<Item = Shown> + 'f {
        std::iter::from_fn(move || {
            let first = *bytes.first()?;
            let length = match &self.codes {
                Codes::One => 1,
                Codes::Two => 2,
                Codes::Mapped(map) => map.length_of(first).unwrap_or(2),
                Codes::Gbk if first < 0x81 => 1,
                Codes::Gbk => 2,
                Codes::Utf16 if (0xD8..=0xDB).contains(&first) => 4,
                Codes::Utf16 => 2,
            };
            let (code, rest) = bytes.split_at(length.min(bytes.len()));
            bytes = rest;
            Some(self.one(code))
        })
    }

    fn one(&self, bytes: &[u8]) -> Shown {
        let code = bytes.iter().fold(0u32, |code, b| code << 8 | u32::from(*b));
        let text = self.unicode.as_ref().and_then(|map| map.get(code)).or_else(|| match &self.codes {
            Codes::One => self.simple.get(code as usize).cloned().flatten(),
            Codes::Gbk => Some(encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()),
            Codes::Utf16 => Some(encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0.into_owned()),
            Codes::Two | Codes::Mapped(_) => None,
        });
        let text = text.filter(|t| !t.is_empty()).unwrap_or_else(|| "\u{FFFD}".to_owned());
        let width = match (&self.codes, bytes.len()) {
            // Without the table of the character collection CIDs are not known.
            (Codes::Gbk, 1) => 0.5,
            (Codes::Gbk | Codes::Utf16, _) => {
                if text.is_ascii() {
                    0.5
                } else {
                    1.0
                }
            }
            _ => self.widths.get(&code).copied().unwrap_or(self.default_width),
        };
        Shown { text, width, is_space: bytes == [32] }
    }
}
