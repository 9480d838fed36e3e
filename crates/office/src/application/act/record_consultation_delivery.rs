//! 登记征求意见送达.
//!
//! The letter arrived; the term runs from this day.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 登记征求意见送达.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordConsultationDelivery {
    /// Which consultation.
    pub reference: String,
}

impl Command for RecordConsultationDelivery {
    fn kind(&self) -> ActKind {
        ActKind::ConsultationDelivered
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::ConsultationDelivered { reference: self.reference.clone() })
    }
}
