//! 登记复议、诉讼.
//!
//! A remedy was sought; it counts in table 4.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind, RemedyKind};
use serde::Deserialize;

/// 登记复议、诉讼.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterRemedy {
    /// `reconsideration`, `litigation_direct` or `litigation_after_reconsideration`.
    pub kind: String,
    /// Its name in this case.
    pub reference: String,
    /// Body or court, and number.
    #[serde(default)]
    pub docket: String,
}

impl Command for RegisterRemedy {
    fn kind(&self) -> ActKind {
        ActKind::RemedyRegistered
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        let kind = RemedyKind::named(&self.kind).ok_or_else(|| super::unknown("救济途径", &self.kind))?;
        Ok(Act::RemedyRegistered { kind, reference: self.reference.clone() })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("docket", self.docket.clone())])
    }
}
