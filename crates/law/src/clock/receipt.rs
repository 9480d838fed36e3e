//! # Receipt of an application (收到申请之日)
//!
//! Regulation (State Council Order 711), article 31.
//!
//! ## What it says
//! The day depends on how the application came: handed in, the day it was
//! handed in; posted and signed for, the day it was signed for; an ordinary
//! letter, by internet or by fax, the day both sides confirmed it.
//!
//! ## How it is counted
//! The day of receipt is day zero of every clock that starts by it.

use crate::cite::{Cite, OGI_2019};

/// How an application came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// 当面提交.
    InPerson,
    /// 邮寄, signed for.
    Post,
    /// 平常信函, not signed for.
    Letter,
    /// 互联网渠道.
    Internet,
    /// 传真.
    Fax,
    /// 口头, written down by the office.
    Oral,
}

/// All channels, in the order of the article.
pub const CHANNELS: [Channel; 6] = [Channel::InPerson, Channel::Post, Channel::Letter, Channel::Internet, Channel::Fax, Channel::Oral];

impl Channel {
    /// Its name in commands and records.
    pub fn name(self) -> &'static str {
        match self {
            Channel::InPerson => "in_person",
            Channel::Post => "post",
            Channel::Letter => "letter",
            Channel::Internet => "internet",
            Channel::Fax => "fax",
            Channel::Oral => "oral",
        }
    }

    /// The channel with a name.
    pub fn named(name: &str) -> Option<Channel> {
        CHANNELS.into_iter().find(|c| c.name() == name)
    }

    /// Its official name.
    pub fn label(self) -> &'static str {
        match self {
            Channel::InPerson => "当面提交",
            Channel::Post => "邮寄",
            Channel::Letter => "平常信函",
            Channel::Internet => "互联网",
            Channel::Fax => "传真",
            Channel::Oral => "口头",
        }
    }

    /// Where the law says on which day such an application is received.
    pub fn cite(self) -> Cite {
        Cite::new(
            &OGI_2019,
            match self {
                Channel::InPerson | Channel::Oral => "第三十一条第一项",
                Channel::Post | Channel::Letter => "第三十一条第二项",
                Channel::Internet | Channel::Fax => "第三十一条第三项",
            },
        )
    }

    /// Whether receipt needs the confirmation of both sides.
    pub fn needs_confirmation(self) -> bool {
        matches!(self, Channel::Letter | Channel::Internet | Channel::Fax)
    }

    /// Whether an application sent this way may never be turned away: the
    /// basic channels (国办公开办函〔2017〕19号 item 一).
    pub fn is_basic(self) -> bool {
        matches!(self, Channel::InPerson | Channel::Post | Channel::Letter | Channel::Oral)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_reads_back_by_its_name() {
        for channel in CHANNELS {
            assert_eq!(Channel::named(channel.name()), Some(channel));
        }
        assert_eq!(Channel::named("email"), None);
    }

    #[test]
    fn only_what_nobody_signs_for_needs_confirmation() {
        let needing: Vec<&str> = CHANNELS.iter().filter(|c| c.needs_confirmation()).map(|c| c.name()).collect();
        assert_eq!(needing, ["letter", "internet", "fax"]);
    }
}
