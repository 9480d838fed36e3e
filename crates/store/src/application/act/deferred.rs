//! `deferred`: the date set.

use jiff::civil::Date;
use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    until: Date,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Deferred { until } = act else { return None };
        Some(Detail { until: *until })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Deferred { until: self.until })
    }
}
