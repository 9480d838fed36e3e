//! `reasons_received`: whether the reasons are reasonable.

use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    accepted: bool,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::ReasonsReceived { accepted } = act else { return None };
        Some(Detail { accepted: *accepted })
    }

    fn act(self) -> Option<Act> {
        Some(Act::ReasonsReceived { accepted: self.accepted })
    }
}
