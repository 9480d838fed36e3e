//! `fee_notified`: the amount in 元.

use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    yuan: u64,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::FeeNotified { yuan } = act else { return None };
        Some(Detail { yuan: *yuan })
    }

    fn act(self) -> Option<Act> {
        Some(Act::FeeNotified { yuan: self.yuan })
    }
}
