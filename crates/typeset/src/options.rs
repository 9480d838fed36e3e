//! What is decided outside the document: its metadata, its time, its fonts.

use jiff::civil::DateTime;

/// How a document is printed.
#[derive(Debug, Clone)]
pub struct Options {
    /// The title in the file's metadata; without one, the document's own.
    pub title: Option<String>,
    /// The author in the file's metadata, usually the agency.
    pub author: Option<String>,
    /// The time written into the file. Never the clock's: the same document
    /// printed twice has the same bytes.
    pub moment: Moment,
    /// The fonts at hand.
    pub fonts: crate::Fonts,
    /// The standard the file conforms to.
    pub standard: Standard,
}

impl Options {
    /// An archival file of this time, with the embedded fonts.
    pub fn new(moment: Moment) -> Options {
        Options { title: None, author: None, moment, fonts: crate::Fonts::embedded(), standard: Standard::default() }
    }
}

/// A point in time as a PDF file states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The local time; fractions of a second are dropped.
    pub local: DateTime,
    /// How far it is ahead of UTC, in minutes; 480 in China.
    pub offset: i32,
}

impl Moment {
    /// A time in China.
    pub fn in_china(local: DateTime) -> Moment {
        Moment { local, offset: 480 }
    }
}

/// The standard a file conforms to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standard {
    /// PDF/A-2a: for keeping, with fonts inside and tags for screen readers.
    #[default]
    Archive,
    /// Plain PDF 1.7, tagged as well.
    Plain,
}

/// The fonts at hand: none in a build without the feature `pdf`.
#[cfg(not(feature = "pdf"))]
#[derive(Debug, Clone, Default)]
pub struct Fonts;

#[cfg(not(feature = "pdf"))]
impl Fonts {
    /// No fonts.
    pub fn embedded() -> Fonts {
        Fonts
    }

    /// No fonts; the folders are not looked at.
    ///
    /// # Errors
    ///
    /// None in this build.
    pub fn with_folders<P: AsRef<std::path::Path>>(_folders: &[P]) -> Result<Fonts, crate::TypesetError> {
        Ok(Fonts)
    }
}
