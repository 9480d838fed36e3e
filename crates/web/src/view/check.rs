//! 体检: start, progress and results, one file, the end.

use super::report::Report;
use super::{Link, Page, Tone, Verdict};
use askama::Template;

/// `/check`
#[derive(Debug, Clone, Template)]
#[template(path = "check.html")]
pub struct CheckPage {
    /// The frame.
    pub page: Page,
    /// Why the upload was refused; empty at first.
    pub errors: Vec<String>,
    /// Files a visit.
    pub max_files: usize,
    /// Bytes a visit, for the script.
    pub max_bytes: u64,
    /// Bytes a visit in words: 共 200 MB.
    pub max_size: String,
    /// Minutes until originals are wiped.
    pub minutes: u32,
}

/// `/check/{visit}`
#[derive(Debug, Clone, Template)]
#[template(path = "visit.html")]
pub struct VisitPage {
    /// The frame.
    pub page: Page,
    /// Where the page stands.
    pub path: Vec<Link>,
    /// The result in one line.
    pub headline: String,
    /// When read, when wiped.
    pub meta: Vec<String>,
    /// Whether reading goes on.
    pub working: bool,
    /// Files read.
    pub done: usize,
    /// Files in all.
    pub total: usize,
    /// Time left in words, ending in a full stop, or empty.
    pub left_words: String,
    /// `/check/{visit}`
    pub base: String,
    /// 3 份存入年报库.
    pub save_words: String,
    /// Counters; each filters.
    pub counters: Vec<Counter>,
    /// The files shown, errors first.
    pub files: Vec<FileRow>,
    /// The sentence when the filter leaves none.
    pub empty_words: String,
    /// 第 1—50 个，共 312 个; empty without pages.
    pub pager: String,
}

/// A number that is a link and a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// What is counted.
    pub label: &'static str,
    /// How many.
    pub count: usize,
    /// Where it leads.
    pub href: String,
    /// Whether the list is filtered by it.
    pub current: bool,
    /// Shape, or empty.
    pub icon: &'static str,
    /// Coloured only above 0.
    pub tone: Tone,
}

/// One file of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its number in the visit.
    pub no: usize,
    /// Agency and year, or what it is.
    pub title: String,
    /// Its name as given.
    pub name: String,
    /// Why it could not be read and what to do, or empty.
    pub sentence: String,
    /// What it came to.
    pub verdict: Verdict,
    /// Errors; empty when not a report.
    pub errors: String,
    /// Warnings.
    pub warnings: String,
    /// Checks that could not be assessed.
    pub unassessed: String,
    /// 2021年.
    pub format: String,
    /// Whether it is in the library.
    pub saved: bool,
    /// Where it stands there.
    pub saved_href: String,
    /// Whether it can be saved.
    pub can_save: bool,
}

/// `/check/{visit}/{n}`
#[derive(Debug, Clone, Template)]
#[template(path = "check_report.html")]
pub struct CheckReportPage {
    /// The frame.
    pub page: Page,
    /// Where the page stands.
    pub path: Vec<Link>,
    /// The report.
    pub report: Report,
    /// 上一份, 下一份.
    pub turns: Vec<Link>,
    /// XLSX, PDF.
    pub downloads: Vec<Link>,
    /// Whether it can be saved.
    pub can_save: bool,
    /// Where saving posts to.
    pub save_action: String,
    /// Why there is no report; empty when there is one.
    pub sentence: String,
    /// What to do then.
    pub way_out: String,
}

/// A confirmation that names its object and shows before and after.
#[derive(Debug, Clone, Template)]
#[template(path = "confirm.html")]
pub struct ConfirmPage {
    /// The frame.
    pub page: Page,
    /// What is about to happen.
    pub headline: String,
    /// To what.
    pub object: String,
    /// 现在, 之后.
    pub lines: Vec<Fact>,
    /// Where the act posts to.
    pub action: String,
    /// The verb on the button, with its number.
    pub verb: String,
    /// The way back.
    pub back: String,
    /// Its words.
    pub back_words: String,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}
