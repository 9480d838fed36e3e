//! `correction_notified`: the period given, in working days.

use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    days: u32,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::CorrectionNotified { days } = act else { return None };
        Some(Detail { days: *days })
    }

    fn act(self) -> Option<Act> {
        Some(Act::CorrectionNotified { days: self.days })
    }
}
