//! Fonts of kept pages, with the glyphs of kept pages only.
//!
//! A subset of a font lists its glyphs in the order in which the text first
//! used them, so a font shared with a drawn page would spell what was removed.
//! Outlines, widths and characters of codes that no kept page shows are taken
//! out.

use super::sfnt;
use hayro::hayro_interpret::hayro_cmap::{BfString, CMap};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::collections::{BTreeMap, BTreeSet};

/// Largest font file and map that is unpacked.
const BYTES: usize = 64 << 20;
/// Entries of a font descriptor that are kept.
const DESCRIPTOR: [&[u8]; 20] = [
    b"Type",
    b"FontName",
    b"FontFamily",
    b"FontStretch",
    b"FontWeight",
    b"Flags",
    b"FontBBox",
    b"ItalicAngle",
    b"Ascent",
    b"Descent",
    b"Leading",
    b"CapHeight",
    b"XHeight",
    b"StemV",
    b"StemH",
    b"AvgWidth",
    b"MaxWidth",
    b"MissingWidth",
    b"Style",
    b"Lang",
];

/// How many bytes a code has; `None` if the font cannot be kept.
pub fn width(pdf: &Document, object: &Object) -> Option<usize> {
    // A font that stands in the resources themselves has no name to share.
    let font = pdf.get_dictionary(object.as_reference().ok()?).ok()?;
    let name = |key: &[u8]| font.get_deref(key, pdf).and_then(Object::as_name).ok();
    match name(b"Subtype")? {
        b"Type0" if matches!(name(b"Encoding"), Some(b"Identity-H" | b"Identity-V")) => Some(2),
        // Codes of a font that is not in the file betray nothing.
        b"Type0" => {
            let below = descendant(pdf, font)?;
            let descriptor = below.get_deref(b"FontDescriptor", pdf).and_then(Object::as_dict).ok();
            let embedded = descriptor.is_some_and(|d| [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|k| d.has(k)));
            (!embedded && name(b"Encoding").is_some()).then_some(1)
        }
        b"TrueType" | b"Type1" | b"MMType1" => is_western(pdf, font).then_some(1),
        _ => None,
    }
}

/// Whether the glyphs of a simple font are named as western letters are.
fn is_western(pdf: &Document, font: &Dictionary) -> bool {
    let Ok(encoding) = font.get_deref(b"Encoding", pdf).and_then(Object::as_dict) else { return true };
    let Ok(differences) = encoding.get_deref(b"Differences", pdf).and_then(Object::as_array) else { return true };
    differences.iter().filter_map(|d| d.as_name().ok()).all(|name| name.iter().all(|b| b.is_ascii_alphabetic() || *b == b'.'))
}

fn descendant<'p>(pdf: &'p Document, font: &'p Dictionary) -> Option<&'p Dictionary> {
    pdf.dereference(font.get_deref(b"DescendantFonts", pdf).ok()?.as_array().ok()?.first()?).ok()?.1.as_dict().ok()
}

/// The fonts of the kept pages with the codes they show.
#[derive(Default)]
pub struct Fonts {
    used: BTreeMap<ObjectId, (ObjectId, BTreeSet<u32>)>,
}

impl Fonts {
    /// A font shows these codes; the answer is its new place.
    pub fn takes(&mut self, out: &mut Document, old: ObjectId, codes: &BTreeSet<u32>) -> ObjectId {
        let (new, all) = self.used.entry(old).or_insert_with(|| (out.new_object_id(), BTreeSet::new()));
        all.extend(codes);
        *new
    }

    /// Writes the fonts.
    pub fn write(self, pdf: &Document, out: &mut Document) {
        for (old, (new, codes)) in self.used {
            let font = pdf.get_dictionary(old).map(|font| write(pdf, out, font, &codes)).unwrap_or_default();
            out.set_object(new, font);
        }
    }
}

fn write(pdf: &Document, out: &mut Document, font: &Dictionary, codes: &BTreeSet<u32>) -> Dictionary {
    let mut new = some(pdf, font, &[b"Type", b"Subtype", b"BaseFont", b"Encoding", b"FirstChar", b"LastChar", b"Widths"]);
    let is_identity = matches!(font.get_deref(b"Encoding", pdf).and_then(Object::as_name), Ok(b"Identity-H" | b"Identity-V"));
    let wide = descendant(pdf, font);
    if let Some(old) = wide {
        let mut below = some(pdf, old, &[b"Type", b"Subtype", b"BaseFont", b"CIDSystemInfo", b"DW", b"DW2"]);
        let mut glyphs = codes.clone();
        if is_identity {
            below.set("W", widths(pdf, old, codes));
            match old.get_deref(b"CIDToGIDMap", pdf) {
                Ok(Object::Stream(map)) => {
                    let map = map.get_plain_content_with_limit(BYTES).unwrap_or_default();
                    glyphs = codes.iter().filter_map(|c| sfnt::u16_at(&map, *c as usize * 2)).collect();
                    let kept = (0..map.len() / 2).flat_map(|c| {
                        let used = u32::try_from(c).is_ok_and(|c| codes.contains(&c));
                        if used { [map[c * 2], map[c * 2 + 1]] } else { [0, 0] }
                    });
                    below.set("CIDToGIDMap", out.add_object(stream(Dictionary::new(), kept.collect())));
                }
                Ok(map @ Object::Name(_)) => below.set("CIDToGIDMap", map.clone()),
                _ => {}
            }
        } else if let Ok(w) = old.get_deref(b"W", pdf) {
            below.set("W", plain(pdf, w, 6));
        }
        if let Ok(descriptor) = old.get_deref(b"FontDescriptor", pdf).and_then(Object::as_dict) {
            below.set("FontDescriptor", self::descriptor(pdf, out, descriptor, Some(&glyphs)));
        }
        new.set("DescendantFonts", vec![Object::Reference(out.add_object(below))]);
    } else if let Ok(descriptor) = font.get_deref(b"FontDescriptor", pdf).and_then(Object::as_dict) {
        new.set("FontDescriptor", self::descriptor(pdf, out, descriptor, None));
    }
    let known = wide.is_none() || is_identity;
    if known && let Ok(map) = font.get_deref(b"ToUnicode", pdf).and_then(Object::as_stream) {
        let map = map.get_plain_content_with_limit(BYTES).unwrap_or_default();
        if let Some(map) = CMap::parse(&map, |_| None) {
            new.set("ToUnicode", out.add_object(stream(Dictionary::new(), characters(&map, codes, wide.is_some()))));
        }
    }
    new
}

fn descriptor(pdf: &Document, out: &mut Document, old: &Dictionary, glyphs: Option<&BTreeSet<u32>>) -> ObjectId {
    let mut new = some(pdf, old, &DESCRIPTOR);
    for key in [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"] {
        let Ok(file) = old.get_deref(key, pdf).and_then(Object::as_stream) else { continue };
        let mut bytes = file.get_plain_content_with_limit(BYTES).unwrap_or_default();
        let lengths = some(pdf, &file.dict, &[b"Subtype", b"Length1", b"Length2", b"Length3"]);
        match (key, glyphs) {
            (b"FontFile", _) => {}
            (_, Some(glyphs)) => sfnt::blank(&mut bytes, glyphs),
            (_, None) => sfnt::blank_all_but_western(&mut bytes),
        }
        new.set(key, out.add_object(stream(lengths, bytes)));
    }
    out.add_object(new)
}

/// The widths of the codes that are shown.
fn widths(pdf: &Document, font: &Dictionary, codes: &BTreeSet<u32>) -> Vec<Object> {
    let Ok(old) = font.get_deref(b"W", pdf).and_then(Object::as_array) else { return Vec::new() };
    let mut new = Vec::new();
    let mut at = 0;
    let number = |o: Option<&Object>| o.and_then(|o| pdf.dereference(o).ok()).and_then(|(_, o)| o.as_float().ok());
    while let (Some(first), Some(next)) = (number(old.get(at)), old.get(at + 1)) {
        let first = first as u32;
        if let Ok((_, Object::Array(each))) = pdf.dereference(next) {
            for (code, width) in (first..).zip(each).filter(|(c, _)| codes.contains(c)) {
                new.extend([Object::Integer(code.into()), Object::Array(vec![plain(pdf, width, 2)])]);
            }
            at += 2;
        } else {
            let (Some(last), Some(width)) = (number(Some(next)), old.get(at + 2)) else { break };
            for code in codes.range(first..=(last as u32).max(first)) {
                new.extend([Object::Integer((*code).into()), Object::Array(vec![plain(pdf, width, 2)])]);
            }
            at += 3;
        }
    }
    new
}

/// A map of the shown codes to characters.
fn characters(map: &CMap, codes: &BTreeSet<u32>, wide: bool) -> Vec<u8> {
    let mut lines = Vec::new();
    for code in codes {
        let text = match map.lookup_bf_string(*code) {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => continue,
        };
        let hex: String = text.encode_utf16().map(|u| format!("{u:04X}")).collect();
        lines.push(if wide { format!("<{code:04X}> <{hex}>\n") } else { format!("<{code:02X}> <{hex}>\n") });
    }
    let space = if wide { "<0000> <FFFF>" } else { "<00> <FF>" };
    let mut out = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Kept def\n/CMapType 2 def\n\
         1 begincodespacerange\n{space}\nendcodespacerange\n"
    );
    for lines in lines.chunks(100) {
        out.push_str(&format!("{} beginbfchar\n{}endbfchar\n", lines.len(), lines.concat()));
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out.into_bytes()
}

fn some(pdf: &Document, old: &Dictionary, keys: &[&[u8]]) -> Dictionary {
    let mut new = dictionary! {};
    for key in keys {
        if let Ok(value) = old.get_deref(key, pdf) {
            new.set(*key, plain(pdf, value, 6));
        }
    }
    new
}

/// A value without references and streams.
fn plain(pdf: &Document, value: &Object, nesting: usize) -> Object {
    match pdf.dereference(value).map(|(_, o)| o) {
        Ok(_) if nesting == 0 => Object::Null,
        Ok(Object::Array(values)) => Object::Array(values.iter().map(|v| plain(pdf, v, nesting - 1)).collect()),
        Ok(Object::Dictionary(old)) => {
            let mut new = Dictionary::new();
            old.iter().for_each(|(k, v)| new.set(k.clone(), plain(pdf, v, nesting - 1)));
            Object::Dictionary(new)
        }
        Ok(Object::Stream(_) | Object::Reference(_)) | Err(_) => Object::Null,
        Ok(other) => other.clone(),
    }
}

fn stream(dictionary: Dictionary, bytes: Vec<u8>) -> Stream {
    let mut stream = Stream::new(dictionary, bytes);
    // What cannot be compressed stays as it is.
    let _plain = stream.compress();
    stream
}
