//! Numbers that Word and WPS print before a paragraph without storing them in
//! its text: `一、`, `（二）`, `3.`. Reports number their sections this way.

use super::xml::{Xml, XmlEvent};
use crate::ReadError;
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    kinds: HashMap<u32, [Level; LEVELS]>,
    lists: HashMap<u32, u32>,
    counts: HashMap<u32, [u32; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

impl Numbering {
    /// Counts a paragraph of a list and gives what is printed before it.
    pub fn next(&mut self, list: u32, level: u8) -> Option<String> {
        let kind = *self.lists.get(&list)?;
        let levels = self.kinds.get(&kind)?;
        let level = usize::from(level).min(LEVELS - 1);
        let counts = self.counts.entry(kind).or_insert([0; LEVELS]);
        counts[level] = if counts[level] == 0 { levels[level].start } else { counts[level].saturating_add(1) };
        for deeper in &mut counts[level + 1..] {
            *deeper = 0;
        }
        let mut label = levels[level].text.clone();
        for (index, at) in levels.iter().enumerate().take(level + 1) {
            let place = format!("%{}", index + 1);
            if label.contains(&place) {
                let number = if counts[index] == 0 { at.start } else { counts[index] };
                label = label.replace(&place, &print(&at.format, number)?);
            }
        }
        Some(label)
    }
}

/// Reads `numbering.xml`.
///
/// # Errors
/// If the part is damaged.
pub fn read(text: &str) -> Result<Numbering, ReadError> {
    let mut xml = Xml::new(text);
    let mut numbering = Numbering::default();
    let (mut kind, mut list, mut level) = (None, None, 0);
    while let Some(event) = xml.next()? {
        match event {
            XmlEvent::Open(tag) if tag.is_main => match tag.local() {
                "abstractNum" => {
                    kind = tag.number("abstractNumId");
                    if let Some(kind) = kind {
                        numbering.kinds.entry(kind).or_default();
                    }
                }
                "lvl" => level = tag.number("ilvl").map_or(0, |n| n as usize).min(LEVELS - 1),
                "num" => list = tag.number("numId"),
                "abstractNumId" => {
                    if let (Some(list), Some(kind)) = (list, tag.number("val")) {
                        numbering.lists.insert(list, kind);
                    }
                }
                name @ ("start" | "numFmt" | "lvlText") => {
                    if let Some(levels) = kind.and_then(|kind| numbering.kinds.get_mut(&kind)) {
                        match name {
                            "start" => levels[level].start = tag.number("val").unwrap_or(1),
                            "numFmt" => levels[level].format = tag.attribute("val").unwrap_or_default(),
                            _ => levels[level].text = tag.attribute("val").unwrap_or_default(),
                        }
                    }
                }
                _ => {}
            },
            XmlEvent::Close(name) if name.is_main && name.local() == "abstractNum" => kind = None,
            _ => {}
        }
    }
    Ok(numbering)
}

/// A number in a format of ECMA-376 17.18.59; `None` for bullets and formats
/// that no report uses.
fn print(format: &str, number: u32) -> Option<String> {
    match format {
        "decimal" => Some(number.to_string()),
        "decimalZero" => Some(format!("{number:02}")),
        "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand" | "ideographTraditional" => {
            chinese(number)
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            (1..=20).contains(&number).then(|| char::from_u32(0x2460 + number - 1).map(String::from)).flatten()
        }
        "lowerLetter" => letter(number, b'a'),
        "upperLetter" => letter(number, b'A'),
        _ => None,
    }
}

fn letter(number: u32, first: u8) -> Option<String> {
    let index = u8::try_from(number.checked_sub(1)?).ok().filter(|n| *n < 26)?;
    Some(char::from(first + index).to_string())
}

/// Chinese numerals from 1 to 99.
fn chinese(number: u32) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, number % 10);
    match tens {
        0 if ones > 0 => Some(DIGITS[ones as usize].to_owned()),
        1 => Some(format!("十{}", DIGITS[ones as usize])),
        2..=9 => Some(format!("{}十{}", DIGITS[tens as usize], DIGITS[ones as usize])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: &str, number: u32, expected: Option<&str>) {
        assert_eq!(print(format, number).as_deref(), expected);
    }

    #[test]
    fn sections_are_counted_in_chinese() {
        check("chineseCounting", 1, Some("一"));
        check("chineseCounting", 10, Some("十"));
        check("chineseCountingThousand", 16, Some("十六"));
        check("japaneseCounting", 40, Some("四十"));
    }

    #[test]
    fn a_bullet_is_not_a_number() {
        check("bullet", 1, None);
    }
}
