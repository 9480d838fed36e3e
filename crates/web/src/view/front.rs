//! The home page, pages of errors, and the style guide.

use super::library::{Figure, Grid, Multiples};
use super::report::Report;
use super::{Link, Page, Verdict};
use askama::Template;

/// `/`
#[derive(Debug, Clone, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// The frame.
    pub page: Page,
    /// What the library holds, in a sentence.
    pub library_words: String,
    /// Reports added last.
    pub latest: Vec<LatestReport>,
    /// Reports in all.
    pub total: usize,
    /// Agencies, at most a dozen.
    pub agencies: Vec<Link>,
    /// Agencies in all.
    pub agency_total: usize,
}

/// A report added lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LatestReport {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Publication, edition, cells read.
    pub meta: String,
    /// What it came to.
    pub verdict: Verdict,
}

/// 404, 413, 500 and others.
#[derive(Debug, Clone, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    /// The frame.
    pub page: Page,
    /// What is so.
    pub headline: String,
    /// Why, and what is still there.
    pub sentence: String,
    /// 错误编号, or empty.
    pub number: String,
    /// Ways on.
    pub ways: Vec<Link>,
}

/// `/styleguide`
#[derive(Debug, Clone, Template)]
#[template(path = "styleguide.html")]
pub struct StyleguidePage {
    /// The frame.
    pub page: Page,
    /// Colours.
    pub swatches: Vec<Swatch>,
    /// All verdicts.
    pub verdicts: Vec<Verdict>,
    /// A grid.
    pub grid: Grid,
    /// A report.
    pub report: Report,
    /// Charts.
    pub figures: Vec<Figure>,
    /// Small charts.
    pub multiples: Multiples,
}

/// A colour of the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Swatch {
    /// Its class.
    pub class: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What for.
    pub use_words: &'static str,
}
