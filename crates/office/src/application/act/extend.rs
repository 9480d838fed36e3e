//! 延期.
//!
//! With the consent of the responsible person, at most twenty working days
//! (article 33 ¶2, P06). The date told to the applicant is fixed in the act.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use law::application::admit::admit;
use serde::Deserialize;

/// 延期.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extend {
    /// By how many working days.
    pub days: u32,
    /// Who consented.
    #[serde(default)]
    pub approver: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Command for Extend {
    fn kind(&self) -> ActKind {
        ActKind::Extended
    }

    fn act(&self, context: &Context<'_>) -> Result<Act, Refused> {
        // The date told is the one that follows from the act itself.
        let act = |promised| Act::Extended { days: self.days, promised };
        let then = admit(context.calendar, context.entries, &act(None), context.on)?;
        Ok(act(then.after.clock.due))
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("approver", self.approver.clone()), ("reason", self.reason.clone())])
    }
}
