//! 归档.
//!
//! Into the archive (article 45).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 归档.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {}

impl Command for Archive {
    fn kind(&self) -> ActKind {
        ActKind::Archived
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Archived)
    }
}
