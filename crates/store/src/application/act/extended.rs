//! `extended`: by how many working days, and the date told.

use jiff::civil::Date;
use law::application::act::Act;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    days: u32,
    promised: Option<Date>,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Extended { days, promised } = act else { return None };
        Some(Detail { days: *days, promised: *promised })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Extended { days: self.days, promised: self.promised })
    }
}
