//! 保密审查.
//!
//! Reviewed by a person other than the author (article 17, P20).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 保密审查.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewSecrecy {
    /// The opinion.
    #[serde(default)]
    pub opinion: String,
}

impl Command for ReviewSecrecy {
    fn kind(&self) -> ActKind {
        ActKind::SecrecyReviewed
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::SecrecyReviewed)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("opinion", self.opinion.clone())])
    }
}
