//! The case (依申请公开): the fold of its acts.
//!
//! Stage, clock, outcome and what may be done next are functions of the acts
//! and of the calendar, never of today. Acts count in the order of the day on
//! which they take effect; those of one day in the order of recording. An
//! annulled act counts nowhere.
//!
//! Order of reading: [`act`], [`stage`], [`permit`], then [`Case`].

pub mod act;
pub mod admit;
mod conditions;
mod part;
pub mod permit;
pub mod stage;
#[cfg(test)]
mod tests;
mod word;

use crate::calendar::{Calendar, next};
use crate::clock::course::{Course, Question, State, course};
use crate::clock::deadline::Deadline;
use crate::clock::event::Dated;
use crate::clock::judgment::JUDGMENT;
use crate::clock::receipt::Channel;
use crate::clock::refusal::{Malformed, Refusal, Refused};
use act::{Act, ActKind, Closing, Decision, Entry, RemedyResult, Request, Way};
use jiff::civil::Date;
pub use part::{Asked, Clock, Draft, End, Remedy};
pub use permit::Rule;
use stage::Stage;

/// An act that is not allowed now, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAllowed {
    /// The act.
    pub act: ActKind,
    /// Where the case stands.
    pub stage: Stage,
    /// Why.
    pub refusal: Refusal,
}

/// A case after all its acts.
#[derive(Debug, Clone)]
pub struct Case {
    /// Where it stands.
    pub stage: Stage,
    /// What was asked for.
    pub request: Request,
    /// How it came.
    pub channel: Option<Channel>,
    /// The day it was sent or handed in.
    pub submitted: Option<Date>,
    /// The day of receipt (article 31).
    pub received: Option<Date>,
    /// Its dates.
    pub clock: Clock,
    /// The first reply and the day it went out; it fixes row and year (CNT-c).
    pub decision: Option<(Decision, Date)>,
    /// When and how the first reply arrived.
    pub delivery: Option<(Way, Date)>,
    /// Later replies, which change no table.
    pub later: Vec<(Decision, Date)>,
    /// How it ended without a reply, and when.
    pub end: Option<(End, Date)>,
    /// The draft in hand.
    pub draft: Option<Draft>,
    /// The consultations.
    pub asked: Vec<Asked>,
    /// The remedies.
    pub remedies: Vec<Remedy>,
    /// Acts the law gave no effect.
    pub refused: Vec<Refused>,
    /// Acts that had effect though they were late.
    pub late: Vec<Refused>,
    /// How many searches are recorded.
    pub searches: u32,
    /// Numbers of annulled acts.
    pub annulled: Vec<u32>,
    counted: Vec<Entry>,
    events: Vec<Dated>,
    reopened: Option<Reopened>,
    archived: bool,
    delivered: bool,
    suggested: bool,
    reasons: Option<bool>,
    state: Option<State>,
    is_extended: bool,
}

#[derive(Debug, Clone, Copy)]
struct Reopened {
    date: Date,
    until: Option<Date>,
    replied: bool,
}

impl Case {
    /// The case after these acts, in any order.
    ///
    /// # Errors
    /// If the acts cannot have happened so.
    pub fn fold(calendar: &Calendar, entries: &[Entry]) -> Result<Case, Malformed> {
        let mut case = Case::empty();
        case.annulled = annulled(entries);
        case.counted = counted(entries, &case.annulled);
        for place in 0..case.counted.len() {
            let entry = case.counted[place].clone();
            case.take(&entry);
        }
        case.run_clock(calendar)?;
        case.stage = case.find_stage();
        Ok(case)
    }

    /// The reply clock with every day of every run; `None` before anything was
    /// handed in.
    ///
    /// # Errors
    /// If the acts cannot have happened so.
    pub fn course<'a>(&'a self, calendar: &'a Calendar) -> Result<Option<Course<'a>>, Malformed> {
        let Some(trigger) = self.submitted else { return Ok(None) };
        course(calendar, &Question { trigger, channel: self.channel, events: &self.events }).map(Some)
    }

    /// The acts that count, in the order in which they count.
    pub fn counted(&self) -> &[Entry] {
        &self.counted
    }

    /// The date of the outcome for the report (CNT-d, CNT-e).
    pub fn outcome_date(&self) -> Option<Date> {
        self.decision.as_ref().map(|(d, _)| d.dated).or(self.end.map(|(_, date)| date))
    }

    /// The day that decides whether the reply was in time: by post the day it
    /// went out, otherwise the day it arrived, once that is known (CLK-6,
    /// CLK-7).
    pub fn answered_on(&self) -> Option<Date> {
        let (_, sent) = self.decision.as_ref()?;
        match self.delivery {
            Some((way, arrived)) if !way.counts_by_sending() => Some(arrived),
            _ => Some(*sent),
        }
    }

    /// Whether the reply is late: it was not in time, or has not gone out and
    /// `today` lies after `due`.
    pub fn is_overdue(&self, today: Date) -> bool {
        let Some(due) = self.clock.due else { return false };
        match self.answered_on() {
            Some(answered) => answered > due,
            None => self.end.is_none() && today > due,
        }
    }

    fn empty() -> Case {
        Case {
            stage: Stage::Draft,
            request: Request::Information,
            channel: None,
            submitted: None,
            received: None,
            clock: Clock::default(),
            decision: None,
            delivery: None,
            later: Vec::new(),
            end: None,
            draft: None,
            asked: Vec::new(),
            remedies: Vec::new(),
            refused: Vec::new(),
            late: Vec::new(),
            searches: 0,
            annulled: Vec::new(),
            counted: Vec::new(),
            events: Vec::new(),
            reopened: None,
            archived: false,
            delivered: false,
            suggested: false,
            reasons: None,
            state: None,
            is_extended: false,
        }
    }

    fn take(&mut self, entry: &Entry) {
        let date = entry.effective;
        match &entry.act {
            Act::Submitted { channel, request } => {
                (self.channel, self.request, self.submitted) = (Some(*channel), *request, Some(date));
            }
            Act::Registered { channel, request } => {
                (self.channel, self.request) = (Some(*channel), *request);
                (self.submitted, self.received) = (Some(date), Some(date));
            }
            Act::Confirmed => self.received = Some(date),
            Act::ReasonsRequested => self.reasons = None,
            Act::ReasonsReceived { accepted } => self.reasons = Some(*accepted),
            Act::ConsultationSent { reference, .. } => {
                self.asked.push(Asked { reference: reference.clone(), delivered: false, answered: false, seq: entry.seq });
            }
            Act::ConsultationDelivered { reference } => self.consultation(reference, |c| c.delivered = true),
            Act::OpinionReceived { reference, .. } => self.consultation(reference, |c| c.answered = true),
            Act::Extended { promised, .. } => self.clock.promised = promised.or(self.clock.promised),
            Act::Deferred { until } => self.clock.promised = Some(*until),
            Act::SearchRecorded => self.searches += 1,
            Act::Drafted { decision } => {
                self.draft = Some(Draft { seq: entry.seq, decision: decision.clone(), reviewed: false, approved: false });
            }
            Act::SecrecyReviewed => self.edit_draft(|d| d.reviewed = true),
            Act::Returned => self.draft = None,
            Act::Approved => self.edit_draft(|d| d.approved = true),
            Act::Replied { decision } => self.reply(decision, date),
            Act::Delivered { way } => {
                self.delivered = true;
                self.delivery = self.delivery.or(Some((*way, date)));
            }
            Act::Withdrawn => self.end = Some((End::Withdrawn, date)),
            Act::Closed { why } => self.end = Some((End::Closed(*why), date)),
            Act::RecordCorrected => self.end = Some((End::RecordCorrected, date)),
            Act::Archived => self.archived = true,
            Act::Reopened { until } => {
                self.reopened = Some(Reopened { date, until: *until, replied: false });
                (self.archived, self.delivered, self.draft) = (false, false, None);
            }
            Act::RemedyRegistered { kind, reference } => {
                self.remedies.push(Remedy { reference: reference.clone(), kind: *kind, registered: date, decided: None });
            }
            Act::RemedyDecided { reference, result } => {
                if let Some(remedy) = self.remedies.iter_mut().find(|r| r.reference == *reference) {
                    remedy.decided = Some((date, *result));
                }
            }
            Act::PublicationSuggested => self.suggested = true,
            Act::PublicationDecided => self.suggested = false,
            _ => {}
        }
        // What happens after the case was reopened has a clock of its own.
        if let (None, Some(event)) = (self.reopened, entry.act.event()) {
            self.events.push(Dated { date, event });
        }
    }

    fn reply(&mut self, decision: &Decision, date: Date) {
        match &mut self.reopened {
            Some(reopened) => {
                reopened.replied = true;
                self.later.push((decision.clone(), date));
            }
            None => self.decision = Some((decision.clone(), date)),
        }
        self.draft = None;
    }

    fn consultation(&mut self, reference: &str, change: impl FnOnce(&mut Asked)) {
        if let Some(found) = self.asked.iter_mut().rev().find(|c| c.reference == reference) {
            change(found);
        }
    }

    fn edit_draft(&mut self, change: impl FnOnce(&mut Draft)) {
        if let Some(draft) = &mut self.draft {
            change(draft);
        }
    }

    fn run_clock(&mut self, calendar: &Calendar) -> Result<(), Malformed> {
        let Some(course) = self.course(calendar)? else { return Ok(()) };
        // What is not yet received has no due date, only a risk.
        let due = course.due.filter(|_| self.received.is_some());
        let clock = Clock {
            trigger: Some(course.trigger),
            due,
            promised: self.clock.promised,
            risk_due: course.risk_due,
            waiting_until: course.waiting_until,
            provisional: course.provisional,
        };
        let (state, is_extended, term_ended) = (course.state, course.is_extended, course.term_ended);
        (self.refused, self.late) = (course.refused.clone(), course.late.clone());
        (self.state, self.is_extended, self.clock) = (Some(state), is_extended, clock);
        self.close_by_time(term_ended);
        if let Some(Reopened { date, until, .. }) = self.reopened {
            let due = until.or_else(|| Deadline::of(calendar, &JUDGMENT, date).map(|d| d.due));
            self.clock = Clock { trigger: Some(date), due, promised: until, risk_due: due, waiting_until: None, provisional: false };
        }
        Ok(())
    }

    /// A correction or a payment that came too late closes the case on the day
    /// after its term (CNT-e).
    fn close_by_time(&mut self, term_ended: Option<Date>) {
        let why = match self.state {
            Some(State::ClosedCorrectionOverdue) => Closing::CorrectionOverdue,
            Some(State::ClosedFeeOverdue) => Closing::FeeOverdue,
            _ => return,
        };
        if self.end.is_none() {
            self.end = term_ended.map(|term| (End::Closed(why), next(term)));
        }
    }

    fn find_stage(&self) -> Stage {
        if self.submitted.is_none() {
            return if self.annulled.is_empty() { Stage::Draft } else { Stage::Void };
        }
        if self.archived {
            return Stage::Archived;
        }
        if let Some(reopened) = self.reopened {
            return match (reopened.replied, self.delivered) {
                (false, _) => Stage::Reopened,
                (true, false) => Stage::Replied,
                (true, true) => Stage::Delivered,
            };
        }
        match (self.end, &self.decision) {
            (Some((End::Withdrawn, _)), _) => return Stage::Withdrawn,
            (Some((End::Closed(Closing::CorrectionOverdue), _)), _) => return Stage::ClosedCorrectionOverdue,
            (Some((End::Closed(Closing::FeeOverdue), _)), _) => return Stage::ClosedFeeOverdue,
            (Some(_), _) => return Stage::ClosedOther,
            (None, Some(_)) => return if self.delivered { Stage::Delivered } else { Stage::Replied },
            (None, None) => {}
        }
        if self.received.is_none() {
            return Stage::Submitted;
        }
        match self.state {
            Some(State::AwaitingCorrection) => Stage::CorrectionNotified,
            Some(State::AwaitingPayment) => Stage::FeeNotified,
            Some(State::Deferred) => Stage::Deferred,
            _ if self.asked.iter().any(|c| !c.answered) => Stage::Consulting,
            _ if self.waits_for_reasons() => Stage::ReasonsRequested,
            _ if self.is_extended => Stage::Extended,
            _ => Stage::Received,
        }
    }

    fn waits_for_reasons(&self) -> bool {
        self.count(ActKind::ReasonsRequested) > self.count(ActKind::ReasonsReceived)
    }

    /// How many acts of a kind count.
    pub fn count(&self, kind: ActKind) -> usize {
        self.counted.iter().filter(|e| e.act.kind() == kind).count()
    }
}

/// The numbers of annulled acts.
fn annulled(entries: &[Entry]) -> Vec<u32> {
    let named = entries.iter().filter_map(|e| match e.act {
        Act::Annulled { seq } => Some(seq),
        _ => None,
    });
    named.collect()
}

/// The acts that count, by effective date and then by number.
fn counted(entries: &[Entry], annulled: &[u32]) -> Vec<Entry> {
    let mut counted: Vec<Entry> =
        entries.iter().filter(|e| !annulled.contains(&e.seq) && e.act.kind() != ActKind::Annulled).cloned().collect();
    counted.sort_by_key(|e| (e.effective, e.seq));
    counted
}
