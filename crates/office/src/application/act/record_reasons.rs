//! 登记理由.
//!
//! The reasons came, and whether they are reasonable.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 登记理由.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordReasons {
    /// Whether they are reasonable (合理).
    pub accepted: bool,
    /// The reasons.
    #[serde(default)]
    pub reasons: String,
}

impl Command for RecordReasons {
    fn kind(&self) -> ActKind {
        ActKind::ReasonsReceived
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::ReasonsReceived { accepted: self.accepted })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("reasons", self.reasons.clone())])
    }
}
