//! 登记送达.
//!
//! The reply arrived, with how it is shown (P18).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::Act;
use serde::Deserialize;

/// 登记送达.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliver {
    /// By which channel: 当面、邮寄、电子.
    #[serde(default)]
    pub way: String,
    /// The posting number, signature or record.
    #[serde(default)]
    pub evidence: String,
}

impl Command for Deliver {
    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Delivered)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("way", self.way.clone()), ("evidence", self.evidence.clone())])
    }
}
