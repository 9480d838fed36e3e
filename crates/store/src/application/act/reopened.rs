//! `reopened`: the date set by decision or judgment.

use jiff::civil::Date;
use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    until: Option<Date>,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Reopened { until } = act else { return None };
        Some(Detail { until: *until })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Reopened { until: self.until })
    }
}
