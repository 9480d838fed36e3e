//! `opinion_received`: which consultation, and what is said.

use law::application::act::{Act, Stance};
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    reference: String,
    stance: String,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::OpinionReceived { reference, stance } = act else { return None };
        Some(Detail { reference: reference.clone(), stance: stance.name().to_owned() })
    }

    fn act(self) -> Option<Act> {
        Some(Act::OpinionReceived { reference: self.reference, stance: Stance::named(&self.stance)? })
    }
}
