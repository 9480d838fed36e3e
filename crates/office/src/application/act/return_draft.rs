//! 退回修改.
//!
//! Back to its author.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 退回修改.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnDraft {
    /// What to change.
    #[serde(default)]
    pub reason: String,
}

impl Command for ReturnDraft {
    fn kind(&self) -> ActKind {
        ActKind::Returned
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Returned)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("reason", self.reason.clone())])
    }
}
