//! The running text of a report, joined so that words broken between lines
//! are whole again, with a way back to the place of every character.
//!
//! It knows how numbers stand in Chinese administrative prose; what they have
//! to agree with is the business of the rules.
//!
//! Order of reading: [`Prose`], [`number`], [`claim`].

pub mod claim;
pub mod number;

use crate::reading::Reading;
use claim::Claim;
use document::{Place, normal};
use number::Figure;
use std::cell::OnceCell;
use std::ops::Range;

/// Running text without spaces, punctuation in half width, sections apart.
#[derive(Debug)]
pub struct Prose<'a> {
    reading: &'a Reading,
    text: String,
    /// Where each passage begins: byte and index of the passage.
    spots: Vec<(usize, usize)>,
    /// The stretch of each section; `None` before the first heading.
    parts: Vec<(Option<usize>, Range<usize>)>,
    sentences: OnceCell<Vec<Range<usize>>>,
    figures: OnceCell<Vec<Figure>>,
    claims: OnceCell<Vec<Claim>>,
}

impl<'a> Prose<'a> {
    /// Joins the passages of a reading.
    pub fn of(reading: &'a Reading) -> Prose<'a> {
        let mut text = String::with_capacity(reading.narrative.iter().map(|p| p.text.len() + 1).sum());
        let mut spots = Vec::with_capacity(reading.narrative.len());
        let mut parts: Vec<(Option<usize>, Range<usize>)> = Vec::new();
        for (index, passage) in reading.narrative.iter().enumerate() {
            if is_page_number(&passage.text) {
                continue;
            }
            if parts.last().is_none_or(|(section, _)| *section != passage.section) {
                text.push('\n');
                parts.push((passage.section, text.len()..text.len()));
            }
            spots.push((text.len(), index));
            push_plain(&mut text, &passage.text);
            if let Some((_, range)) = parts.last_mut() {
                range.end = text.len();
            }
        }
        Prose { reading, text, spots, parts, sentences: OnceCell::new(), figures: OnceCell::new(), claims: OnceCell::new() }
    }

    /// All figures of the text, found once.
    pub fn figures(&self) -> &[Figure] {
        self.figures.get_or_init(|| number::figures(&self.text))
    }

    /// All claims of the text, found once.
    pub fn claims(&self) -> &[Claim] {
        self.claims.get_or_init(|| claim::claims(self, self.reading.year))
    }

    /// All of it; sections are separated by a line feed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stretches of a section by its number, e.g. `一`.
    pub fn section(&self, no: &str) -> impl Iterator<Item = Range<usize>> + '_ {
        let no = no.to_owned();
        self.parts
            .iter()
            .filter(move |(s, _)| s.and_then(|i| self.reading.sections.get(i)).is_some_and(|s| s.no == no))
            .map(|(_, r)| r.clone())
    }

    /// The text before the first section.
    pub fn preamble(&self) -> &str {
        self.parts.iter().find(|(s, _)| s.is_none()).map_or("", |(_, r)| &self.text[r.clone()])
    }

    /// The number of the section a byte stands in.
    pub fn section_at(&self, byte: usize) -> Option<&str> {
        let (section, _) = self.parts.iter().find(|(_, r)| r.contains(&byte))?;
        section.and_then(|i| self.reading.sections.get(i)).map(|s| s.no.as_str())
    }

    /// Where a byte of the text stands in the original.
    pub fn place(&self, byte: usize) -> Option<Place> {
        let i = self.spots.partition_point(|(start, _)| *start <= byte).checked_sub(1)?;
        Some(self.reading.narrative.get(self.spots[i].1)?.place)
    }

    /// Whether a stretch stands in one passage, not glued across a line end.
    pub fn is_whole(&self, range: Range<usize>) -> bool {
        let passage = |byte: usize| self.spots.partition_point(|(start, _)| *start <= byte);
        passage(range.start) == passage(range.end.saturating_sub(1))
    }

    /// The stretches of the sentences, found once.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.sentences.get_or_init(|| sentences(&self.text)).iter().cloned()
    }

    /// A few words around a stretch, to quote.
    pub fn quote(&self, range: Range<usize>) -> String {
        let mut start = range.start;
        let mut end = range.end;
        let mut whole = false;
        for _ in 0..QUOTE {
            match self.text[..start].chars().next_back() {
                Some(c) if !is_stop(c) => start -= c.len_utf8(),
                _ => {
                    whole = true;
                    break;
                }
            }
        }
        // Cut inside a clause: begin with the next one.
        if let Some(comma) = self.text[start..range.start].find(',').filter(|_| !whole) {
            start += comma + 1;
        }
        for _ in 0..10 {
            match self.text[end..].chars().next() {
                Some(c) if !is_stop(c) && c != ',' => end += c.len_utf8(),
                _ => break,
            }
        }
        self.text[start..end].trim_start_matches([',', '、', ')']).replace(',', "，").replace('(', "（").replace(')', "）")
    }
}

const QUOTE: usize = 18;

fn sentences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        let stop = match byte {
            // An ideograph of three bytes.
            0xe4..=0xe9 => {
                at += 3;
                continue;
            }
            b'!' | b'?' | b'\n' => 1,
            0xe3 if bytes[at..].starts_with("。".as_bytes()) => "。".len(),
            _ => {
                at += 1;
                continue;
            }
        };
        all.push(from..at);
        at += stop;
        from = at;
    }
    if from < text.len() {
        all.push(from..text.len());
    }
    all
}

/// Whether a character ends a sentence.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '\n')
}

/// Appends text as the rules want it, without spaces.
fn push_plain(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (common, odd) = rest.split_at(normal::common(rest));
        out.push_str(common);
        let mut odd = odd.chars();
        let Some(c) = odd.next() else { return };
        out.extend(plain(c));
        rest = odd.as_str();
    }
}

/// A character as the rules want it; nothing for spaces.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{3000}' | '\u{feff}' | '\u{200b}' | '\u{a0}' => None,
        c if c.is_whitespace() => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => Some(c),
    }
}

/// A line that only numbers a page, such as `-3-`.
fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.len() < 16 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '–' | '－' | ' ' | '·'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Passage;

    fn prose(lines: &[&str]) -> (String, Vec<Option<u32>>) {
        let mut reading = Reading::default();
        for (i, line) in lines.iter().enumerate() {
            let place = Place::Text { line: u32::try_from(i).unwrap_or(0) + 1, column: 1 };
            reading.narrative.push(Passage { section: None, text: (*line).to_owned(), place });
        }
        let prose = Prose::of(&reading);
        let line = |at: usize| match prose.place(at) {
            Some(Place::Text { line, .. }) => Some(line),
            _ => None,
        };
        let lines = prose.text().char_indices().map(|(i, _)| line(i)).collect();
        (prose.text().trim().to_owned(), lines)
    }

    #[test]
    fn a_word_broken_between_lines_is_whole_again() {
        assert_eq!(prose(&["受理申 请 ２１", "- 3 -", "件，均已答复。"]).0, "受理申请21件,均已答复。");
    }

    #[test]
    fn every_character_knows_its_line() {
        let (text, lines) = prose(&["甲", "-1-", "乙"]);
        assert_eq!(text, "甲乙");
        assert_eq!(lines, [None, Some(1), Some(3)]);
    }

    #[test]
    fn sentences_end_at_stops() {
        let reading = Reading {
            narrative: vec![Passage { section: None, text: "一件。两件".to_owned(), place: Place::Paragraph(1) }],
            ..Reading::default()
        };
        let prose = Prose::of(&reading);
        let all: Vec<&str> = prose.sentences().map(|r| &prose.text()[r]).filter(|s| !s.is_empty()).collect();
        assert_eq!(all, ["一件", "两件"]);
    }
}
