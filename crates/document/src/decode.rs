//! Bytes of text to a string: UTF-8, UTF-16, GB 18030, Big5.
//!
//! A byte order mark decides; then valid UTF-8; then what the file declares,
//! if it fits; then a guess from the frequency of characters.

use crate::model::{Encoding, Note, NoteCode};
use crate::{ReadError, normal};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::str::Utf8Error;

/// Text with the encoding it was in and what was odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark and control characters.
    pub text: String,
    /// The encoding it was in.
    pub encoding: Encoding,
    /// What was odd.
    pub notes: Vec<Note>,
}

/// Decodes text.
///
/// # Errors
/// If the bytes are not text in any encoding this crate knows.
pub fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    let mut notes = Vec::new();
    let whole = std::str::from_utf8(bytes);
    let (encoding, body) = detect(bytes, whole.err(), &mut notes);
    let (mut text, broken) = match encoding {
        Encoding::Utf8 => match whole {
            Ok(text) => (text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), false),
            Err(_) => (String::from_utf8_lossy(body).into_owned(), true),
        },
        other => {
            let (text, broken) = table(other).decode_without_bom_handling(body);
            (text.into_owned(), broken)
        }
    };
    if broken {
        let lost = text.matches('\u{fffd}').count();
        if lost * 10 > text.chars().count() {
            return Err(ReadError::Unreadable("认不出这份文件的文字编码。请另存为 UTF-8 编码的文本后再交。".to_owned()));
        }
        notes.push(Note {
            code: NoteCode::Encoding,
            message: format!("按 {} 解码时有 {lost} 处字节不成字，已用“\u{fffd}”代替。", encoding.name()),
            place: None,
        });
    }
    if normal::drop_controls(&mut text) {
        notes.push(Note {
            code: NoteCode::ControlCharacters, message: "文件里有 NUL 等控制字符，已略去。".to_owned(), place: None
        });
    }
    Ok(Decoded { text, encoding, notes })
}

fn table(encoding: Encoding) -> &'static encoding_rs::Encoding {
    match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Gb18030 => encoding_rs::GB18030,
        Encoding::Big5 => encoding_rs::BIG5,
    }
}

/// The encoding of bytes and the bytes without their mark; `invalid` says
/// where they are no UTF-8.
fn detect<'a>(bytes: &'a [u8], invalid: Option<Utf8Error>, notes: &mut Vec<Note>) -> (Encoding, &'a [u8]) {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return (Encoding::Utf8, rest),
        [0xff, 0xfe, rest @ ..] => return (Encoding::Utf16Le, rest),
        [0xfe, 0xff, rest @ ..] => return (Encoding::Utf16Be, rest),
        _ => {}
    }
    if invalid.is_none() && memchr::memchr(0, bytes).is_none() {
        return (Encoding::Utf8, bytes);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return (encoding, bytes);
    }
    // A cut file may end inside a character; that alone is no other encoding.
    if invalid.is_none_or(|error| error.error_len().is_none()) {
        return (Encoding::Utf8, bytes);
    }
    if let Some(encoding) = declared(bytes)
        && !table(encoding).decode_without_bom_handling(bytes).1
    {
        return (encoding, bytes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 18)], true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    let encoding = if guess == encoding_rs::BIG5 {
        Encoding::Big5
    } else if guess == encoding_rs::UTF_8 {
        Encoding::Utf8
    } else {
        Encoding::Gb18030
    };
    notes.push(Note {
        code: NoteCode::Encoding, message: format!("文件没有注明编码，按字频认作 {}。", encoding.name()), place: None
    });
    (encoding, bytes)
}

/// UTF-16 without a mark: read in the right order nearly everything is a
/// character of Chinese text; read in the wrong order, or in truth being
/// GB 18030, nearly nothing is.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 16 {
        return None;
    }
    [(Encoding::Utf16Le, u16::from_le_bytes as fn([u8; 2]) -> u16), (Encoding::Utf16Be, u16::from_be_bytes)].into_iter().find_map(
        |(encoding, join)| {
            let units = head.chunks_exact(2).map(|pair| join([pair[0], pair[1]]));
            let plausible = units.filter(|u| {
                matches!(u, 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0 | 0x2014..=0x2026 | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff01..=0xff5e)
            });
            (plausible.count() * 20 >= head.len() / 2 * 19).then_some(encoding)
        },
    )
}

/// The encoding an HTML or XML head declares, within the first 2 KB.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let at = head.find("charset=").map(|i| i + 8).or_else(|| head.find("encoding=").map(|i| i + 9))?;
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let label = &label[..label.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(label.len())];
    let found = encoding_rs::Encoding::for_label(label.as_bytes())?;
    if found == encoding_rs::GBK || found == encoding_rs::GB18030 {
        Some(Encoding::Gb18030)
    } else if found == encoding_rs::BIG5 {
        Some(Encoding::Big5)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "云汀县人民政府2024年政府信息公开工作年度报告\n一、总体情况\n2024年收到政府信息公开申请12件。\n";

    fn check(bytes: &[u8], encoding: Encoding) {
        let decoded = decode(bytes).expect("text decodes");
        assert_eq!(decoded.encoding, encoding);
        assert_eq!(decoded.text, SAMPLE);
    }

    fn utf16(mark: bool, big: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(SAMPLE.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn a_mark_decides() {
        check(&[b"\xef\xbb\xbf", SAMPLE.as_bytes()].concat(), Encoding::Utf8);
        check(&utf16(true, false), Encoding::Utf16Le);
        check(&utf16(true, true), Encoding::Utf16Be);
    }

    #[test]
    fn without_a_mark_the_bytes_tell() {
        check(SAMPLE.as_bytes(), Encoding::Utf8);
        check(&encoding_rs::GB18030.encode(SAMPLE).0, Encoding::Gb18030);
        check(&utf16(false, false), Encoding::Utf16Le);
        check(&utf16(false, true), Encoding::Utf16Be);
    }

    #[test]
    fn traditional_text_in_big5_is_found() {
        let text = "雲汀縣人民政府2024年政府資訊公開工作年度報告。收到政府資訊公開申請十二件,依法答覆,沒有行政複議和行政訴訟。";
        let decoded = decode(&encoding_rs::BIG5.encode(text).0).expect("text decodes");
        assert_eq!((decoded.encoding, decoded.text.as_str()), (Encoding::Big5, text));
    }

    #[test]
    fn nul_bytes_are_dropped_with_a_note() {
        let decoded = decode("总\0计".as_bytes()).expect("text decodes");
        assert_eq!(decoded.text, "总计");
        assert_eq!(decoded.notes.len(), 1);
    }

    #[test]
    fn a_cut_character_at_the_end_is_no_other_encoding() {
        let decoded = decode(&SAMPLE.as_bytes()[..SAMPLE.len() - 2]).expect("text decodes");
        assert_eq!(decoded.encoding, Encoding::Utf8);
    }
}
