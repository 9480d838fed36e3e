//! 不再处理.
//!
//! The correction or the fee did not come in time (P15, P16), or the applicant
//! cannot be reached (P17).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind, Closing};
use serde::Deserialize;

/// 不再处理.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// `correction_overdue`, `fee_overdue` or `other`.
    pub why: String,
    /// The facts.
    #[serde(default)]
    pub facts: String,
}

impl Command for Close {
    fn kind(&self) -> ActKind {
        ActKind::Closed
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        let why = Closing::named(&self.why).ok_or_else(|| super::unknown("不再处理的原因", &self.why))?;
        Ok(Act::Closed { why })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("facts", self.facts.clone())])
    }
}
