//! `consultation_sent`: which consultation, and to whom.

use jiff::civil::Date;
use law::application::act::Act;
use law::clock::Party;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    reference: String,
    party: String,
    until: Option<Date>,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::ConsultationSent { reference, party, until } = act else { return None };
        Some(Detail { reference: reference.clone(), party: party.name().to_owned(), until: *until })
    }

    fn act(self) -> Option<Act> {
        Some(Act::ConsultationSent { reference: self.reference, party: Party::named(&self.party).ok()?, until: self.until })
    }
}
