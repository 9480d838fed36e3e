//! SARIF 2.1.0, for tools that show findings beside their files.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use office::report::check::CheckLine;
use office::report::wire::PlaceLine;
use serde_json::{Value, json};

/// One run with all findings.
pub fn log(lines: &[CheckLine]) -> Value {
    let rules: Vec<Value> = report::rules::all()
        .iter()
        .map(|r| json!({"id": r.code, "name": r.name, "shortDescription": {"text": r.title}, "fullDescription": {"text": r.says}}))
        .collect();
    let results: Vec<Value> = lines.iter().flat_map(|line| line.findings.iter().map(move |f| (line, f))).map(|(line, finding)| {
        let level = match finding.severity.as_str() {
            "error" => "error",
            "warning" => "warning",
            _ => "note",
        };
        let mut physical = json!({"artifactLocation": {"uri": line.file}});
        if let Some(PlaceLine::Text { line, column }) = finding.place.first() {
            physical["region"] = json!({"startLine": line, "startColumn": column});
        }
        json!({"ruleId": finding.code, "level": level, "message": {"text": finding.message}, "locations": [{"physicalLocation": physical}]})
    }).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "gongkai", "version": env!("CARGO_PKG_VERSION"), "rules": rules}}, "results": results}]
    })
}
