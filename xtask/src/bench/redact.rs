//! Redaction, page by page, and the guard over a package of twenty files.

use super::{line, machine};
use document::{Block, Document, Limits, Paragraph, Place};
use fax::{Color, VecWriter, encoder::Encoder};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use jiff::civil::date;
use lopdf::{Object, Stream, dictionary};
use redact::guard::{File, Package, inspect};
use redact::{Area, Drawing, Rest};
use std::hint::black_box;
use std::time::Instant;

/// Rounds of which the median is told.
const ROUNDS: usize = 5;
/// Pages of the files that are redacted.
const PAGES: u32 = 4;

/// Measures redaction and guard.
///
/// # Errors
/// If a sample cannot be made or redacted.
pub fn run() -> anyhow::Result<()> {
    let limits = Limits::default();
    let text = typeset(90)?;
    let drawn = Drawing { rest: Rest::Drawn, ..Drawing::default() };
    for (what, bytes) in
        [("text", &text), ("grey scan, 300 dpi", &scan(2480, 3508, 8)?), ("black and white scan, 300 dpi", &scan(2480, 3508, 1)?)]
    {
        let pages = lopdf::Document::load_mem(bytes)?.page_iter().count();
        let area = |page| Area { page, x: 900, y: 900, w: 3000, h: 300, ground: "第十五条".to_owned() };
        let areas: Vec<Area> = (1..=u32::try_from(pages)?).map(area).collect();
        let out = redact::pdf(bytes, &areas, &drawn, &limits)?;
        let took = median(|| drop(black_box(redact::pdf(bytes, &areas, &drawn, &limits))));
        line(&format!("redaction of a page: {what}"), &format!("{:.0} ms", took / pages as f64), "300 ms");
        let wanted = if what == "text" { "" } else { "1.5 ×" };
        line(&format!("size after redaction: {what}"), &format!("{:.2} ×", out.bytes.len() as f64 / bytes.len() as f64), wanted);
    }
    let letter = typeset(20)?;
    let word = document::write::docx(&document(40));
    let sheet = document::write::xlsx(&document(40));
    let kinds = [("答复书.pdf", &letter), ("说明.docx", &word), ("附表.xlsx", &sheet)];
    let files: Vec<File<'_>> = (0..20).map(|n| kinds[n % 3]).map(|(name, bytes)| File { name, bytes, case: "A" }).collect();
    let numbers = ["云府公开〔2026〕3号".to_owned()];
    let package = Package { case: "A", numbers: &numbers, files: &files, originals: &[], removed: &["汀禾漪澜".to_owned()] };
    let took = median(|| drop(black_box(inspect(&package, &limits))));
    line("guard of a package of 20 files", &format!("{took:.0} ms"), "200 ms");
    Ok(())
}

fn median(work: impl Fn()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    machine::percentile(&mut times, 0.5)
}

fn document(lines: u32) -> Document {
    let line = |n| {
        let text = format!("{n}、收到你提出的政府信息公开申请，编号2026{n:010}，电话0533-4110087。");
        Block::Paragraph(Paragraph { text, place: Place::Paragraph(n), role: document::model::Role::Body })
    };
    Document { blocks: (1..=lines).map(line).collect(), ..Document::default() }
}

fn typeset(lines: u32) -> anyhow::Result<Vec<u8>> {
    let moment = typeset::Moment::in_china(date(2026, 11, 24).at(8, 0, 0, 0));
    Ok(typeset::pdf(&document(lines), &typeset::Options::new(moment))?)
}

/// Pages that are pictures of blots, eight bits or one a pixel.
fn scan(width: u32, height: u32, bits: u32) -> anyhow::Result<Vec<u8>> {
    let ink = |x: u32, y: u32| {
        y % 80 > 24 && y % 80 < 68 && (x / 13 * 31 + y / 17 * 17 + y / 80 * 5).is_multiple_of(3) && x > 240 && x < width - 240
    };
    let mut seed = 7_u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from(seed >> 29).unwrap_or(0)
    };
    let grey: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .map(|(x, y)| if ink(x, y) { 30 + noise() } else { 235 + noise() })
        .collect();
    let mut content = Vec::new();
    if bits == 8 {
        JpegEncoder::new_with_quality(&mut content, 75).encode(&grey, width, height, ExtendedColorType::L8)?;
    } else {
        let mut encoder = Encoder::new(VecWriter::new());
        for row in grey.chunks_exact(usize::try_from(width)?) {
            let colors = row.iter().map(|g| if *g < 128 { Color::Black } else { Color::White });
            encoder.encode_line(colors, u16::try_from(width)?).unwrap_or_else(|never| match never {});
        }
        content = encoder.finish().map_or_else(|never| match never {}, VecWriter::finish);
    }
    let mut pdf = lopdf::Document::with_version("1.7");
    let tree = pdf.new_object_id();
    let mut kids = Vec::new();
    for _ in 0..PAGES {
        let mut picture = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(width), "Height" => i64::from(height),
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => i64::from(bits) };
        if bits == 8 {
            picture.set("Filter", "DCTDecode");
        } else {
            picture.set("Filter", "CCITTFaxDecode");
            picture.set("DecodeParms", dictionary! { "K" => -1, "Columns" => i64::from(width), "Rows" => i64::from(height) });
        }
        let picture = pdf.add_object(Stream::new(picture, content.clone()).with_compression(false));
        let content = pdf.add_object(Stream::new(dictionary! {}, b"q 595 0 0 842 0 0 cm /S Do Q".to_vec()));
        let page = pdf
            .add_object(dictionary! { "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Contents" => content, "Resources" => dictionary! { "XObject" => dictionary! { "S" => picture } } });
        kids.push(Object::Reference(page));
    }
    pdf.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => i64::from(PAGES) });
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes)?;
    Ok(bytes)
}
