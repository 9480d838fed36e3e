//! PDF: tables come out of rules and glyphs as a person sees them.

use crate::sample;

use document::{Block, Document, Limits, Place, Table, read};
use std::path::PathBuf;

/// The folder of the published reports, if it is there.
#[expect(clippy::disallowed_methods, reason = "told by the environment")]
fn reports() -> Option<PathBuf> {
    let folder = std::env::var_os("GONGKAI_REPORTS").map_or_else(|| PathBuf::from("../../../shared/reports"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("GONGKAI_REPORTS is not there; the published reports are not tested");
    None
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None })
}

/// Every run of numbers at the end of a row, in reading order.
fn rows_of_numbers(document: &Document) -> Vec<Vec<String>> {
    let number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.') && text.chars().any(|c| c.is_ascii_digit());
    let rows = tables(document).flat_map(|t| &t.rows);
    let tail = |row: &document::Row| {
        let mut cells: Vec<String> = row.cells.iter().rev().map(|c| c.text.clone()).take_while(|t| number(t)).collect();
        cells.reverse();
        cells
    };
    rows.map(tail).filter(|cells| !cells.is_empty()).collect()
}

/// The values of a gold file in the order of the form, by the length of a row.
fn gold_rows(gold: &serde_json::Value) -> Vec<Vec<String>> {
    let cells = gold["cells"].as_object().expect("cells");
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for (name, value) in cells {
        let row = if name.starts_with("remedies.") { "remedies" } else { name.rsplit_once('.').expect("row and column").0 };
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match rows.last_mut() {
            Some((open, values)) if open == row => values.push(text),
            _ => rows.push((row.to_owned(), vec![text])),
        }
    }
    rows.into_iter().map(|(_, values)| values).collect()
}

fn check_published(name: &str) {
    let Some(folder) = reports() else { return };
    let bytes = std::fs::read(folder.join(format!("{name}.pdf"))).expect("the report");
    let gold = std::fs::read(folder.join(format!("{name}.gold.json"))).expect("its gold file");
    let gold = serde_json::from_slice(&gold).expect("JSON");
    let read = read::pdf::read(&bytes, &Limits::default()).expect("a readable report");
    assert_eq!(rows_of_numbers(&read), gold_rows(&gold), "{name}");
}

#[test]
fn the_report_of_a_prefecture_is_read_whole() {
    check_published("huaian2024");
}

#[test]
fn a_report_with_downward_text_is_read_whole() {
    check_published("hongze2023");
}

#[test]
fn a_report_with_a_stray_rule_is_read_whole() {
    check_published("hongze2024");
}

/// The numbers of our own report, printed by others.
fn check_printed(file: &str, report: &Document) {
    let path = PathBuf::from("tests/corpus/good").join(file);
    let read = read::pdf::read(&std::fs::read(path).expect("a file of the corpus"), &Limits::default()).expect("a readable file");
    assert_eq!(rows_of_numbers(&read), rows_of_numbers(report), "{file}");
    for table in tables(&read) {
        let starts: Vec<_> = table.rows.iter().map(|r| r.cells.iter().map(|c| c.column).collect::<Vec<_>>()).collect();
        assert!(starts.iter().all(|row| row.is_sorted()), "cells of a row go from left to right: {starts:?}");
    }
    let is_placed = |place: &Place| matches!(place, Place::Pdf { page: 1.., w: 1.., h: 1.., .. });
    assert!(tables(&read).flat_map(|t| &t.rows).flat_map(|r| &r.cells).all(|c| is_placed(&c.place)));
}

#[test]
fn a_report_printed_by_an_office_suite_is_read_whole() {
    check_printed("office-suite.pdf", &sample::report());
}

#[test]
fn a_report_printed_by_a_browser_is_read_whole() {
    check_printed("browser.pdf", &sample::short());
}

#[test]
fn radicals_stay_as_printed() {
    let bytes = std::fs::read("tests/corpus/good/browser.pdf").expect("a file of the corpus");
    let read = read::pdf::read(&bytes, &Limits::default()).expect("a readable file");
    assert!(tables(&read).any(|t| t.rows[0].cells[0].text == "\u{2F8F}政复议"), "folding characters is not the reader's work");
}
