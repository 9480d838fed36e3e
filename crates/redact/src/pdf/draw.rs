//! A page as pixels, drawn by `hayro`; refused where the drawing would not say
//! what the page says.

use super::Drawing;
use super::open::Scan;
use crate::RedactError;
use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use std::sync::{Arc, Mutex};

/// Pixels a point for pages that are no scans: 200 a inch.
const USUAL: f32 = 200.0 / 72.0;
/// The most that is drawn for one page: A3 at 300 an inch has 17 million.
const PIXELS: f32 = 20_000_000.0;
/// The longest side, in pixels.
const SIDE: f32 = 12_000.0;

/// Pixels of a page, three bytes each.
pub struct Pixels {
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue.
    pub rgb: Vec<u8>,
}

/// How many pixels a point a page is drawn with: a scan with its own.
pub fn scale(scan: &Scan, width: f32, height: f32) -> f32 {
    let own = scan.pixels.map(|(w, h)| {
        let (long, short) = (w.max(h) as f32, w.min(h) as f32);
        (long / width.max(height)).min(short / width.min(height))
    });
    // A seal or an emblem on a page of text is no scan of the page.
    let wanted = own.filter(|own| *own > 100.0 / 72.0).map_or(USUAL, |own| own.min(300.0 / 72.0));
    wanted.min((PIXELS / (width * height)).sqrt()).min(SIDE / width.max(height))
}

/// Draws a page.
///
/// # Errors
/// If a picture cannot be decoded or a font that is needed is not there.
pub fn draw(page: &Page<'_>, number: u32, scale: f32, drawing: &Drawing, notes: &mut Vec<String>) -> Result<Pixels, RedactError> {
    #[derive(Default)]
    struct Trouble {
        picture: bool,
        font: bool,
        replaced: bool,
    }
    let trouble = Arc::new(Mutex::new(Trouble::default()));
    let (warned, asked) = (Arc::clone(&trouble), Arc::clone(&trouble));
    let fallback: Option<FontData> = drawing.fallback.clone().map(|f| f as FontData);
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |warning| {
            if let Ok(mut trouble) = warned.lock() {
                match warning {
                    InterpreterWarning::ImageDecodeFailure => trouble.picture = true,
                    InterpreterWarning::UnsupportedFont => trouble.font = true,
                }
            }
        }),
        font_resolver: Arc::new(move |query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            // A font of single bytes holds western letters, which stand in the
            // fonts that come along.
            FontQuery::Fallback(query) if query.character_collection.is_none() => Some(query.pick_standard_font().get_font_data()),
            FontQuery::Fallback(_) => {
                if let Ok(mut trouble) = asked.lock() {
                    trouble.font |= fallback.is_none();
                    trouble.replaced = true;
                }
                fallback.clone().map(|f| (f, 0))
            }
        }),
        ..InterpreterSettings::default()
    };
    let (width, height) = page.render_dimensions();
    let side = |length: f32| (length * scale).round().clamp(1.0, SIDE) as u16;
    let (across, down) = (side(width), side(height));
    let settings_of_page = RenderSettings {
        x_scale: f32::from(across) / width,
        y_scale: f32::from(down) / height,
        width: Some(across),
        height: Some(down),
        bg_color: WHITE,
    };
    let pixmap = render(page, &RenderCache::new(), &settings, &settings_of_page);
    let (picture, font, replaced) = trouble.lock().map_or((true, true, true), |t| (t.picture, t.font, t.replaced));
    if picture {
        return Err(RedactError::Page(format!("第 {number} 页有图像解不开，画出来会缺内容，没有处理。请打印后重新扫描，再做区分处理。")));
    }
    if font {
        return Err(RedactError::Page(format!(
            "第 {number} 页用的字体没有嵌入文件，画出来会缺字，没有处理。请在导出 PDF 时选择嵌入字体，或打印后扫描。"
        )));
    }
    let note = format!("第 {number} 页用的字体没有嵌入文件，用别的字体代替画出。请核对有没有缺字。");
    if replaced && !notes.contains(&note) {
        notes.push(note);
    }
    let mut rgb = Vec::with_capacity(usize::from(across) * usize::from(down) * 3);
    for pixel in pixmap.data_as_u8_slice().chunks_exact(4) {
        rgb.extend_from_slice(&pixel[..3]);
    }
    Ok(Pixels { width: u32::from(across), height: u32::from(down), rgb })
}
