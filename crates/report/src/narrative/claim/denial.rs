//! Claims that there was nothing: no application, no case, no fee.

use super::subject::{Outcome, Remedy, Subject};
use super::{Claim, Prose, Reach, Sentence};
use crate::cells::Number;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

const NEGATIONS: [&str; 20] = [
    "未发生",
    "没有发生",
    "未出现",
    "没有出现",
    "未产生",
    "没有产生",
    "未引发",
    "未引起",
    "没有引起",
    "未涉及",
    "没有涉及",
    "未有",
    "没有",
    "均无",
    "不存在",
    "未收到",
    "没有收到",
    "未接到",
    "无",
    "未被",
];
/// Without one of these nothing is denied.
static DENIES: LazyLock<AhoCorasick> = LazyLock::new(|| super::words(&["未", "没", "无", "零", "存"]));
/// With these words something else is denied.
static OTHER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    super::words(&[
        "败诉",
        "纠错",
        "纠正",
        "撤销",
        "超期",
        "逾期",
        "违法",
        "责令",
        "不当",
        "变更",
        "恶意",
        "投诉",
        "举报",
        "不良",
        "延期",
        "补正",
        "因不服",
        "网络",
    ])
});

/// Denials of a sentence.
pub fn of_sentence(sentence: &Sentence<'_>, found: &mut Vec<Claim>) {
    let open = |text: &str| ["信息公开", "依申请", "公开申请"].iter().any(|w| text.contains(w));
    if !DENIES.is_match(sentence.text) || !(open(sentence.text) || open(sentence.before)) {
        return;
    }
    let mut start = 0;
    for clause in sentence.text.split([',', ';', '；']) {
        let at = start;
        start += clause.len() + 1;
        let speaks = DENIES.is_match(clause) && ["申请", "复议", "诉讼"].iter().any(|w| clause.contains(w));
        if !speaks {
            continue;
        }
        if OTHER.is_match(clause) {
            continue;
        }
        if clause.contains("申请") && (clause.contains("为零") || clause.contains("零申请")) && open(clause) {
            push(found, sentence, Subject::Received, at..at + clause.len());
            continue;
        }
        let Some(no) = NEGATIONS.iter().filter_map(|w| negation(clause, w)).min() else { continue };
        let denied = &clause[no..];
        let range = at + no..at + clause.len();
        let reconsidered = denied.contains("复议");
        let sued = denied.contains("诉讼");
        let noun = ["信息公开申请", "依申请公开", "公开申请", "申请公开", "依申请"].iter().filter_map(|w| denied.find(w)).min();
        let remedy_at = [denied.find("复议"), denied.find("诉讼")].into_iter().flatten().min();
        if let Some(noun) = noun
            && remedy_at.is_none_or(|r| r > noun + "信息公开申请".len() && denied[noun..r].contains(['、', '和']))
            && denied[..noun].chars().count() <= 24
            && is_the_object(denied, noun)
        {
            push(found, sentence, Subject::Received, range.clone());
        }
        if reconsidered {
            push(found, sentence, Subject::Remedy(Remedy::Reconsideration, Outcome::Total), range.clone());
        }
        if sued {
            push(found, sentence, Subject::Remedy(Remedy::Litigation, Outcome::Total), range);
        }
    }
}

/// The application itself is denied, not something about it.
fn is_the_object(denied: &str, noun: usize) -> bool {
    let after = denied[noun..].trim_start_matches("信息公开申请").trim_start_matches("依申请公开").trim_start_matches("公开申请");
    let after = after.trim_start_matches("申请公开").trim_start_matches("依申请").trim_start_matches("申请");
    let after = after
        .trim_start_matches("事项")
        .trim_start_matches("案件")
        .trim_start_matches("件")
        .trim_start_matches("的")
        .trim_start_matches("情况");
    after.is_empty() || after.starts_with(['、', '和', '及', '也', '。', ')', '('])
}

fn negation(clause: &str, word: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = clause[from..].find(word).map(|i| from + i) {
        let next = clause[at + word.len()..].chars().next();
        let single_fits = next.is_some_and(|c| "政行复诉因涉信公提被申相任依有".contains(c)) && !clause[..at].ends_with('有');
        if word != "无" || single_fits {
            return Some(at);
        }
        from = at + word.len();
    }
    None
}

fn push(found: &mut Vec<Claim>, sentence: &Sentence<'_>, subject: Subject, range: Range<usize>) {
    let reach = super::reach(&sentence.text[..range.start], "");
    let range = sentence.start + range.start..sentence.start + range.end;
    if !found.iter().any(|c| c.subject == subject && c.range.start >= sentence.start) {
        found.push(Claim {
            subject,
            value: Number::ZERO,
            about: false,
            reach: if let Reach::Part(_) = reach { reach } else { Reach::Own },
            range,
        });
    }
}

/// Where the text says that no fee was raised or charged.
pub fn fee_denied(prose: &Prose<'_>) -> Option<Range<usize>> {
    const DENIED: [&str; 10] = ["未产生", "没有产生", "未收取", "没有收取", "未发生", "没有发生", "未收费", "没有收费", "未收过", "无收取"];
    let text = prose.text();
    prose.sentences().find_map(|range| {
        let sentence = &text[range.clone()];
        let fee = sentence.find("处理费")?;
        let no = DENIED.iter().filter_map(|d| sentence[..fee].rfind(d)).max()?;
        let clause = sentence[..no].rfind([',', ';']).map_or(0, |p| p + 1);
        Some(range.start + clause..range.start + fee + "处理费".len())
    })
}
