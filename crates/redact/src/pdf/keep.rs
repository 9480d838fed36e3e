//! Pages that keep their text: their content is written again, their resources
//! are copied by name and by entry, and only what is used.

use super::content::{self, Shown};
use super::font::{self, Fonts};
use super::open::{annotations, inherited};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeMap;

/// Forms within forms.
const DEPTH: usize = 6;
/// Nesting of a copied value.
const NESTING: usize = 24;
/// No content of a page may unpack to more.
const CONTENT: usize = 32 << 20;
/// Entries that are about the file and not about how the page looks.
const ABOUT: [&[u8]; 16] = [
    b"Metadata",
    b"PieceInfo",
    b"Parent",
    b"StructParent",
    b"StructParents",
    b"OC",
    b"Alternates",
    b"OPI",
    b"Measure",
    b"PtData",
    b"LastModified",
    b"Thumb",
    b"AF",
    b"Name",
    b"ID",
    b"Annots",
];
/// Entries of a graphics state that are kept.
const STATE: [&[u8]; 15] = [b"LW", b"LC", b"LJ", b"ML", b"D", b"RI", b"OP", b"op", b"OPM", b"SA", b"BM", b"CA", b"ca", b"AIS", b"TK"];

/// A page or form that can be kept.
struct Plan<'p> {
    shown: Shown,
    resources: &'p Dictionary,
    forms: BTreeMap<Vec<u8>, (Plan<'p>, &'p Dictionary)>,
}

/// The kept pages of a file.
pub struct Keep<'p> {
    pdf: &'p Document,
    copied: BTreeMap<ObjectId, ObjectId>,
    fonts: Fonts,
    silent: Vec<usize>,
    count: usize,
}

impl<'p> Keep<'p> {
    /// Nothing is kept yet.
    pub fn new(pdf: &'p Document) -> Self {
        Keep { pdf, copied: BTreeMap::new(), fonts: Fonts::default(), silent: Vec::new(), count: 0 }
    }

    /// The page written again; `None` if it has to be drawn.
    pub fn page(&mut self, out: &mut Document, number: usize, id: ObjectId) -> Option<Dictionary> {
        let pdf = self.pdf;
        // What stands on the page by a seal or a field is not in its content.
        let seals = annotations(pdf, id).unwrap_or_default().into_iter().any(|a| {
            let entry = pdf.dereference(&a).ok().and_then(|(_, o)| o.as_dict().ok());
            entry.is_some_and(|d| d.has(b"AP") && matches!(d.get(b"Subtype").and_then(Object::as_name), Ok(b"Stamp" | b"Widget")))
        });
        if seals {
            return None;
        }
        let content = pdf.get_page_content_with_limit(id, CONTENT).ok()?;
        let resources = inherited(pdf, id, b"Resources").and_then(|r| r.as_dict().ok())?;
        let plan = self.plan(&content, resources, DEPTH)?;
        if plan.shown.silent {
            self.silent.push(number);
        }
        let resources = self.resources(out, &plan);
        let content = compressed(Dictionary::new(), plan.shown.content);
        let mut page = dictionary! { "Resources" => resources, "Contents" => out.add_object(content) };
        for key in [b"MediaBox".as_slice(), b"CropBox", b"Rotate", b"UserUnit"] {
            if let Some(value) = inherited(pdf, id, key) {
                page.set(key, self.copy(out, value, NESTING));
            }
        }
        if let Some(Ok(group)) = inherited(pdf, id, b"Group").map(Object::as_dict) {
            page.set("Group", self.some(out, group, &[b"S", b"CS", b"I", b"K"]));
        }
        self.count += 1;
        Some(page)
    }

    /// Whether a content can be kept, with the forms in it.
    fn plan(&self, content: &[u8], resources: &'p Dictionary, depth: usize) -> Option<Plan<'p>> {
        let pdf = self.pdf;
        let folder = |name: &[u8]| resources.get_deref(name, pdf).and_then(Object::as_dict).ok();
        let fonts = folder(b"Font");
        let width = |name: &[u8]| font::width(pdf, fonts?.get(name).ok()?);
        let shown = content::rewrite(content, pdf, resources, width)?;
        let mut forms = BTreeMap::new();
        for name in &shown.objects {
            let (_, object) = pdf.dereference(folder(b"XObject")?.get(name).ok()?).ok()?;
            let stream = object.as_stream().ok()?;
            if stream.dict.has(b"OC") {
                return None;
            }
            if stream.dict.get_deref(b"Subtype", pdf).and_then(Object::as_name).ok()? == b"Form" {
                if depth == 0 {
                    return None;
                }
                let content = stream.get_plain_content_with_limit(CONTENT).ok()?;
                let inner = stream.dict.get_deref(b"Resources", pdf).and_then(Object::as_dict).unwrap_or(resources);
                forms.insert(name.clone(), (self.plan(&content, inner, depth - 1)?, &stream.dict));
            }
        }
        Some(Plan { shown, resources, forms })
    }

    fn resources(&mut self, out: &mut Document, plan: &Plan<'p>) -> Dictionary {
        let pdf = self.pdf;
        let folder = |name: &[u8]| plan.resources.get_deref(name, pdf).and_then(Object::as_dict).ok();
        let mut resources = Dictionary::new();
        let mut fonts = Dictionary::new();
        for (name, codes) in &plan.shown.fonts {
            if let Some(Ok(Object::Reference(id))) = folder(b"Font").map(|f| f.get(name)) {
                fonts.set(name.clone(), self.fonts.takes(out, *id, codes));
            }
        }
        let mut objects = Dictionary::new();
        for name in &plan.shown.objects {
            let new = match plan.forms.get(name) {
                Some((form, dictionary)) => self.form(out, form, dictionary),
                None => match folder(b"XObject").map(|f| f.get(name)) {
                    Some(Ok(object)) => self.copy(out, object, NESTING),
                    _ => continue,
                },
            };
            objects.set(name.clone(), new);
        }
        let mut states = Dictionary::new();
        for name in &plan.shown.states {
            if let Some(Ok(state)) = folder(b"ExtGState").map(|f| f.get_deref(name, pdf).and_then(Object::as_dict)) {
                states.set(name.clone(), self.some(out, state, &STATE));
            }
        }
        let mut named = |names: &std::collections::BTreeSet<Vec<u8>>, key: &[u8]| {
            let mut copies = Dictionary::new();
            for name in names {
                if let Some(Ok(value)) = folder(key).map(|f| f.get(name)) {
                    copies.set(name.clone(), self.copy(out, value, NESTING));
                }
            }
            copies
        };
        let spaces = named(&plan.shown.spaces, b"ColorSpace");
        let shadings = named(&plan.shown.shadings, b"Shading");
        for (key, folder) in [("Font", fonts), ("XObject", objects), ("ExtGState", states), ("ColorSpace", spaces), ("Shading", shadings)] {
            if !folder.is_empty() {
                resources.set(key, folder);
            }
        }
        resources
    }

    fn form(&mut self, out: &mut Document, plan: &Plan<'p>, old: &Dictionary) -> Object {
        let mut dictionary = self.some(out, old, &[b"BBox", b"Matrix"]);
        if let Ok(group) = old.get_deref(b"Group", self.pdf).and_then(Object::as_dict) {
            dictionary.set("Group", self.some(out, group, &[b"S", b"CS", b"I", b"K"]));
        }
        dictionary.set("Type", "XObject");
        dictionary.set("Subtype", "Form");
        dictionary.set("Resources", self.resources(out, plan));
        Object::Reference(out.add_object(compressed(dictionary, plan.shown.content.clone())))
    }

    /// Some entries of a dictionary.
    fn some(&mut self, out: &mut Document, old: &Dictionary, keys: &[&[u8]]) -> Dictionary {
        let mut new = Dictionary::new();
        for key in keys {
            if let Ok(value) = old.get(key) {
                new.set(*key, self.copy(out, value, NESTING));
            }
        }
        new
    }

    /// A copy of a value without what is only about the file.
    fn copy(&mut self, out: &mut Document, value: &Object, nesting: usize) -> Object {
        if nesting == 0 {
            return Object::Null;
        }
        match value {
            Object::Reference(id) => {
                if let Some(new) = self.copied.get(id) {
                    return Object::Reference(*new);
                }
                let Ok(target) = self.pdf.get_object(*id) else { return Object::Null };
                let new = out.new_object_id();
                self.copied.insert(*id, new);
                let copy = self.copy(out, target, nesting - 1);
                out.set_object(new, copy);
                Object::Reference(new)
            }
            Object::Array(values) => Object::Array(values.iter().map(|v| self.copy(out, v, nesting - 1)).collect()),
            Object::Dictionary(old) => Object::Dictionary(self.entries(out, old, nesting)),
            Object::Stream(stream) => {
                let dictionary = self.entries(out, &stream.dict, nesting);
                let is_jpeg = stream.filters().is_ok_and(|f| f == [b"DCTDecode"]);
                let content = if is_jpeg { without_remarks(&stream.content) } else { stream.content.clone() };
                Object::Stream(Stream::new(dictionary, content).with_compression(false))
            }
            other => other.clone(),
        }
    }

    fn entries(&mut self, out: &mut Document, old: &Dictionary, nesting: usize) -> Dictionary {
        let mut new = Dictionary::new();
        for (key, value) in old.iter().filter(|(key, _)| !ABOUT.contains(&key.as_slice())) {
            new.set(key.clone(), self.copy(out, value, nesting - 1));
        }
        new
    }

    /// Writes the fonts, now that every code is known.
    pub fn finish(&mut self, out: &mut Document) {
        let fonts = std::mem::take(&mut self.fonts);
        fonts.write(self.pdf, out);
    }

    /// What the clerk has to know of the kept pages.
    pub fn notes(&self) -> Option<String> {
        let numbers: Vec<String> = self.silent.iter().map(usize::to_string).collect();
        (!numbers.is_empty()).then(|| format!("第 {} 页有看不见的文字（常见于扫描后识别），没有带到新文件里。", numbers.join("、")))
    }
}

fn compressed(dictionary: Dictionary, content: Vec<u8>) -> Stream {
    let mut stream = Stream::new(dictionary, content);
    // What cannot be compressed stays as it is.
    let _plain = stream.compress();
    stream
}

/// A JPEG without what cameras and programs write beside the picture; only the
/// colour transform of Adobe is needed to decode it.
fn without_remarks(jpeg: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(jpeg.len());
    let mut at = 2;
    if !jpeg.starts_with(&[0xff, 0xd8]) {
        return jpeg.to_vec();
    }
    out.extend_from_slice(&jpeg[..2]);
    while let Some(&[0xff, marker, high, low]) = jpeg.get(at..at + 4) {
        let end = at + 2 + usize::from(high) * 256 + usize::from(low);
        let Some(segment) = jpeg.get(at..end) else { break };
        if marker == 0xda {
            break;
        }
        if !matches!(marker, 0xe0..=0xed | 0xef | 0xfe) {
            out.extend_from_slice(segment);
        }
        at = end;
    }
    out.extend_from_slice(&jpeg[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jpeg_loses_its_remarks_and_nothing_else() {
        let picture = [
            0xff, 0xd8, 0xff, 0xe1, 0, 6, b'E', b'x', b'i', b'f', 0xff, 0xdb, 0, 3, 7, 0xff, 0xfe, 0, 4, b'h', b'i', 0xff, 0xda, 0, 2, 9,
            9, 0xff, 0xd9,
        ];
        assert_eq!(without_remarks(&picture), [0xff, 0xd8, 0xff, 0xdb, 0, 3, 7, 0xff, 0xda, 0, 2, 9, 9, 0xff, 0xd9]);
        assert_eq!(without_remarks(b"no jpeg"), b"no jpeg");
    }
}
