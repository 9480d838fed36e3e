//! PDF files made for tests, and looking at them in every way there is.

use document::{Block, Limits, Paragraph, Place};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::{RenderCache, RenderSettings, render};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use redact::Area;
use std::sync::Arc;

/// A PDF under construction: A4 pages with one western font, `/F`.
pub struct Paper {
    /// Its objects.
    pub pdf: Document,
    /// The font.
    pub font: ObjectId,
    resources: ObjectId,
    catalog: ObjectId,
    pages: Vec<ObjectId>,
}

impl Paper {
    /// Pages with these contents.
    pub fn new(contents: &[&str]) -> Self {
        let mut pdf = Document::with_version("1.7");
        let font = pdf.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
        let resources = pdf.add_object(dictionary! { "Font" => dictionary! { "F" => font } });
        let tree = pdf.new_object_id();
        let mut pages = Vec::new();
        for content in contents {
            let content = pdf.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
            pages.push(pdf.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()] }));
        }
        let kids: Vec<Object> = pages.iter().map(|p| (*p).into()).collect();
        pdf.set_object(tree, dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids });
        let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        pdf.trailer.set("Root", catalog);
        Paper { pdf, font, resources, catalog, pages }
    }

    /// The dictionary of a page, from 0.
    pub fn page(&mut self, index: usize) -> &mut Dictionary {
        self.pdf.get_dictionary_mut(self.pages[index]).expect("page")
    }

    /// The catalog.
    pub fn catalog(&mut self) -> &mut Dictionary {
        self.pdf.get_dictionary_mut(self.catalog).expect("catalog")
    }

    /// Adds a resource of all pages.
    pub fn resource(&mut self, folder: &str, name: &str, value: Object) {
        let resources = self.pdf.get_dictionary_mut(self.resources).expect("resources");
        if !resources.has(folder.as_bytes()) {
            resources.set(folder, Dictionary::new());
        }
        let folder = resources.get_mut(folder.as_bytes()).and_then(Object::as_dict_mut).expect("folder");
        folder.set(name, value);
    }

    /// Adds an annotation to a page, from 0.
    pub fn annotate(&mut self, index: usize, mut annotation: Dictionary) {
        annotation.set("Type", "Annot");
        let annotation = self.pdf.add_object(annotation);
        let page = self.page(index);
        let mut all = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
        all.push(annotation.into());
        page.set("Annots", all);
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.pdf.clone().save_to(&mut bytes).expect("memory");
        bytes
    }
}

/// All that a file says in any way: its bytes, its streams unpacked, its
/// strings also read as UTF-16, and its text.
pub fn everything(bytes: &[u8]) -> String {
    let mut all = vec![String::from_utf8_lossy(bytes).into_owned()];
    if let Ok(pdf) = Document::load_mem(bytes) {
        for object in pdf.objects.values() {
            if let Object::Stream(stream) = object {
                all.push(String::from_utf8_lossy(&stream.get_plain_content().unwrap_or_default()).into_owned());
            }
            strings(object, &mut all);
        }
    }
    if let Ok(text) = document::read(bytes, &Limits::default()) {
        all.push(text.plain_text());
    }
    all.join("\n")
}

fn strings(object: &Object, all: &mut Vec<String>) {
    match object {
        Object::String(bytes, _) => {
            all.push(String::from_utf8_lossy(bytes).into_owned());
            let wide: Vec<u16> = bytes.chunks(2).map(|b| u16::from_be_bytes([b[0], b.get(1).copied().unwrap_or(0)])).collect();
            all.push(String::from_utf16_lossy(&wide));
        }
        Object::Array(values) => values.iter().for_each(|v| strings(v, all)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, v)| strings(v, all)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, v)| strings(v, all)),
        _ => {}
    }
}

/// A page as it is seen, two pixels a point.
pub struct Page {
    width: usize,
    rgb: Vec<[u8; 3]>,
}

/// Draws a page, from 1.
pub fn pixels(bytes: &[u8], page: usize) -> Page {
    let pdf = Pdf::new(bytes.to_vec()).expect("loads");
    let settings =
        RenderSettings { x_scale: 2.0, y_scale: 2.0, bg_color: hayro::vello_cpu::color::palette::css::WHITE, ..Default::default() };
    let map = render(&pdf.pages()[page - 1], &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let rgb = map.data_as_u8_slice().chunks_exact(4).map(|p| [p[0], p[1], p[2]]).collect();
    Page { width: usize::from(map.width()), rgb }
}

impl Page {
    /// The pixels of an area.
    pub fn inside(&self, area: &Area) -> impl Iterator<Item = &[u8; 3]> {
        let (x0, x1) = ((area.x / 5).max(0) as usize, ((area.x + area.w) / 5).max(0) as usize);
        let (y0, y1) = ((area.y / 5).max(0) as usize, ((area.y + area.h) / 5).max(0) as usize);
        self.rgb.chunks(self.width).skip(y0).take(y1 - y0).flat_map(move |row| row.iter().skip(x0).take(x1 - x0))
    }

    /// All pixels.
    pub fn all(&self) -> impl Iterator<Item = &[u8; 3]> {
        self.rgb.iter()
    }

    /// Mean difference outside an area and the two points around it, 0 to 1.
    pub fn differs(&self, other: &Page, area: &Area) -> f64 {
        assert_eq!(self.rgb.len(), other.rgb.len());
        let within = |i: usize| {
            let (x, y) = ((i % self.width) as i32 * 5, (i / self.width) as i32 * 5);
            x + 30 > area.x && x < area.x + area.w + 30 && y + 30 > area.y && y < area.y + area.h + 30
        };
        let outside = (0..self.rgb.len()).filter(|i| !within(*i));
        let (mut sum, mut count) = (0.0, 0.0);
        for i in outside {
            sum += self.rgb[i].iter().zip(other.rgb[i]).map(|(a, b)| f64::from(a.abs_diff(b))).sum::<f64>();
            count += 3.0 * 255.0;
        }
        sum / count
    }
}

/// A grey page with lines of blots, as a scanner sees it.
fn scanned(width: u32, height: u32) -> Vec<u8> {
    let mut seed = 7_u32;
    let mut grey = vec![0_u8; (width * height) as usize];
    for (i, g) in grey.iter_mut().enumerate() {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (x, y) = (i as u32 % width, i as u32 / width);
        let ink = y % 40 > 12 && y % 40 < 34 && (x / 7 * 31 + y / 9 * 17 + y / 40 * 5) % 3 == 0 && x > 120 && x < width - 120;
        *g = if ink { 30 } else { 235 } + (seed >> 29) as u8;
    }
    grey
}

fn scan(dictionary: Dictionary, content: Vec<u8>) -> Vec<u8> {
    let mut paper = Paper::new(&["q 595 0 0 842 0 0 cm /S Do Q"]);
    let image = paper.pdf.add_object(Stream::new(dictionary, content).with_compression(false));
    paper.resource("XObject", "S", image.into());
    paper.bytes()
}

/// A page scanned to JPEG.
pub fn jpeg_scan(width: u32, height: u32) -> Vec<u8> {
    jpeg_scan_of(width, height, 75)
}

/// A page scanned to JPEG of some quality.
pub fn jpeg_scan_of(width: u32, height: u32, quality: u8) -> Vec<u8> {
    let mut coded = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut coded, quality)
        .encode(&scanned(width, height), width, height, image::ExtendedColorType::L8)
        .expect("codes");
    let dictionary = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(width), "Height" => i64::from(height),
    "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode" };
    scan(dictionary, coded)
}

/// A page scanned to black and white.
pub fn fax_scan(width: u32, height: u32) -> Vec<u8> {
    use fax::{Color, VecWriter, encoder::Encoder};
    let grey = scanned(width, height);
    let mut encoder = Encoder::new(VecWriter::new());
    for row in grey.chunks(width as usize) {
        encoder.encode_line(row.iter().map(|g| if *g < 128 { Color::Black } else { Color::White }), width as u16).expect("memory");
    }
    let dictionary = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(width), "Height" => i64::from(height),
    "ColorSpace" => "DeviceGray", "BitsPerComponent" => 1, "Filter" => "CCITTFaxDecode",
    "DecodeParms" => dictionary! { "K" => -1, "Columns" => i64::from(width), "Rows" => i64::from(height) } };
    scan(dictionary, encoder.finish().expect("memory").finish())
}

/// Pages set in the fonts of the house, one text a page.
pub fn typeset(pages: &[&str]) -> Vec<u8> {
    let fill = "公开内容公开内容公开内容公开内容。";
    let mut blocks = Vec::new();
    for text in pages {
        blocks.push((*text).to_owned());
        blocks.extend(std::iter::repeat_n(fill.to_owned(), 24));
    }
    let blocks =
        blocks.into_iter().map(|text| Block::Paragraph(Paragraph { text, place: Place::Paragraph(1), role: Default::default() })).collect();
    print(&document::Document { blocks, ..Default::default() })
}

/// A document as PDF.
pub fn print(document: &document::Document) -> Vec<u8> {
    let moment = typeset::Moment::in_china(jiff::civil::date(2026, 11, 24).at(8, 0, 0, 0));
    typeset::pdf(document, &typeset::Options::new(moment)).expect("typeset")
}

/// A font with Chinese characters.
pub fn chinese_font() -> Arc<Vec<u8>> {
    Arc::new(include_bytes!("../../../typeset/fonts/NotoSerifSC-Regular.otf").to_vec())
}

/// How many bytes of CFF charstrings are no end of a glyph.
pub fn outlines(bytes: &[u8]) -> usize {
    let pdf = Document::load_mem(bytes).expect("loads");
    let files = pdf
        .objects
        .values()
        .filter_map(|o| o.as_stream().ok())
        .filter(|s| s.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"CIDFontType0C" || n == b"OpenType"));
    files.map(|s| s.get_plain_content().expect("unpacks").iter().filter(|b| **b != 14).count()).sum()
}
