//! The reports of the demonstration county: every cell as its source says.

use report::{CellId, CellState};
use std::path::Path;

#[test]
fn every_cell_of_the_demonstration_is_as_its_source_says() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    let lines = |name: &str| -> Vec<serde_json::Value> {
        let text = std::fs::read_to_string(demo.join(name)).expect("the demonstration is part of the checkout");
        text.lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect()
    };
    let expected = lines("expected.jsonl");
    let mut wrong = Vec::new();
    for truth in lines("cells.jsonl") {
        let file = truth["file"].as_str().expect("a file name");
        let bytes = std::fs::read(demo.join(file)).expect("the report");
        let reading = match document::read(&bytes, &document::Limits::default()) {
            Ok(document) => report::locate(&document),
            Err(error) => {
                wrong.push(format!("{file}: {error}"));
                continue;
            }
        };
        let about = expected.iter().find(|e| e["file"] == file).expect("a line in expected.jsonl");
        for (name, got) in [
            ("title", reading.title.clone()),
            ("agency", reading.agency.clone()),
            ("level", reading.level.map(|l| l.name().to_owned())),
            ("edition", reading.form.map(|f| f.name().to_owned())),
            ("published", reading.published.map(|d| d.to_string())),
        ] {
            if about[name].as_str() != got.as_deref() {
                wrong.push(format!("{file}: {name} {got:?} instead of {}", about[name]));
            }
        }
        for (name, want) in truth["cells"].as_object().expect("cells") {
            let id = CellId::named(name).expect("a cell of the form");
            let Some(got) = reading.cells.get(id) else {
                wrong.push(format!("{file}: {name} is not there"));
                continue;
            };
            let want_text = match want {
                serde_json::Value::Number(n) => Some(n.to_string()),
                serde_json::Value::String(s) => Some(s.clone()),
                _ => None,
            };
            let right = match &want_text {
                Some(text) => got.value.is_some_and(|v| v.normalize() == text.parse::<report::Number>().expect("a number").normalize()),
                None => got.value.is_none() && got.state != CellState::Unread,
            };
            if !right {
                wrong.push(format!("{file}: {name} {:?} {:?} “{}” instead of {want}", got.value, got.state, got.raw));
            }
        }
        for doubt in &reading.doubts {
            wrong.push(format!("{file}: doubt {} {}", doubt.code, doubt.message));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
