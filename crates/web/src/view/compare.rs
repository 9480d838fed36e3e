//! Two reports side by side: the cells that differ, the form with both, and
//! the changes of the narrative.

use super::form::FormTable;
use super::{Choice, Link, Notice, Page};
use askama::Template;

/// `/library/compare?a=…&b=…`
#[derive(Debug, Clone, Template)]
#[template(path = "compare.html")]
pub struct ComparePage {
    /// The frame.
    pub page: Page,
    /// Where the page stands.
    pub path: Vec<Link>,
    /// What is compared.
    pub headline: String,
    /// Choices for 甲.
    pub left: Vec<Choice>,
    /// Choices for 乙.
    pub right: Vec<Choice>,
    /// CSV.
    pub downloads: Vec<Link>,
    /// The two reports; empty before they are chosen.
    pub sides: Vec<Side>,
    /// The sentence then.
    pub empty_words: String,
    /// What to know before comparing: editions, broken sums.
    pub notices: Vec<Notice>,
    /// How many cells are equal.
    pub same: usize,
    /// The cells that differ.
    pub changed: Vec<ChangedCell>,
    /// The tables of the form with both reports.
    pub forms: Vec<FormTable>,
    /// The changes of the narrative in one sentence.
    pub narrative_words: String,
    /// The narrative, paragraph by paragraph.
    pub narrative: Vec<DiffParagraph>,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// 甲 or 乙.
    pub mark: &'static str,
    /// Its title.
    pub title: String,
    /// Publication and edition.
    pub meta: String,
    /// Its page.
    pub href: String,
}

/// A cell that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedCell {
    /// Its name.
    pub label: String,
    /// Its anchor in the form, or empty.
    pub href: String,
    /// In 甲.
    pub left: String,
    /// In 乙.
    pub right: String,
    /// 乙 less 甲; empty where one is not a number.
    pub difference: String,
}

/// A paragraph of the narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffParagraph {
    /// What happened to it.
    pub kind: ParagraphKind,
    /// Its text.
    pub spans: Vec<DiffSpan>,
}

/// What happened to a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Nothing.
    Same,
    /// Words changed.
    Changed,
    /// Only in 乙.
    Added,
    /// Only in 甲.
    Removed,
}

impl ParagraphKind {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            ParagraphKind::Same => "same",
            ParagraphKind::Changed => "changed",
            ParagraphKind::Added => "added",
            ParagraphKind::Removed => "removed",
        }
    }

    /// The word for screen readers.
    pub fn word(self) -> &'static str {
        match self {
            ParagraphKind::Same => "相同",
            ParagraphKind::Changed => "改动",
            ParagraphKind::Added => "新增",
            ParagraphKind::Removed => "删去",
        }
    }

    /// The sign at its left.
    pub fn glyph(self) -> &'static str {
        match self {
            ParagraphKind::Same => "＝",
            ParagraphKind::Changed => "±",
            ParagraphKind::Added => "＋",
            ParagraphKind::Removed => "−",
        }
    }
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffSpan {
    /// What happened to it.
    pub kind: SpanKind,
    /// The text.
    pub text: String,
}

/// What happened to a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// Nothing.
    Same,
    /// Only in 乙.
    Added,
    /// Only in 甲.
    Removed,
}

impl SpanKind {
    /// Whether it is only in 乙.
    pub fn is_added(self) -> bool {
        self == SpanKind::Added
    }

    /// Whether it is only in 甲.
    pub fn is_removed(self) -> bool {
        self == SpanKind::Removed
    }
}
