//! 作出答复.
//!
//! What was approved goes out (articles 33, 36).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use jiff::civil::Date;
use law::application::act::{Act, ActKind, Decision};
use serde::Deserialize;

/// 作出答复.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The date printed; that of the draft if not told.
    #[serde(default)]
    pub dated: Option<Date>,
}

impl Command for Reply {
    fn kind(&self) -> ActKind {
        ActKind::Replied
    }

    fn act(&self, context: &Context<'_>) -> Result<Act, Refused> {
        let draft = context.case.draft.as_ref().map(|d| d.decision.clone());
        // Without a draft the law refuses the act and says why.
        let mut decision = draft.unwrap_or(Decision { outcomes: Vec::new(), primary: None, dated: context.on });
        decision.dated = self.dated.unwrap_or(decision.dated);
        Ok(Act::Replied { decision })
    }
}
