//! 建议主动公开.
//!
//! What was disclosed may be published for all (article 44).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 建议主动公开.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuggestPublication {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Command for SuggestPublication {
    fn kind(&self) -> ActKind {
        ActKind::PublicationSuggested
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::PublicationSuggested)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("reason", self.reason.clone())])
    }
}
