//! The guard before delivery: what in a package of files must not leave the
//! house.
//!
//! It looks into every file, also where a person does not look: hidden sheets,
//! deleted text, text under boxes, metadata, names of files. It changes
//! nothing and decides nothing but how grave a finding is.

mod bytes;
mod grid;
mod office;
mod page;
mod paper;
mod picture;
mod veil;
mod words;
mod xml;

use crate::personal;
use document::{Limits, Place};

/// SHA-256 of a file.
pub type Digest = [u8; 32];

/// What is to be delivered, and what the guard has to know of the case.
#[derive(Debug, Clone, Copy)]
pub struct Package<'a> {
    /// The case.
    pub case: &'a str,
    /// The numbers of its letters, e.g. `云府公开〔2026〕3号`.
    pub numbers: &'a [String],
    /// The files.
    pub files: &'a [File<'a>],
    /// The digests of its originals that were redacted.
    pub originals: &'a [Digest],
    /// What was removed from them.
    pub removed: &'a [String],
}

/// One file of a package.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, as the applicant will see it.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// The case it belongs to.
    pub case: &'a str,
}

/// How grave a finding is, from mild to grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing to do.
    Informs,
    /// A person has to look and answer for it.
    Warns,
    /// The package does not go out.
    Stops,
}

/// What kind of leak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A file of another case.
    OtherCase,
    /// The number of a letter of another case.
    OtherNumber,
    /// An original that was to be redacted.
    Original,
    /// Words that were removed elsewhere.
    Removed,
    /// A hidden sheet or slide.
    HiddenSheet,
    /// Hidden rows or columns.
    HiddenCells,
    /// Hidden, white or tiny text, text off the page, a layer that is off.
    HiddenText,
    /// Text under a box or picture.
    CoveredText,
    /// 修订.
    TrackedChange,
    /// 批注.
    Comment,
    /// An older revision within the file.
    Revision,
    /// Author, company, who saved it last.
    Metadata,
    /// Where a picture was taken.
    Location,
    /// Personal data.
    Personal(personal::Kind),
    /// 密级标志.
    Secrecy,
    /// 内部资料 and the like.
    Internal,
    /// Macros and scripts.
    Macro,
    /// A file in the file.
    Embedded,
    /// An archive.
    Archive,
    /// A password.
    Encrypted,
    /// It cannot be looked into.
    Unreadable,
}

/// Something that must not leave, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// How grave.
    pub severity: Severity,
    /// Which file of the package, from 0.
    pub file: usize,
    /// Its name, personal data masked.
    pub name: String,
    /// Where in the file, if it has a place.
    pub place: Option<Place>,
    /// A sentence: what it is and what to do; without what must not leave.
    pub message: String,
    /// A few characters of what was found, masked.
    pub excerpt: Option<String>,
}

/// Looks at a package. No finding that stops means it may go out.
pub fn inspect(package: &Package<'_>, limits: &Limits) -> Vec<Finding> {
    let words = words::Words::new(package);
    let mut findings = Vec::new();
    for (index, file) in package.files.iter().enumerate() {
        let mut look = Look { words: &words, limits, seen: Vec::new() };
        bytes::inspect(package, file, &mut look);
        let name = personal::masked(file.name).text;
        findings.extend(look.seen.into_iter().map(|s| Finding {
            kind: s.kind,
            severity: s.severity,
            file: index,
            name: name.clone(),
            place: s.place,
            message: s.message,
            excerpt: s.excerpt,
        }));
    }
    findings
}

/// What is seen in one file.
struct Look<'a> {
    words: &'a words::Words,
    limits: &'a Limits,
    seen: Vec<Seen>,
}

/// A finding before it is known of which file.
#[derive(PartialEq)]
struct Seen {
    kind: Kind,
    severity: Severity,
    place: Option<Place>,
    message: String,
    excerpt: Option<String>,
}

impl Look<'_> {
    /// Notes a finding; the same is noted once.
    fn see(&mut self, kind: Kind, severity: Severity, message: impl Into<String>) {
        self.see_at(kind, severity, None, message, None);
    }

    fn see_at(&mut self, kind: Kind, severity: Severity, place: Option<Place>, message: impl Into<String>, excerpt: Option<String>) {
        // A page of a thousand hidden letters is one thing to do.
        const MOST: usize = 500;
        let seen = Seen { kind, severity, place, message: message.into(), excerpt };
        if self.seen.len() < MOST && !self.seen.contains(&seen) {
            self.seen.push(seen);
        }
    }

    /// Looks at a text: a paragraph, a cell, a property, a name.
    fn read(&mut self, text: &str, place: Option<Place>) {
        let words = self.words;
        words.inspect(text, place, self);
    }

    /// Looks at all the text of a file for what was removed elsewhere.
    fn read_whole(&mut self, text: &str) {
        let words = self.words;
        words.removed(text, self);
    }
}
