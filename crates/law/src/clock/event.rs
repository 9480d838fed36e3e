//! What happens to an application, as far as the reply clock is concerned.

use crate::clock::refusal::Malformed;
use jiff::civil::Date;

/// Something that happened, with the day on which it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The civil date the law counts from.
    pub date: Date,
    /// What happened.
    pub event: Event,
}

/// Who is consulted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// 第三方, article 32: silence leaves the decision to the agency.
    ThirdParty,
    /// 共同制作机关, article 34: silence is consent.
    CoMaker,
    /// 其他机关, articles 17 and 33 ¶3.
    Organ,
}

/// Which consultation is meant, where there are several.
pub type Reference = Option<String>;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Both sides confirmed receipt (双方确认); this day is the receipt.
    Confirmed,
    /// 征求意见书 sent.
    ConsultationSent {
        /// Its name among several.
        reference: Reference,
        /// To whom.
        party: Party,
        /// Until when an organ is asked to answer.
        until: Option<Date>,
    },
    /// 征求意见书 received by who is consulted.
    ConsultationDelivered {
        /// Which.
        reference: Reference,
    },
    /// The opinion came in.
    OpinionReceived {
        /// Which.
        reference: Reference,
    },
    /// 补正告知书 sent.
    CorrectionNotified {
        /// The period given, in working days.
        days: Option<u32>,
    },
    /// 补正告知书 received by the applicant.
    CorrectionNoticeDelivered,
    /// The corrected application came in.
    Corrected,
    /// 延期答复告知书 posted or signed for.
    Extended {
        /// By how many working days; the full period if not told.
        days: Option<u32>,
    },
    /// 延迟答复告知书 of article 35.
    Deferred {
        /// The day set.
        until: Date,
    },
    /// 说明理由告知书 sent.
    ReasonsRequested,
    /// The applicant's reasons came in.
    ReasonsReceived,
    /// 收费通知书 sent.
    FeeNotified,
    /// 收费通知书 received by the applicant.
    FeeNoticeDelivered,
    /// The fee was paid.
    Paid,
    /// A decision on reconsideration was received.
    ReconsiderationDecided,
    /// The reply went out.
    Replied,
    /// The reply arrived.
    Delivered,
}

impl Event {
    /// Its name in commands and records.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::Confirmed => "confirmed",
            Event::ConsultationSent { .. } => "consultation_sent",
            Event::ConsultationDelivered { .. } => "consultation_delivered",
            Event::OpinionReceived { .. } => "opinion_received",
            Event::CorrectionNotified { .. } => "correction_notified",
            Event::CorrectionNoticeDelivered => "correction_notice_delivered",
            Event::Corrected => "corrected",
            Event::Extended { .. } => "extended",
            Event::Deferred { .. } => "deferred",
            Event::ReasonsRequested => "reasons_requested",
            Event::ReasonsReceived => "reasons_received",
            Event::FeeNotified => "fee_notified",
            Event::FeeNoticeDelivered => "fee_notice_delivered",
            Event::Paid => "paid",
            Event::ReconsiderationDecided => "reconsideration_decided",
            Event::Replied => "replied",
            Event::Delivered => "delivered",
        }
    }
}

impl Party {
    /// The party with a name in commands: `third_party`, `co_maker`, `organ`.
    ///
    /// # Errors
    /// If there is none.
    pub fn named(name: &str) -> Result<Party, Malformed> {
        match name {
            "third_party" => Ok(Party::ThirdParty),
            "co_maker" => Ok(Party::CoMaker),
            "organ" => Ok(Party::Organ),
            other => Err(Malformed(format!("没有“{other}”这种被征求意见的一方；可以是 third_party、co_maker、organ"))),
        }
    }

    /// Its name in commands and records.
    pub fn name(self) -> &'static str {
        match self {
            Party::ThirdParty => "third_party",
            Party::CoMaker => "co_maker",
            Party::Organ => "organ",
        }
    }
}

/// Events by date; those of one day keep their order (CMD-6).
pub fn in_order(events: &[Dated]) -> Vec<&Dated> {
    let mut sorted: Vec<&Dated> = events.iter().collect();
    sorted.sort_by_key(|e| e.date);
    sorted
}
