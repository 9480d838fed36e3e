//! `submitted`: how it was sent and what is asked for.

use law::application::act::{Act, Request};
use law::clock::Channel;
use serde::{Deserialize, Serialize};

/// Version 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    channel: String,
    request: String,
}

impl super::Detail for Detail {
    fn of(act: &Act) -> Option<Detail> {
        let Act::Submitted { channel, request } = act else { return None };
        Some(Detail { channel: channel.name().to_owned(), request: request.name().to_owned() })
    }

    fn act(self) -> Option<Act> {
        Some(Act::Submitted { channel: Channel::named(&self.channel)?, request: Request::named(&self.request)? })
    }
}
