//! 登记补正告知送达.
//!
//! The notice arrived; the correction period runs from this day.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 登记补正告知送达.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordCorrectionDelivery {}

impl Command for RecordCorrectionDelivery {
    fn kind(&self) -> ActKind {
        ActKind::CorrectionNoticeDelivered
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::CorrectionNoticeDelivered)
    }
}
