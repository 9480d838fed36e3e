//! 年报库: the grid of agencies by years, an agency, a report of the library.

use super::report::Report;
use super::{Choice, Link, Page, Severity};
use crate::chart::Table;
use askama::Template;

/// `/library`
#[derive(Debug, Clone, Template)]
#[template(path = "library.html")]
pub struct LibraryPage {
    /// The frame.
    pub page: Page,
    /// What the library holds.
    pub lead: String,
    /// The filter as sent.
    pub query: LibraryQuery,
    /// CSV of what is shown.
    pub csv: String,
    /// JSON of what is shown.
    pub json: String,
    /// The grid; without groups when nothing was found.
    pub grid: Grid,
    /// The finding of the grid, with its numbers.
    pub headline: String,
    /// 没有找到“望蓝”.
    pub empty_words: String,
    /// What is near, what to do.
    pub empty_next: String,
    /// The report beside the grid: none or one.
    pub picked: Vec<Picked>,
    /// Lines of the agencies; without charts when there is nothing to draw.
    pub multiples: Multiples,
}

/// The filter of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryQuery {
    /// Text in the agency's name.
    pub agency: String,
    /// First year.
    pub from: String,
    /// Last year.
    pub to: String,
    /// What the cells show.
    pub show: Vec<Choice>,
}

/// 日格: agencies by years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// What the grid shows.
    pub caption: String,
    /// Its years, oldest first.
    pub years: Vec<GridYear>,
    /// The editions above them.
    pub editions: Vec<EditionSpan>,
    /// The agencies.
    pub groups: Vec<GridGroup>,
    /// The looks of cells, with their counts.
    pub legend: Vec<GridLegend>,
}

impl Grid {
    /// Columns, with that of the names.
    pub fn columns(&self) -> usize {
        self.years.len() + 1
    }
}

/// A year of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridYear {
    /// The year.
    pub year: i16,
    /// Whether a new edition begins.
    pub cut: bool,
}

/// An edition over its years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionSpan {
    /// 2021年格式.
    pub label: String,
    /// How many years.
    pub years: usize,
    /// Whether a line stands before it.
    pub cut: bool,
}

/// Agencies under one head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridGroup {
    /// The head; may be empty.
    pub name: String,
    /// The agencies.
    pub rows: Vec<GridRow>,
}

/// An agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// Its name.
    pub agency: String,
    /// Its page.
    pub href: String,
    /// A cell a year.
    pub cells: Vec<GridCell>,
}

/// A report in the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// What it came to.
    pub state: DayState,
    /// A number, 文, or empty.
    pub text: String,
    /// The whole in words, for screen readers.
    pub label: String,
    /// Its page; empty when there is none.
    pub href: String,
    /// Whether it is the one shown beside.
    pub current: bool,
    /// Whether a new edition begins.
    pub cut: bool,
}

/// What a report in the grid came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayState {
    /// Every equation holds.
    Clean,
    /// Errors.
    Bad,
    /// Doubts.
    Doubt,
    /// Partly not assessable.
    Partly,
    /// Text only, not checked.
    Text,
    /// Not read.
    Unread,
    /// No report known.
    None,
    /// A number is shown instead of a verdict.
    Number,
}

impl DayState {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            DayState::Clean => "clean",
            DayState::Bad => "bad",
            DayState::Doubt => "doubt",
            DayState::Partly => "partly",
            DayState::Text => "text",
            DayState::Unread => "unread",
            DayState::None => "none",
            DayState::Number => "number",
        }
    }

    /// Its shape, or empty.
    pub fn icon(self) -> &'static str {
        match self {
            DayState::Clean => "i-tick",
            DayState::Bad => "i-bad",
            DayState::Doubt => "i-doubt",
            DayState::Partly => "i-none",
            DayState::Text | DayState::Unread | DayState::None | DayState::Number => "",
        }
    }
}

/// A look of cells, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridLegend {
    /// The look.
    pub state: DayState,
    /// A number or 文 in it.
    pub text: String,
    /// What it means and how many.
    pub label: String,
}

/// The report shown beside the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Agency and year.
    pub title: String,
    /// Publication and edition.
    pub meta: String,
    /// Its page.
    pub href: String,
    /// Its findings.
    pub points: Vec<Point>,
    /// How to cite it.
    pub citation: String,
}

/// A numbered sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its number, or `–`.
    pub no: String,
    /// How grave.
    pub severity: Severity,
    /// The sentence.
    pub text: String,
}

/// Several small charts on one scale with one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Multiples {
    /// The finding, with its number.
    pub title: String,
    /// Unit, scale, what the verticals are.
    pub summary: String,
    /// The charts.
    pub charts: Vec<SmallChart>,
    /// Their numbers.
    pub table: Table,
    /// The same as CSV.
    pub csv: String,
}

/// One small chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallChart {
    /// Whose.
    pub name: String,
    /// Where it leads, or empty.
    pub href: String,
    /// The drawing of [`crate::chart`], which escapes its texts.
    pub svg: String,
}

/// One chart with its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its anchor.
    pub id: String,
    /// The finding, with its number.
    pub title: String,
    /// Unit, and the numbers in words.
    pub summary: String,
    /// The drawing of [`crate::chart`], which escapes its texts.
    pub svg: String,
    /// Its numbers.
    pub table: Table,
    /// The same as CSV.
    pub csv: String,
}

/// `/library/{agency}`: 机关画像
#[derive(Debug, Clone, Template)]
#[template(path = "agency.html")]
pub struct AgencyPage {
    /// The frame.
    pub page: Page,
    /// Where the page stands.
    pub path: Vec<Link>,
    /// The agency.
    pub name: String,
    /// Region, level, how many reports.
    pub meta: Vec<String>,
    /// All its cells as CSV.
    pub csv: String,
    /// The same as JSON.
    pub json: String,
    /// Comparing two of its years.
    pub compare: String,
    /// Its years.
    pub grid: Grid,
    /// Gaps, and values that break equations.
    pub remarks: Vec<Point>,
    /// Ten-year lines.
    pub multiples: Multiples,
    /// 复议诉讼, sums.
    pub figures: Vec<Figure>,
}

/// `/library/{agency}/{year}`
#[derive(Debug, Clone, Template)]
#[template(path = "library_report.html")]
pub struct LibraryReportPage {
    /// The frame.
    pub page: Page,
    /// Where the page stands.
    pub path: Vec<Link>,
    /// The report.
    pub report: Report,
    /// The years before and after.
    pub turns: Vec<Link>,
    /// Cells as CSV, and more.
    pub downloads: Vec<Link>,
    /// How to cite it.
    pub citation: String,
    /// The version, from the digest.
    pub version: String,
}
