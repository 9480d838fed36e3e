//! One report as the page shows it: strip, tables, findings, original.

use crate::fill::cells::{Lights, forms};
use crate::fill::findings::{finding, in_order, unassessed};
use crate::fill::original::Pointed;
use crate::view::report::{Remark, Report, StripItem, Tab};
use crate::view::{Notice, Tone};
use ::report::Reading;
use ::report::cells::CellState;
use ::report::check::Checked;
use ::report::form::{CellId, TableNo};
use ::report::reading::{Doubt, FormKind};
use ::report::rule::Severity;
use ::report::rules;
use office::report::source::Source;

/// What is known of a report beside its reading.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The name of its file.
    pub file: &'a str,
    /// The report that says the same in every cell, or empty.
    pub same_as: &'a str,
}

/// A report that was read and checked.
pub fn report(reading: &Reading, checked: &Checked, source: &Source, about: About<'_>) -> Report {
    let findings = in_order(checked);
    let lights = Lights::of(&findings);
    let pointed = Pointed::of(source, &findings);
    let tables = match reading.form {
        Some(FormKind::Statutory(tables)) => Some(tables),
        _ => None,
    };
    Report {
        title: reading.title.clone().unwrap_or_else(|| about.file.to_owned()),
        meta: meta(reading, about.file),
        strip: strip(reading, checked, &findings),
        notices: notices(reading, about),
        tabs: tabs(&lights, tables.is_some(), pointed.count()),
        forms: tables.map(|t| forms(&reading.cells, t, &lights)).unwrap_or_default().into_iter().map(|t| t.with_legend()).collect(),
        source_note: source_note(source),
        source: pointed.lines(),
        findings: (1..).zip(&findings).map(|(no, f)| finding(no, f, &pointed)).collect(),
        silence: silence(checked).to_owned(),
        unassessed_count: checked.not_assessable.len(),
        unassessed: unassessed(checked),
        doubts: reading.doubts.iter().map(remark).collect(),
        notes: reading.notes.iter().map(remark).collect(),
    }
}

fn meta(reading: &Reading, file: &str) -> Vec<String> {
    let mut meta = Vec::new();
    meta.extend(reading.published.map(|date| format!("{date} 发布")));
    let edition = office::report::results::edition(reading);
    if !edition.is_empty() {
        meta.push(edition);
    }
    let count = |state: CellState| reading.cells.iter().filter(|(_, c)| c.state == state).count();
    let all = reading.cells.iter().count();
    if all > 0 {
        let unread = count(CellState::Unread);
        let mut words = format!("读出 {all} 格中的 {} 格", all - unread);
        for (state, name) in [(CellState::Blank, "空白"), (CellState::MissingRow, "缺行")] {
            if count(state) > 0 {
                words.push_str(&format!("，{name} {} 格", count(state)));
            }
        }
        meta.push(words);
    }
    if !file.is_empty() {
        meta.push(file.to_owned());
    }
    meta
}

fn strip(reading: &Reading, checked: &Checked, findings: &[&::report::rule::Finding]) -> Vec<StripItem> {
    let e = checked.equations;
    let first = |is: &dyn Fn(&::report::rule::Finding) -> bool| {
        (1..).zip(findings).find(|(_, f)| is(f)).map(|(no, _)| format!("#f{no}")).unwrap_or_default()
    };
    let item = |tone, icon, count, words: &str, href: String| StripItem { tone, icon, count, words: words.to_owned(), href };
    let mut strip = vec![
        item(Tone::Plain, "", e.held + e.broken + e.used + e.open, "个等式", String::new()),
        item(Tone::Plain, "i-tick", e.held, "成立", String::new()),
    ];
    if e.broken > 0 {
        strip.push(item(Tone::Bad, "i-cross", e.broken, "不成立", first(&|f| f.severity == Severity::Error)));
    }
    if e.used > 0 {
        strip.push(item(Tone::Plain, "i-none", e.used, "用来推定，不算核对", String::new()));
    }
    let told = |f: &::report::rule::Finding| f.code.starts_with('N') && f.severity != Severity::Info;
    let said = findings.iter().filter(|f| told(f)).count();
    if said > 0 {
        let bad = findings.iter().any(|f| told(f) && f.severity == Severity::Error);
        strip.push(item(if bad { Tone::Bad } else { Tone::Doubt }, "i-cross", said, "处正文与表不符", first(&told)));
    }
    let sums = |f: &::report::rule::Finding| {
        rules::named(f.code).is_some_and(|r| matches!(rules::role(r), rules::Role::Inner | rules::Role::Carry))
    };
    let wrong = |f: &::report::rule::Finding| f.severity == Severity::Error && !told(f) && !sums(f);
    let errors = findings.iter().filter(|f| wrong(f)).count();
    if errors > 0 {
        strip.push(item(Tone::Bad, "i-cross", errors, "处其他错误", first(&wrong)));
    }
    let other = |f: &::report::rule::Finding| f.severity == Severity::Warning && !told(f);
    let doubts = findings.iter().filter(|f| other(f)).count();
    if doubts > 0 {
        strip.push(item(Tone::Doubt, "i-doubt", doubts, "处疑点", first(&other)));
    }
    let unread = reading.cells.iter().filter(|(_, c)| c.state == CellState::Unread).count();
    if unread > 0 {
        let href = if reading.doubts.is_empty() { String::new() } else { "#doubts".to_owned() };
        strip.push(item(Tone::Doubt, "i-blank", unread, "格没有读出", href));
    }
    if !checked.not_assessable.is_empty() {
        strip.push(item(Tone::Plain, "i-none", checked.not_assessable.len(), "条不能判断", "#unassessed".to_owned()));
    }
    strip
}

fn notices(reading: &Reading, about: About<'_>) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(FormKind::Statutory(t)) = reading.form
        && t.is_hybrid()
    {
        let text = format!("表二是{}年格式，表三是{}年格式，各按各的格式核对。", t.t2.name(), t.t3.name());
        notices.push(Notice { tone: Tone::Doubt, text });
    }
    if reading.form == Some(FormKind::Pre2019) {
        notices.push(Notice { tone: Tone::Plain, text: "2019年以前的报告没有统一的表，不核对数字。".to_owned() });
    }
    if !about.same_as.is_empty() {
        notices.push(Notice { tone: Tone::Plain, text: format!("与“{}”每一格都相同，算同一份报告。", about.same_as) });
    }
    notices
}

fn tabs(lights: &Lights, has_tables: bool, lines: usize) -> Vec<Tab> {
    let mut tabs = Vec::new();
    let counts = [TableNo::T2, TableNo::T3, TableNo::T4].map(|no| lights.count(|cell: CellId| cell.table() == no));
    let open = counts.iter().position(|c| c.0 > 0).or_else(|| counts.iter().position(|c| c.1 > 0)).unwrap_or(1);
    if has_tables {
        for (i, (id, label)) in [("t2", "表二"), ("t3", "表三"), ("t4", "表四")].into_iter().enumerate() {
            let (note, tone) = match counts[i] {
                (0, 0) => ("未发现".to_owned(), Tone::Plain),
                (0, doubts) => (format!("{doubts} 处"), Tone::Doubt),
                (errors, doubts) => (format!("{} 处", errors + doubts), Tone::Bad),
            };
            tabs.push(Tab { id, label, note, tone, open: i == open });
        }
    }
    let note = if lines == 0 { String::new() } else { format!("{lines} 处") };
    tabs.push(Tab { id: "source", label: "原文", note, tone: Tone::Plain, open: !has_tables });
    tabs
}

fn source_note(source: &Source) -> String {
    if source.lines.is_empty() {
        return "原件已经清除，或没有文字。".to_owned();
    }
    "长的原文只显示有关的行；身份证号、手机号、银行卡号已遮住。".to_owned()
}

fn silence(checked: &Checked) -> &'static str {
    use ::report::check::Verdict::*;
    match checked.verdict {
        Clean | Findings => "没有发现错误或疑点",
        PartlyAssessed => "能判断的都没有发现错误",
        NotAReport => "这不是政府信息公开工作年度报告，没有核对",
        NoTables => "这份报告没有表，没有核对",
    }
}

fn remark(doubt: &Doubt) -> Remark {
    Remark { text: doubt.message.clone(), place: doubt.place.map(|p| p.to_string()).unwrap_or_default() }
}
