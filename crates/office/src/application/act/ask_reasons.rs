//! 要求说明理由.
//!
//! Number or frequency clearly exceed what is reasonable (article 35, P05).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 要求说明理由.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskReasons {
    /// What is excessive.
    #[serde(default)]
    pub excess: String,
}

impl Command for AskReasons {
    fn kind(&self) -> ActKind {
        ActKind::ReasonsRequested
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::ReasonsRequested)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("excess", self.excess.clone())])
    }
}
