//! What a figure counts, told by the words right beside it.

use super::{Sentence, Spot, strip};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// 收到, 新收, 接到: received this year.
    Received,
    /// 收到 with those carried in: received and carried in.
    Intake,
    /// 受理, 收办, 办理: received, perhaps with those carried in or concluded.
    Accepted,
    /// Applications without a verb.
    Applications,
    /// 办结, 答复: concluded.
    Handled,
    /// 上年结转.
    CarriedIn,
    /// 结转下年.
    CarriedOut,
    /// 予以公开.
    Granted,
    /// 部分公开.
    Partial,
    /// 不予公开.
    Refused,
    /// 无法提供.
    Unavailable,
    /// 不予处理.
    NotProcessed,
    /// 其他处理.
    Other,
    /// 制发 规范性文件.
    DocumentsMade,
    /// 废止 规范性文件.
    DocumentsRepealed,
    /// 现行有效 规范性文件.
    DocumentsInForce,
    /// 现行有效 规章.
    RegulationsInForce,
    /// Cases of table 4.
    Remedy(Remedy, Outcome),
}

/// A kind of remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// 行政复议.
    Reconsideration,
    /// 行政诉讼.
    Litigation,
    /// Both together.
    Both,
}

/// How a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// All of them.
    Total,
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    Other,
    /// 尚未审结.
    Pending,
}

const RECEIVED: [&str; 7] = ["收到", "新收", "接收", "接到", "收悉", "接获", "收件"];
const ACCEPTED: [&str; 4] = ["受理", "收办", "登记", "承办"];
const HANDLED: [&str; 6] = ["办结", "答复", "办复", "办理完毕", "办理完结", "回复"];
const REQUESTS: [&str; 5] = ["信息公开申请", "依申请", "公开申请", "申请公开", "信息公开"];
/// A figure beside these counts a part: a channel, an applicant, a time.
static NARROW: LazyLock<AhoCorasick> = LazyLock::new(|| {
    super::words(&[
        "网络",
        "网上",
        "信函",
        "邮寄",
        "邮件",
        "当面",
        "现场",
        "传真",
        "窗口",
        "在线",
        "互联网",
        "电子",
        "自然人",
        "法人申请",
        "企业申请",
        "上半年",
        "下半年",
        "季度",
        "按时",
        "按期",
        "延期",
        "逾期",
        "当场",
        "口头",
        "提前",
        "同比",
        "环比",
        "较",
        "比上年",
        "比去年",
        "历年",
        "每",
        "建议",
        "提案",
        "热线",
        "投诉",
        "信访",
        "许可",
        "咨询",
        "留言",
        "来信",
        "新增",
        "一审",
        "二审",
    ])
});
/// In a sentence with these words no figure is about requests or remedies.
const FOREIGN: [&str; 5] = ["备案", "审理", "人大代表", "政协", "建议提案"];

fn any(list: &[&str], text: &str) -> bool {
    list.iter().any(|w| text.contains(w))
}

fn ends(list: &[&str], text: &str) -> bool {
    list.iter().any(|w| text.ends_with(w))
}

/// What a sentence speaks of; without it none of its figures is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaks {
    /// Of applications, here or shortly before.
    pub requests: bool,
    /// Of reconsideration or litigation over disclosure.
    pub remedies: bool,
    /// Of normative documents or 规章.
    pub documents: bool,
}

/// Looks up what a sentence speaks of.
pub fn speaks(text: &str, before: &str) -> Speaks {
    let own = !any(&FOREIGN, text);
    Speaks {
        requests: own && (any(&REQUESTS, text) || any(&REQUESTS, before)),
        remedies: own && any(&["复议", "诉讼"], text),
        documents: any(&["规范性文件", "规章"], text),
    }
}

/// What the figure of a spot counts; `None` where the words leave it open.
pub fn of(spot: &Spot<'_>, sentence: &Sentence<'_>) -> Option<Subject> {
    let speaks = sentence.speaks;
    let lead = strip(spot.lead);
    if speaks.documents
        && let Some(subject) = documents(lead, sentence)
    {
        return Some(subject);
    }
    let remedy = if speaks.remedies { remedy(lead, spot, sentence) } else { None };
    let subject = remedy.or_else(|| {
        if !speaks.requests || (any(&["复议", "诉讼"], lead) && !lead.contains("结转")) {
            return None;
        }
        carried(lead, spot, sentence).or_else(|| outcome(lead)).or_else(|| requests(lead, spot))
    })?;
    (!other_year(spot, sentence)).then_some(subject)
}

fn carried(lead: &str, spot: &Spot<'_>, sentence: &Sentence<'_>) -> Option<Subject> {
    const MOVED: [&str; 9] = ["结转", "转入", "转下", "顺延", "接转", "遗留", "转到", "转至", "延续"];
    let moved = |s: &str| any(&MOVED, s);
    let tail_end = spot.tail.char_indices().nth(14).map_or(spot.tail.len(), |(i, _)| i);
    let tail = &spot.tail[..tail_end];
    let (lead_moves, tail_moves) = (moved(lead), moved(tail));
    if !lead_moves && !tail_moves {
        return None;
    }
    let year = sentence.year.unwrap_or(0);
    let (last, next) = (format!("{}年", year - 1), format!("{}年", year + 1));
    let from_last = |s: &str| any(&["上年", "上一年", "去年", "往年", last.as_str()], s);
    let to_next = |s: &str| any(&["下年", "下一年", "次年", "明年", next.as_str()], s);
    if lead_moves && lead.chars().count() <= 24 {
        if from_last(lead) {
            return Some(if any(&RECEIVED, lead) || any(&ACCEPTED, lead) { Subject::Intake } else { Subject::CarriedIn });
        }
        if to_next(lead) {
            return Some(Subject::CarriedOut);
        }
    }
    if tail_moves && !tail.contains('、') {
        if to_next(tail) {
            return Some(Subject::CarriedOut);
        }
        if from_last(tail) && (tail.starts_with('为') || tail.starts_with('系') || tail.starts_with("是")) {
            return Some(Subject::CarriedIn);
        }
    }
    None
}

fn outcome(lead: &str) -> Option<Subject> {
    let lead = lead.trim_end_matches("决定").trim_end_matches("答复").trim_end_matches('类').trim_end_matches("情形");
    let names: [(&[&str], Subject); 6] = [
        (&["部分公开", "部分予以公开", "予以部分公开"], Subject::Partial),
        (&["不予公开", "不予以公开"], Subject::Refused),
        (&["予以公开", "同意公开", "全部公开"], Subject::Granted),
        (&["无法提供"], Subject::Unavailable),
        (&["不予处理"], Subject::NotProcessed),
        (&["其他处理", "其它处理"], Subject::Other),
    ];
    // Short leads only: “因第三方不同意不予公开” counts a part.
    let short = lead.rsplit('、').next().unwrap_or(lead).trim_start_matches("其中").trim_start_matches(['(', '属', '于', '作', '出']);
    if short.chars().count() > 12 || NARROW.is_match(short) {
        return None;
    }
    names.into_iter().find(|(words, _)| ends(words, short)).map(|(_, subject)| subject)
}

fn requests(lead: &str, spot: &Spot<'_>) -> Option<Subject> {
    if NARROW.is_match(lead) {
        return None;
    }
    let noun = ends(&["申请", "依申请公开", "信息公开", "申请公开", "依申请"], lead);
    let after: String = spot.tail.chars().take(24).collect();
    let noun_after = after.find("申请").is_some_and(|at| any(&REQUESTS, &after) && !any(&["复议", "诉讼"], &after[..at]));
    let both = any(&HANDLED, lead) && (any(&RECEIVED, lead) || any(&ACCEPTED, lead));
    if noun {
        return Some(match () {
            () if both => Subject::Accepted,
            () if any(&HANDLED, lead) => Subject::Handled,
            () if any(&RECEIVED, lead) && lead.contains("结转") => Subject::Intake,
            () if any(&RECEIVED, lead) => Subject::Received,
            () if any(&ACCEPTED, lead) || lead.contains("办理") => Subject::Accepted,
            () if lead.ends_with("信息公开") || !any(&REQUESTS, lead) => return None,
            () => Subject::Applications,
        });
    }
    if ends(&["答复书", "告知书"], lead) {
        return None;
    }
    if ends(&HANDLED, lead) && lead.chars().count() <= 28 {
        return Some(Subject::Handled);
    }
    if noun_after && ends(&RECEIVED, lead) {
        return Some(Subject::Received);
    }
    if noun_after && (ends(&ACCEPTED, lead) || lead.ends_with("办理")) {
        return Some(Subject::Accepted);
    }
    None
}

fn remedy(lead: &str, spot: &Spot<'_>, sentence: &Sentence<'_>) -> Option<Subject> {
    let text = sentence.text;
    if let Some(of) = spot.remedy {
        let names: [(&[&str], Outcome); 4] = [
            (&["结果维持", "维持"], Outcome::Upheld),
            (&["结果纠正", "纠正"], Outcome::Corrected),
            (&["其他结果"], Outcome::Other),
            (&["尚未审结", "未审结"], Outcome::Pending),
        ];
        let short = lead.rsplit('、').next().unwrap_or(lead);
        if let Some((_, outcome)) = names.into_iter().find(|(w, _)| ends(w, short) && short.chars().count() <= 8) {
            return Some(Subject::Remedy(of, outcome));
        }
    }
    let lead = lead.trim_end_matches("情况").trim_end_matches("申请");
    if !ends(&["复议", "诉讼"], lead) || NARROW.is_match(lead) {
        return None;
    }
    let open = any(&["信息公开", "依申请"], text) || any(&["信息公开申请", "依申请公开"], sentence.before);
    let elsewhere = any(&["受理行政", "办理行政复议", "代理", "出庭", "化解", "应诉", "备案", "败诉", "纠错"], lead);
    if !open || elsewhere {
        return None;
    }
    let of = match (lead.contains("复议"), lead.contains("诉讼")) {
        (true, true) => Remedy::Both,
        (true, false) => Remedy::Reconsideration,
        _ => Remedy::Litigation,
    };
    Some(Subject::Remedy(of, Outcome::Total))
}

fn documents(lead: &str, sentence: &Sentence<'_>) -> Option<Subject> {
    let narrow = ["备案", "评估", "审查", "清理", "修改", "修订", "拟", "审核", "解读", "公开", "发布", "名义"];
    let made = ["制发", "制定", "印发", "出台"];
    let repealed = ["废止", "失效"];
    let in_force = ["现行有效", "继续有效", "有效"];
    if lead.ends_with("规范性文件") {
        // Only what stands right before the noun tells what was done.
        let tail: String = lead.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
        let verb = |list: &[&str]| list.iter().filter_map(|w| tail.rfind(w)).max();
        let best = [
            (verb(&made), Subject::DocumentsMade),
            (verb(&repealed), Subject::DocumentsRepealed),
            (verb(&in_force), Subject::DocumentsInForce),
        ];
        let (at, subject) = best.into_iter().filter_map(|(at, s)| Some((at?, s))).max_by_key(|(at, _)| *at)?;
        return (!any(&narrow, &tail[at..])).then_some(subject);
    }
    if lead.ends_with("规章") && lead.contains("现行有效") {
        return Some(Subject::RegulationsInForce);
    }
    let short = lead.rsplit('、').next().unwrap_or(lead).trim_start_matches("其中");
    if !sentence.text.contains("规范性文件") || short.chars().count() > 8 {
        return None;
    }
    if any(&["规章", "法规", "地方性"], sentence.text) {
        return None;
    }
    match short {
        s if ends(&made, s) => Some(Subject::DocumentsMade),
        s if ends(&repealed, s) && !any(&["宣布", "修改"], s) => Some(Subject::DocumentsRepealed),
        s if s.ends_with("现行有效") => Some(Subject::DocumentsInForce),
        _ => None,
    }
}

/// Whether the words name another year than the one reported on, other than
/// to compare or to carry over.
fn other_year(spot: &Spot<'_>, sentence: &Sentence<'_>) -> bool {
    let Some(year) = sentence.year else { return false };
    let own = format!("{year}年");
    if spot.front.contains(own.as_str()) {
        return false;
    }
    let mut rest = spot.front;
    while let Some(at) = rest.find('年') {
        let digits: String = rest[..at].chars().rev().take_while(char::is_ascii_digit).collect();
        let compared = rest[..at].trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(['较', '比', '与', '〔', '从', '含', '自']);
        let carried = rest[at..].chars().take(8).collect::<String>().contains("转");
        if digits.len() == 4 && !compared && !carried {
            return true;
        }
        rest = &rest[at + '年'.len_utf8()..];
    }
    any(&["去年全年", "上年共", "去年共", "上年度共"], spot.front)
}
