//! RPL-2 to RPL-8 and RPL-10 to RPL-12: what must stand in the case before its
//! letter goes out.

use super::{Finding, Severity};
use crate::letter::{Code, Letter};
use jiff::civil::Date;
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, ActKind};
use law::cite::{Cite, OGI_2019};
use law::clock::consultation::Consultation;
use law::clock::event::Party;
use law::clock::reply::Text;
use law::outcome::Outcome;
use law::outcome::Procedural::P15;
use serde_json::Value;

/// Who wrote and who approved (P20).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review<'a> {
    /// The account that wrote the draft.
    pub author: &'a str,
    /// The account that approved it, if one did.
    pub approved_by: Option<&'a str>,
}

/// An earlier reply to the same applicant on the same information.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its 文号.
    pub number: String,
    /// The date printed on it.
    pub dated: Date,
}

/// What the checks of a case look at.
#[derive(Debug)]
pub struct Standing<'a> {
    /// The case before the letter.
    pub case: &'a Case,
    /// The calendar its agency counts by.
    pub calendar: &'a Calendar,
    /// What the letter was told.
    pub context: &'a Value,
    /// The day it goes out.
    pub sent: Date,
    /// Who wrote and approved.
    pub review: Review<'a>,
    /// The earlier reply a duplicate refers to, found in the ledger.
    pub earlier: Option<&'a Earlier>,
    /// How many personal data the guard found in what goes with the letter.
    pub personal: usize,
    /// Why it goes out late, if it does.
    pub late_because: &'a str,
}

const fn ogi(place: &'static str) -> Cite {
    Cite::new(&OGI_2019, place)
}

/// What the case lacks for its letter.
pub fn standing(letter: &Letter, at: &Standing<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |code, severity, cite, says: &str| found.push(Finding { code, severity, part: None, says: says.to_owned(), cite });
    let stops = Severity::Stops;
    let count = |kind| at.case.count(kind);
    if matches!(letter.code, Code::Decision(_)) {
        match at.review.approved_by {
            None => say("RPL-2", stops, ogi("第十七条"), "答复还没有经过审查呈批（P20）"),
            Some(who) if who == at.review.author => say("RPL-2", stops, ogi("第十七条"), "起草人不能审核自己的答复，请换一人审核"),
            Some(_) => {}
        }
    }
    let outcome = letter.outcome();
    let is = |wanted: Outcome| outcome == Some(wanted);
    if is(Outcome::D08) {
        let asked = at.case.counted().iter().any(|e| matches!(e.act, Act::ConsultationSent { party: Party::ThirdParty, .. }));
        if !asked {
            say("RPL-3", stops, ogi("第三十二条"), "以第三方合法权益为由不予公开，要先书面征求第三方的意见（P08）");
        } else if waits_for_an_opinion(at) {
            say("RPL-3", stops, ogi("第三十二条"), "第三方还没有答复，征求意见的期限也没有届满");
        }
    }
    if is(Outcome::D13) && at.case.searches == 0 {
        say("RPL-4", stops, ogi("第三十六条第四项"), "答复信息不存在，要先有检索记录（P19）");
    }
    if is(Outcome::D16) || letter.code == Code::Procedural(P15) {
        match count(ActKind::CorrectionNotified) {
            0 => say("RPL-5", stops, ogi("第三十条"), "要先告知过补正（P04）"),
            1 if count(ActKind::CorrectionNoticeDelivered) == 0 => say("RPL-5", stops, ogi("第三十条"), "补正告知书还没有登记送达"),
            1 => {}
            _ => say("RPL-5", stops, ogi("第三十条"), "补正只能告知一次，案中有不止一份补正告知书"),
        }
    }
    if is(Outcome::D18) {
        let told = at.context.get("earlier_number").and_then(Value::as_str).unwrap_or_default();
        match at.earlier {
            None => say("RPL-6", stops, ogi("第三十六条第六项"), "以重复申请为由，要关联此前对同一申请人就同一信息所作的答复"),
            Some(earlier) if earlier.number != told => {
                say("RPL-6", stops, ogi("第三十六条第六项"), "写明的前次答复文号与关联的答复不一致");
            }
            Some(_) => {}
        }
    }
    if is(Outcome::D20) && count(ActKind::ReasonsRequested) == 0 {
        say("RPL-7", stops, ogi("第三十五条"), "以大量反复申请为由不予处理，要先要求说明理由（P05）");
    }
    if is(Outcome::D04) {
        let list = at.context.get("withheld").and_then(Value::as_array);
        let grounded = |item: &Value| item.get("ground").and_then(Value::as_str).is_some_and(is_ground);
        if list.is_none_or(|items| items.is_empty() || !items.iter().all(grounded)) {
            say("RPL-8", stops, ogi("第三十七条"), "部分公开要有区分处理清单，每一处写明依据条例的哪一条（写成“第十五条”）");
        }
    }
    if at.personal > 0 {
        say("RPL-10", stops, ogi("第十五条"), "所附文件中有个人信息，请先处理，或者写明理由后放行");
    }
    if at.case.clock.due.is_some_and(|due| at.sent > due) && outcome.is_some() && at.late_because.trim().is_empty() {
        say("RPL-11", Severity::Warns, ogi("第三十三条"), "已经超过答复期限，请写明原因；超期标记会保留");
    }
    if is(Outcome::D14) {
        let named = at.context.get("responsible").and_then(Value::as_str).is_some_and(|n| !n.trim().is_empty());
        if !named {
            say("RPL-12", Severity::Warns, ogi("第三十六条第五项"), "能够确定负责公开该信息的机关的，应当告知其名称和联系方式");
        }
    }
    found
}

/// Whether words name an article of the Regulation on which a part may be left
/// out; by it the remedies are chosen.
fn is_ground(words: &str) -> bool {
    const ARTICLES: [&str; 6] = ["第十四条", "第十五条", "第十六条", "第三十六条", "第三十八条", "第三十九条"];
    let words = words.trim();
    let place = ["《中华人民共和国政府信息公开条例》", "《条例》", "条例"].iter().find_map(|own| words.strip_prefix(own)).unwrap_or(words);
    ARTICLES.iter().any(|article| place.starts_with(article))
}

/// Whether a third party that was asked may still answer in time (article 32).
fn waits_for_an_opinion(at: &Standing<'_>) -> bool {
    let text = at.case.received.and_then(Text::on).unwrap_or(Text::Of2019);
    let open = at.case.asked.iter().filter(|a| !a.answered);
    open.into_iter().any(|asked| {
        let acts = || at.case.counted().iter();
        let sent = acts().find_map(|e| match &e.act {
            Act::ConsultationSent { party, until, .. } if e.seq == asked.seq => Some((e.effective, *party, *until)),
            _ => None,
        });
        let delivered = acts().find_map(|e| match &e.act {
            Act::ConsultationDelivered { reference } if *reference == asked.reference && e.seq > asked.seq => Some(e.effective),
            _ => None,
        });
        let Some((sent, party, until)) = sent.filter(|s| s.1 == Party::ThirdParty) else { return false };
        let consultation = Consultation { reference: &asked.reference, party, sent, until, delivered, opinion: None };
        consultation.opinion_due(at.calendar, text).is_none_or(|due| at.sent <= due)
    })
}
