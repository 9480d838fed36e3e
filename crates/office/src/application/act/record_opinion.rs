//! 登记意见.
//!
//! The opinion came (P09).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind, Stance};
use serde::Deserialize;

/// 登记意见.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordOpinion {
    /// Which consultation.
    pub reference: String,
    /// `agrees`, `agrees_in_part` or `objects`.
    pub stance: String,
    /// What it says.
    #[serde(default)]
    pub opinion: String,
}

impl Command for RecordOpinion {
    fn kind(&self) -> ActKind {
        ActKind::OpinionReceived
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        let stance = Stance::named(&self.stance).ok_or_else(|| super::unknown("意见", &self.stance))?;
        Ok(Act::OpinionReceived { reference: self.reference.clone(), stance })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("opinion", self.opinion.clone())])
    }
}
