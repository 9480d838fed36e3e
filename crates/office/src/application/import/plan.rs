//! A row as the acts that were done, and what the law makes of them.

use super::record::Record;
use crate::application::projection;
use jiff::ToSpan;
use jiff::civil::Date;
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, Closing, Decision, Entry, Request, Stance, Way};
use law::clock::event::Party;
use law::clock::extension;
use law::clock::reply::Text;
use law::outcome::Outcome;
use store::application::Projection;

/// A row that becomes a case.
#[derive(Debug, Clone)]
pub struct Planned {
    /// What the row tells.
    pub record: Record,
    /// 受理编号, if the ledger gives one.
    pub number: Option<String>,
    /// The acts in order, each with the texts that belong to it.
    pub acts: Vec<(Entry, Vec<(String, String)>)>,
    /// The case after them.
    pub case: Case,
    /// What follows from them.
    pub projection: Projection,
    /// What somebody should look at.
    pub warnings: Vec<String>,
}

/// The reference of the one consultation a ledger tells of.
const REFERENCE: &str = "补录";

/// The acts of a row and the case they make.
///
/// # Errors
/// If they cannot have happened so.
pub fn plan(record: &Record, calendar: &Calendar, today: Date) -> Result<Planned, String> {
    let mut acts = acts(record, calendar);
    acts.sort_by_key(|(day, ..)| *day);
    let acts: Vec<(Entry, Vec<(String, String)>)> =
        (1..).zip(acts).map(|(seq, (effective, act, texts))| (Entry { seq, effective, act }, texts)).collect();
    let entries: Vec<Entry> = acts.iter().map(|(entry, _)| entry.clone()).collect();
    let case = Case::fold(calendar, &entries).map_err(|m| m.0)?;
    let warnings = warnings(record, &case, today);
    let projection = projection::of(&case, record.clerk.clone());
    Ok(Planned { number: record.number.clone(), record: record.clone(), acts, case, projection, warnings })
}

type Done = (Date, Act, Vec<(String, String)>);

fn acts(record: &Record, calendar: &Calendar) -> Vec<Done> {
    let longest = Text::on(record.received).map_or(20, extension::longest);
    let texts = |pairs: &[(&str, &Option<String>)]| {
        pairs.iter().filter_map(|(name, text)| text.as_ref().map(|t| ((*name).to_owned(), t.clone()))).collect::<Vec<_>>()
    };
    let (channel, request) = (record.channel, Request::Information);
    let mut said = texts(&[("form", &record.form), ("note", &record.note)]);
    said.push(("description".to_owned(), record.description.clone().unwrap_or_else(|| "（台账未记）".to_owned())));
    let mut acts = match record.submitted.filter(|_| channel.needs_confirmation()) {
        Some(submitted) => vec![(submitted, Act::Submitted { channel, request }, said), (record.received, Act::Confirmed, Vec::new())],
        None => vec![(record.received, Act::Registered { channel, request }, said)],
    };
    let mut did = |day: Date, act: Act| acts.push((day, act, Vec::new()));
    if let Some((notified, days, corrected)) = record.correction {
        // A ledger without a term had every recorded correction in time (COR-3).
        let taken = corrected.map_or(0, |day| calendar.worked_between(notified, day));
        did(notified, Act::CorrectionNotified { days: days.unwrap_or(taken.max(15)) });
        if let Some(day) = corrected {
            did(day, Act::Corrected);
        }
    }
    if let Some((sent, opinion)) = record.consultation {
        did(sent, Act::ConsultationSent { reference: REFERENCE.to_owned(), party: Party::ThirdParty, until: None });
        if let Some(day) = opinion {
            let objects = record.reply.as_ref().is_some_and(|(_, outcomes)| outcomes.contains(&Outcome::D08));
            let stance = if objects { Stance::Objects } else { Stance::Agrees };
            did(day, Act::OpinionReceived { reference: REFERENCE.to_owned(), stance });
        }
    }
    if let Some((day, days)) = record.extension {
        did(day, Act::Extended { days: days.unwrap_or(longest), promised: None });
    }
    if let Some((day, yuan, paid)) = record.fee {
        did(day, Act::FeeNotified { yuan });
        if let Some(day) = paid {
            did(day, Act::Paid);
        }
    }
    ending(record, &mut did);
    for (n, (kind, day, result)) in (1..).zip(&record.remedies) {
        let reference = format!("{REFERENCE}{n}");
        did(*day, Act::RemedyRegistered { kind: *kind, reference: reference.clone() });
        if let Some(result) = result {
            did(*day, Act::RemedyDecided { reference, result: *result });
        }
    }
    acts
}

fn ending(record: &Record, did: &mut impl FnMut(Date, Act)) {
    match (&record.reply, record.withdrawn) {
        (Some((day, outcomes)), _) => {
            match outcomes.as_slice() {
                [Outcome::D23] => did(*day, Act::Closed { why: Closing::CorrectionOverdue }),
                [Outcome::D24] => did(*day, Act::Closed { why: Closing::FeeOverdue }),
                [Outcome::D25] if record.withdrawn.is_some() => did(record.withdrawn.unwrap_or(*day), Act::Withdrawn),
                [Outcome::D25] => did(*day, Act::Closed { why: Closing::Other }),
                _ => did(*day, Act::Replied { decision: Decision { outcomes: outcomes.clone(), primary: None, dated: *day } }),
            }
            if let Some((arrived, way)) = record.delivery {
                did(arrived, Act::Delivered { way: way.unwrap_or(Way::Post) });
            }
        }
        (None, Some(day)) => did(day, Act::Withdrawn),
        (None, None) => {}
    }
}

/// What the law says differently from the ledger, and what is left open.
fn warnings(record: &Record, case: &Case, today: Date) -> Vec<String> {
    let mut said = Vec::new();
    if let (Some(own), Some(due)) = (record.due, case.clock.due)
        && own != due
    {
        let more = if own > due { "晚" } else { "早" };
        said.push(format!(
            "台账的答复期限是 {own}，按法定期限应为 {due}（台账{more} {} 天）",
            (own.since(due).map_or(0, |s| s.get_days())).abs()
        ));
    }
    for refused in case.refused.iter().chain(&case.late) {
        said.push(format!("{} 的{}不合法定条件：{}（{}）", refused.date, word(refused.act), refused.refusal.reason, refused.refusal.cite));
    }
    if record.number.is_none() {
        said.push("没有受理编号，导入时依次编号".to_owned());
    }
    if record.reply.is_none() && record.withdrawn.is_none() && case.end.is_none() && case.clock.due.is_some_and(|due| due < today) {
        said.push("还没有答复，并且已经超过答复期限".to_owned());
    }
    if let Some((end, day)) = case.end
        && record.reply.is_none()
        && record.withdrawn.is_none()
    {
        said.push(format!(
            "按期限已于 {day} 终止（{}）",
            if matches!(end, law::application::End::Closed(Closing::FeeOverdue)) { "逾期不缴费" } else { "逾期不补正" }
        ));
    }
    if let Some((replied, _)) = &record.reply
        && let Some((arrived, _)) = record.delivery
        && arrived < *replied
    {
        said.push(format!("送达日期 {arrived} 早于答复日期 {replied}"));
    }
    if record.remedies.iter().any(|(_, _, result)| result.is_some()) {
        said.push("复议、诉讼的审结日期台账没有写，暂按受理日期计入年报表四，请核对".to_owned());
    }
    if record.consultation.is_some_and(|(_, opinion)| opinion.is_some()) {
        said.push("第三方意见的内容台账没有写，按办理结果暂记，请核对".to_owned());
    }
    if record.received.saturating_add(20.years()) < today {
        said.push(format!("收到日期 {} 很早，请核对年份", record.received));
    }
    said
}

fn word(kind: &str) -> &'static str {
    match kind {
        "correction_notified" => "补正告知",
        "corrected" => "补正",
        "extended" => "延期",
        "fee_notified" => "收费通知",
        "paid" => "缴费",
        _ => "一步",
    }
}
