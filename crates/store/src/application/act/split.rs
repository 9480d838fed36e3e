//! `split`: how many new cases were registered.

use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    others: u32,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Split { others } = act else { return None };
        Some(Detail { others: *others })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Split { others: self.others })
    }
}
