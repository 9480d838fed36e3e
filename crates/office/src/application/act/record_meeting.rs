//! 会商.
//!
//! The hard case was talked over.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 会商.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordMeeting {
    /// Who met, and what came of it.
    #[serde(default)]
    pub minutes: String,
}

impl Command for RecordMeeting {
    fn kind(&self) -> ActKind {
        ActKind::MeetingHeld
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::MeetingHeld)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("minutes", self.minutes.clone())])
    }
}
