//! 代为办理.
//!
//! Taken over for an absent colleague.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 代为办理.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substitute {
    /// The account that takes over.
    pub clerk: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Command for Substitute {
    fn kind(&self) -> ActKind {
        ActKind::Substituted
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Substituted)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("reason", self.reason.clone())])
    }

    fn clerk(&self) -> Option<String> {
        Some(self.clerk.clone())
    }
}
