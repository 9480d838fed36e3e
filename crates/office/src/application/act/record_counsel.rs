//! 法律顾问意见.
//!
//! Legal counsel gave an opinion.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 法律顾问意见.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordCounsel {
    /// What it says.
    #[serde(default)]
    pub opinion: String,
}

impl Command for RecordCounsel {
    fn kind(&self) -> ActKind {
        ActKind::CounselAdvised
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::CounselAdvised)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("opinion", self.opinion.clone())])
    }
}
