//! 拆分.
//!
//! Split by the smallest reasonable unit; the cases that are opened beside it
//! come from [`crate::application::Ledger::split`].

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 拆分.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// How many further cases are opened.
    pub others: u32,
}

impl Command for Split {
    fn kind(&self) -> ActKind {
        ActKind::Split
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Split { others: self.others })
    }
}
