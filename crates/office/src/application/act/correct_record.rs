//! 更正本人信息.
//!
//! A record about the applicant was corrected, or the request passed on
//! (article 41, P21).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 更正本人信息.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectRecord {
    /// What was done.
    #[serde(default)]
    pub result: String,
}

impl Command for CorrectRecord {
    fn kind(&self) -> ActKind {
        ActKind::RecordCorrected
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::RecordCorrected)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("result", self.result.clone())])
    }
}
