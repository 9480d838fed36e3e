//! Personal data in an excerpt of an original, masked for the eye: identity
//! cards, mobile telephones, bank cards.
//!
//! Only digits become stars, so that a masked text is as long as the original
//! and columns stay where they are. It masks more readily than rule X102
//! finds: what is shown needs no certainty.

use std::ops::Range;

/// A text with its personal data masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// The text, as long as the original.
    pub text: String,
    /// The masked stretches, in bytes.
    pub ranges: Vec<Range<usize>>,
}

/// Masks a text.
pub fn mask(text: &str) -> Masked {
    let bytes = text.as_bytes();
    let mut out = text.to_owned();
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let mut end = at + length;
        if length == 17 && matches!(bytes.get(end), Some(b'X' | b'x')) {
            end += 1;
        }
        if let Some((front, back)) = kept(&bytes[at..end]) {
            let stars = at + front..end - back;
            out.replace_range(stars.clone(), &"*".repeat(stars.len()));
            ranges.push(at..end);
        }
        at = end.max(at + 1);
    }
    Masked { text: out, ranges }
}

/// How many characters stay in front and behind; `None` for a plain number.
fn kept(digits: &[u8]) -> Option<(usize, usize)> {
    match digits.len() {
        18 if is_identity(digits) => Some((2, 3)),
        11 if digits[0] == b'1' && matches!(digits[1], b'3'..=b'9') => Some((3, 4)),
        16..=19 if digits.starts_with(b"62") => Some((4, 4)),
        _ => None,
    }
}

/// A date of birth that can be stands in the middle of an identity number.
fn is_identity(digits: &[u8]) -> bool {
    let number = |range: Range<usize>| digits[range].iter().fold(0_i16, |n, b| n * 10 + i16::from(b.saturating_sub(b'0')));
    let (year, month, day) = (number(6..10), number(10..12), number(12..14));
    digits[0] != b'0' && (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let masked = mask(text);
        assert_eq!(masked.text, expected);
        assert_eq!(masked.text.len(), text.len());
    }

    #[test]
    fn people_are_masked() {
        check("联系13800138000。", "联系138****8000。");
        check("身份证11010519491231002X号", "身份证11*************02X号");
        // Of a region that does not exist, as in the demonstration.
        check("身份证号990121197102030015", "身份证号99*************015");
        check("账号6222021001122334458", "账号6222***********4458");
    }

    #[test]
    fn offices_and_counts_are_not() {
        check("电话0533-4110087，共 61 件", "电话0533-4110087，共 61 件");
        check("代码113703040042180156", "代码113703040042180156");
    }
}
