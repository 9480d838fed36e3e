//! What cameras and programs write beside a picture. What is to be seen in a
//! picture is for the clerk's eyes.

use super::{Kind, Look, Severity};
use exif::{In, Tag};
use std::io::Cursor;

/// Whether bytes are a picture.
pub fn is_picture(bytes: &[u8]) -> bool {
    let magic: [&[u8]; 6] = [b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"GIF8", b"BM"];
    magic.iter().any(|m| bytes.starts_with(m)) && !(bytes.starts_with(b"BM") && bytes.len() < 54)
        || bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// Looks at a picture.
pub fn inspect(bytes: &[u8], look: &mut Look<'_>) {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let exif = match reader.read_from_container(&mut Cursor::new(bytes)) {
        Ok(exif) => Some(exif),
        Err(error) => error.distill_partial_result(|_| {}).ok(),
    };
    if let Some(exif) = exif {
        if exif.fields().any(|f| f.tag.context() == exif::Context::Gps) {
            look.see(Kind::Location, Severity::Stops, "图片里有拍摄地点（GPS）。请去掉图片的属性信息后再送达。");
        }
        if exif.fields().any(|f| f.ifd_num == In::THUMBNAIL) {
            look.see(Kind::Embedded, Severity::Warns, "图片里带有缩略图，可能是处理前的样子。请去掉图片的属性信息后再送达。");
        }
        let named = [Tag::Artist, Tag::Copyright, Tag::ImageDescription, Tag::UserComment, Tag::MakerNote, Tag::CameraOwnerName];
        for field in exif.fields().filter(|f| named.contains(&f.tag)) {
            let text = field.display_value().to_string();
            metadata(&text, look);
        }
    }
    remarks(bytes, look);
}

/// Text that stands in a picture file as it is: comments, XMP.
fn remarks(bytes: &[u8], look: &mut Look<'_>) {
    let mut texts = Vec::new();
    if bytes.starts_with(b"\x89PNG") {
        let mut at = 8;
        while let Some(head) = bytes.get(at..at + 8) {
            let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
            if matches!(&head[4..], b"tEXt" | b"iTXt" | b"zTXt") {
                texts.extend(bytes.get(at + 8..(at + 8).saturating_add(length)));
            }
            at = at.saturating_add(length).saturating_add(12);
        }
    } else if bytes.starts_with(b"\xff\xd8") {
        let mut at = 2;
        while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4) {
            let end = at + 2 + usize::from(high) * 256 + usize::from(low);
            if marker == 0xda {
                break;
            }
            // XMP, Photoshop, and remarks.
            if matches!(marker, 0xe1 | 0xed | 0xfe) && bytes.get(at + 4..at + 8) != Some(b"Exif") {
                texts.extend(bytes.get(at + 4..end));
            }
            at = end;
        }
    }
    for text in texts {
        metadata(&String::from_utf8_lossy(text), look);
    }
}

fn metadata(text: &str, look: &mut Look<'_>) {
    if !text.trim_matches(['\0', ' ', '"']).is_empty() {
        look.see(Kind::Metadata, Severity::Warns, "图片里有作者、说明等属性信息。请核对，或去掉图片的属性信息后再送达。");
        look.read(text, None);
        look.read_whole(text);
    }
}
