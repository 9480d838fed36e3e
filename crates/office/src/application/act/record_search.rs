//! 检索记录.
//!
//! Where, by which words and by whom was searched (P19).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 检索记录.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordSearch {
    /// Where.
    #[serde(default)]
    pub systems: String,
    /// By which words, for which time.
    #[serde(default)]
    pub terms: String,
    /// What was found.
    #[serde(default)]
    pub result: String,
}

impl Command for RecordSearch {
    fn kind(&self) -> ActKind {
        ActKind::SearchRecorded
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::SearchRecorded)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("systems", self.systems.clone()), ("terms", self.terms.clone()), ("result", self.result.clone())])
    }
}
