//! 确认收到.
//!
//! Both sides confirmed receipt of what came by internet, fax or ordinary
//! letter (article 31); the day is the receipt and the case gets its number.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 确认收到.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmReceipt {}

impl Command for ConfirmReceipt {
    fn kind(&self) -> ActKind {
        ActKind::Confirmed
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Confirmed)
    }
}
