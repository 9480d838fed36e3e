//! 审核通过.
//!
//! By a person other than the author.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 审核通过.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approve {
    /// The opinion.
    #[serde(default)]
    pub opinion: String,
}

impl Command for Approve {
    fn kind(&self) -> ActKind {
        ActKind::Approved
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Approved)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("opinion", self.opinion.clone())])
    }
}
