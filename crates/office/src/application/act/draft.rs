//! 起草答复.
//!
//! What the reply is to decide, with facts and reasons.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use jiff::civil::Date;
use law::application::act::{Act, ActKind, Decision};
use law::outcome::Outcome;
use serde::Deserialize;

/// 起草答复.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Codes of the outcome, one a part of what was asked.
    pub outcomes: Vec<String>,
    /// The one marked as primary.
    #[serde(default)]
    pub primary: Option<String>,
    /// The date to be printed; the day of the draft if not told.
    #[serde(default)]
    pub dated: Option<Date>,
    /// Facts, ground and reasons.
    #[serde(default)]
    pub facts: String,
}

impl Command for Draft {
    fn kind(&self) -> ActKind {
        ActKind::Drafted
    }

    fn act(&self, context: &Context<'_>) -> Result<Act, Refused> {
        let outcome = |code: &String| Outcome::named(code).ok_or_else(|| super::unknown("办理结果", code));
        let outcomes = self.outcomes.iter().map(outcome).collect::<Result<Vec<_>, _>>()?;
        let primary = self.primary.as_ref().map(outcome).transpose()?;
        let dated = self.dated.unwrap_or(context.on);
        Ok(Act::Drafted { decision: Decision { outcomes, primary, dated } })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("facts", self.facts.clone())])
    }
}
