//! Letters as JSON.

use super::gate::Prepared;
use super::paper::Shown;
use crate::application::Refused;
use letter::Line;
use letter::check::{Finding, Severity};
use serde_json::{Value, json};

/// The letters of a case.
pub fn letters(all: &[Shown]) -> Value {
    let one = |s: &Shown| {
        json!({"seq": s.seq, "code": s.code, "title": s.title, "number": s.number, "at": s.at.to_string(), "printed": s.printed.is_some()})
    };
    json!({"items": all.iter().map(one).collect::<Vec<_>>()})
}

/// A letter before its act.
///
/// # Errors
/// If it cannot be written.
pub fn prepared(prepared: &Prepared) -> Result<Value, Refused> {
    let letter = prepared.kept.letter()?;
    Ok(json!({
        "code": letter.code.name(),
        "title": letter.title,
        "lines": prepared.kept.written()?.lines(),
        "findings": prepared.findings.iter().map(finding).collect::<Vec<_>>(),
    }))
}

fn finding(finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Stops => "stops",
        Severity::Warns => "warns",
    };
    json!({"code": finding.code, "severity": severity, "part": finding.part, "message": finding.says, "cite": finding.cite.to_string()})
}

/// A body that was edited by hand.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn edited(lines: &[Line]) -> Result<Value, Refused> {
    serde_json::to_value(lines).map_err(|_| Refused::Unusable("文书不能保存".to_owned()))
}
