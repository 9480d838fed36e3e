//! 指定承办人.
//!
//! Given to who works on it.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 指定承办人.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// The account.
    pub clerk: String,
}

impl Command for Assign {
    fn kind(&self) -> ActKind {
        ActKind::Assigned
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Assigned)
    }

    fn clerk(&self) -> Option<String> {
        Some(self.clerk.clone())
    }
}
