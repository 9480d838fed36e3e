//! 登记缴费.
//!
//! The fee was paid; the period for the reply begins anew.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 登记缴费.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// The number of the fiscal receipt.
    #[serde(default)]
    pub receipt: String,
}

impl Command for RecordPayment {
    fn kind(&self) -> ActKind {
        ActKind::Paid
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Paid)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("receipt", self.receipt.clone())])
    }
}
