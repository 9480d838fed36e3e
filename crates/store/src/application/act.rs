//! Acts as they are kept: the name of the kind, a version, and JSON of what
//! the law needs to know. One file a kind that has something to say; no
//! version is ever taken away, and `tests/acts/` holds a sample of each.

mod annulled;
mod closed;
mod consultation_delivered;
mod consultation_sent;
mod correction_notified;
mod decision;
mod deferred;
mod delivered;
mod drafted;
mod extended;
mod fee_notified;
mod opinion_received;
mod reasons_received;
mod registered;
mod remedy_decided;
mod remedy_registered;
mod reopened;
mod replied;
mod split;
mod submitted;

use law::application::act::{Act, ActKind};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The version in which acts are written now.
const VERSION: i32 = 1;

/// What one kind keeps.
trait Detail: Serialize + DeserializeOwned {
    /// From an act of this kind.
    fn of(act: &Act) -> Option<Self>;

    /// The act; `None` if a name in it means nothing.
    fn act(self) -> Option<Act>;
}

/// The kind, version and detail of an act, as they are kept.
pub fn write(act: &Act) -> (&'static str, i32, String) {
    let detail = match act.kind() {
        ActKind::Submitted => json::<submitted::Detail>(act),
        ActKind::Registered => json::<registered::Detail>(act),
        ActKind::Split => json::<split::Detail>(act),
        ActKind::CorrectionNotified => json::<correction_notified::Detail>(act),
        ActKind::ReasonsReceived => json::<reasons_received::Detail>(act),
        ActKind::Deferred => json::<deferred::Detail>(act),
        ActKind::ConsultationSent => json::<consultation_sent::Detail>(act),
        ActKind::ConsultationDelivered => json::<consultation_delivered::Detail>(act),
        ActKind::OpinionReceived => json::<opinion_received::Detail>(act),
        ActKind::Extended => json::<extended::Detail>(act),
        ActKind::FeeNotified => json::<fee_notified::Detail>(act),
        ActKind::Drafted => json::<drafted::Detail>(act),
        ActKind::Replied => json::<replied::Detail>(act),
        ActKind::Delivered => json::<delivered::Detail>(act),
        ActKind::Closed => json::<closed::Detail>(act),
        ActKind::Reopened => json::<reopened::Detail>(act),
        ActKind::RemedyRegistered => json::<remedy_registered::Detail>(act),
        ActKind::RemedyDecided => json::<remedy_decided::Detail>(act),
        ActKind::Annulled => json::<annulled::Detail>(act),
        _ => None,
    };
    (act.kind().name(), VERSION, detail.unwrap_or_else(|| "{}".to_owned()))
}

/// The act that was kept; `None` if no program wrote it so.
pub fn read(kind: &str, version: i32, detail: &str) -> Option<Act> {
    if version != VERSION {
        return None;
    }
    match ActKind::named(kind)? {
        ActKind::Submitted => parse::<submitted::Detail>(detail),
        ActKind::Registered => parse::<registered::Detail>(detail),
        ActKind::Split => parse::<split::Detail>(detail),
        ActKind::CorrectionNotified => parse::<correction_notified::Detail>(detail),
        ActKind::ReasonsReceived => parse::<reasons_received::Detail>(detail),
        ActKind::Deferred => parse::<deferred::Detail>(detail),
        ActKind::ConsultationSent => parse::<consultation_sent::Detail>(detail),
        ActKind::ConsultationDelivered => parse::<consultation_delivered::Detail>(detail),
        ActKind::OpinionReceived => parse::<opinion_received::Detail>(detail),
        ActKind::Extended => parse::<extended::Detail>(detail),
        ActKind::FeeNotified => parse::<fee_notified::Detail>(detail),
        ActKind::Drafted => parse::<drafted::Detail>(detail),
        ActKind::Replied => parse::<replied::Detail>(detail),
        ActKind::Delivered => parse::<delivered::Detail>(detail),
        ActKind::Closed => parse::<closed::Detail>(detail),
        ActKind::Reopened => parse::<reopened::Detail>(detail),
        ActKind::RemedyRegistered => parse::<remedy_registered::Detail>(detail),
        ActKind::RemedyDecided => parse::<remedy_decided::Detail>(detail),
        ActKind::Annulled => parse::<annulled::Detail>(detail),
        ActKind::Confirmed => Some(Act::Confirmed),
        ActKind::Assigned => Some(Act::Assigned),
        ActKind::HandedOver => Some(Act::HandedOver),
        ActKind::Substituted => Some(Act::Substituted),
        ActKind::CorrectionNoticeDelivered => Some(Act::CorrectionNoticeDelivered),
        ActKind::Corrected => Some(Act::Corrected),
        ActKind::ReasonsRequested => Some(Act::ReasonsRequested),
        ActKind::MeetingHeld => Some(Act::MeetingHeld),
        ActKind::CounselAdvised => Some(Act::CounselAdvised),
        ActKind::FeeNoticeDelivered => Some(Act::FeeNoticeDelivered),
        ActKind::Paid => Some(Act::Paid),
        ActKind::SearchRecorded => Some(Act::SearchRecorded),
        ActKind::SecrecyReviewed => Some(Act::SecrecyReviewed),
        ActKind::Returned => Some(Act::Returned),
        ActKind::Approved => Some(Act::Approved),
        ActKind::Withdrawn => Some(Act::Withdrawn),
        ActKind::Archived => Some(Act::Archived),
        ActKind::PublicationSuggested => Some(Act::PublicationSuggested),
        ActKind::PublicationDecided => Some(Act::PublicationDecided),
        ActKind::RecordCorrected => Some(Act::RecordCorrected),
    }
}

fn json<D: Detail>(act: &Act) -> Option<String> {
    serde_json::to_string(&D::of(act)?).ok()
}

fn parse<D: Detail>(detail: &str) -> Option<Act> {
    serde_json::from_str::<D>(detail).ok()?.act()
}
