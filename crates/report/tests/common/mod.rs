//! The ten real reports and their true cells, when they are at hand.

use report::{CellId, CellState, Reading};
use std::path::{Path, PathBuf};

/// The folder of the real reports: `GONGKAI_REPORTS`, by default beside the
/// checkout. `None`, with a printed line, when it is not there.
#[expect(clippy::disallowed_methods, reason = "where the real reports lie is told by the environment")]
pub fn folder() -> Option<PathBuf> {
    let given = std::env::var_os("GONGKAI_REPORTS").map(PathBuf::from);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = given.unwrap_or_else(|| root.join("../shared/reports"));
    if folder.is_dir() {
        return Some(folder);
    }
    println!("NOT RUN on the real reports: {} is not there (set GONGKAI_REPORTS)", folder.display());
    None
}

/// The names of the ten reports.
pub const TEN: [&str; 10] = [
    "000_394ec83f366558e4.txt",
    "001_3d7f49656f87c6b8.txt",
    "002_7f1bd1702e1bb24d.txt",
    "003_dd34f4ba02cce112.txt",
    "004_2620abe2f7b9fa96.txt",
    "suqian2023.layout.txt",
    "suqian2024.layout.txt",
    "huaian2024.pdf",
    "hongze2023.pdf",
    "hongze2024.pdf",
];

/// The true values of a report.
pub fn gold(folder: &Path, name: &str) -> serde_json::Value {
    let stem = name.split('.').next().unwrap_or(name);
    let text = std::fs::read_to_string(folder.join(format!("{stem}.gold.json"))).expect("a gold file beside the report");
    serde_json::from_str(&text).expect("gold is JSON")
}

/// Everything in which a reading differs from the gold, a line each.
pub fn differences(reading: &Reading, gold: &serde_json::Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut field = |name: &str, got: Option<String>| {
        let want = gold[name].as_str().map(str::to_owned);
        if got != want {
            out.push(format!("{name}: {got:?} instead of {want:?}"));
        }
    };
    field("title", reading.title.clone());
    field("agency", reading.agency.clone());
    field("agency_official", reading.agency_official.clone());
    field("region", reading.region.clone());
    field("level", reading.level.map(|l| l.name().to_owned()));
    let year = reading.year.map(i64::from);
    if year != gold["report_year"].as_i64() {
        out.push(format!("year: {year:?}"));
    }
    let edition = reading.form.map_or("none", |f| f.name());
    let want = gold["edition"].as_str().unwrap_or("");
    if !want.starts_with(edition) {
        out.push(format!("edition: {edition} instead of {want}"));
    }
    let cells = gold["cells"].as_object().expect("cells");
    for (name, want) in cells {
        let id = CellId::named(name).expect("a cell of the form");
        let Some(got) = reading.cells.get(id) else {
            out.push(format!("{name}: not there"));
            continue;
        };
        let right = match want {
            serde_json::Value::Null => got.state == CellState::Blank && got.value.is_none(),
            serde_json::Value::Number(n) => {
                got.state == CellState::Printed && got.value.is_some_and(|v| v.normalize().to_string() == number(n))
            }
            other => panic!("{name}: {other}"),
        };
        if !right {
            out.push(format!("{name}: {:?} {:?} “{}” instead of {want}", got.value, got.state, got.raw));
        }
    }
    // What gold does not name is a row the report lacks.
    for (id, got) in reading.cells.iter().filter(|(id, _)| !cells.contains_key(id.name())) {
        if got.state != CellState::MissingRow {
            out.push(format!("{}: {:?} {:?} where the row is missing", id.name(), got.value, got.state));
        }
    }
    out
}

fn number(n: &serde_json::Number) -> String {
    let text = n.to_string();
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
