//! The acts of a case, as they are recorded: past participles, each with what
//! the law needs to know of it.
//!
//! Names, addresses and texts are not here: they are kept elsewhere, under
//! keys that can be destroyed.

pub use super::word::{Closing, RemedyKind, RemedyResult, Request, Stance, Way};
use crate::clock::event::{Event, Party, Reference};
use crate::clock::receipt::Channel;
use crate::outcome::Outcome;
use jiff::civil::Date;

/// An act with its place among the acts of its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the case, in the order of recording.
    pub seq: u32,
    /// The civil date the law counts from.
    pub effective: Date,
    /// What was done.
    pub act: Act,
}

/// What a reply decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The outcome of each part of what was asked; one where all share one.
    pub outcomes: Vec<Outcome>,
    /// The one the deciding officer marked as primary (CNT-10).
    pub primary: Option<Outcome>,
    /// The date printed on it (成文日期, CNT-d).
    pub dated: Date,
}

/// An act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Sent by the applicant through a channel that needs confirmation.
    Submitted {
        /// The channel.
        channel: Channel,
        /// What is asked for.
        request: Request,
    },
    /// Registered by the office; the date is that of receipt (article 31).
    Registered {
        /// The channel.
        channel: Channel,
        /// What is asked for.
        request: Request,
    },
    /// Both sides confirmed receipt.
    Confirmed,
    /// Split by the smallest reasonable unit; this case keeps its number.
    Split {
        /// How many new cases were registered.
        others: u32,
    },
    /// Given to who works on it.
    Assigned,
    /// Given to another department of the agency.
    HandedOver,
    /// Taken over for an absent colleague.
    Substituted,
    /// 补正告知书 went out.
    CorrectionNotified {
        /// The correction period in working days.
        days: u32,
    },
    /// It arrived.
    CorrectionNoticeDelivered,
    /// The corrected application came.
    Corrected,
    /// 说明理由告知书 went out.
    ReasonsRequested,
    /// The reasons came.
    ReasonsReceived {
        /// Whether the agency finds them reasonable (合理).
        accepted: bool,
    },
    /// 延迟答复告知书 went out.
    Deferred {
        /// The date set.
        until: Date,
    },
    /// 征求意见书 went out.
    ConsultationSent {
        /// Which consultation.
        reference: String,
        /// To whom.
        party: Party,
        /// The date set for an organ.
        until: Option<Date>,
    },
    /// It arrived.
    ConsultationDelivered {
        /// Which consultation.
        reference: String,
    },
    /// The opinion came.
    OpinionReceived {
        /// Which consultation.
        reference: String,
        /// What it says.
        stance: Stance,
    },
    /// 会商.
    MeetingHeld,
    /// 法律顾问意见.
    CounselAdvised,
    /// 延期答复告知书 went out.
    Extended {
        /// By how many working days.
        days: u32,
        /// The due date told to the applicant.
        promised: Option<Date>,
    },
    /// 收费通知书 went out.
    FeeNotified {
        /// The amount in 元.
        yuan: u64,
    },
    /// It arrived.
    FeeNoticeDelivered,
    /// The fee was paid.
    Paid,
    /// 检索记录.
    SearchRecorded,
    /// A reply was drafted; an earlier draft is void.
    Drafted {
        /// What it decides.
        decision: Decision,
    },
    /// 保密审查.
    SecrecyReviewed,
    /// The draft went back to its author.
    Returned,
    /// The draft was approved.
    Approved,
    /// The reply went out.
    Replied {
        /// What it decides.
        decision: Decision,
    },
    /// The reply arrived.
    Delivered {
        /// How.
        way: Way,
    },
    /// The applicant took the application back.
    Withdrawn,
    /// Closed without a reply.
    Closed {
        /// Why.
        why: Closing,
    },
    /// Put into the archive.
    Archived,
    /// To be decided anew after reconsideration or judgment.
    Reopened {
        /// The date the decision or judgment sets; else twenty working days.
        until: Option<Date>,
    },
    /// A remedy was sought.
    RemedyRegistered {
        /// Which way.
        kind: RemedyKind,
        /// Its name in this case.
        reference: String,
    },
    /// It ended.
    RemedyDecided {
        /// Which remedy.
        reference: String,
        /// How.
        result: RemedyResult,
    },
    /// 建议主动公开 (article 44).
    PublicationSuggested,
    /// The suggestion was decided.
    PublicationDecided,
    /// A record about the applicant was corrected or the request passed on
    /// (article 41).
    RecordCorrected,
    /// An act entered wrongly; it counts nowhere.
    Annulled {
        /// Its number.
        seq: u32,
    },
}

/// The kinds of acts, in the order of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the act of the same name")]
pub enum ActKind {
    Submitted,
    Registered,
    Confirmed,
    Split,
    Assigned,
    HandedOver,
    Substituted,
    CorrectionNotified,
    CorrectionNoticeDelivered,
    Corrected,
    ReasonsRequested,
    ReasonsReceived,
    Deferred,
    ConsultationSent,
    ConsultationDelivered,
    OpinionReceived,
    MeetingHeld,
    CounselAdvised,
    Extended,
    FeeNotified,
    FeeNoticeDelivered,
    Paid,
    SearchRecorded,
    Drafted,
    SecrecyReviewed,
    Returned,
    Approved,
    Replied,
    Delivered,
    Withdrawn,
    Closed,
    Archived,
    Reopened,
    RemedyRegistered,
    RemedyDecided,
    PublicationSuggested,
    PublicationDecided,
    RecordCorrected,
    Annulled,
}

impl Act {
    /// Its kind.
    pub fn kind(&self) -> ActKind {
        match self {
            Act::Submitted { .. } => ActKind::Submitted,
            Act::Registered { .. } => ActKind::Registered,
            Act::Confirmed => ActKind::Confirmed,
            Act::Split { .. } => ActKind::Split,
            Act::Assigned => ActKind::Assigned,
            Act::HandedOver => ActKind::HandedOver,
            Act::Substituted => ActKind::Substituted,
            Act::CorrectionNotified { .. } => ActKind::CorrectionNotified,
            Act::CorrectionNoticeDelivered => ActKind::CorrectionNoticeDelivered,
            Act::Corrected => ActKind::Corrected,
            Act::ReasonsRequested => ActKind::ReasonsRequested,
            Act::ReasonsReceived { .. } => ActKind::ReasonsReceived,
            Act::Deferred { .. } => ActKind::Deferred,
            Act::ConsultationSent { .. } => ActKind::ConsultationSent,
            Act::ConsultationDelivered { .. } => ActKind::ConsultationDelivered,
            Act::OpinionReceived { .. } => ActKind::OpinionReceived,
            Act::MeetingHeld => ActKind::MeetingHeld,
            Act::CounselAdvised => ActKind::CounselAdvised,
            Act::Extended { .. } => ActKind::Extended,
            Act::FeeNotified { .. } => ActKind::FeeNotified,
            Act::FeeNoticeDelivered => ActKind::FeeNoticeDelivered,
            Act::Paid => ActKind::Paid,
            Act::SearchRecorded => ActKind::SearchRecorded,
            Act::Drafted { .. } => ActKind::Drafted,
            Act::SecrecyReviewed => ActKind::SecrecyReviewed,
            Act::Returned => ActKind::Returned,
            Act::Approved => ActKind::Approved,
            Act::Replied { .. } => ActKind::Replied,
            Act::Delivered { .. } => ActKind::Delivered,
            Act::Withdrawn => ActKind::Withdrawn,
            Act::Closed { .. } => ActKind::Closed,
            Act::Archived => ActKind::Archived,
            Act::Reopened { .. } => ActKind::Reopened,
            Act::RemedyRegistered { .. } => ActKind::RemedyRegistered,
            Act::RemedyDecided { .. } => ActKind::RemedyDecided,
            Act::PublicationSuggested => ActKind::PublicationSuggested,
            Act::PublicationDecided => ActKind::PublicationDecided,
            Act::RecordCorrected => ActKind::RecordCorrected,
            Act::Annulled { .. } => ActKind::Annulled,
        }
    }

    /// What it means to the reply clock, if anything.
    pub fn event(&self) -> Option<Event> {
        let named = |reference: &str| -> Reference { Some(reference.to_owned()) };
        Some(match self {
            Act::Confirmed => Event::Confirmed,
            Act::CorrectionNotified { days } => Event::CorrectionNotified { days: Some(*days) },
            Act::CorrectionNoticeDelivered => Event::CorrectionNoticeDelivered,
            Act::Corrected => Event::Corrected,
            Act::ReasonsRequested => Event::ReasonsRequested,
            Act::ReasonsReceived { .. } => Event::ReasonsReceived,
            Act::Deferred { until } => Event::Deferred { until: *until },
            Act::ConsultationSent { reference, party, until } => {
                Event::ConsultationSent { reference: named(reference), party: *party, until: *until }
            }
            Act::ConsultationDelivered { reference } => Event::ConsultationDelivered { reference: named(reference) },
            Act::OpinionReceived { reference, .. } => Event::OpinionReceived { reference: named(reference) },
            Act::Extended { days, .. } => Event::Extended { days: Some(*days) },
            Act::FeeNotified { .. } => Event::FeeNotified,
            Act::FeeNoticeDelivered => Event::FeeNoticeDelivered,
            Act::Paid => Event::Paid,
            Act::Replied { .. } | Act::Withdrawn | Act::Closed { .. } => Event::Replied,
            Act::Delivered { .. } => Event::Delivered,
            _ => return None,
        })
    }
}

impl ActKind {
    /// Its name in records and the API: a past participle.
    pub fn name(self) -> &'static str {
        super::permit::rule(self).recorded
    }

    /// The kind with a name.
    pub fn named(name: &str) -> Option<ActKind> {
        super::permit::RULES.iter().find(|r| r.recorded == name).map(|r| r.kind)
    }
}
