//! The lines of an original beside its findings, and the pieces quoted in
//! them.

use crate::view::report::{Excerpt, Mark, SourceLine, Span};
use ::report::rule::{Finding, Severity};
use office::report::source::{Hit, Line, Source};
use std::collections::BTreeMap;
use std::ops::Range;

/// An original of so many lines is shown whole.
const WHOLE: usize = 160;
/// Lines shown before and after a place.
const AROUND: usize = 2;
/// Lines of the beginning that are always shown.
const HEAD: usize = 3;
/// Pieces quoted in one finding.
const QUOTES: usize = 3;
/// Longest stretch marked in a sentence, in characters.
const STRETCH: usize = 30;

/// Where the findings point in the original.
pub struct Pointed<'a> {
    source: &'a Source,
    marks: BTreeMap<usize, Vec<Spot>>,
}

/// A mark in a piece of a line: all of it, or a stretch in bytes.
#[derive(Debug, Clone)]
struct Spot {
    piece: usize,
    range: Range<usize>,
    mark: Mark,
}

impl<'a> Pointed<'a> {
    /// The places of findings in an original.
    pub fn of(source: &'a Source, findings: &[&Finding]) -> Pointed<'a> {
        let mut marks: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
        for finding in findings {
            for hit in finding.place.iter().filter_map(|place| source.find(*place)) {
                marks.entry(hit.line).or_default().push(spot(source, hit, finding));
            }
        }
        Pointed { source, marks }
    }

    /// How many lines findings point at.
    pub fn count(&self) -> usize {
        self.marks.len()
    }

    /// The pieces a finding quotes.
    pub fn quotes(&self, finding: &Finding) -> Vec<Excerpt> {
        let mut hits: Vec<Hit> = finding.place.iter().filter_map(|place| self.source.find(*place)).collect();
        hits.dedup_by_key(|hit| hit.line);
        let quote = |hit: &Hit| {
            let line = &self.source.lines[hit.line];
            let marks: Vec<_> = finding
                .place
                .iter()
                .filter_map(|place| self.source.find(*place))
                .filter(|h| h.line == hit.line)
                .map(|h| spot(self.source, h, finding))
                .collect();
            Excerpt {
                place: line.words.clone(),
                href: format!("#s{}", hit.line + 1),
                is_row: line.is_row,
                spans: spans(line, &marks, line.is_row),
            }
        };
        hits.iter().take(QUOTES).map(quote).collect()
    }

    /// The lines of the source panel.
    pub fn lines(&self) -> Vec<SourceLine> {
        let total = self.source.lines.len();
        let shown = |i: usize| total <= WHOLE || i < HEAD || self.marks.range(i.saturating_sub(AROUND)..=i + AROUND).next().is_some();
        let mut lines = Vec::new();
        let mut gap: Option<Range<usize>> = None;
        for (i, line) in self.source.lines.iter().enumerate() {
            if !shown(i) {
                gap = Some(gap.map_or(i..i + 1, |g| g.start..i + 1));
                continue;
            }
            lines.extend(gap.take().map(|g| left_out(g.len())));
            let marks = self.marks.get(&i).map_or(&[][..], Vec::as_slice);
            lines.push(SourceLine {
                id: format!("s{}", i + 1),
                place: if line.place.is_empty() { (i + 1).to_string() } else { line.place.clone() },
                gap: String::new(),
                lit: !marks.is_empty(),
                spans: spans(line, marks, false),
            });
        }
        lines.extend(gap.take().map(|g| left_out(g.len())));
        lines
    }
}

fn left_out(lines: usize) -> SourceLine {
    SourceLine { id: String::new(), place: String::new(), gap: format!("略去 {lines} 行"), lit: false, spans: Vec::new() }
}

/// What a finding means at a place: the words it quotes, else what stands
/// there.
fn spot(source: &Source, hit: Hit, finding: &Finding) -> Spot {
    let line = &source.lines[hit.line];
    let (text, masked) = line.pieces.get(hit.piece).map_or(("", &[][..]), |piece| (piece.text.as_str(), piece.masked.as_slice()));
    let told = || hidden(masked, &finding.message).or_else(|| quoted(text, &finding.message));
    let range = match hit.at {
        None if line.is_row => 0..text.len(),
        None => told().unwrap_or_else(|| stretch(text, 0)),
        Some(at) => told().unwrap_or_else(|| stretch(text, at)),
    };
    let mark = if finding.severity == Severity::Error { Mark::Hit } else { Mark::Doubt };
    Spot { piece: hit.piece, range, mark }
}

/// The masked number that a message speaks of: it is masked there too, but is
/// as long.
fn hidden(masked: &[Range<usize>], message: &str) -> Option<Range<usize>> {
    let numbers = message.split(|c: char| !c.is_ascii_alphanumeric() && c != '*');
    let length = numbers.filter(|n| n.contains('*')).map(str::len).next()?;
    masked.iter().find(|range| range.len() == length).cloned()
}

/// The longest words between quotation marks of a message that stand in a
/// text, whatever width their punctuation has.
fn quoted(text: &str, message: &str) -> Option<Range<usize>> {
    let plain = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    let chars: Vec<(usize, char)> = text.char_indices().map(|(i, c)| (i, plain(c))).collect();
    let quotes = message.split('“').skip(1).filter_map(|rest| rest.split_once('”').map(|(quote, _)| quote));
    let mut quotes: Vec<Vec<char>> = quotes.map(|q| q.chars().map(plain).collect()).filter(|q: &Vec<char>| q.len() > 1).collect();
    quotes.sort_by_key(|quote| std::cmp::Reverse(quote.len()));
    quotes.iter().find_map(|quote| {
        let at = chars.windows(quote.len()).position(|window| window.iter().map(|(_, c)| c).eq(quote))?;
        let end = chars.get(at + quote.len()).map_or(text.len(), |(i, _)| *i);
        Some(chars[at].0..end)
    })
}

/// A line with its marks; the cells of a row stay apart or are joined.
fn spans(line: &Line, marks: &[Spot], apart: bool) -> Vec<Span> {
    let mut out = Vec::new();
    for (i, piece) in line.pieces.iter().enumerate() {
        if i > 0 && !apart {
            out.push(Span::plain(" | "));
        }
        let mut ranges: Vec<(Range<usize>, Mark)> = Vec::new();
        ranges.extend(marks.iter().filter(|spot| spot.piece == i).map(|spot| (spot.range.clone(), spot.mark)));
        ranges.extend(piece.masked.iter().map(|r| (r.clone(), Mark::Masked)));
        if apart {
            // One span a cell, so that the row keeps its columns.
            let mark = ranges.iter().map(|(_, m)| *m).find(|m| *m != Mark::Masked).unwrap_or(Mark::Plain);
            out.push(Span { text: piece.text.clone(), mark });
        } else {
            cut(&piece.text, ranges, &mut out);
        }
    }
    out
}

/// Cuts a text at its marks; of two that overlap the first stays whole.
fn cut(text: &str, mut ranges: Vec<(Range<usize>, Mark)>, out: &mut Vec<Span>) {
    ranges.retain(|(r, _)| r.start < r.end && r.end <= text.len() && text.is_char_boundary(r.start) && text.is_char_boundary(r.end));
    ranges.sort_by_key(|(r, _)| r.start);
    let mut at = 0;
    for (range, mark) in ranges {
        if range.start < at {
            continue;
        }
        if range.start > at {
            out.push(Span::plain(&text[at..range.start]));
        }
        out.push(Span { text: text[range.clone()].to_owned(), mark });
        at = range.end;
    }
    if at < text.len() {
        out.push(Span::plain(&text[at..]));
    }
}

/// The stretch a place in a sentence means: a number, or up to the next stop.
fn stretch(text: &str, at: usize) -> Range<usize> {
    let mut chars = text.char_indices().skip(at).peekable();
    let Some(&(start, first)) = chars.peek() else { return 0..0 };
    // The beginning of a long paragraph is merely where the paragraph is.
    if at == 0 && text.chars().nth(STRETCH).is_some() {
        return 0..0;
    }
    let goes_on = |c: char| if first.is_ascii_digit() { c.is_ascii_digit() || c == '.' } else { !"，。；、,;|\t".contains(c) };
    let end = chars.take(STRETCH).take_while(|(_, c)| goes_on(*c)).last().map_or(start, |(i, c)| i + c.len_utf8());
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, at: usize, expected: &str) {
        assert_eq!(&text[stretch(text, at)], expected);
    }

    #[test]
    fn a_place_means_a_number_or_a_clause() {
        check("收到 61件，办结", 3, "61");
        check("收到 61件，办结", 0, "收到 61件");
        check("短", 9, "");
    }

    #[test]
    fn words_that_a_finding_quotes_are_marked_whatever_their_width() {
        let text = "可网办,比例达87.87%,共3件";
        assert_eq!(quoted(text, "文中说“可网办，比例达87.87%”，“3”").map(|r| &text[r]), Some("可网办,比例达87.87%"));
        assert_eq!(quoted(text, "没有“别的话”"), None);
    }

    #[test]
    fn marks_that_overlap_do_not_double_the_text() {
        let mut out = Vec::new();
        cut("甲乙丙", vec![(0..6, Mark::Hit), (3..9, Mark::Masked)], &mut out);
        assert_eq!(out.iter().map(|s| s.text.as_str()).collect::<String>(), "甲乙丙");
    }
}
