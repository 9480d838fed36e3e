//! `consultation_delivered`: which consultation.

use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    reference: String,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::ConsultationDelivered { reference } = act else { return None };
        Some(Detail { reference: reference.clone() })
    }

    fn act(self) -> Option<Act> {
        Some(Act::ConsultationDelivered { reference: self.reference })
    }
}
