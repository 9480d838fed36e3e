//! 撤回.
//!
//! The applicant takes the application back (P17).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 撤回.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// What the applicant says.
    #[serde(default)]
    pub reason: String,
}

impl Command for Withdraw {
    fn kind(&self) -> ActKind {
        ActKind::Withdrawn
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Withdrawn)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("reason", self.reason.clone())])
    }
}
