//! `gongkai export` over the memory of a town.

use crate::town::Town;
use office::application::Role;
use serde_json::{Value, json};
use std::process::Command;

fn export(town: &Town, arguments: &[&str]) -> (String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("export")
        .args(arguments)
        .args(["--agency", "云汀县财政局", "--database", &town.url, "--data"])
        .arg(town.folder())
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let (out, err) = (text(run.stdout), text(run.stderr));
    assert!(run.status.success(), "{err}");
    (out, err)
}

#[tokio::test]
async fn the_report_of_a_year_is_exported_and_its_draft_checks_without_a_broken_sum() {
    let town = Town::open().await;
    for _ in 0..3 {
        let id = town.registered(&town.agency).await;
        town.does(id.as_str(), Role::Clerk, "close", json!({"why": "other"})).await;
    }
    town.registered(&town.agency).await;
    let (json, told) = export(&town, &["report", "--year", "2024"]);
    let line: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(line["cells"]["applications.result.other.misc.total"]["value"], json!(3));
    assert!(told.contains("还没有审定"), "{told}");
    let draft = town.folder().join("draft.html");
    export(&town, &["report", "--year", "2024", "--to", "html", "--out", &draft.display().to_string()]);
    let run = |command: &str| {
        let run = Command::new(env!("CARGO_BIN_EXE_gongkai")).args(["report", command, "--format", "json"]).arg(&draft).output();
        serde_json::from_slice::<Value>(&run.expect("the program runs").stdout).expect("JSON")
    };
    let read = run("read");
    for (name, cell) in line["cells"].as_object().expect("cells").iter().filter(|(name, _)| !name.starts_with("proactive.")) {
        assert_eq!(read["cells"][name]["value"], cell["value"], "{name}");
    }
    let checked = run("check");
    let codes = checked["findings"].as_array().expect("findings").iter().filter_map(|f| f["code"].as_str());
    let sums: Vec<&str> = codes.filter(|c| c.starts_with('R') || c.starts_with('L')).collect();
    assert_eq!(sums, Vec::<&str>::new());
}

#[tokio::test]
async fn cases_are_exported_without_persons_and_the_same_each_time() {
    let town = Town::open().await;
    for _ in 0..3 {
        town.registered(&town.agency).await;
    }
    let (csv, _) = export(&town, &["cases"]);
    assert!(csv.starts_with("\u{feff}id,number,stage,") && csv.lines().count() == 4, "{csv}");
    assert!(!csv.contains('汀') && !csv.contains("1380000"), "{csv}");
    assert_eq!(export(&town, &["cases"]).0, csv);
    let (jsonl, _) = export(&town, &["cases", "--format", "jsonl"]);
    let lines: Vec<Value> = jsonl.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!((lines.len(), &lines[0]["stage"]), (3, &json!("received")));
}
