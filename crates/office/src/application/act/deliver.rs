//! 登记送达.
//!
//! The reply arrived, with how it is shown (P18): by post the day of posting
//! decides whether it was in time, otherwise the day it arrived. What is typed
//! ([`Proof`]) is looked at by its way; words alone may be given too.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use crate::application::delivery::{Proof, WORDS, field, posting};
use law::application::act::{Act, ActKind, Way};
use serde::Deserialize;

/// 登记送达.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliver {
    /// `in_person`, `entrusted`, `post`, `electronic`, `retained` or
    /// `announced`.
    pub way: String,
    /// The posting number, signature or record, in words.
    #[serde(default)]
    pub evidence: String,
    /// The evidence by its way: `signer`, `relation`, `agent`; `posting`,
    /// `carrier`; `address`, `arrived`, `read`; `witnesses`, `video`; `place`,
    /// `from`, `until`.
    #[serde(default)]
    pub proof: Proof,
}

impl Command for Deliver {
    fn kind(&self) -> ActKind {
        ActKind::Delivered
    }

    fn act(&self, context: &Context<'_>) -> Result<Act, Refused> {
        let way = Way::named(&self.way).ok_or_else(|| super::unknown("送达方式", &self.way))?;
        self.proof.check(way, context.on).map_err(Refused::Unusable)?;
        if way == Way::Post {
            posting::check_words(&self.evidence).map_err(Refused::Unusable)?;
        }
        Ok(Act::Delivered { way })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        let typed = match Way::named(&self.way) {
            Some(way) if !self.proof.is_empty() => (field(way), serde_json::to_string(&self.proof).unwrap_or_default()),
            _ => (WORDS, String::new()),
        };
        super::said([(WORDS, self.evidence.clone()), typed])
    }
}
