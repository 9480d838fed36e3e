//! What the running text claims about the numbers of the tables: each claim
//! with its subject, its figure and its scope.
//!
//! Precision goes before recall: a figure counts as a claim only where the
//! words right beside it leave one reading; counts by channel, by kind of
//! applicant, of half a year or of another year are left alone.
//!
//! Order of reading: [`Claim`], [`claims`], [`subject`], [`filler`], [`denial`].

pub mod denial;
pub mod filler;
pub mod subject;

use super::Prose;
use super::number::Figure;
use crate::cells::Number;
use aho_corasick::{AhoCorasick, MatchKind};
pub use denial::fee_denied;
pub use filler::strip;
use std::ops::Range;
use std::sync::LazyLock;
pub use subject::{Remedy, Subject};

/// A claim about a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What is counted.
    pub subject: Subject,
    /// How many.
    pub value: Number,
    /// Whether only about so many.
    pub about: bool,
    /// For whom it is counted.
    pub reach: Reach,
    /// Where in the prose.
    pub range: Range<usize>,
}

/// For whom a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The reporting agency.
    Own,
    /// A whole region or system, in the text's own word.
    Region(&'static str),
    /// A part of it, such as the office alone, in the text's own word.
    Part(&'static str),
}

const REGIONS: [&str; 16] = [
    "全市",
    "全县",
    "全区",
    "全省",
    "全州",
    "全旗",
    "全盟",
    "全镇",
    "全乡",
    "全街道",
    "全系统",
    "各级行政机关",
    "各级政府",
    "市县两级",
    "全自治区",
    "全局系统",
];
const PARTS: [&str; 10] = ["本级", "政府办", "办公室代表", "局机关本部", "机关本部", "各部门", "各单位", "直属", "名义", "各镇街"];

/// Words without which a sentence makes no claim.
static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    words(&["申请", "复议", "诉讼", "规范性文件", "规章", "结转", "予以公开", "不予公开", "部分公开", "无法提供", "办结", "答复"])
});

/// A search for any of some words in one pass. Leftmost matches can be looked
/// for many bytes at a time.
fn words(list: &[&str]) -> AhoCorasick {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(list).expect("a fixed list of words")
}

/// A sentence as the search for claims sees it.
#[derive(Debug)]
pub struct Sentence<'a> {
    /// The sentence.
    pub text: &'a str,
    /// Where it begins in the prose.
    pub start: usize,
    /// The sentences before it in the same section that set the subject.
    pub before: &'a str,
    /// The year reported on.
    pub year: Option<i16>,
    /// What it speaks of, looked up once.
    pub speaks: subject::Speaks,
}

/// All claims of a text, in order.
pub fn claims(prose: &Prose<'_>, year: Option<i16>) -> Vec<Claim> {
    let text = prose.text();
    let mut found = Vec::new();
    let mut words = WORDS.find_iter(text).map(|m| m.start()).peekable();
    let mut before = 0..0;
    let figures = prose.figures();
    for range in prose.sentences() {
        while words.next_if(|w| *w < range.start).is_some() {}
        if words.peek().is_none_or(|w| *w >= range.end) {
            continue;
        }
        // A subject carries over to the next sentences of the same section.
        let near = before.end != 0 && range.start - before.end < 120 && !text[before.end..range.start].contains('\n');
        let (words, subject_before) = (&text[range.clone()], if near { &text[before.clone()] } else { "" });
        let speaks = subject::speaks(words, subject_before);
        let sentence = Sentence { text: words, start: range.start, before: subject_before, year, speaks };
        let from = figures.partition_point(|f| f.start < range.start);
        let to = figures.partition_point(|f| f.start < range.end);
        of_sentence(&sentence, &figures[from..to], &mut found);
        denial::of_sentence(&sentence, &mut found);
        before = if near { before.start.max(range.start.saturating_sub(600))..range.end } else { range };
        while !text.is_char_boundary(before.start) {
            before.start += 1;
        }
    }
    found
}

/// A figure with the words around it, inside one clause.
#[derive(Debug)]
pub struct Spot<'a> {
    /// The words before the figure, up to a comma, a bracket or the last count.
    pub lead: &'a str,
    /// The words after it, up to a comma, a bracket or the next count.
    pub tail: &'a str,
    /// Everything before the figure in its sentence.
    pub front: &'a str,
    /// What the part of the sentence up to a semicolon spoke of last.
    pub remedy: Option<Remedy>,
}

fn of_sentence(sentence: &Sentence<'_>, figures: &[Figure], found: &mut Vec<Claim>) {
    let mut last_end = 0;
    let mut last_segment = 0;
    let mut remedy = None;
    for (i, figure) in figures.iter().enumerate() {
        let at = figure.start - sentence.start;
        let end = figure.end - sentence.start;
        if matches!(figure.unit, '年' | '月' | '日' | '号') || (figure.unit == ' ' && figure.value != Number::ZERO) {
            continue;
        }
        let front = &sentence.text[..at];
        let segment = front.rfind([';', '；']).map_or(0, |p| p + 1);
        if segment != last_segment {
            (last_segment, remedy) = (segment, None);
        }
        let next =
            figures.get(i + 1..).and_then(|f| f.iter().find(|f| f.is_count())).map_or(sentence.text.len(), |f| f.start - sentence.start);
        let spot = Spot { lead: lead(front, last_end), tail: tail(&sentence.text[end..next.max(end)]), front, remedy };
        last_end = end;
        if !"件宗起例份条项个部次 ".contains(figure.unit) {
            continue;
        }
        if let Some(subject) = subject::of(&spot, sentence) {
            if let Subject::Remedy(of, _) = subject {
                remedy = Some(of);
            }
            // A lead from before a bracket does not end at the figure, so that
            // its length may lead into the middle of a character.
            let lead_start = sentence.start + sentence.text.floor_char_boundary(at - spot.lead.len());
            found.push(Claim {
                subject,
                value: figure.value,
                about: figure.about,
                reach: reach(front, sentence.before),
                range: lead_start.min(figure.start)..figure.end,
            });
        }
    }
}

/// The words before a figure: back to a comma or a bracket, or, behind a
/// bracket that closes, what stood before it.
fn lead(front: &str, last_end: usize) -> &str {
    let own = &front[last_end.min(front.len())..];
    let cut = |s: &str| s.rfind([',', ';', ':', '(', ')', '；']).map_or(0, |p| p + s[p..].chars().next().map_or(1, char::len_utf8));
    let start = last_end.min(front.len()) + cut(own);
    let words = &front[start..];
    if !strip(words).is_empty() {
        return words;
    }
    if front[..start].ends_with(')')
        && let Some(open) = front[..start].rfind('(')
    {
        let outer = &front[..open];
        return &outer[cut(outer).max(outer.rfind('、').map_or(0, |p| p + '、'.len_utf8()))..];
    }
    // “申请,共计61件”: the words stand before the comma.
    let back = front[..start].trim_end_matches([',', ':']);
    if back.len() > last_end { &back[cut(back).max(last_end)..] } else { words }
}

fn tail(rest: &str) -> &str {
    let end = rest.find([',', ';', '(', ')', '；']).unwrap_or(rest.len());
    &rest[..end]
}

/// Regions first, then parts.
static REACHES: LazyLock<AhoCorasick> = LazyLock::new(|| words(&[&REGIONS[..], &PARTS].concat()));

fn reach(front: &str, before: &str) -> Reach {
    let in_text = |text: &str| {
        let (mut region, mut part) = (None, None);
        for word in REACHES.find_iter(text).map(|m| m.pattern().as_usize()) {
            match word.checked_sub(REGIONS.len()) {
                Some(i) => part = PARTS.get(i),
                None => region = REGIONS.get(word),
            }
        }
        part.map(|p| Reach::Part(p)).or(region.map(|r| Reach::Region(r)))
    };
    let near = before.char_indices().rev().nth(150).map_or(0, |(i, _)| i);
    in_text(front).or_else(|| in_text(&before[near..]).filter(|r| matches!(r, Reach::Region(_)))).unwrap_or(Reach::Own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::example::Example;

    fn check(text: &str, expected: &[&str]) {
        let example = Example::parse(&format!("一 {text}"));
        let prose = Prose::of(&example.reading);
        let found: Vec<String> = claims(&prose, Some(2024))
            .iter()
            .map(|c| {
                let reach = match c.reach {
                    Reach::Own => String::new(),
                    Reach::Region(w) | Reach::Part(w) => format!(" {w}"),
                };
                format!("{:?} {}{}{reach}", c.subject, if c.about { "~" } else { "" }, c.value)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_sentence_with_everything() {
        check(
            "本年全县共收到政府信息公开申请31件，比上年多2件。作出答复30件（含上年结转4件），其中予以公开20件、部分公开4件、不予公开3件、无法提供3件。结转下年继续办理5件。",
            &[
                "Received 31 全县",
                "Handled 30 全县",
                "CarriedIn 4 全县",
                "Granted 20 全县",
                "Partial 4 全县",
                "Refused 3 全县",
                "Unavailable 3 全县",
                "CarriedOut 5 全县",
            ],
        );
    }

    #[test]
    fn the_figure_may_stand_before_the_noun() {
        check("我局收到3件政府信息公开申请，办结2件。", &["Received 3", "Handled 2"]);
    }

    #[test]
    fn a_bracket_between_words_and_figure() {
        check(
            "收办政府信息公开申请案件40件，其中，予以公开9件、作其他处理（含主动撤回）6件、转下年度办理3件。",
            &["Accepted 40", "Granted 9", "Other 6", "CarriedOut 3"],
        );
    }

    #[test]
    fn remedies_with_their_results() {
        check(
            "政府信息公开行政复议12件，其中结果维持7件，结果纠正5件；政府信息公开行政诉讼4件，其中结果维持4件。",
            &[
                "Remedy(Reconsideration, Total) 12",
                "Remedy(Reconsideration, Upheld) 7",
                "Remedy(Reconsideration, Corrected) 5",
                "Remedy(Litigation, Total) 4",
                "Remedy(Litigation, Upheld) 4",
            ],
        );
    }

    #[test]
    fn nothing_received_is_a_claim() {
        check(
            "全年未收到政府信息公开申请，没有发生行政复议、行政诉讼。",
            &["Received 0", "Remedy(Reconsideration, Total) 0", "Remedy(Litigation, Total) 0"],
        );
        check("本局接到政府信息公开申请为0件。", &["Received 0"]);
        check("未收到群众关于政府信息公开的举报或投诉。", &[]);
    }

    #[test]
    fn other_counts_are_left_alone() {
        check("通过网络收到政府信息公开申请2件。", &[]);
        check("上半年收到政府信息公开申请2件。", &[]);
        check("2023年收到政府信息公开申请77件。", &[]);
        check("自然人申请30件，法人申请1件。", &[]);
        check("备案政府信息公开领域行政复议案件13件，行政诉讼案件5件。", &[]);
        check("办理人大建议81件、政协提案157件，答复率100%。", &[]);
        check("收到政府信息公开申请5件，按时答复4件，延期答复1件。", &["Received 5"]);
        check("有效降低行政复议、行政诉讼发生率，没有行政复议被纠错。", &[]);
        check("依申请公开要办好每一件。", &[]);
    }

    #[test]
    fn a_claim_begins_and_ends_between_characters() {
        let text = "收到政府信息公开申请,共计61件。收到政府信息公开申请(含a件)61件。";
        check(text, &["Received 61", "Received 61"]);
        let example = Example::parse(&format!("一 {text}"));
        let prose = Prose::of(&example.reading);
        let quotes: Vec<String> = prose.claims().iter().map(|c| prose.quote(c.range.clone())).collect();
        assert_eq!(quotes, ["收到政府信息公开申请，共计61件", "收到政府信息公开申请（含a件）61件"]);
    }

    #[test]
    fn documents_made_repealed_and_in_force() {
        check(
            "全年制发行政规范性文件5件，废止3件，现行有效行政规范性文件12件。",
            &["DocumentsMade 5", "DocumentsRepealed 3", "DocumentsInForce 12"],
        );
        check("评估规范性文件30件。", &[]);
    }

    #[test]
    fn the_office_alone_is_a_part() {
        check("县政府办代表县政府受理政府信息公开申请7件。", &["Accepted 7 政府办"]);
    }
}
