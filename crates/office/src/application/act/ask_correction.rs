//! 告知补正.
//!
//! Told once what to correct and until when (article 30, letter P04).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 告知补正.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskCorrection {
    /// The correction period in working days.
    pub days: u32,
    /// What to correct.
    #[serde(default)]
    pub items: String,
}

impl Command for AskCorrection {
    fn kind(&self) -> ActKind {
        ActKind::CorrectionNotified
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::CorrectionNotified { days: self.days })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("items", self.items.clone())])
    }
}
