//! A case walked through, and the edges of every condition.

use super::act::{Act, Closing, Decision, Entry, RemedyKind, RemedyResult, Request, Stance, Way};
use super::admit::{Denied, admit};
use super::*;
use crate::clock::event::Party;
use crate::outcome::Outcome;
use jiff::civil::date;

/// A case that takes acts one after the other.
#[derive(Default)]
struct Walk(Vec<Entry>);

impl Walk {
    fn received() -> Walk {
        Walk::default().does(3, 4, registered())
    }

    fn does(mut self, month: i8, day: i8, act: Act) -> Walk {
        let on = date(2024, month, day);
        if let Err(denied) = admit(Calendar::national(), &self.0, &act, on) {
            panic!("{act:?} on {on}: {denied:?}");
        }
        let seq = u32::try_from(self.0.len()).expect("few acts") + 1;
        self.0.push(Entry { seq, effective: on, act });
        self
    }

    fn refuses(self, month: i8, day: i8, act: Act, expected: &str) -> Walk {
        let denied = admit(Calendar::national(), &self.0, &act, date(2024, month, day)).map(|_| ());
        let rule = denied.as_ref().err().map(|d| d.told().0);
        assert_eq!(rule, Some(expected), "{act:?}: {denied:?}");
        self
    }

    fn is(self, stage: Stage, due: Option<Date>) -> Walk {
        let case = self.case();
        assert_eq!((case.stage, case.clock.due), (stage, due));
        self
    }

    fn case(&self) -> Case {
        Case::fold(Calendar::national(), &self.0).expect("these acts can have happened")
    }

    fn decides(self, month: i8, day: i8, outcome: Outcome) -> Walk {
        let decision = decision(month, day, outcome);
        self.does(month, day, Act::Drafted { decision: decision.clone() })
            .does(month, day, Act::SecrecyReviewed)
            .does(month, day, Act::Approved)
            .does(month, day, Act::Replied { decision })
    }
}

fn registered() -> Act {
    Act::Registered { channel: Channel::InPerson, request: Request::Information }
}

fn decision(month: i8, day: i8, outcome: Outcome) -> Decision {
    Decision { outcomes: vec![outcome], primary: None, dated: date(2024, month, day) }
}

fn consulted(reference: &str) -> Act {
    Act::ConsultationSent { reference: reference.to_owned(), party: Party::ThirdParty, until: None }
}

#[test]
fn from_receipt_to_the_archive() {
    let case = Walk::received()
        .is(Stage::Received, Some(date(2024, 4, 1)))
        .does(3, 5, Act::Assigned)
        .does(3, 8, consulted("a"))
        .is(Stage::Consulting, Some(date(2024, 4, 23)))
        .does(3, 11, Act::ConsultationDelivered { reference: "a".to_owned() })
        .does(3, 26, Act::OpinionReceived { reference: "a".to_owned(), stance: Stance::Objects })
        .is(Stage::Received, Some(date(2024, 4, 18)))
        .does(4, 18, Act::Extended { days: 5, promised: Some(date(2024, 4, 25)) })
        .is(Stage::Extended, Some(date(2024, 4, 25)))
        .decides(4, 25, Outcome::D08)
        .is(Stage::Replied, Some(date(2024, 4, 25)))
        .does(4, 28, Act::Delivered { way: Way::Post })
        .does(5, 6, Act::Archived)
        .is(Stage::Archived, Some(date(2024, 4, 25)))
        .case();
    assert_eq!(case.outcome_date(), Some(date(2024, 4, 25)));
    assert!(!case.is_overdue(date(2024, 6, 1)));
    assert_eq!(case.clock.promised, Some(date(2024, 4, 25)));
}

#[test]
fn an_application_by_internet_waits_for_confirmation() {
    let submitted = Act::Submitted { channel: Channel::Internet, request: Request::Information };
    let walk = Walk::default().does(3, 4, submitted).is(Stage::Submitted, None).refuses(3, 5, Act::SearchRecorded, "REG-5.7");
    let case = walk.case();
    assert_eq!((case.received, case.clock.risk_due), (None, Some(date(2024, 4, 1))));
}

#[test]
fn confirmation_starts_the_clock() {
    let submitted = Act::Submitted { channel: Channel::Internet, request: Request::Information };
    let case = Walk::default().does(3, 4, submitted).does(3, 7, Act::Confirmed).is(Stage::Received, Some(date(2024, 4, 7))).case();
    assert_eq!((case.received, case.clock.risk_due), (Some(date(2024, 3, 7)), Some(date(2024, 4, 1))));
}

#[test]
fn correction_is_asked_once_and_its_term_closes_the_case() {
    Walk::received()
        .does(3, 13, Act::CorrectionNotified { days: 7 })
        .is(Stage::CorrectionNotified, None)
        .refuses(3, 14, Act::CorrectionNotified { days: 7 }, "REG-5.7")
        .does(3, 14, Act::CorrectionNoticeDelivered)
        .refuses(3, 25, Act::Closed { why: Closing::CorrectionOverdue }, "REG-30-5")
        .does(3, 26, Act::Closed { why: Closing::CorrectionOverdue })
        .is(Stage::ClosedCorrectionOverdue, None);
    Walk::received()
        .does(3, 13, Act::CorrectionNotified { days: 7 })
        .does(3, 22, Act::Corrected)
        .is(Stage::Received, Some(date(2024, 4, 22)))
        .refuses(3, 25, Act::CorrectionNotified { days: 7 }, "COR-5");
}

#[test]
fn a_correction_after_its_term_closes_the_case_on_the_day_after() {
    let case = Walk::received().does(3, 13, Act::CorrectionNotified { days: 7 }).does(3, 26, Act::Corrected).case();
    assert_eq!(case.stage, Stage::ClosedCorrectionOverdue);
    assert_eq!(case.outcome_date(), Some(date(2024, 3, 23)));
}

#[test]
fn an_extension_is_given_once_and_by_the_last_day() {
    let extended = |days| Act::Extended { days, promised: None };
    Walk::received().refuses(4, 2, extended(20), "EXT-1").refuses(4, 1, extended(21), "REG-5.7").does(4, 1, extended(20)).refuses(
        4,
        2,
        extended(5),
        "EXT-3",
    );
}

#[test]
fn a_deferral_needs_reasons_that_are_reasonable() {
    let deferred = Act::Deferred { until: date(2024, 6, 3) };
    Walk::received()
        .refuses(3, 20, deferred.clone(), "REG-5.7")
        .does(3, 6, Act::ReasonsRequested)
        .is(Stage::ReasonsRequested, Some(date(2024, 4, 1)))
        .does(3, 18, Act::ReasonsReceived { accepted: true })
        .does(3, 20, deferred)
        .is(Stage::Deferred, Some(date(2024, 6, 3)));
    Walk::received()
        .does(3, 6, Act::ReasonsRequested)
        .does(3, 18, Act::ReasonsReceived { accepted: false })
        .refuses(3, 20, Act::Deferred { until: date(2024, 6, 3) }, "REG-5.7")
        .decides(3, 20, Outcome::D20);
}

#[test]
fn the_fee_stops_the_clock_and_payment_starts_it_anew() {
    Walk::received()
        .does(3, 18, Act::FeeNotified { yuan: 700 })
        .is(Stage::FeeNotified, None)
        .does(3, 20, Act::FeeNoticeDelivered)
        .refuses(4, 18, Act::Closed { why: Closing::FeeOverdue }, "FEE-C6")
        .does(4, 2, Act::Paid)
        .is(Stage::Received, Some(date(2024, 4, 30)))
        .refuses(4, 3, Act::FeeNotified { yuan: 700 }, "FEE-C2");
}

#[test]
fn nobody_replies_without_review_and_evidence() {
    let draft = |outcome| Act::Drafted { decision: decision(3, 20, outcome) };
    let reply = |outcome| Act::Replied { decision: decision(3, 20, outcome) };
    Walk::received()
        .refuses(3, 20, reply(Outcome::D13), "RPL-2")
        .does(3, 20, draft(Outcome::D13))
        .refuses(3, 20, Act::Approved, "REG-17-1")
        .does(3, 20, Act::SecrecyReviewed)
        .refuses(3, 20, reply(Outcome::D13), "RPL-2")
        .does(3, 20, Act::Approved)
        .refuses(3, 20, reply(Outcome::D13), "RPL-4")
        .refuses(3, 20, reply(Outcome::D01), "REG-5.7")
        .does(3, 20, Act::SearchRecorded)
        .does(3, 20, reply(Outcome::D13));
    Walk::received().refuses(3, 20, draft(Outcome::D25), "RMD-j");
}

#[test]
fn evidence_of_other_outcomes() {
    let check = |outcome, expected| {
        let decision = decision(3, 20, outcome);
        Walk::received()
            .does(3, 20, Act::Drafted { decision: decision.clone() })
            .does(3, 20, Act::SecrecyReviewed)
            .does(3, 20, Act::Approved)
            .refuses(3, 20, Act::Replied { decision }, expected);
    };
    check(Outcome::D08, "RPL-3");
    check(Outcome::D16, "RPL-5");
    check(Outcome::D20, "RPL-7");
}

#[test]
fn a_late_entry_is_judged_by_its_own_day_and_moves_what_came_after() {
    let walk = Walk::received().decides(4, 1, Outcome::D01);
    let change = admit(Calendar::national(), &walk.0, &Act::Extended { days: 10, promised: None }, date(2024, 3, 29));
    let change = change.expect("an extension on the last day but one");
    assert_eq!((change.before.clock.due, change.after.clock.due), (Some(date(2024, 4, 1)), Some(date(2024, 4, 16))));
    walk.refuses(4, 2, Act::Extended { days: 10, promised: None }, "REG-5.7");
}

#[test]
fn what_would_undo_a_later_act_is_not_taken() {
    let walk = Walk::received().does(3, 13, Act::CorrectionNotified { days: 7 }).does(3, 22, Act::Corrected);
    let denied = admit(Calendar::national(), &walk.0, &Act::Annulled { seq: 2 }, date(2024, 3, 25)).map(|_| ());
    assert!(matches!(denied, Err(Denied::Breaks { seq: 3, .. })), "{denied:?}");
    walk.does(3, 25, Act::Annulled { seq: 3 }).does(3, 25, Act::Annulled { seq: 2 }).is(Stage::Received, Some(date(2024, 4, 1)));
}

#[test]
fn a_case_registered_by_mistake_is_void_and_leads_nowhere() {
    let walk = Walk::received().does(3, 5, Act::Annulled { seq: 1 }).is(Stage::Void, None);
    let case = walk.case();
    assert!(case.next_acts(date(2024, 3, 6)).iter().all(|(_, allowed)| allowed.is_err()));
    Walk::received().does(3, 5, Act::Assigned).refuses(3, 6, Act::Annulled { seq: 1 }, "REG-45-1");
}

#[test]
fn a_reconsideration_that_corrects_reopens_the_case() {
    let reference = || "1".to_owned();
    let walk = Walk::received()
        .decides(3, 20, Outcome::D12)
        .does(3, 22, Act::Delivered { way: Way::Post })
        .refuses(4, 1, Act::Reopened { until: None }, "REG-5.7")
        .does(4, 8, Act::RemedyRegistered { kind: RemedyKind::Reconsideration, reference: reference() })
        .does(6, 3, Act::RemedyDecided { reference: reference(), result: RemedyResult::Corrected })
        .does(6, 4, Act::Reopened { until: None })
        .is(Stage::Reopened, Some(date(2024, 7, 3)))
        .decides(6, 20, Outcome::D01)
        .is(Stage::Replied, Some(date(2024, 7, 3)));
    let case = walk.case();
    assert_eq!(case.decision.map(|(d, _)| d.outcomes), Some(vec![Outcome::D12]), "the first reply fixes the row");
    assert_eq!(case.later.len(), 1);
}

#[test]
fn a_request_about_ones_own_record_is_no_application() {
    let registered = Act::Registered { channel: Channel::InPerson, request: Request::PersonalRecord };
    Walk::default()
        .does(3, 4, registered)
        .refuses(3, 5, Act::Extended { days: 5, promised: None }, "REG-5.7")
        .does(3, 8, Act::RecordCorrected)
        .is(Stage::ClosedOther, Some(date(2024, 4, 1)))
        .does(3, 9, Act::Archived);
    Walk::received().refuses(3, 8, Act::RecordCorrected, "REG-5.7");
}

#[test]
fn an_application_of_2018_is_not_corrected() {
    let old = Entry { seq: 1, effective: date(2018, 3, 5), act: registered() };
    let denied = admit(Calendar::national(), &[old], &Act::CorrectionNotified { days: 7 }, date(2018, 3, 8)).map(|_| ());
    assert_eq!(denied.err().map(|d| d.told().0), Some("LAW-4"));
}

#[test]
fn every_act_that_is_not_allowed_says_why() {
    for (stage, rule, allowed) in permit::pairs() {
        assert!(allowed || !rule.otherwise.is_empty(), "{} in {}", rule.recorded, stage.name());
    }
    let case = Walk::received().case();
    for (kind, answer) in case.next_acts(date(2024, 3, 5)) {
        if let Err(denied) = answer {
            assert_eq!((denied.act, denied.stage), (kind, Stage::Received));
            assert!(!denied.refusal.reason.is_empty() && !denied.refusal.cite.short().is_empty());
        }
    }
}

#[test]
fn a_letter_by_post_is_in_time_when_posted_and_one_by_hand_when_signed_for() {
    let check = |way, expected| {
        let case = Walk::received().decides(4, 1, Outcome::D01).does(4, 2, Act::Delivered { way }).case();
        assert_eq!(case.is_overdue(date(2024, 5, 1)), expected, "{way:?}");
    };
    check(Way::Post, false);
    check(Way::InPerson, true);
    check(Way::Electronic, true);
}
