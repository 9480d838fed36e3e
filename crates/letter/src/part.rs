//! The parts a letter must have, and how each is found in a finished text.
//!
//! A part is found by what it says, not by how the template is built: the same
//! look serves our wording, an agency's, and a letter edited by hand.

use crate::facts::day;
use crate::say;
use jiff::civil::{Date, date};
use law::cite::{Cite, Instrument, OGI_2019, Reach};
use serde_json::Value;

/// A part of a letter.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// What it is called, in Chinese; the checker names it so.
    pub name: &'static str,
    /// What asks for it.
    pub cite: Cite,
    /// What must be said: all of these, each in one of its ways. `{field}`
    /// stands for a fact or a field of the context; of a list every item.
    pub says: &'static [&'static [&'static str]],
    /// Where it must stand.
    pub at: At,
}

/// Where a part must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum At {
    /// Anywhere.
    Anywhere,
    /// As a line of its own at the head.
    Head,
    /// As a line of its own at the end, where a letter is signed.
    End,
}

/// A part that may stand anywhere.
pub const fn part(name: &'static str, cite: Cite, says: &'static [&'static [&'static str]]) -> Part {
    Part { name, cite, says, at: At::Anywhere }
}

/// How much of a longer text must be left for it to count as said, in parts of
/// a hundred pairs of characters: who edits a letter may choose other words.
const KEPT: usize = 60;
/// A text of more characters than this may be reworded.
const LONG: usize = 20;
/// The first lines, in which the head stands, and the last, in which a letter
/// is signed.
const EDGE: usize = 6;

/// The layout of official letters.
pub static LAYOUT_2012: Instrument = Instrument {
    title: "党政机关公文格式",
    short: "公文格式",
    number: "GB/T 9704—2012",
    since: Some(date(2012, 7, 1)),
    reach: Reach::National,
};

const fn edge(name: &'static str, place: &'static str, at: At, says: &'static [&'static [&'static str]]) -> Part {
    Part { name, cite: Cite::new(&LAYOUT_2012, place), says, at }
}

/// What every official letter has (replies.md, section 1).
pub const FRAME: &[Part] = &[
    edge("发文机关", "7.2.4", At::Head, &[&["{agency.name}"]]),
    edge("文号", "7.2.5", At::Head, &[&["{paper.number}"]]),
    edge("文书名称", "7.3.1", At::Head, &[&["{title}"]]),
    edge("受文人", "7.3.2", At::Head, &[&["{to.name}："]]),
    edge("落款机关", "7.3.5", At::End, &[&["{agency.name}"]]),
    edge("成文日期", "7.3.5", At::End, &[&["{paper.dated}"]]),
    edge("联系方式", "7.3.6", At::Anywhere, &[&["{agency.phone}"]]),
];

/// What every sheet has.
pub const SHEET: &[Part] = &[edge("文书名称", "7.3.1", At::Head, &[&["{title}"]])];

/// With what a letter about an application begins: when it came, how, under
/// which number, and what was asked.
pub const OPENING: &[Part] = &[
    part("收到日期", Cite::new(&OGI_2019, "第三十一条"), &[&["{case.received}"]]),
    part("提出方式", Cite::new(&OGI_2019, "第二十九条第一款"), &[&["通过{case.channel}", "以{case.channel}", "{case.channel}方式"]]),
    part("受理编号", Cite::new(&OGI_2019, "第四十五条"), &[&["{case.number}"]]),
    part("申请内容", Cite::new(&OGI_2019, "第二十九条第二款"), &[&["{case.asked}"]]),
];

/// What is wrong about a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The text does not say it.
    Missing,
    /// There is nothing to say: a field is empty.
    Empty(&'static str),
}

impl Part {
    /// What is wrong about the part in a text, if anything.
    ///
    /// `lines` are the paragraphs of the letter in order, `told` facts and
    /// context as one object.
    pub fn look(&self, lines: &[String], told: &Value) -> Option<Fault> {
        let edge = match self.at {
            At::Anywhere => {
                // The title says much and decides nothing.
                let title = told.get("title").and_then(Value::as_str).map(say::squeeze);
                // Lines stay apart: two numbers in two cells are not one.
                let own = lines.iter().map(|line| say::squeeze(line)).filter(|line| Some(line) != title.as_ref());
                let text = own.collect::<Vec<_>>().join("\n");
                return self.says.iter().find_map(|ways| missing(ways, told, |wanted| is_said(&text, wanted)));
            }
            At::Head => &lines[..lines.len().min(EDGE)],
            At::End => &lines[lines.len().saturating_sub(EDGE)..],
        };
        let edge: Vec<String> = edge.iter().map(|line| say::squeeze(line)).collect();
        self.says.iter().find_map(|ways| missing(ways, told, |wanted| edge.iter().any(|line| line == wanted)))
    }

    /// What the part says with its fields filled in, each way; for tests and
    /// for showing what is wanted.
    pub fn wanted(&self, told: &Value) -> Vec<String> {
        let ways = self.says.iter().flat_map(|ways| ways.iter());
        ways.filter_map(|way| if let Filled::Texts(texts) = fill(way, told) { Some(texts) } else { None }).flatten().collect()
    }
}

/// What is wrong about one thing that must be said.
fn missing(ways: &'static [&'static str], told: &Value, is_there: impl Fn(&str) -> bool) -> Option<Fault> {
    let mut fault = Some(Fault::Missing);
    for way in ways {
        match fill(way, told) {
            Filled::Texts(texts) if texts.iter().all(|t| is_there(t)) => return None,
            Filled::Texts(_) => {}
            Filled::NotAsked => return None,
            Filled::Empty(field) => fault = Some(Fault::Empty(field)),
        }
    }
    fault
}

/// A way of saying with its fields filled in.
enum Filled {
    /// What must stand in the text, squeezed.
    Texts(Vec<String>),
    /// An optional field is not there, so nothing is asked.
    NotAsked,
    /// A field is empty.
    Empty(&'static str),
}

fn fill(way: &'static str, told: &Value) -> Filled {
    let mut texts = vec![String::new()];
    let mut rest = way;
    while let Some((before, after)) = rest.split_once('{') {
        let (path, tail) = after.split_once('}').unwrap_or((after, ""));
        let values = match found(told, path) {
            None | Some(Value::Null) => return Filled::NotAsked,
            Some(value) => printed(value),
        };
        if values.is_empty() || values.iter().any(|v| v.trim().is_empty()) {
            return Filled::Empty(path);
        }
        texts = texts.iter().flat_map(|t| values.iter().map(move |v| format!("{t}{before}{v}"))).collect();
        rest = tail;
    }
    for text in &mut texts {
        text.push_str(rest);
        *text = say::squeeze(text);
    }
    Filled::Texts(texts)
}

fn found<'a>(told: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(told, |value, name| value.get(name))
}

/// A value as letters print it; of a list and of an object every item.
fn printed(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Bool(yes) => vec![if *yes { "是" } else { "否" }.to_owned()],
        Value::Number(n) => vec![n.to_string()],
        Value::String(text) => vec![text.parse::<Date>().map_or_else(|_| text.clone(), day)],
        Value::Array(items) => items.iter().flat_map(printed).collect(),
        Value::Object(fields) => fields.values().filter(|v| !v.is_null()).flat_map(printed).collect(),
    }
}

/// Whether words stand in a text, their numbers not as parts of longer ones:
/// 5个工作日 does not stand in 15个工作日.
fn stands(text: &str, wanted: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (begins, ends) = (is_digit(wanted.chars().next()), is_digit(wanted.chars().next_back()));
    text.match_indices(wanted).any(|(at, found)| {
        let before = is_digit(text[..at].chars().next_back());
        let after = is_digit(text[at + found.len()..].chars().next());
        !(begins && before || ends && after)
    })
}

fn is_said(text: &str, wanted: &str) -> bool {
    if stands(text, wanted) {
        return true;
    }
    // Words may be chosen anew; numbers, dates and amounts may not.
    let numbers = wanted.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let wanted: Vec<char> = wanted.chars().collect();
    if wanted.len() <= LONG || !numbers.into_iter().all(|n| stands(text, n)) {
        return false;
    }
    let pairs = wanted.windows(2).map(|pair| pair.iter().collect::<String>());
    let (mut all, mut kept) = (0, 0);
    for pair in pairs {
        all += 1;
        kept += usize::from(text.contains(&pair));
    }
    kept * 100 >= all * KEPT
}
