//! Pixels as a picture of a PDF, as small as they allow.
//!
//! Black and white becomes CCITT group 4, text in grey sixteen greys under
//! Flate, the rest JPEG. A scan may grow to one and a half times its size; one
//! that would grow more is coded coarser, then drawn smaller.

use super::damaged;
use super::draw::Pixels;
use super::open::Scan;
use crate::RedactError;
use fax::{Color, VecWriter, encoder::Encoder};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use lopdf::{Dictionary, Object, Stream, dictionary};

/// Qualities of JPEG, best first.
const QUALITIES: [u8; 4] = [85, 72, 60, 48];
/// How often a scan is made smaller before the last attempt is taken.
const ATTEMPTS: usize = 3;

/// The picture of a page with its areas burnt in; that of a scan coded coarser, then smaller, while it
/// grows too much.
///
/// # Errors
/// If it cannot be coded.
pub fn smallest(scan: &Scan, mut pixels: Pixels, burn: impl Fn(&mut Pixels)) -> Result<Stream, RedactError> {
    burn(&mut pixels);
    let is_scan = scan.pixels.is_some_and(|(w, h)| u64::from(w) * u64::from(h) >= 500_000);
    if !is_scan {
        return code(&pixels, scan, usize::MAX);
    }
    // The page around the picture needs some bytes as well.
    let most = (scan.bytes / 2 * 3).saturating_sub(600);
    let mut coded = code(&pixels, scan, most)?;
    for _ in 0..ATTEMPTS {
        if coded.content.len() <= most {
            break;
        }
        pixels = shrink(&pixels);
        // Shrinking mixes the edge of an area with what is beside it.
        burn(&mut pixels);
        coded = code(&pixels, scan, most)?;
    }
    Ok(coded)
}

/// Three quarters of the size.
fn shrink(pixels: &Pixels) -> Pixels {
    let side = |n: u32| (n * 3 / 4).max(1);
    let (width, height) = (side(pixels.width), side(pixels.height));
    let small = image::RgbImage::from_raw(pixels.width, pixels.height, pixels.rgb.clone())
        .map(|i| image::imageops::resize(&i, width, height, image::imageops::FilterType::Triangle));
    small.map_or_else(|| Pixels { width: 1, height: 1, rgb: vec![0; 3] }, |i| Pixels { width, height, rgb: i.into_raw() })
}

fn code(pixels: &Pixels, scan: &Scan, most: usize) -> Result<Stream, RedactError> {
    let grey: Option<Vec<u8>> = {
        let is_grey = pixels.rgb.chunks_exact(3).all(|p| p[0].abs_diff(p[1]) < 10 && p[1].abs_diff(p[2]) < 10);
        is_grey.then(|| pixels.rgb.chunks_exact(3).map(|p| p[1]).collect())
    };
    match (grey, scan.pixels) {
        (Some(grey), Some(_)) if scan.bilevel => fax(pixels, &grey),
        (Some(grey), None) => Ok(flat(pixels, &grey)),
        (Some(grey), Some(_)) => jpeg(pixels, &grey, ExtendedColorType::L8, most),
        (None, _) => jpeg(pixels, &pixels.rgb, ExtendedColorType::Rgb8, most),
    }
}

fn picture(pixels: &Pixels, space: &str, bits: i64, filter: &str, content: Vec<u8>) -> Stream {
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(pixels.width),
        "Height" => i64::from(pixels.height),
        "ColorSpace" => space,
        "BitsPerComponent" => bits,
        "Filter" => filter,
    };
    Stream::new(dictionary, content).with_compression(false)
}

fn jpeg(pixels: &Pixels, samples: &[u8], color: ExtendedColorType, most: usize) -> Result<Stream, RedactError> {
    let space = if color == ExtendedColorType::L8 { "DeviceGray" } else { "DeviceRGB" };
    let mut coded = Vec::new();
    for quality in QUALITIES {
        coded.clear();
        JpegEncoder::new_with_quality(&mut coded, quality).encode(samples, pixels.width, pixels.height, color).map_err(|_| damaged())?;
        if coded.len() <= most {
            break;
        }
    }
    Ok(picture(pixels, space, 8, "DCTDecode", coded))
}

/// Sixteen greys, two pixels a byte.
fn flat(pixels: &Pixels, grey: &[u8]) -> Stream {
    let row = |row: &[u8]| row.chunks(2).map(|p| (p[0] & 0xf0) | (p.get(1).copied().unwrap_or(0) >> 4)).collect::<Vec<u8>>();
    let packed = grey.chunks_exact(pixels.width as usize).flat_map(row).collect();
    let mut stream = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(pixels.width),
            "Height" => i64::from(pixels.height),
            "ColorSpace" => "DeviceGray",
            "BitsPerComponent" => 4,
        },
        packed,
    );
    // What cannot be compressed stays as it is.
    let _plain = stream.compress();
    stream
}

fn fax(pixels: &Pixels, grey: &[u8]) -> Result<Stream, RedactError> {
    let width = u16::try_from(pixels.width).map_err(|_| damaged())?;
    let mut encoder = Encoder::new(VecWriter::new());
    for row in grey.chunks_exact(pixels.width as usize) {
        let colors = row.iter().map(|g| if *g < 128 { Color::Black } else { Color::White });
        encoder.encode_line(colors, width).unwrap_or_else(|never| match never {});
    }
    let coded = encoder.finish().map_or_else(|never| match never {}, VecWriter::finish);
    let mut stream = picture(pixels, "DeviceGray", 1, "CCITTFaxDecode", coded);
    let parameters: Dictionary = dictionary! { "K" => -1, "Columns" => i64::from(pixels.width), "Rows" => i64::from(pixels.height) };
    stream.dict.set("DecodeParms", Object::Dictionary(parameters));
    Ok(stream)
}
