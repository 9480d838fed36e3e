//! `GET /check/{v}`: how far reading is, then the results; and its progress
//! for the script.

use super::{base, find};
use crate::doors::Doors;
use crate::fill::verdict::verdict;
use crate::view::check::{Counter, FileRow, VisitPage};
use crate::view::{Link, Place, Tone, Verdict};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use axum::extract::{Path, Query, State};
use axum::response::{Json, Response};
use office::report::results::{edition, title};
use office::report::visit::{Outcome, Visit, VisitFile};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Which files are shown.
#[derive(Debug, Default, Deserialize)]
pub struct Filter {
    /// The name of a counter; empty for all.
    #[serde(default)]
    show: String,
}

/// The filters: name, label, shape, tone, which verdicts.
const FILTERS: [(&str, &str, &str, Tone, &[Verdict]); 5] = [
    ("findings", "有错误", "i-bad", Tone::Bad, &[Verdict::Findings]),
    ("doubts", "有疑点", "i-doubt", Tone::Doubt, &[Verdict::Doubts]),
    ("partly", "部分不能判断", "i-none", Tone::Plain, &[Verdict::Partly]),
    ("clean", "等式都成立", "i-tick", Tone::Plain, &[Verdict::Clean]),
    ("other", "不是报告或读不出", "i-text", Tone::Plain, &[Verdict::NoTables, Verdict::NotAReport, Verdict::Unreadable]),
];

/// `GET /check/{v}`
///
/// # Errors
/// If there is no such visit.
pub async fn visit(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    Path(v): Path<String>,
    Query(filter): Query<Filter>,
) -> Result<Response, Wrong> {
    let visit = find(&doors, &v)?;
    let frame = visitor.page("体检结果", Place::Check);
    let (done, total) = visit.progress();
    let page = VisitPage {
        page: frame,
        path: vec![Link::new("年报体检", "/check")],
        headline: format!("正在体检 {total} 个文件"),
        meta: vec![format!("原件 {} 清除", clock(&visit.wiped_at().minute()))],
        working: true,
        done,
        total,
        left_words: String::new(),
        base: base(&visit),
        save_words: String::new(),
        counters: Vec::new(),
        files: Vec::new(),
        empty_words: String::new(),
        pager: String::new(),
    };
    match visit.outcome() {
        None => show(&page),
        Some(outcome) => show(&results(page, &visit, outcome, &filter.show)),
    }
}

fn results(page: VisitPage, visit: &Visit, outcome: &Outcome, filter: &str) -> VisitPage {
    let base = base(visit);
    let all: Vec<FileRow> = (1..).zip(&outcome.files).map(|(no, file)| row(no, file, visit)).collect();
    let count = |verdicts: &[Verdict]| all.iter().filter(|f| verdicts.contains(&f.verdict)).count();
    let headline = match (count(&[Verdict::Findings]), count(&[Verdict::Doubts]), count(&[Verdict::Clean])) {
        (0, 0, clean) if clean == all.len() => format!("{} 个文件，等式都成立", all.len()),
        (0, 0, _) => format!("{} 个文件，没有发现错误", all.len()),
        (0, doubts, _) => format!("{} 个文件，{doubts} 份有疑点", all.len()),
        (bad, ..) => format!("{} 个文件，{bad} 份有错误", all.len()),
    };
    let mut counters = vec![Counter { label: "全部", count: all.len(), href: base.clone(), current: true, icon: "", tone: Tone::Plain }];
    let mut chosen: Option<&[Verdict]> = None;
    for (name, label, icon, tone, verdicts) in FILTERS {
        let found = count(verdicts);
        let current = filter == name;
        if current {
            counters[0].current = false;
            chosen = Some(verdicts);
        }
        if found > 0 || current {
            let tone = if found > 0 { tone } else { Tone::Plain };
            counters.push(Counter { label, count: found, href: format!("{base}?show={name}"), current, icon, tone });
        }
    }
    let mut files: Vec<FileRow> = all.into_iter().filter(|f| chosen.is_none_or(|v| v.contains(&f.verdict))).collect();
    files.sort_by_key(|f| FILTERS.iter().position(|(.., verdicts)| verdicts.contains(&f.verdict)));
    let unsaved = files.iter().filter(|f| f.can_save).count();
    let spent = outcome.finished.0.duration_since(visit.began().0).as_secs_f64();
    VisitPage {
        headline,
        meta: vec![
            format!("{} 读完，用时 {spent:.1} 秒", clock(&outcome.finished.minute())),
            format!("原件 {} 清除", clock(&visit.wiped_at().minute())),
        ],
        working: false,
        save_words: if unsaved > 0 { format!("保存 {unsaved} 份到年报库") } else { String::new() },
        counters,
        files,
        empty_words: "没有这样的文件".to_owned(),
        ..page
    }
}

fn row(no: usize, file: &VisitFile, visit: &Visit) -> FileRow {
    let saved_href = visit.saved(no).unwrap_or_default();
    let blank = FileRow {
        no,
        title: file.name.clone(),
        name: String::new(),
        sentence: String::new(),
        verdict: Verdict::Unreadable,
        errors: String::new(),
        warnings: String::new(),
        unassessed: String::new(),
        format: String::new(),
        saved: !saved_href.is_empty(),
        saved_href,
        can_save: false,
    };
    match &file.result {
        Err(error) => FileRow { sentence: error.message.clone(), ..blank },
        Ok((read, checked)) => {
            let verdict = verdict(checked);
            let can_save = read.reading.is_report && !blank.saved;
            let number = |n: usize| if read.reading.is_report { n.to_string() } else { String::new() };
            let title = title(file, read);
            FileRow {
                name: if title == file.name { String::new() } else { file.name.clone() },
                title,
                verdict,
                can_save,
                errors: number(checked.summary.error),
                warnings: number(checked.summary.warning),
                unassessed: number(checked.summary.not_assessable),
                format: edition(&read.reading).trim_end_matches("格式").to_owned(),
                ..blank
            }
        }
    }
}

/// `10-13 10:41` of a date and time.
fn clock(minute: &str) -> &str {
    minute.get(5..).unwrap_or(minute)
}

/// What the script asks for.
#[derive(Debug, Serialize)]
pub struct Progress {
    working: bool,
    done: usize,
    total: usize,
}

/// `GET /check/{v}/progress`
///
/// # Errors
/// If there is no such visit.
pub async fn progress(State(doors): State<Arc<Doors>>, Path(v): Path<String>) -> Result<Json<Progress>, Wrong> {
    let visit = find(&doors, &v)?;
    let (done, total) = visit.progress();
    Ok(Json(Progress { working: visit.outcome().is_none(), done, total }))
}
