//! What a reply decides, as it is kept: codes and a date.

use jiff::civil::Date;
use law::application::act;
use law::outcome::Outcome;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    outcomes: Vec<String>,
    primary: Option<String>,
    dated: Date,
}

impl Decision {
    pub(super) fn of(decision: &act::Decision) -> Decision {
        let code = |outcome: &Outcome| outcome.code().to_owned();
        Decision {
            outcomes: decision.outcomes.iter().map(code).collect(),
            primary: decision.primary.as_ref().map(code),
            dated: decision.dated,
        }
    }

    pub(super) fn read(self) -> Option<act::Decision> {
        let outcomes = self.outcomes.iter().map(|c| Outcome::named(c)).collect::<Option<Vec<_>>>()?;
        let primary = match self.primary {
            Some(code) => Some(Outcome::named(&code)?),
            None => None,
        };
        Some(act::Decision { outcomes, primary, dated: self.dated })
    }
}
