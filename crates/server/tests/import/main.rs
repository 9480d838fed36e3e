//! A dirty ledger of ten thousand rows comes in, and its table 3 is the one an
//! independent script counts from the sheet.

mod sheet;

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Office {
        let office = Office { folder: tempfile::tempdir().expect("a folder") };
        office.ok(&["agency", "add", "云汀县自然资源局", "--level", "county_department", "--kind", "department"]);
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(arguments)
            .args(["--data", &self.path("data").display().to_string()])
            .env("LANG", "zh_CN.UTF-8")
            .output()
            .expect("the program runs")
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}{}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }

    fn import(&self, file: &Path, more: &[&str]) -> (Vec<Value>, Value, Option<i32>) {
        let file = file.display().to_string();
        let output = self.run(&[&["import", "ledger", &file, "--agency", "云汀县自然资源局", "--format", "json"], more].concat());
        let mut lines: Vec<Value> = text(&output.stdout).lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect();
        let summary = lines.pop().unwrap_or_else(|| panic!("a summary: {}", text(&output.stderr)));
        (lines, summary, output.status.code())
    }

    /// The cells of table 3 that are not zero.
    fn table3(&self, year: i16) -> BTreeMap<String, u64> {
        let report = self.ok(&["export", "report", "--agency", "云汀县自然资源局", "--year", &year.to_string()]);
        let report: Value = serde_json::from_str(&report).expect("a report");
        let cells = report["cells"].as_object().expect("cells").clone();
        let number = |(name, cell): (String, Value)| cell["value"].as_u64().filter(|n| *n > 0).map(|n| (name, n));
        cells.into_iter().filter_map(number).filter(|(name, _)| name.starts_with("applications.")).collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The cells an independent script counts; none where there is no Python.
fn counted(file: &Path, year: i16) -> Option<BTreeMap<String, u64>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/count_table3.py");
    let output = Command::new("python3").arg(script).arg(file).arg(year.to_string()).output().ok()?;
    assert!(output.status.success(), "{}", text(&output.stderr));
    let cell = |line: &str| {
        let (name, number) = line.split_once('\t').expect("name and number");
        (name.to_owned(), number.parse().expect("a number"))
    };
    Some(text(&output.stdout).lines().map(cell).collect())
}

#[test]
fn ten_thousand_dirty_rows_come_in_and_table_3_is_the_one_counted_from_the_sheet() {
    let office = Office::new();
    let file = office.path("台账.xlsx");
    let made = sheet::write(&file, 10_000);
    let (lines, summary, status) = office.import(&file, &["--dry-run"]);
    assert_eq!(status, Some(1), "rows that were not taken are told by the status");
    assert_eq!(summary["written"], 0);
    assert_eq!(lines.len(), made.rows, "every row is answered");
    let (_, summary, _) = office.import(&file, &["--mend", &office.path("改.xlsx").display().to_string()]);
    assert_eq!(summary["taken"], summary["written"]);
    assert_eq!(summary["not_taken"].as_u64(), Some(made.broken as u64), "every broken row and no other");
    for line in lines.iter().filter(|l| l["number"].is_null()) {
        assert!(line["errors"].as_array().is_some_and(|e| !e.is_empty()), "{line}");
    }
    for year in [2023, 2024, 2025] {
        let Some(counted) = counted(&file, year) else {
            println!("NOT RUN: the independent count, because there is no python3");
            return;
        };
        let mut own = office.table3(year);
        // The script counts leaves and their totals by applicant, not the column of totals.
        own.retain(|name, _| !name.ends_with(".total"));
        let groups = ["granted.", "partial.", "refused.", "unavailable.", "not_processed.", "other.", "total."];
        own.retain(|name, _| !name.contains(".result.") || groups.iter().any(|g| name.contains(g)));
        assert_eq!(own, counted, "{year}");
        println!(
            "{year}: {} cells, {} applications received",
            own.len(),
            own.iter().filter(|(n, _)| n.contains(".received.")).map(|(_, n)| n).sum::<u64>()
        );
    }
    office.ok(&["journal", "verify"]);
    let doctor = office.run(&["doctor", "--deep"]);
    assert!(!text(&doctor.stdout).contains("不一致"), "{}", text(&doctor.stdout));
}

#[test]
fn the_same_file_again_gives_nothing_new_and_a_mended_file_brings_the_rest() {
    let office = Office::new();
    let file = office.path("台账.xlsx");
    let made = sheet::write(&file, 60);
    let mend = office.path("改.xlsx");
    let (_, first, _) = office.import(&file, &["--mend", &mend.display().to_string()]);
    let (_, again, status) = office.import(&file, &[]);
    assert_eq!((again["written"].as_u64(), status), (Some(0), Some(1)));
    // The mended file has the rows that were not taken, under the same head.
    let (lines, summary, _) = office.import(&mend, &["--dry-run"]);
    assert_eq!(lines.len(), made.broken);
    assert_eq!(summary["columns"][0][0]["field"], "number");
    assert_eq!(first["taken"].as_u64(), Some((made.rows - made.broken) as u64));
}

#[test]
fn every_clock_is_counted_anew_and_compared_with_the_ledgers_own_date() {
    let office = Office::new();
    let file = office.path("台账.csv");
    let rows = "登记号,申请人,申请人类型,申请内容,收到日期,答复期限,延期日期,延期天数,答复日期,办理结果\n\
        1,甲,自然人,地块图纸,2025-09-25,2025-10-29,,,,\n\
        2,乙,自然人,地块图纸,2025-09-25,2025-10-23,,,2025-10-20,予以公开\n\
        3,丙,自然人,地块图纸,2025-09-25,,2025-11-03,20,2025-11-10,予以公开\n";
    std::fs::write(&file, rows).expect("a file");
    let (lines, ..) = office.import(&file, &["--dry-run"]);
    assert_eq!(lines[0]["due"], "2025-10-29");
    let said = |n: usize| lines[n]["warnings"].to_string();
    assert!(!said(0).contains("台账的答复期限"), "{}", said(0));
    assert!(said(1).contains("台账的答复期限是 2025-10-23，按法定期限应为 2025-10-29（台账早 6 天）"), "{}", said(1));
    assert!(said(2).contains("延期不合法定条件"), "{}", said(2));
}

#[test]
fn what_is_no_ledger_is_told_so_and_a_column_can_be_named() {
    let office = Office::new();
    let file = office.path("表.csv");
    std::fs::write(&file, "日期,谁,类,什么\n2025-03-03,甲,自然人,图纸\n").expect("a file");
    let path = file.display().to_string();
    let refused = office.run(&["import", "ledger", &path, "--agency", "云汀县自然资源局"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("没有找到台账的表头"), "{}", text(&refused.stderr));
    let (_, summary, status) =
        office.import(&file, &["--map", "日期=received", "--map", "谁=applicant", "--map", "类=kind", "--map", "什么=description"]);
    assert_eq!((summary["written"].as_u64(), status), (Some(1), Some(0)));
    let unknown = office.run(&["import", "ledger", &path, "--agency", "没有的局"]);
    assert!(text(&unknown.stderr).contains("没有机关“没有的局”"));
}

#[test]
fn rows_without_numbers_come_in_once_and_behind_the_numbers_the_office_has() {
    let office = Office::new();
    let head = "收到日期,申请人,申请人类型,申请内容\n";
    let first = office.path("一.csv");
    std::fs::write(&first, format!("受理编号,{head}2025-3,2025-01-06,甲,自然人,图纸\n")).expect("a file");
    assert_eq!(office.import(&first, &[]).1["written"], 1);
    let second = office.path("二.csv");
    // The same words twice: two applications, as the ledger has them.
    std::fs::write(&second, format!("{head}2025-03-03,乙,自然人,图纸\n2025-03-03,乙,自然人,图纸\n")).expect("a file");
    assert_eq!(office.import(&second, &[]).1["written"], 2);
    assert_eq!(office.import(&second, &[]).1["written"], 0, "nothing new the second time");
    let cases = office.ok(&["export", "cases", "--agency", "云汀县自然资源局", "--format", "jsonl"]);
    let mut numbers: Vec<String> =
        cases.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()?["number"].as_str().map(str::to_owned)).collect();
    numbers.sort();
    assert_eq!(numbers, ["2025-3", "2025-4", "2025-5"]);
}
