//! 年报库: agencies by years, an agency, a report, two reports side by side.

pub mod agency;
pub mod compare;
pub mod grid;
pub mod report;

use crate::chart::line;
use crate::view::library::{DayState, EditionSpan, GridLegend, GridYear};
use crate::wrong::Wrong;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use office::report::library::{LibraryReport, Tally};

impl From<office::report::save::LibraryError> for Wrong {
    fn from(error: office::report::save::LibraryError) -> Self {
        Wrong::Broken(error.to_string())
    }
}

/// How a report shows in the grid.
pub fn state(tally: &Tally) -> DayState {
    match tally.verdict.as_str() {
        "clean" => DayState::Clean,
        "no_tables" | "not_a_report" => DayState::Text,
        "unreadable" => DayState::Unread,
        _ if tally.errors > 0 => DayState::Bad,
        _ if tally.warnings > 0 => DayState::Doubt,
        "partly_assessed" => DayState::Partly,
        _ => DayState::Clean,
    }
}

/// The number in a day cell.
pub fn mark(tally: &Tally) -> String {
    match state(tally) {
        DayState::Bad => tally.errors.to_string(),
        DayState::Doubt => tally.warnings.to_string(),
        DayState::Text => "文".to_owned(),
        _ => String::new(),
    }
}

/// The state in words.
pub fn words(state: DayState) -> &'static str {
    match state {
        DayState::Clean => "等式都成立",
        DayState::Bad => "有错误",
        DayState::Doubt => "有疑点",
        DayState::Partly => "部分不能判断",
        DayState::Text => "只有文字，不核对",
        DayState::Unread => "未读出",
        DayState::None => "未找到",
        DayState::Number => "数",
    }
}

/// The legend of the states that occur.
pub fn legend(states: impl Iterator<Item = DayState>) -> Vec<GridLegend> {
    let mut seen: Vec<DayState> = Vec::new();
    for state in states {
        if !seen.contains(&state) {
            seen.push(state);
        }
    }
    let order = [DayState::Clean, DayState::Doubt, DayState::Bad, DayState::Partly, DayState::Text, DayState::Unread, DayState::None];
    let text = |state| match state {
        DayState::Bad | DayState::Doubt => "2".to_owned(),
        DayState::Text => "文".to_owned(),
        _ => String::new(),
    };
    order.into_iter().filter(|s| seen.contains(s)).map(|s| GridLegend { state: s, text: text(s), label: words(s).to_owned() }).collect()
}

/// The heads of the grid: years, and above them the editions of the form.
pub fn heads(from: i16, to: i16) -> (Vec<GridYear>, Vec<EditionSpan>) {
    let years: Vec<GridYear> = (from..=to).map(|year| GridYear { year, cut: year > from && line::EDITION_YEARS.contains(&year) }).collect();
    let label = |year: i16| match year {
        ..=2018 => "无统一格式",
        2019 | 2020 => "2019年格式",
        _ => "2021年格式",
    };
    let mut spans: Vec<EditionSpan> = Vec::new();
    for year in from..=to {
        match spans.last_mut() {
            Some(span) if span.label == label(year) => span.years += 1,
            _ => spans.push(EditionSpan { label: label(year).to_owned(), years: 1, cut: year > from }),
        }
    }
    (years, spans)
}

/// The address of a report: its agency and year.
pub fn address(report: &office::report::library::Head) -> String {
    format!("/library/{}/{}", report.agency, report.year)
}

/// How to cite a report.
pub fn citation(report: &LibraryReport, origin: &str) -> String {
    let title =
        report.head.title.clone().unwrap_or_else(|| format!("{}{}年政府信息公开工作年度报告", report.head.agency_name, report.head.year));
    let published = report.head.published.map_or(String::new(), |d| format!("，{d} 发布"));
    format!("{title}{published}，{origin}{}，版本 {}", address(&report.head), &report.head.sha256[..report.head.sha256.len().min(12)])
}

/// A file for download.
pub fn download(name: &str, kind: &'static str, bytes: impl Into<axum::body::Body>) -> Response {
    let ascii: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).collect();
    let encoded: String = name
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_') { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    let disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes.into()).into_response()
}

/// The name of a file without the folders it came from, which are nobody's
/// business.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
