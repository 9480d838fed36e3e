//! `closed`: why.

use law::application::act::{Act, Closing};
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    why: String,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Closed { why } = act else { return None };
        Some(Detail { why: why.name().to_owned() })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Closed { why: Closing::named(&self.why)? })
    }
}
