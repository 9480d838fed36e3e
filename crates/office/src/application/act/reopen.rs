//! 重新办理.
//!
//! To be decided anew after reconsideration or judgment.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use jiff::civil::Date;
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 重新办理.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// The date the decision sets; else twenty working days.
    #[serde(default)]
    pub until: Option<Date>,
    /// Which decision.
    #[serde(default)]
    pub decision: String,
}

impl Command for Reopen {
    fn kind(&self) -> ActKind {
        ActKind::Reopened
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Reopened { until: self.until })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("decision", self.decision.clone())])
    }
}
