//! The words for what checking one file came to.

use crate::view::{Severity, Verdict};
use ::report::check::Checked;
use ::report::check::Verdict as Found;

/// How a verdict looks.
pub fn verdict(checked: &Checked) -> Verdict {
    match checked.verdict {
        Found::Clean => Verdict::Clean,
        Found::Findings if checked.summary.error > 0 => Verdict::Findings,
        Found::Findings => Verdict::Doubts,
        Found::PartlyAssessed => Verdict::Partly,
        Found::NoTables => Verdict::NoTables,
        Found::NotAReport => Verdict::NotAReport,
    }
}

/// How a severity looks.
pub fn severity(severity: ::report::rule::Severity) -> Severity {
    match severity {
        ::report::rule::Severity::Error => Severity::Error,
        ::report::rule::Severity::Warning => Severity::Warning,
        ::report::rule::Severity::Info => Severity::Info,
    }
}
