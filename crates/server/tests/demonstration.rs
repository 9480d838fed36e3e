//! The demonstration county, checked as a supervising office would: every
//! planted fault is found, and nothing else of weight.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[test]
fn every_planted_fault_is_found_and_no_other() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(&demo)
        .args(["report", "check", "--quiet", "--format", "json", "--tree", "units.csv", "reports"])
        .output()
        .expect("the program starts");
    let read = |text: &str| -> Vec<serde_json::Value> { text.lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect() };
    let expected = read(&std::fs::read_to_string(demo.join("expected.jsonl")).expect("part of the checkout"));
    let answers = read(&String::from_utf8_lossy(&output.stdout));
    assert_eq!(answers.len(), expected.len());
    let mut wrong = Vec::new();
    for answer in &answers {
        let file = answer["file"].as_str().expect("a file");
        let about = expected.iter().find(|e| e["file"] == *file).expect("a line in expected.jsonl");
        let names = |list: &serde_json::Value, key: &str| -> BTreeSet<String> {
            list.as_array().into_iter().flatten().filter_map(|p| Some(p.as_str().or(p[key].as_str())?.to_owned())).collect()
        };
        let planted = names(&about["planted"], "spec");
        // A fault in a unit is also a difference in the sum of its government.
        let mut allowed: BTreeSet<String> = planted.union(&names(&about["also"], "spec")).cloned().collect();
        if about["tree"].is_array() || about["tree"].is_object() {
            allowed.insert("AR-AGG".to_owned());
        }
        let findings = answer["findings"].as_array().expect("findings");
        let all: BTreeSet<String> = findings.iter().filter_map(|f| Some(f["spec"].as_str()?.to_owned())).collect();
        let weighty = findings.iter().filter(|f| f["severity"] != "info").filter_map(|f| Some(f["spec"].as_str()?.to_owned()));
        for spec in weighty.filter(|s| !allowed.contains(s)) {
            wrong.push(format!("{file}: {spec} fires and is not planted"));
        }
        for spec in planted.difference(&all) {
            wrong.push(format!("{file}: {spec} is planted and not found"));
        }
        let tree_only = about["verdict"] == "clean" && allowed.contains("AR-AGG") && planted.is_empty();
        let verdict = &answer["verdict"];
        let accepted = about["accept"].as_array().is_some_and(|a| a.contains(verdict));
        if *verdict != about["verdict"] && !accepted && !tree_only {
            wrong.push(format!("{file}: {verdict} instead of {}", about["verdict"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
