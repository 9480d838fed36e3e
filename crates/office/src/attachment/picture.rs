//! JPEG (ITU T.81) and PNG (ISO/IEC 15948) without what is not the picture:
//! EXIF, XMP, IPTC, comments, thumbnails, and all that stands behind the end.
//!
//! The picture itself is not decoded and not changed. How it is to be turned
//! stands in EXIF and goes too.

use img_parts::Bytes;
use img_parts::ImageEncoder;
use img_parts::png::Png;

/// Chunks of PNG that say what the picture looks like.
const SHOWN: [&[u8; 4]; 13] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs", b"hIST"];

/// A PNG with only what is shown; `None` if it is not whole.
pub(super) fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    png.chunks_mut().retain(|chunk| SHOWN.contains(&&chunk.kind()));
    let kinds: Vec<[u8; 4]> = png.chunks().iter().map(|c| c.kind()).collect();
    let is_whole = kinds.first() == Some(b"IHDR") && kinds.last() == Some(b"IEND") && kinds.contains(b"IDAT");
    is_whole.then(|| ImageEncoder::from(png).bytes().to_vec())
}

/// Start of scan, after which the picture itself comes.
const SOS: u8 = 0xda;
/// End of image.
const EOI: u8 = 0xd9;

/// Whether a segment says what the picture looks like: JFIF without its
/// thumbnail, the colour profile, Adobe's note on the colours, and all that is
/// no note of an application and no comment.
fn is_shown(marker: u8, contents: &[u8]) -> bool {
    match marker {
        0xe0 => contents.starts_with(b"JFIF\0") && contents.get(12..14).is_some_and(|size| size == [0, 0]),
        0xe2 => contents.starts_with(b"ICC_PROFILE\0"),
        0xee => contents.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// A JPEG with only what is shown; `None` if it is not whole. The segments
/// are walked to the end of the image, because notes may stand between the
/// scans too, and a second picture with notes of its own behind the end.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&[0xff, 0xd8]);
    let (mut frames, mut scans) = (0, 0);
    loop {
        let at = rest.iter().position(|b| *b == 0xff)?;
        let marker = *rest.get(at + 1)?;
        // Only a scan is followed by bytes that belong to no segment.
        let picture = if scans > 0 { &rest[..at] } else { &[] };
        out.extend_from_slice(picture);
        match marker {
            // A byte of the picture, or a restart.
            0x00 | 0xd0..=0xd7 => {
                out.extend_from_slice(&rest[at..at + 2]);
                rest = &rest[at + 2..];
            }
            // A byte that fills.
            0xff => rest = &rest[at + 1..],
            EOI => {
                out.extend_from_slice(&[0xff, EOI]);
                return (frames > 0 && scans > 0).then_some(out);
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*rest.get(at + 2)?, *rest.get(at + 3)?]));
                let end = at + 2 + length;
                let contents = rest.get(at + 4..end)?;
                if is_shown(marker, contents) {
                    out.extend_from_slice(&rest[at..end]);
                }
                frames += u32::from(matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc));
                scans += u32::from(marker == SOS);
                rest = &rest[end..];
            }
        }
    }
}
