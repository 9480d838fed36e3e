//! The vectors of the domain pages and the edges of every rule.

use super::*;
use crate::clock::event::{Event, Party};
use jiff::civil::date;

const RECEIVED: Date = date(2024, 3, 4);

fn at(month: i8, day: i8, event: Event) -> Dated {
    Dated { date: date(2024, month, day), event }
}

fn sent(reference: &str, party: Party) -> Event {
    Event::ConsultationSent { reference: Some(reference.to_owned()), party, until: None }
}

fn delivered(reference: &str) -> Event {
    Event::ConsultationDelivered { reference: Some(reference.to_owned()) }
}

fn opinion(reference: &str) -> Event {
    Event::OpinionReceived { reference: Some(reference.to_owned()) }
}

fn asked(days: Option<u32>) -> Event {
    Event::CorrectionNotified { days }
}

fn extended(days: u32) -> Event {
    Event::Extended { days: Some(days) }
}

fn run(trigger: Date, events: &[Dated]) -> Course<'_> {
    course(Calendar::national(), &Question { trigger, channel: None, events }).expect("these events can have happened")
}

/// Due date, risk date, state and refused rules of a case received on
/// 2024-03-04.
fn check(events: &[Dated], due: &str, risk: &str, state: State, refused: &[&str]) {
    let course = run(RECEIVED, events);
    let told = |d: Option<Date>| d.map_or("-".to_owned(), |d| d.to_string());
    assert_eq!((told(course.due).as_str(), told(course.risk_due).as_str()), (due, risk), "{events:?}");
    assert_eq!(course.state, state);
    let rules: Vec<&str> = course.refused.iter().map(|r| r.refusal.rule).collect();
    assert_eq!(rules, refused);
}

fn malformed(events: &[Dated], expected: &str) {
    let error = course(Calendar::national(), &Question { trigger: RECEIVED, channel: None, events }).map_err(|e| e.0);
    assert!(error.as_ref().is_err_and(|e| e.contains(expected)), "{error:?}");
}

#[test]
fn the_vectors_of_the_reply() {
    let check = |received, expected: [Date; 2]| {
        let plain = run(received, &[]);
        assert_eq!((plain.due, plain.days, plain.provisional), (Some(expected[0]), Some(20), false), "{received}");
        let extension = [Dated { date: expected[0], event: extended(20) }];
        assert_eq!(run(received, &extension).due, Some(expected[1]), "{received} extended");
    };
    check(date(2023, 12, 29), [date(2024, 1, 29), date(2024, 2, 29)]);
    check(date(2024, 1, 15), [date(2024, 2, 9), date(2024, 3, 14)]);
    check(date(2024, 2, 8), [date(2024, 3, 13), date(2024, 4, 11)]);
    check(date(2024, 2, 10), [date(2024, 3, 14), date(2024, 4, 12)]);
    check(date(2025, 9, 25), [date(2025, 10, 29), date(2025, 11, 26)]);
    check(date(2025, 9, 28), [date(2025, 10, 31), date(2025, 11, 28)]);
    check(date(2026, 4, 30), [date(2026, 6, 1), date(2026, 6, 30)]);
    check(date(2026, 9, 18), [date(2026, 10, 22), date(2026, 11, 19)]);
}

#[test]
fn an_opinion_ends_the_excluded_time_and_silence_uses_it_up() {
    let letter = [at(3, 8, sent("a", Party::ThirdParty)), at(3, 11, delivered("a"))];
    check(&letter, "2024-04-24", "2024-04-24", State::Running, &[]);
    let answered = [letter.to_vec(), vec![at(3, 26, opinion("a"))]].concat();
    check(&answered, "2024-04-18", "2024-04-18", State::Running, &[]);
    let late = [letter.to_vec(), vec![at(4, 10, opinion("a"))]].concat();
    check(&late, "2024-04-24", "2024-04-24", State::Running, &[]);
}

#[test]
fn a_delivery_that_is_not_recorded_is_assumed_and_a_court_may_not_assume_it() {
    let events = [at(3, 8, sent("a", Party::ThirdParty))];
    check(&events, "2024-04-23", "2024-04-01", State::Running, &[]);
    assert!(run(RECEIVED, &events).assumed_delivery);
}

#[test]
fn overlapping_consultations_count_once() {
    let events = [
        at(3, 8, sent("a", Party::ThirdParty)),
        at(3, 11, delivered("a")),
        at(3, 12, sent("b", Party::CoMaker)),
        at(3, 12, delivered("b")),
        at(3, 20, opinion("b")),
        at(3, 26, opinion("a")),
    ];
    check(&events, "2024-04-18", "2024-04-18", State::Running, &[]);
    let course = run(RECEIVED, &events);
    let of_14 = course.steps.iter().find(|s| s.date == date(2024, 3, 14)).map(|s| s.kind.clone());
    assert_eq!(of_14, Some(crate::clock::deadline::StepKind::Excluded(vec!["a", "b"])));
}

#[test]
fn an_organ_without_a_term_holds_the_clock_until_it_answers() {
    let letter = [at(3, 8, sent("a", Party::Organ))];
    check(&letter, "-", "2024-04-01", State::Suspended, &[]);
    let answered = [letter[0].clone(), at(3, 26, opinion("a"))];
    check(&answered, "2024-04-18", "2024-04-18", State::Running, &[]);
    let until = Event::ConsultationSent { reference: None, party: Party::Organ, until: Some(date(2024, 3, 26)) };
    check(&[at(3, 8, until)], "2024-04-18", "2024-04-18", State::Running, &[]);
}

#[test]
fn a_consultation_after_the_clock_has_ended_moves_nothing() {
    check(&[at(4, 1, sent("a", Party::ThirdParty)), at(4, 1, delivered("a"))], "2024-04-01", "2024-04-01", State::Running, &[]);
    let day_before = [at(3, 29, sent("a", Party::ThirdParty)), at(3, 29, delivered("a"))];
    check(&day_before, "2024-04-23", "2024-04-23", State::Running, &[]);
}

#[test]
fn a_correction_restarts_the_clock_in_full() {
    let events = [at(3, 13, asked(Some(10))), at(3, 14, Event::CorrectionNoticeDelivered), at(3, 22, Event::Corrected)];
    check(&events, "2024-04-22", "2024-04-22", State::Running, &[]);
    assert_eq!(run(RECEIVED, &events).trigger, date(2024, 3, 22));
    check(&events[..1], "-", "2024-04-01", State::AwaitingCorrection, &[]);
}

#[test]
fn a_notice_after_the_seventh_day_restarts_but_leaves_a_risk() {
    let events = [at(3, 14, asked(None)), at(3, 22, Event::Corrected)];
    check(&events, "2024-04-22", "2024-04-01", State::Running, &[]);
    assert_eq!(run(RECEIVED, &events).late.len(), 1);
}

#[test]
fn a_second_notice_and_its_answer_have_no_effect() {
    let events = [at(3, 8, asked(None)), at(3, 12, Event::Corrected), at(3, 13, asked(None)), at(3, 20, Event::Corrected)];
    check(&events, "2024-04-10", "2024-04-10", State::Running, &["COR-5"]);
    let crossed = [at(3, 6, asked(None)), at(3, 8, asked(None)), at(3, 10, Event::Corrected), at(3, 20, Event::Corrected)];
    check(&crossed, "2024-04-08", "2024-04-08", State::Running, &["COR-5"]);
}

#[test]
fn a_correction_after_its_period_closes_the_case() {
    let on_time = [at(3, 13, asked(Some(7))), at(3, 14, Event::CorrectionNoticeDelivered), at(3, 25, Event::Corrected)];
    check(&on_time, "2024-04-23", "2024-04-23", State::Running, &[]);
    let late = [on_time[0].clone(), on_time[1].clone(), at(3, 26, Event::Corrected)];
    check(&late, "-", "-", State::ClosedCorrectionOverdue, &[]);
}

#[test]
fn an_extension_is_given_once_and_in_time() {
    check(&[at(4, 1, extended(20))], "2024-04-29", "2024-04-29", State::Running, &[]);
    check(&[at(4, 2, extended(20))], "2024-04-01", "2024-04-01", State::Running, &["EXT-1"]);
    check(&[at(3, 20, extended(5)), at(3, 25, extended(5))], "2024-04-09", "2024-04-09", State::Running, &["EXT-3"]);
}

#[test]
fn a_restart_allows_another_extension_and_drops_the_first() {
    let events = [at(3, 6, extended(20)), at(3, 8, asked(None)), at(3, 22, Event::Corrected)];
    check(&events, "2024-04-22", "2024-04-22", State::Running, &[]);
    let again = [events.to_vec(), vec![at(4, 22, extended(10))]].concat();
    check(&again, "2024-05-08", "2024-05-08", State::Running, &[]);
}

#[test]
fn excluded_days_outlive_a_restart() {
    let events = [
        at(3, 8, sent("a", Party::ThirdParty)),
        at(3, 11, delivered("a")),
        at(3, 12, asked(None)),
        at(3, 22, Event::Corrected),
        at(3, 29, opinion("a")),
    ];
    check(&events, "2024-04-28", "2024-04-28", State::Running, &[]);
}

#[test]
fn payment_restarts_the_clock() {
    let notice = [at(3, 18, Event::FeeNotified), at(3, 20, Event::FeeNoticeDelivered)];
    check(&notice, "-", "2024-04-01", State::AwaitingPayment, &[]);
    assert_eq!(run(RECEIVED, &notice).waiting_until, Some(date(2024, 4, 18)));
    let paid = [notice.to_vec(), vec![at(4, 2, Event::Paid)]].concat();
    check(&paid, "2024-04-30", "2024-04-30", State::Running, &[]);
    let late = [notice.to_vec(), vec![at(4, 19, Event::Paid)]].concat();
    check(&late, "-", "-", State::ClosedFeeOverdue, &[]);
    check(&[at(4, 2, Event::FeeNotified)], "2024-04-01", "2024-04-01", State::Running, &["FEE-a"]);
}

#[test]
fn a_payment_that_answers_a_refused_notice_restarts_nothing() {
    let events = [at(4, 2, Event::FeeNotified), at(4, 19, Event::Paid)];
    check(&events, "2024-04-01", "2024-04-01", State::Running, &["FEE-a"]);
    let crossed = [at(3, 8, asked(None)), at(3, 12, Event::FeeNotified), at(3, 15, Event::Corrected), at(4, 2, Event::Paid)];
    check(&crossed, "2024-04-15", "2024-04-15", State::Running, &["CLK-11"]);
    check(&[at(4, 2, Event::Paid)], "2024-04-30", "2024-04-30", State::Running, &[]);
}

#[test]
fn what_was_refused_counts_in_no_reading() {
    let events = [at(3, 6, asked(None)), at(3, 8, extended(20))];
    check(&events, "-", "2024-04-01", State::AwaitingCorrection, &["EXT-2"]);
}

#[test]
fn a_consultation_whose_term_ran_out_needs_no_name() {
    let unnamed = || Event::ConsultationSent { reference: None, party: Party::ThirdParty, until: None };
    let events = [at(3, 8, unnamed()), at(3, 8, Event::ConsultationDelivered { reference: None }), at(4, 10, unnamed())];
    assert_eq!(run(RECEIVED, &events).state, State::Running);
}

#[test]
fn a_deferred_date_is_moved_by_nothing_but_another() {
    let deferred = at(4, 1, Event::Deferred { until: date(2024, 6, 1) });
    check(std::slice::from_ref(&deferred), "2024-06-01", "2024-04-01", State::Deferred, &[]);
    check(&[deferred.clone(), at(4, 8, extended(20))], "2024-06-01", "2024-04-01", State::Deferred, &["DEF-2"]);
    let again = [deferred.clone(), at(5, 20, Event::Deferred { until: date(2024, 7, 1) })];
    check(&again, "2024-07-01", "2024-04-01", State::Deferred, &[]);
    check(&[at(4, 2, Event::Deferred { until: date(2024, 6, 1) })], "2024-04-01", "2024-04-01", State::Running, &["DEF-3"]);
    assert_eq!(run(RECEIVED, std::slice::from_ref(&deferred)).promised, Some(date(2024, 6, 1)));
}

#[test]
fn a_reply_holds_the_date() {
    let events = [at(3, 20, Event::Replied), at(3, 25, extended(20))];
    check(&events, "2024-04-01", "2024-04-01", State::Stopped, &["CLK-11"]);
}

#[test]
fn confirmation_is_the_receipt_and_submission_the_risk() {
    check(&[at(3, 7, Event::Confirmed)], "2024-04-07", "2024-04-01", State::Running, &[]);
    assert_eq!(run(RECEIVED, &[at(3, 7, Event::Confirmed)]).received, date(2024, 3, 7));
}

#[test]
fn the_text_of_2007_knows_fifteen_days_and_no_correction() {
    let received = date(2018, 3, 5);
    let at = |month, day, event| Dated { date: date(2018, month, day), event };
    let check = |events: &[Dated], due: Option<Date>, state: State| {
        let course = run(received, events);
        assert_eq!((course.due, course.state), (due, state), "{events:?}");
    };
    check(&[], Some(date(2018, 3, 26)), State::Running);
    check(&[at(3, 8, asked(None)), at(3, 12, Event::Corrected)], Some(date(2018, 3, 26)), State::Running);
    check(&[at(3, 26, Event::Extended { days: None })], Some(date(2018, 4, 17)), State::Running);
    check(&[at(3, 9, sent("a", Party::ThirdParty))], None, State::Suspended);
    check(&[at(3, 9, sent("a", Party::ThirdParty)), at(5, 9, opinion("a"))], Some(date(2018, 5, 24)), State::Running);
}

#[test]
fn the_law_of_the_receipt_date_governs_the_case() {
    let day = |day, expected| assert_eq!(run(day, &[]).days, Some(expected), "{day}");
    day(date(2019, 5, 14), 15);
    day(date(2019, 5, 15), 20);
    let before = Question { trigger: date(2008, 4, 30), channel: None, events: &[] };
    assert!(course(Calendar::national(), &before).is_err());
}

#[test]
fn what_cannot_have_happened_is_told() {
    malformed(&[at(3, 8, opinion("a"))], "没有此前发出的征求意见");
    malformed(&[at(3, 8, delivered("a")), at(3, 9, sent("a", Party::ThirdParty))], "没有此前");
    malformed(&[at(3, 1, extended(5))], "早于收到");
    malformed(&[at(3, 8, extended(21))], "延期为 21");
    malformed(&[at(3, 8, Event::Deferred { until: date(2024, 3, 8) })], "没有晚于");
    let unnamed = || Event::ConsultationSent { reference: None, party: Party::ThirdParty, until: None };
    malformed(&[at(3, 8, unnamed()), at(3, 9, unnamed())], "ref");
    malformed(&[at(3, 8, Event::CorrectionNoticeDelivered)], "送达早于发出");
    malformed(&[at(3, 8, Event::Delivered)], "送达早于发出");
}

#[test]
fn events_may_come_in_any_order() {
    let events = [at(3, 22, Event::Corrected), at(3, 13, asked(None))];
    check(&events, "2024-04-22", "2024-04-22", State::Running, &[]);
}

#[test]
fn a_due_date_in_a_year_without_notice_is_provisional() {
    let check = |received, expected| assert_eq!(run(received, &[]).provisional, expected, "{received}");
    check(date(2026, 11, 25), false);
    check(date(2026, 11, 27), true);
    check(date(2027, 3, 1), true);
}

#[test]
fn every_day_of_every_run_is_told() {
    use crate::clock::deadline::StepKind;
    let events = [at(3, 13, asked(None)), at(3, 22, Event::Corrected)];
    let course = run(RECEIVED, &events);
    let counted: Vec<u32> = course
        .steps
        .iter()
        .filter_map(|s| match s.kind {
            StepKind::Counted { number, .. } => Some(number),
            _ => None,
        })
        .collect();
    assert_eq!(counted, (1..=7).chain(1..=20).collect::<Vec<u32>>());
    assert!(course.steps.is_sorted_by_key(|s| s.date));
}
