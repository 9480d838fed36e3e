//! `drafted`: what the draft decides.

use super::decision::Decision;
use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    decision: Decision,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Drafted { decision } = act else { return None };
        Some(Detail { decision: Decision::of(decision) })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Drafted { decision: self.decision.read()? })
    }
}
