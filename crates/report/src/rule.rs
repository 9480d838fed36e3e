//! What a rule of the rule book is: a code for ever, a citation, a severity,
//! and a formula that is a value.
//!
//! This module stands below the rules and knows none of them; the book is
//! [`rules`](crate::rules), the engine [`check`](crate::check).
//!
//! Order of reading: [`Rule`], [`formula`], [`finding`], [`case`].

pub mod case;
#[cfg(test)]
pub(crate) mod example;
pub mod finding;
pub mod formula;
pub mod spoken;

pub use case::{Case, Context, Out, Scope};
pub use finding::{Also, Finding, Kind, NotAssessable, Severity, Suspect, Why};
pub use formula::{Each, Formula, Part, Term};

use crate::form::{Edition, TableNo, Tables};
use law::Cite;

/// One rule of the rule book.
#[derive(Debug)]
pub struct Rule {
    /// A letter for the part of the form and three digits; never renumbered,
    /// never reused.
    pub code: &'static str,
    /// The fault in English, as machines name it.
    pub name: &'static str,
    /// The fault in Chinese, in a few words.
    pub title: &'static str,
    /// What the rule checks, a sentence in Chinese.
    pub says: &'static str,
    /// Why the law asks it, a sentence in Chinese.
    pub why: &'static str,
    /// Its names in the specification of the form.
    pub spec: Spec,
    /// On what it rests.
    pub cite: Cite,
    /// How firmly it rests on it.
    pub basis: Basis,
    /// Whether it is in force.
    pub status: Status,
    /// How bad a breach is; a finding may be milder or graver where the rule
    /// says so.
    pub severity: Severity,
    /// What is computed.
    pub formula: Formula,
}

/// The names of a rule in the specification, by edition.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// The table whose edition decides; `None` when the rule holds for all.
    pub table: Option<TableNo>,
    /// The name in the 2021 edition.
    pub e2021: Option<&'static str>,
    /// The name in the 2019 edition.
    pub e2019: Option<&'static str>,
}

impl Spec {
    /// A rule of both editions under two names.
    pub const fn both(table: TableNo, e2021: &'static str, e2019: &'static str) -> Spec {
        Spec { table: Some(table), e2021: Some(e2021), e2019: Some(e2019) }
    }

    /// A rule of the 2021 edition of a table only.
    pub const fn only_2021(table: TableNo, name: &'static str) -> Spec {
        Spec { table: Some(table), e2021: Some(name), e2019: None }
    }

    /// A rule of the 2019 edition of a table only.
    pub const fn only_2019(table: TableNo, name: &'static str) -> Spec {
        Spec { table: Some(table), e2021: None, e2019: Some(name) }
    }

    /// A rule that does not depend on the edition.
    pub const fn any(name: &'static str) -> Spec {
        Spec { table: None, e2021: Some(name), e2019: Some(name) }
    }

    /// The name that applies to these tables; `None` if the rule does not.
    pub fn name(&self, tables: Tables) -> Option<&'static str> {
        let edition = match self.table {
            Some(TableNo::T2) => tables.t2,
            Some(TableNo::T3) => tables.t3,
            // Table 4 is the same in both editions; only in a report that is
            // of 2019 throughout do its checks bear the names of 2019.
            _ if tables.is_hybrid() => Edition::E2021,
            _ => tables.t3,
        };
        match edition {
            Edition::E2021 => self.e2021,
            Edition::E2019 => self.e2019,
        }
    }

    /// All its names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let second = self.e2019.filter(|n| Some(*n) != self.e2021);
        self.e2021.into_iter().chain(second)
    }
}

/// How firmly a rule rests on its citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The instrument says so.
    Official,
    /// An instrument of one place says so.
    Local,
    /// It follows from what the instrument says.
    Derived,
}

impl Basis {
    /// In Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Basis::Official => "文件明文",
            Basis::Local => "地方文件",
            Basis::Derived => "由文件推出",
        }
    }
}

/// Whether a rule is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Checked unless ignored.
    Active {
        /// Since which release.
        since: &'static str,
    },
    /// Checked only if selected by its whole code.
    OptIn {
        /// Since which release.
        since: &'static str,
    },
    /// No longer checked; the code stays taken.
    Removed {
        /// Since which release.
        since: &'static str,
    },
}
