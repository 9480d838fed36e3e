//! What a letter says that follows from its act and its case: the clerk need
//! not type it, and what is typed otherwise is refused. A date in a letter that
//! is not the date of the ledger would be the worst letter of all.

use super::Told;
use super::gate::Doing;
use crate::application::Refused;
use jiff::civil::Date;
use law::application::act::{Act, ActKind};
use law::fee::Basis;
use letter::Letter;
use serde_json::{Value, json};

/// The same with what follows from act and case filled in.
///
/// # Errors
/// If something was told otherwise.
pub(super) fn complete(letter: &Letter, told: &Told, doing: &Doing<'_>) -> Result<Told, Refused> {
    let mut told = told.clone();
    if told.context.is_null() {
        told.context = json!({});
    }
    let Some(context) = told.context.as_object_mut() else {
        return Err(Refused::Unusable("文书的内容要逐项写明".to_owned()));
    };
    let mut derived = of_act(letter, doing);
    if letter.code.name() == "P14" {
        derived.extend(fee(context, doing));
    }
    let mut wrong = Vec::new();
    for (name, value) in derived {
        let Some(field) = letter.fields.iter().find(|f| f.name == name) else { continue };
        match context.get(name).filter(|v| !v.is_null()) {
            Some(given) if *given != value => {
                wrong.push(format!("“{}”写的是 {}，按登记应为 {}", field.means.trim(), plain(given), plain(&value)));
            }
            Some(_) => {}
            None => {
                context.insert(name.to_owned(), value);
            }
        }
    }
    if wrong.is_empty() { Ok(told) } else { Err(Refused::Letter(wrong)) }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn of_act(letter: &Letter, doing: &Doing<'_>) -> Vec<(&'static str, Value)> {
    let day = |date: Option<Date>| date.map(|d| json!(d.to_string()));
    let when = |kind: ActKind| doing.before.counted().iter().rev().find(|e| e.act.kind() == kind);
    let mut all = Vec::new();
    let mut say = |name: &'static str, value: Option<Value>| all.extend(value.map(|v| (name, v)));
    match doing.act {
        Act::CorrectionNotified { days } => say("days", Some(json!(days))),
        Act::Extended { days, promised } => {
            say("days", Some(json!(days)));
            say("until", day(promised.or(doing.after.clock.due)));
        }
        Act::Deferred { until } => {
            say("until", day(Some(*until)));
            say("reasons_on", day(when(ActKind::ReasonsReceived).map(|e| e.effective)));
        }
        Act::ConsultationDelivered { reference } => {
            let sent = doing.before.counted().iter().rev().find_map(|e| match &e.act {
                Act::ConsultationSent { reference: r, party, until } if r == reference => Some((e.effective, party.name(), *until)),
                _ => None,
            });
            say("start", day(sent.map(|s| s.0)));
            say("party", sent.map(|s| json!(s.1)));
            say("reply_by", day(sent.and_then(|s| s.2)));
        }
        Act::Approved => {
            say("consulted", day(when(ActKind::ConsultationSent).map(|e| e.effective)));
            say("opined", day(when(ActKind::OpinionReceived).map(|e| e.effective)));
        }
        Act::ConsultationSent { until: Some(until), .. } => say("by", day(Some(*until))),
        Act::FeeNotified { yuan } => say("yuan", Some(json!(yuan))),
        Act::Withdrawn => {
            say("withdrawn", Some(json!(true)));
            say("ended", day(Some(doing.on)));
        }
        Act::Closed { .. } if letter.code.name() == "P17" => say("withdrawn", Some(json!(false))),
        Act::Closed { .. } => {
            let (notice, delivered) = match letter.code.name() {
                "P15" => (ActKind::CorrectionNotified, ActKind::CorrectionNoticeDelivered),
                _ => (ActKind::FeeNotified, ActKind::FeeNoticeDelivered),
            };
            let notice = when(notice);
            say("noticed", day(notice.map(|e| e.effective)));
            say("delivered", day(when(delivered).map(|e| e.effective)));
            let number = notice.and_then(|e| doing.found.acts.iter().find(|a| a.entry.seq == e.seq)).and_then(|a| a.document.clone());
            say("notice_number", number.map(Value::from));
            match notice.map(|e| &e.act) {
                Some(Act::CorrectionNotified { days }) => {
                    say("days", Some(json!(days)));
                    say("expired", day(doing.before.clock.waiting_until));
                }
                Some(Act::FeeNotified { yuan }) => {
                    say("yuan", Some(json!(yuan)));
                    say("pay_by", day(doing.before.clock.waiting_until));
                }
                _ => {}
            }
        }
        _ => {}
    }
    all
}

/// The trace of a fee, tier by tier, from basis and counts.
fn fee(context: &serde_json::Map<String, Value>, doing: &Doing<'_>) -> Option<(&'static str, Value)> {
    let number = |name: &str| context.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let (basis, before, count, unit) = match context.get("basis").and_then(Value::as_str)? {
        "per_case" => (Basis::PerCase, number("before").unwrap_or(0), number("cases")?, "件"),
        "per_page" => (Basis::PerPage, 0, number("pages")?, "页"),
        _ => return None,
    };
    let version = basis.on(doing.before.received.unwrap_or(doing.on))?;
    let charge = version.tariff.charge(before, count)?;
    let mut lines: Vec<String> = charge
        .tiers
        .iter()
        .map(|t| {
            let span = if t.from == t.to { format!("第{}{unit}", t.from) } else { format!("第{}至{}{unit}", t.from, t.to) };
            format!("{span}：每{unit}{}元，{}{unit}，小计{}元", t.price, t.count, t.yuan)
        })
        .collect();
    lines.push(format!("合计{}元", charge.yuan));
    Some(("trace", json!(lines)))
}
