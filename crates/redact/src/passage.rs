//! What is to be removed, why, and what came of it.

use document::{Place, ReadError};
use std::ops::Range;

/// A passage to be removed, with the ground for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which passage.
    pub spot: Spot,
    /// The ground, e.g. `第十五条`; it is printed and not understood.
    pub ground: String,
}

/// Which passage of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// All of a paragraph, line or cell.
    Whole(Place),
    /// Characters of a paragraph, line or cell, counted from 0. In a plain
    /// text the place names the line; its column is not looked at.
    Part(Place, Range<usize>),
    /// These words, which must stand in exactly one place.
    Once(String),
    /// These words wherever they stand, also in full width or with spaces and
    /// hyphens between the characters.
    Everywhere(String),
}

/// What is seen in place of a removed passage. Its width does not tell how
/// long the passage was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Three black squares.
    #[default]
    Squares,
    /// The ground in brackets.
    Ground,
}

impl Mark {
    pub(crate) fn of(self, ground: &str) -> String {
        match self {
            Mark::Squares => "■■■".to_owned(),
            Mark::Ground => format!("[已删除:{ground}]"),
        }
    }
}

/// A new file in which the passages are gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was removed, in the order of the original, for the letter.
    pub list: Vec<Removed>,
    /// What else is not in the new file, in sentences for the clerk.
    pub notes: Vec<String>,
}

/// One removed passage; it does not say what stood there, nor how long it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Where it stood in the original.
    pub place: Place,
    /// The ground.
    pub ground: String,
}

/// The limits of SEC-15 that hold before anything is opened.
pub(crate) fn within(bytes: &[u8], most: u64) -> Result<(), ReadError> {
    if bytes.len() as u64 > most {
        return Err(ReadError::TooLarge(format!(
            "文件有 {} MB，超过 {} MB 的上限。请分成几份再做区分处理。",
            bytes.len() >> 20,
            most >> 20
        )));
    }
    Ok(())
}
