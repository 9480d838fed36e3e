//! What the law does not allow, and what nobody can make sense of.

use crate::cite::Cite;
use jiff::civil::Date;

/// Why an act is not allowed. It has no effect on any clock (CLK-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// The rule, by its permanent name.
    pub rule: &'static str,
    /// Where the law says so.
    pub cite: Cite,
    /// The reason in a sentence.
    pub reason: &'static str,
}

/// An act that was not allowed, among the acts of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// Its date.
    pub date: Date,
    /// Its kind.
    pub act: &'static str,
    /// Why.
    pub refusal: Refusal,
}

/// Acts that cannot have happened so, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed(pub String);
