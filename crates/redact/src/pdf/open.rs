//! Opening a PDF twice: as objects, which are copied, and as pages, which are
//! drawn.

use super::damaged;
use document::read::container;
use document::{Limits, ReadError};
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// No stream of a page may unpack to more.
const STREAM_BYTES: usize = 64 << 20;

/// An opened PDF.
pub struct Source {
    /// Its objects.
    pub pdf: Document,
    /// Its pages as they are drawn.
    pub drawn: Pdf,
    /// The object of each page.
    pub ids: Vec<ObjectId>,
}

impl Source {
    /// The pictures of a page, counted from 1.
    pub fn scan(&self, number: u32) -> Scan {
        let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        self.ids.get(index).map_or_else(Scan::default, |id| scan(&self.pdf, *id))
    }
}

/// Opens a PDF.
///
/// # Errors
/// If it is damaged, encrypted or over a limit.
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Source, ReadError> {
    let mut pdf = objects(bytes, limits)?;
    let ids: Vec<_> = pdf.page_iter().take(limits.pdf_pages + 1).collect();
    if ids.is_empty() {
        return Err(damaged());
    }
    if ids.len() > limits.pdf_pages {
        return Err(ReadError::TooLarge(format!("这份 PDF 超过 {} 页，没有处理。请分成几份再做区分处理。", limits.pdf_pages)));
    }
    let mut changed = false;
    for id in &ids {
        changed |= drop_remarks(&mut pdf, *id);
    }
    let mut shown = bytes.to_vec();
    if changed {
        shown.clear();
        pdf.save_to(&mut shown).map_err(|_| damaged())?;
    }
    let drawn = Pdf::new(shown).map_err(|e| if matches!(e, LoadPdfError::Decryption(_)) { container::locked() } else { damaged() })?;
    if drawn.pages().len() != ids.len() {
        return Err(damaged());
    }
    Ok(Source { pdf, drawn, ids })
}

/// The objects of a PDF.
///
/// # Errors
/// If it is damaged or encrypted.
pub fn objects(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let stream_bytes = usize::try_from(limits.unpacked_bytes).unwrap_or(usize::MAX).min(STREAM_BYTES);
    let options = lopdf::LoadOptions::with_max_decompressed_size(stream_bytes);
    match Document::load_mem_with_options(bytes, options) {
        Ok(pdf) if pdf.is_encrypted() || pdf.was_encrypted() => Err(container::locked()),
        Ok(pdf) => Ok(pdf),
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => Err(container::locked()),
        Err(_) => Err(damaged()),
    }
}

/// Remarks of readers are not the page: only seals and fields are drawn.
fn drop_remarks(pdf: &mut Document, page: ObjectId) -> bool {
    let Some(annotations) = annotations(pdf, page) else { return false };
    let stays = |object: &&Object| {
        let subtype = pdf.dereference(object).ok().and_then(|(_, o)| o.as_dict().ok()).and_then(|d| d.get(b"Subtype").ok()?.as_name().ok());
        matches!(subtype, Some(b"Stamp" | b"Widget" | b"Link"))
    };
    let kept: Vec<Object> = annotations.iter().filter(stays).cloned().collect();
    let changed = kept.len() != annotations.len();
    if changed && let Ok(page) = pdf.get_dictionary_mut(page) {
        page.set("Annots", kept);
    }
    changed
}

/// The annotations of a page.
pub fn annotations(pdf: &Document, page: ObjectId) -> Option<Vec<Object>> {
    pdf.get_dictionary(page).ok()?.get_deref(b"Annots", pdf).ok()?.as_array().ok().cloned()
}

/// An entry of a page or of the nodes above it.
pub fn inherited<'p>(pdf: &'p Document, page: ObjectId, key: &[u8]) -> Option<&'p Object> {
    let mut node = pdf.get_dictionary(page).ok()?;
    for _ in 0..64 {
        if let Ok(found) = node.get_deref(key, pdf) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", pdf).ok()?.as_dict().ok()?;
    }
    None
}

/// The pictures of a page, as far as they tell how to draw it.
#[derive(Debug, Default)]
pub struct Scan {
    /// Width and height of the largest, in pixels.
    pub pixels: Option<(u32, u32)>,
    /// Whether all of them are black and white.
    pub bilevel: bool,
    /// Their bytes in the file, all together.
    pub bytes: usize,
}

/// Looks at the pictures of a page, also within forms.
fn scan(pdf: &Document, page: ObjectId) -> Scan {
    let mut scan = Scan { bilevel: true, ..Scan::default() };
    if let Some(resources) = inherited(pdf, page, b"Resources").and_then(|r| r.as_dict().ok()) {
        pictures(pdf, resources, &mut scan, 3);
    }
    scan
}

fn pictures(pdf: &Document, resources: &Dictionary, scan: &mut Scan, depth: usize) {
    let Ok(objects) = resources.get_deref(b"XObject", pdf).and_then(Object::as_dict) else { return };
    for (_, object) in objects.iter().take(1000) {
        let Ok((_, Object::Stream(stream))) = pdf.dereference(object) else { continue };
        let entry = |key: &[u8]| stream.dict.get_deref(key, pdf).ok();
        match entry(b"Subtype").and_then(|s| s.as_name().ok()) {
            Some(b"Image") => {
                let side = |key: &[u8]| entry(key).and_then(|v| v.as_i64().ok()).and_then(|v| u32::try_from(v).ok()).unwrap_or(0);
                let size = (side(b"Width"), side(b"Height"));
                let area = |(w, h): (u32, u32)| u64::from(w) * u64::from(h);
                if area(size) > scan.pixels.map_or(0, area) {
                    scan.pixels = Some(size);
                }
                let mask = entry(b"ImageMask").and_then(|m| m.as_bool().ok()).unwrap_or(false);
                scan.bilevel &= mask || entry(b"BitsPerComponent").and_then(|b| b.as_i64().ok()) == Some(1);
                scan.bytes += stream.content.len();
            }
            Some(b"Form") if depth > 0 => {
                if let Some(inner) = entry(b"Resources").and_then(|r| r.as_dict().ok()) {
                    pictures(pdf, inner, scan, depth - 1);
                }
            }
            _ => {}
        }
    }
}
