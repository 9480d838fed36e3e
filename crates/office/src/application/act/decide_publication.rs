//! 决定是否主动公开.
//!
//! The suggestion was decided.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 决定是否主动公开.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidePublication {
    /// What was decided, and why.
    #[serde(default)]
    pub decision: String,
}

impl Command for DecidePublication {
    fn kind(&self) -> ActKind {
        ActKind::PublicationDecided
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::PublicationDecided)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("decision", self.decision.clone())])
    }
}
