//! Where the six sections begin, and with them the zones of the tables.

use super::lines::{Line, Source};
use crate::form::SECTIONS;
use crate::reading::Section;
use memchr::memmem::Finder;
use std::borrow::Cow;

/// A heading: the line, and which of the six sections it opens.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) line: usize,
    pub(super) index: usize,
    pub(super) section: Section,
}

/// The lines in which each table is to be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Zones {
    pub(super) t2: std::ops::Range<usize>,
    pub(super) t3: std::ops::Range<usize>,
    pub(super) t4: std::ops::Range<usize>,
}

/// The headings of the six sections, each once, in the order of the text.
pub(super) fn headings(lines: &[Line<'_>]) -> Vec<Heading> {
    let mut found: Vec<Heading> = lines.iter().enumerate().filter_map(|(i, line)| heading(i, line)).collect();
    // A table of contents lists headings with nothing between them and
    // repeats them later.
    let contents: Vec<bool> = (0..found.len())
        .map(|i| {
            let bare = found.get(i + 1).is_some_and(|next| next.line <= found[i].line + 1);
            bare && found[i + 1..].iter().any(|later| later.index == found[i].index)
        })
        .collect();
    let mut keep = contents.iter();
    found.retain(|_| !keep.next().copied().unwrap_or(false));
    let mut seen = [false; 6];
    found.retain(|h| !std::mem::replace(&mut seen[h.index], true));
    found
}

/// Longest line, in bytes, that may begin with a heading followed by text.
const LONGEST_LINE: usize = 6000;
/// Longest heading, in characters, that is taken for one.
const LONGEST: usize = 40;

fn heading(index: usize, line: &Line<'_>) -> Option<Heading> {
    let text = line.text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '#', '*']);
    let first = text.chars().next()?;
    // Most lines are numbers or long sentences.
    if first.is_ascii() || text.len() > LONGEST_LINE {
        return None;
    }
    let no = "一二三四五六七八九十".find(first).map(|_| first);
    // Without a number only the official words are a heading.
    if no.is_none() && !first.is_whitespace() && !official().any(|h| h.starts_with(first)) {
        return None;
    }
    let rest = match no {
        Some(no) => {
            let after = text[no.len_utf8()..].trim_start();
            let separator = after.chars().next().filter(|c| matches!(c, '、' | '.' | ',' | ':' | '．' | ' '))?;
            &after[separator.len_utf8()..]
        }
        None => text,
    };
    // A heading ends where its line does, or at the first full stop or gap.
    let end = rest.find(['。', ':', '|']).unwrap_or(rest.len());
    let rest = &rest[..end];
    if rest.len() > LONGEST * 3 * 2 {
        return None;
    }
    let mut words = String::with_capacity(rest.len());
    words.extend(rest.split_whitespace());
    let (which, heading) = match classify(&words) {
        Some(which) => (which, words),
        None => {
            // The text of the section may follow on the same line.
            let word = rest.split_whitespace().next()?;
            (classify(word)?, word.to_owned())
        }
    };
    let exact = names(which).any(|h| h == heading);
    if no.is_none() && !exact {
        return None;
    }
    let no = no.map_or_else(|| SECTIONS[which].0.to_owned(), String::from);
    Some(Heading { line: index, index: which, section: Section { no, heading, place: line.place } })
}

/// The official names of a section.
fn names(which: usize) -> impl Iterator<Item = &'static str> {
    let (_, name, others) = SECTIONS[which];
    std::iter::once(name).chain(others.iter().copied())
}

/// The official names of all sections.
fn official() -> impl Iterator<Item = &'static str> {
    (0..SECTIONS.len()).flat_map(names)
}

/// Which section a heading without its number opens.
fn classify(heading: &str) -> Option<usize> {
    let length = heading.chars().count();
    if !(3..=LONGEST).contains(&length) {
        return None;
    }
    let has = |word: &str| heading.contains(word);
    if length <= 20 && (has("总体情况") || heading == "概述" || has("工作概述") || heading == "基本情况") {
        Some(0)
    } else if length <= 20 && heading.starts_with("主动公开") && has("情况") {
        Some(1)
    } else if length <= 30 && has("申请") && (has("收到") || has("处理") || has("办理")) && has("情况") && !has("诉讼") {
        Some(2)
    } else if has("复议") && has("诉讼") && has("情况") {
        Some(3)
    } else if has("问题") && (has("改进") || has("措施") || has("打算")) {
        Some(4)
    } else if length <= 25 && has("其他") && has("报告") {
        Some(5)
    } else {
        None
    }
}

/// What the first row of each table says, for reports without headings.
const T2_ANCHORS: [&str; 4] = ["第二十条第", "制发件数", "新制作数量", "本年处理决定数量"];
const T3_ANCHOR: &str = "本年新收政府信息公开申请";
const T3_LAST: &str = "结转下年度";
const T4_ANCHORS: [&str; 2] = ["未经复议直接起诉", "结果维持"];

/// The zones of the tables, by headings, else by what the tables say.
pub(super) fn zones(lines: &[Line<'_>], headings: &[Heading]) -> Zones {
    let at = |index: usize| headings.iter().find(|h| h.index == index).map(|h| h.line);
    let find = |from: usize, words: &[&str]| {
        let words: Vec<Finder<'_>> = words.iter().map(Finder::new).collect();
        (from..lines.len()).find(|i| words.iter().any(|w| says(&lines[*i], w)))
    };
    let end = |from: usize, later: usize| (later..6).filter_map(at).filter(|line| *line > from).min().unwrap_or(lines.len());

    let t3_first = find(0, &[T3_ANCHOR]);
    let t3_start = match (at(2), t3_first) {
        (Some(heading), _) => Some(heading + 1),
        (None, Some(first)) => Some(first.saturating_sub(12).max(at(1).map_or(0, |l| l + 1))),
        (None, None) => None,
    };
    let t2_start = at(1).map(|l| l + 1).or_else(|| find(at(0).map_or(0, |l| l + 1), &T2_ANCHORS));
    let t3_last = t3_first.and_then(|first| find(first, &[T3_LAST]));
    let t4_start = at(3).map(|l| l + 1).or_else(|| {
        let from = t3_last.or(t3_first).or(t2_start)?;
        find(from, &T4_ANCHORS).map(|l| l.saturating_sub(2).max(from + 1))
    });

    let mut zones = Zones::default();
    if let Some(start) = t2_start {
        let stop = t3_start.filter(|s| *s > start).or(t3_first).filter(|s| *s > start);
        zones.t2 = start..stop.unwrap_or_else(|| end(start, 2));
    }
    if let Some(start) = t3_start {
        let stop = t4_start.filter(|s| *s > start).unwrap_or_else(|| end(start, 3));
        zones.t3 = start..stop;
    }
    if let Some(start) = t4_start {
        zones.t4 = start..end(start, 4);
    }
    zones
}

/// Whether a line or one of its cells contains the words, blanks aside.
fn says(line: &Line<'_>, words: &Finder<'_>) -> bool {
    let says = |text: &str| text.len() >= words.needle().len() && words.find(text.as_bytes()).is_some();
    let joined = |text: &str| {
        text.len() >= words.needle().len()
            && memchr::memchr2(b' ', b'\n', text.as_bytes()).is_some()
            && says(&text.chars().filter(|c| !c.is_whitespace()).collect::<String>())
    };
    let folded = matches!(line.text, Cow::Owned(_));
    says(&line.text)
        || match line.source {
            Source::Paragraph(p) => folded && says(&p.text) || joined(&p.text),
            Source::Row(row) => row.cells.iter().any(|c| says(&c.text) || joined(&c.text)),
        }
}
