//! 登记收费通知送达.
//!
//! The notice arrived; the term of payment runs from this day.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 登记收费通知送达.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordFeeDelivery {}

impl Command for RecordFeeDelivery {
    fn kind(&self) -> ActKind {
        ActKind::FeeNoticeDelivered
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::FeeNoticeDelivered)
    }
}
