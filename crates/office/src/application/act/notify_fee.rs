//! 通知缴费.
//!
//! Charged by cases or by pages, never both (信息处理费办法 article 6, P14).
//! The amount is that of the tariff.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use law::fee::Basis;
use serde::Deserialize;

/// 通知缴费.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotifyFee {
    /// How many cases, by 按件计收.
    #[serde(default)]
    pub cases: Option<u32>,
    /// How many came before in the month.
    #[serde(default)]
    pub before: Option<u32>,
    /// How many pages, by 按量计收.
    #[serde(default)]
    pub pages: Option<u32>,
}

impl Command for NotifyFee {
    fn kind(&self) -> ActKind {
        ActKind::FeeNotified
    }

    fn act(&self, context: &Context<'_>) -> Result<Act, Refused> {
        let received = context.case.received.unwrap_or(context.on);
        let basis = match (self.cases, self.pages) {
            (Some(_), None) => Basis::PerCase,
            (None, Some(_)) => Basis::PerPage,
            _ => return Err(Refused::Unusable("按件或者按量，只能选一种".to_owned())),
        };
        let version = basis.on(received).unwrap_or_else(|| basis.newest());
        let count = self.cases.or(self.pages).unwrap_or(0);
        let charge = version.tariff.charge(self.before.unwrap_or(0), count);
        let charge = charge.ok_or_else(|| Refused::Unusable("件数或者页数太大".to_owned()))?;
        Ok(Act::FeeNotified { yuan: charge.yuan })
    }
}
