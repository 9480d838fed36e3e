//! 转交.
//!
//! Given to another department of the agency, with the account that takes it.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 转交.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// The account that takes it.
    pub clerk: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Command for HandOver {
    fn kind(&self) -> ActKind {
        ActKind::HandedOver
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::HandedOver)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("reason", self.reason.clone())])
    }

    fn clerk(&self) -> Option<String> {
        Some(self.clerk.clone())
    }
}
