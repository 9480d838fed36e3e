//! Small reports for tests and worked cases, written as `key value` items.
//!
//! An item is a cell by the end of its name (`granted.total 4`), a cell of the
//! year before (`p.carried_out.total 3`), or a fact in Chinese (`年度 2023`,
//! `一 …text of section 一…`). Values: a number, `?` unread, `-` a dash, `_`
//! blank, `缺` a missing row. Everything not named is a printed zero.

use super::{Context, Rule, Scope};
use crate::cells::{CellState, CellValue, Number};
use crate::check::{self, Options};
use crate::form::{self, CellId, Edition, TableNo, Tables};
use crate::reading::{FormKind, Level, MissingHead, Passage, PrintedLabel, Reading, Section};
use document::Place;

/// A report with its relatives.
pub struct Example {
    pub reading: Reading,
    previous: Option<Reading>,
    same_year: Option<Reading>,
    sibling: Option<Reading>,
    children: Vec<Reading>,
    scope: Scope,
}

impl Example {
    /// A report as a reader would give it, with what the sums force filled in.
    pub fn parse(text: &str) -> Example {
        let mut example = Example::parse_raw(text);
        let tables = example.tables();
        crate::infer::infer(&mut example.reading.cells, tables);
        example
    }

    /// Without anything inferred.
    pub fn parse_raw(text: &str) -> Example {
        let mut tables = Tables::uniform(Edition::E2021);
        let items: Vec<(&str, &str)> =
            text.split(['|', '\n']).map(str::trim).filter(|i| !i.is_empty()).map(|i| i.split_once(' ').unwrap_or((i, ""))).collect();
        for (key, value) in &items {
            if *key == "版本" {
                tables = match *value {
                    "2019" => Tables::uniform(Edition::E2019),
                    "混合" => Tables { t2: Edition::E2021, t3: Edition::E2019, t4: Edition::E2021 },
                    _ => tables,
                };
            }
        }
        let mut example = Example {
            reading: report(tables, 2024),
            previous: None,
            same_year: None,
            sibling: None,
            children: Vec::new(),
            scope: Scope::Same,
        };
        for (key, value) in items {
            example.item(key, value.trim(), tables);
        }
        example
    }

    fn item(&mut self, key: &str, value: &str, tables: Tables) {
        if let Some(key) = key.strip_prefix("p.") {
            let year = self.reading.year.unwrap_or(2024) - 1;
            let previous = self.previous.get_or_insert_with(|| report(tables, year));
            set(previous, key, value);
            return;
        }
        if let Some(key) = key.strip_prefix("q.") {
            let twin = self.same_year.get_or_insert_with(|| report(tables, 2024));
            set(twin, key, value);
            return;
        }
        if let Some(key) = key.strip_prefix("s.") {
            let sibling = self.sibling.get_or_insert_with(|| report(tables, 2024));
            set(sibling, key, value);
            return;
        }
        match key {
            "版本" => {}
            "下级" => {
                let mut child = report(tables, 2024);
                for item in value.split('+').map(str::trim) {
                    let (key, value) = item.split_once(' ').expect("a cell and its value");
                    set(&mut child, key, value);
                }
                self.children.push(child);
            }
            "范围" => self.scope = Scope::Unsure,
            _ => set(&mut self.reading, key, value),
        }
    }

    /// The editions of its tables.
    pub fn tables(&self) -> Tables {
        match self.reading.form {
            Some(FormKind::Statutory(tables)) => tables,
            _ => Tables::uniform(Edition::E2021),
        }
    }

    /// Its relatives.
    pub fn context(&self) -> Context<'_> {
        Context {
            previous: self.previous.as_ref(),
            scope: self.scope,
            same_year: self.same_year.iter().collect(),
            siblings: self.sibling.iter().collect(),
            children: self.children.iter().collect(),
            ..Context::default()
        }
    }
}

/// A report in perfect order with nothing to tell.
fn report(tables: Tables, year: i16) -> Reading {
    let mut reading = Reading { is_report: true, form: Some(FormKind::Statutory(tables)), year: Some(year), ..Reading::default() };
    reading.agency = Some("云澜县档案局".to_owned());
    reading.agency_official = reading.agency.clone();
    reading.level = Some(Level::CountyDepartment);
    reading.title = Some(format!("云澜县档案局{year}年政府信息公开工作年度报告"));
    reading.published = Some(jiff::civil::date(year + 1, 1, 20));
    for id in tables.cells() {
        reading.cells.set(id, CellValue::printed(0));
    }
    for (i, (no, heading, _)) in form::SECTIONS.iter().enumerate() {
        let line = u32::try_from(i).unwrap_or(0) * 100 + 1;
        reading.sections.push(Section { no: (*no).to_owned(), heading: (*heading).to_owned(), place: Place::Text { line, column: 1 } });
    }
    for (section, text) in [(0, "本局依法公开政府信息。"), (4, "培训还不够，下一年加强。"), (5, "本年度没有收取信息处理费。")]
    {
        reading.narrative.push(passage(Some(section), text));
    }
    reading
}

fn passage(section: Option<usize>, text: &str) -> Passage {
    let line = u32::try_from(section.unwrap_or(0)).unwrap_or(0) * 100 + 2;
    Passage { section, text: text.to_owned(), place: Place::Text { line, column: 1 } }
}

fn set(reading: &mut Reading, key: &str, value: &str) {
    if let Some(section) = ["一", "二", "三", "四", "五", "六"].iter().position(|n| *n == key) {
        reading.narrative.retain(|p| p.section != Some(section));
        reading.narrative.extend(value.split('/').filter(|l| !l.is_empty()).map(|l| passage(Some(section), l)));
        reading.narrative.sort_by_key(|p| p.section);
        return;
    }
    match key {
        "前" => reading.narrative.insert(0, passage(None, value)),
        "年度" => reading.year = value.parse().ok(),
        "级别" => reading.level = Level::named(value),
        "机关" => reading.agency = Some(value.to_owned()),
        "标题" => reading.title = (!value.is_empty()).then(|| value.to_owned()),
        "发布" => reading.published = value.parse().ok(),
        "缺章" => reading.sections.retain(|s| s.no != value),
        "章名" => {
            let (no, heading) = value.split_once(' ').expect("a number and a heading");
            for section in reading.sections.iter_mut().filter(|s| s.no == no) {
                heading.clone_into(&mut section.heading);
            }
        }
        "缺头" => reading.missing_heads.push(MissingHead { table: TableNo::T4, head: form::T4_COLUMNS[0].label }),
        "行名" => {
            let row = form::T3_2021.iter().find(|r| value.contains(r.cores[0])).unwrap_or(&form::T3_2021[20]);
            reading.labels.push(PrintedLabel {
                row: row.name,
                official: row.label,
                printed: value.to_owned(),
                place: Place::Text { line: 60, column: 1 },
            });
        }
        _ => set_cell(reading, key, value),
    }
}

fn set_cell(reading: &mut Reading, key: &str, value: &str) {
    let prefixes = ["", "applications.", "applications.result.", "remedies.", "proactive.", "applications.result.refused."];
    if value == "缺" {
        let names: Vec<String> = prefixes.iter().map(|p| format!("{p}{key}")).collect();
        let row: Vec<CellId> = reading.cells.iter().map(|(id, _)| id).filter(|id| names.iter().any(|n| n == id.row())).collect();
        assert!(!row.is_empty(), "no row {key}");
        for id in row {
            reading.cells.set(id, CellValue { state: CellState::MissingRow, ..CellValue::unread() });
        }
        return;
    }
    let id = prefixes.iter().find_map(|p| CellId::named(&format!("{p}{key}"))).unwrap_or_else(|| panic!("no cell {key}"));
    let state = |state, raw: &str| CellValue { state, raw: raw.to_owned(), ..CellValue::unread() };
    let cell = match value {
        "?" => CellValue::unread(),
        "-" => state(CellState::Dash, "-"),
        "_" => state(CellState::Blank, ""),
        number => CellValue::printed(number.parse::<Number>().unwrap_or_else(|_| panic!("{key} is no number: {number}"))),
    };
    reading.cells.set(id, cell);
}

/// Checks one rule against a small report: the messages expected, without
/// the sentence about suspects.
pub fn check(rule: &Rule, report: &str, expected: &[&str]) {
    let example = Example::parse(report);
    let options = Options { select: vec![rule.code.to_owned()], ignore: Vec::new() };
    let checked = check::check(&example.reading, &example.context(), &options);
    let found: Vec<&str> = checked.findings.iter().map(|f| without_suspects(&f.message)).collect();
    assert_eq!(found, expected, "{} on {report}", rule.code);
}

/// Checks the severities a rule gives.
pub fn check_severity(rule: &Rule, report: &str, expected: &[check::Severity]) {
    let example = Example::parse(report);
    let options = Options { select: vec![rule.code.to_owned()], ignore: Vec::new() };
    let checked = check::check(&example.reading, &example.context(), &options);
    let found: Vec<_> = checked.findings.iter().map(|f| f.severity).collect();
    assert_eq!(found, expected, "{} on {report}", rule.code);
}

fn without_suspects(message: &str) -> &str {
    ["最可能", "可能错在"].iter().filter_map(|m| message.find(m)).min().map_or(message, |i| &message[..i])
}

#[test]
fn every_worked_case_gives_what_it_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("the folder of worked cases").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a worked case");
        let code = file.file_stem().and_then(|s| s.to_str()).expect("a code").to_owned();
        assert!(crate::rules::named(&code).is_some(), "{code} is not in the book");
        let (report, expected) = worked(&text);
        assert!(!report.is_empty(), "{code} has no table");
        let example = Example::parse(&report);
        let options = Options { select: vec![code.clone()], ignore: Vec::new() };
        let checked = check::check(&example.reading, &example.context(), &options);
        let found: Vec<String> =
            checked.findings.iter().map(|f| format!("{}：{}", f.severity.label(), without_suspects(&f.message))).collect();
        assert_eq!(found, expected, "{code}");
    }
}

/// The table `| 项目 | 值 |` and the list under `## 结果` of a worked case.
fn worked(text: &str) -> (String, Vec<String>) {
    let (facts, result) = text.split_once("## 结果").unwrap_or((text, ""));
    let rows = facts.lines().filter(|l| l.starts_with('|')).skip(2);
    let items: Vec<String> = rows
        .map(|l| {
            let mut cells = l.trim_matches('|').split('|').map(|c| c.trim().trim_matches('`'));
            format!("{} {}", cells.next().unwrap_or_default(), cells.next().unwrap_or_default())
        })
        .collect();
    let expected = result.lines().filter_map(|l| l.strip_prefix("- ")).map(str::to_owned).collect();
    (items.join("\n"), expected)
}
