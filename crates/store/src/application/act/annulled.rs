//! `annulled`: the number of the act entered wrongly.

use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    seq: u32,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Annulled { seq } = act else { return None };
        Some(Detail { seq: *seq })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Annulled { seq: self.seq })
    }
}
