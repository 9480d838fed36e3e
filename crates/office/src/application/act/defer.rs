//! 延迟答复.
//!
//! The reasons are reasonable and the period does not suffice (article 35,
//! P07).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use jiff::civil::Date;
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 延迟答复.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defer {
    /// The date set.
    pub until: Date,
    /// Why this date.
    #[serde(default)]
    pub reason: String,
}

impl Command for Defer {
    fn kind(&self) -> ActKind {
        ActKind::Deferred
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Deferred { until: self.until })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("reason", self.reason.clone())])
    }
}
