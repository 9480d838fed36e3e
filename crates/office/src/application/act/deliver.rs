//! 登记送达.
//!
//! The reply arrived, with how it is shown (P18): by post the day of posting
//! decides whether it was in time, otherwise the day it arrived.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind, Way};
use serde::Deserialize;

/// 登记送达.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliver {
    /// `in_person`, `entrusted`, `post`, `electronic`, `retained` or
    /// `announced`.
    pub way: String,
    /// The posting number, signature or record.
    #[serde(default)]
    pub evidence: String,
}

impl Command for Deliver {
    fn kind(&self) -> ActKind {
        ActKind::Delivered
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        let way = Way::named(&self.way).ok_or_else(|| super::unknown("送达方式", &self.way))?;
        Ok(Act::Delivered { way })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("evidence", self.evidence.clone())])
    }
}
