//! Ids, one type a table. They are made here, never by the database: UUIDs of
//! version 7, which sort by the instant they were made for.

use jiff::Timestamp;
use std::fmt;
use uuid::{NoContext, Uuid};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub(crate) String);

        impl $name {
            /// A new id for an instant.
            pub fn new(at: Timestamp) -> $name {
                $name(text(at))
            }

            /// The id that a text names; `None` if no id looks like it.
            pub fn parse(text: &str) -> Option<$name> {
                Uuid::try_parse(text).ok().map(|id| $name(id.hyphenated().to_string()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// An agency.
    AgencyId
}
id! {
    /// A version of a report of one agency for one year.
    ReportId
}

id! {
    /// The record of an applicant.
    ApplicantId
}
id! {
    /// A case.
    CaseId
}

id! {
    /// An account of the office.
    AccountId
}

id! {
    /// A job.
    JobId
}

id! {
    /// A token.
    TokenId
}

fn text(at: Timestamp) -> String {
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    let nanoseconds = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanoseconds)).hyphenated().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_id_sorts_later_and_reads_back() {
        let at = |second| ReportId::new(Timestamp::from_second(second).expect("a second of our time"));
        let (early, late) = (at(1_700_000_000), at(1_700_000_001));
        assert!(early < late);
        assert_eq!(ReportId::parse(early.as_str()), Some(early.clone()));
        assert_eq!(ReportId::parse(&early.as_str().to_uppercase()), Some(early));
    }

    #[test]
    fn what_is_no_id_names_nothing() {
        for text in ["", "1", "云汀县", "../..", "0192f0c0-0000-7000-8000-00000000000"] {
            assert_eq!(AgencyId::parse(text), None, "{text}");
        }
    }
}
