//! The law: a due date with every day of its count, and the fold of a case.

use super::{line, machine};
use jiff::civil::{Date, date};
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, Decision, Entry, RemedyKind, RemedyResult, Request, Stance, Way};
use law::clock::course::{Question, course};
use law::clock::{Channel, Dated, Event, Party};
use law::outcome::Outcome;
use std::hint::black_box;
use std::time::Instant;

/// Rounds of which the median is told.
const ROUNDS: usize = 200;

/// Questions in a round.
const TOGETHER: u32 = 50;

/// Measures clock and fold.
///
/// # Errors
/// If what is measured has no answer.
pub fn run() -> anyhow::Result<()> {
    let calendar = Calendar::national();
    let plain = Question { trigger: date(2024, 9, 10), channel: Some(Channel::InPerson), events: &[] };
    anyhow::ensure!(course(calendar, &plain).is_ok_and(|c| c.due.is_some()), "the plain clock has a due date");
    measure("due date with explanation, nothing happened", "20 µs", || drop(black_box(course(calendar, black_box(&plain)))));
    let events = eventful();
    let full = Question { trigger: date(2024, 3, 4), channel: Some(Channel::Internet), events: &events };
    anyhow::ensure!(course(calendar, &full).is_ok_and(|c| c.refused.is_empty()), "the events are allowed");
    measure("due date with explanation, consultation and extension", "20 µs", || drop(black_box(course(calendar, black_box(&full)))));

    let acts = acts()?;
    anyhow::ensure!(acts.len() == 20, "twenty acts");
    anyhow::ensure!(Case::fold(calendar, &acts).is_ok_and(|c| c.refused.is_empty()), "the acts are allowed");
    measure("fold of a case of 20 acts", "50 µs", || drop(black_box(Case::fold(calendar, black_box(&acts)))));
    Ok(())
}

fn measure(what: &str, wanted: &str, work: impl Fn()) {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            (0..TOGETHER).for_each(|_| work());
            begun.elapsed().as_secs_f64() * 1e6 / f64::from(TOGETHER)
        })
        .collect();
    line(what, &format!("{:.1} µs", machine::percentile(&mut times, 0.5)), wanted);
}

fn eventful() -> Vec<Dated> {
    let at = |month, day, event| Dated { date: date(2024, month, day), event };
    let reference = || Some("甲".to_owned());
    vec![
        at(3, 5, Event::Confirmed),
        at(3, 11, Event::ConsultationSent { reference: reference(), party: Party::ThirdParty, until: None }),
        at(3, 13, Event::ConsultationDelivered { reference: reference() }),
        at(3, 20, Event::OpinionReceived { reference: reference() }),
        at(3, 28, Event::Extended { days: Some(20) }),
    ]
}

/// A case with everything that moves the clock, a remedy and a second reply.
fn acts() -> anyhow::Result<Vec<Entry>> {
    let outcome = Outcome::named("D01").ok_or_else(|| anyhow::anyhow!("no D01"))?;
    let decision = |dated: Date| Decision { outcomes: vec![outcome], primary: None, dated };
    let reference = || "甲".to_owned();
    let acts = [
        ((3, 4), Act::Submitted { channel: Channel::Internet, request: Request::Information }),
        ((3, 5), Act::Confirmed),
        ((3, 5), Act::Assigned),
        ((3, 6), Act::CorrectionNotified { days: 7 }),
        ((3, 7), Act::CorrectionNoticeDelivered),
        ((3, 12), Act::Corrected),
        ((3, 13), Act::SearchRecorded),
        ((3, 14), Act::ConsultationSent { reference: reference(), party: Party::ThirdParty, until: None }),
        ((3, 15), Act::ConsultationDelivered { reference: reference() }),
        ((3, 25), Act::OpinionReceived { reference: reference(), stance: Stance::Agrees }),
        ((3, 26), Act::Extended { days: 20, promised: Some(date(2024, 5, 16)) }),
        ((4, 8), Act::Drafted { decision: decision(date(2024, 4, 9)) }),
        ((4, 8), Act::SecrecyReviewed),
        ((4, 9), Act::Approved),
        ((4, 9), Act::Replied { decision: decision(date(2024, 4, 9)) }),
        ((4, 11), Act::Delivered { way: Way::Post }),
        ((4, 30), Act::RemedyRegistered { kind: RemedyKind::Reconsideration, reference: reference() }),
        ((6, 11), Act::RemedyDecided { reference: reference(), result: RemedyResult::Corrected }),
        ((6, 12), Act::Reopened { until: None }),
        ((6, 13), Act::SearchRecorded),
    ];
    let entries = (1..).zip(acts).map(|(seq, ((month, day), act))| Entry { seq, effective: date(2024, month, day), act });
    Ok(entries.collect())
}
