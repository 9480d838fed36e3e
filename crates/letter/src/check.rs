//! The gate before a letter goes out: what the text must say (its parts and the
//! remedies), what must stand in the case, and the fee.
//!
//! It looks at a finished text. Whether it came from our wording, from an
//! agency's template or from a desk where somebody edited it makes no
//! difference.

mod case;
mod fee;
mod remedies;

pub use case::{Earlier, Review, Standing, standing};
pub use fee::{FeeNotice, fee};
pub use remedies::{Remedies, remedies};

use crate::facts::Facts;
use crate::letter::Letter;
use crate::part::Fault;
use crate::template::told;
use law::cite::Cite;
use serde_json::Value;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The letter must not go out.
    Stops,
    /// Somebody has to look.
    Warns,
}

/// What is wrong with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check of replies.md or fees.md, e.g. `RPL-1`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The part it names, if it is about one.
    pub part: Option<&'static str>,
    /// A sentence: what is wrong and what to do.
    pub says: String,
    /// On what it rests.
    pub cite: Cite,
}

/// Which parts a text lacks (RPL-1), each by name.
///
/// `lines` are the paragraphs and cells of the letter in order, as
/// [`crate::Written::lines`] or a reader gives them.
pub fn parts(letter: &Letter, facts: &Facts, context: &Value, lines: &[String]) -> Vec<Finding> {
    let mut told = told(facts, context);
    told["title"] = Value::String(letter.title.to_owned());
    let found = letter.all_parts().filter_map(|part| {
        let says = match part.look(lines, &told)? {
            Fault::Missing => format!("缺少“{}”，请补上后再发出", part.name),
            Fault::Empty(field) => format!("“{}”没有内容（字段 {field}），请填写", part.name),
        };
        Some(Finding { code: "RPL-1", severity: Severity::Stops, part: Some(part.name), says, cite: part.cite })
    });
    found.collect()
}
