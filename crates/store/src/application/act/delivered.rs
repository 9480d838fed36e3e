//! `delivered`: how.

use law::application::act::{Act, Way};
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    way: String,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Delivered { way } = act else { return None };
        Some(Detail { way: way.name().to_owned() })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Delivered { way: Way::named(&self.way)? })
    }
}
