//! 作废误录.
//!
//! An act entered wrongly counts nowhere from now on; it stays visible. Where a
//! letter had gone out, a second person confirms.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 作废误录.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annul {
    /// The number of the act.
    pub seq: u32,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The account of the second person.
    #[serde(default)]
    pub second: Option<String>,
}

impl Command for Annul {
    fn kind(&self) -> ActKind {
        ActKind::Annulled
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Annulled { seq: self.seq })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("reason", self.reason.clone())])
    }

    fn second(&self) -> Option<&str> {
        self.second.as_deref()
    }
}
