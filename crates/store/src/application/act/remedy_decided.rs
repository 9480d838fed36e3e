//! `remedy_decided`: which remedy, and how it ended.

use law::application::act::{Act, RemedyResult};
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    reference: String,
    result: String,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::RemedyDecided { reference, result } = act else { return None };
        Some(Detail { reference: reference.clone(), result: result.name().to_owned() })
    }

    fn act(self) -> Option<Act> {
        Some(Act::RemedyDecided { reference: self.reference, result: RemedyResult::named(&self.result)? })
    }
}
