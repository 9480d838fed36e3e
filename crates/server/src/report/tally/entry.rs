//! An application of a ledger as JSON (interfaces: `report tally`).

use crate::law::batch::Refusal;
use crate::law::field;
use law::outcome::Outcome;
use report::tally::{Application, Column, Decision, Kind, Part};
use serde_json::Value;

/// Most parts, later decisions or outcomes of one application.
const MOST: usize = 1000;

/// Reads an application; `place` says which, for messages.
///
/// # Errors
/// A sentence with the registration number and the field that is wrong.
pub fn application(value: &Value, place: &str) -> Result<Application, Refusal> {
    let at = |message: &str| Refusal::malformed(format!("{place}：{message}"));
    if !value.is_object() {
        return Err(at("要是一个 JSON 对象。"));
    }
    let id = match value.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => id.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => return Err(at("缺 id（受理编号）。")),
    };
    let within = |refusal: Refusal| Refusal { message: format!("{place}，申请 {}：{}", field::short(&id), refusal.message), ..refusal };
    read(value, id.clone()).map_err(within)
}

fn read(value: &Value, id: String) -> Result<Application, Refusal> {
    let kind = match field::text(value, "kind")? {
        None | Some("application") => Kind::Application,
        Some("art41") => Kind::RecordCorrection,
        Some(other) => return Err(Refusal::malformed(format!("没有“{}”这种 kind；可以是 art41，或者不写。", field::short(other)))),
    };
    if kind == Kind::RecordCorrection {
        // Outside table 3: nothing more is needed of it.
        return Ok(Application { id, kind, received: None, applicant: None, decision: None, later: Vec::new(), parts: Vec::new() });
    }
    if value.get("received").is_none() {
        return Err(Refusal::malformed("缺 received（收到日期）；还没有确认收到的写 null。"));
    }
    let applicant = match field::text(value, "applicant_type")? {
        Some(name) => Column::named(name)
            .ok_or_else(|| Refusal::malformed(format!("没有“{}”这种申请人；可以是 {}。", field::short(name), columns())))?,
        None => return Err(Refusal::malformed(format!("缺 applicant_type（申请人种类）；可以是 {}。", columns()))),
    };
    Ok(Application {
        id,
        kind,
        received: field::day(value, "received")?,
        applicant: Some(applicant),
        decision: decision(value)?,
        later: list(value, "later")?.iter().filter_map(|item| decision(item).transpose()).collect::<Result<_, _>>()?,
        parts: list(value, "parts")?.iter().map(part).collect::<Result<_, _>>()?,
    })
}

fn part(value: &Value) -> Result<Part, Refusal> {
    Ok(Part { received: field::day(value, "received")?, decision: decision(value)? })
}

fn decision(value: &Value) -> Result<Option<Decision>, Refusal> {
    let codes = field::texts(value, "outcome")?;
    let dated = field::day(value, "outcome_date")?;
    if codes.is_empty() {
        return match value.get("outcome") {
            None | Some(Value::Null) if dated.is_none() => Ok(None),
            None | Some(Value::Null) => Err(Refusal::malformed("有 outcome_date（结果日期），没有 outcome（结果编号）。")),
            Some(_) => Err(Refusal::malformed("outcome 是空的。请填写结果编号 D01—D27；没有结果就不写。")),
        };
    }
    if codes.len() > MOST {
        return Err(Refusal::malformed(format!("结果多于 {MOST} 个。")));
    }
    let outcomes = codes.into_iter().map(outcome).collect::<Result<Vec<_>, _>>()?;
    let primary = field::text(value, "primary")?.map(outcome).transpose()?;
    let dated = dated.ok_or_else(|| Refusal::malformed("有 outcome（结果编号），缺 outcome_date（结果日期）。"))?;
    Ok(Some(Decision { outcomes, primary, dated }))
}

fn outcome(code: &str) -> Result<Outcome, Refusal> {
    Outcome::named(code).ok_or_else(|| Refusal::malformed(format!("没有编号“{}”的结果；结果是 D01—D27。", field::short(code))))
}

fn list<'a>(value: &'a Value, key: &str) -> Result<&'a [Value], Refusal> {
    match value.get(key) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(items)) if items.len() > MOST => Err(Refusal::malformed(format!("{key} 多于 {MOST} 项。"))),
        Some(Value::Array(items)) if items.iter().all(Value::is_object) => Ok(items),
        Some(_) => Err(Refusal::malformed(format!("{key} 要是一个列表，每项一个 JSON 对象。"))),
    }
}

fn columns() -> String {
    report::tally::application::COLUMNS.map(Column::name).join("、")
}
