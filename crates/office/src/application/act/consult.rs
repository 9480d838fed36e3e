//! 征求意见.
//!
//! A third party, a co-maker or another organ is asked in writing (articles 32,
//! 33, 34; letters P08, P11, P12).

use crate::application::Refused;
use crate::application::command::{Command, Context};
use jiff::civil::Date;
use law::application::act::{Act, ActKind};
use law::clock::Party;
use serde::Deserialize;

/// 征求意见.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consult {
    /// Its name in this case.
    pub reference: String,
    /// `third_party`, `co_maker` or `organ`.
    pub party: String,
    /// The date set for an organ.
    #[serde(default)]
    pub until: Option<Date>,
    /// Who is asked.
    #[serde(default)]
    pub addressee: String,
    /// What is asked.
    #[serde(default)]
    pub question: String,
}

impl Command for Consult {
    fn kind(&self) -> ActKind {
        ActKind::ConsultationSent
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        let party = Party::named(&self.party).map_err(|m| Refused::Unusable(m.0))?;
        Ok(Act::ConsultationSent { reference: self.reference.clone(), party, until: self.until })
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("addressee", self.addressee.clone()), ("question", self.question.clone())])
    }
}
