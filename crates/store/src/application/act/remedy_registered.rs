//! `remedy_registered`: which way, and its name.

use law::application::act::{Act, RemedyKind};
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    kind: String,
    reference: String,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::RemedyRegistered { kind, reference } = act else { return None };
        Some(Detail { kind: kind.name().to_owned(), reference: reference.clone() })
    }

    fn act(self) -> Option<Act> {
        Some(Act::RemedyRegistered { kind: RemedyKind::named(&self.kind)?, reference: self.reference })
    }
}
