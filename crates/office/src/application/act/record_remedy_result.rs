//! 登记复议、诉讼结果.
//!
//! How a remedy ended.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind, RemedyResult};
use serde::Deserialize;

/// 登记复议、诉讼结果.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordRemedyResult {
    /// Which remedy.
    pub reference: String,
    /// `upheld`, `corrected` or `other`.
    pub result: String,
    /// What was decided.
    #[serde(default)]
    pub decision: String,
}

impl Command for RecordRemedyResult {
    fn kind(&self) -> ActKind {
        ActKind::RemedyDecided
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        let result = RemedyResult::named(&self.result).ok_or_else(|| super::unknown("结果", &self.result))?;
        Ok(Act::RemedyDecided { reference: self.reference.clone(), result })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("decision", self.decision.clone())])
    }
}
