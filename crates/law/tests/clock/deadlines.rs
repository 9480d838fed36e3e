//! REL-10: random cases of the reply clock against the walker.

use crate::walker::{Chance, Days, Happening, Story, day, walk};
use law::Calendar;
use law::clock::course::{Question, State, course};
use law::clock::{Dated, Event, Party};

/// How many random cases are compared.
const CASES: u64 = 1_000_000;

/// Makes up a case after the text of 2019.
fn story(chance: &mut Chance) -> Story {
    let first = 4517; // 2019-05-15
    let received = first + i64::try_from(chance.below(2500)).unwrap_or(0);
    let mut happenings = Vec::new();
    let mut add = |chance: &mut Chance, after: i64, within: u64, what: Happening| {
        let at = after + i64::try_from(chance.below(within)).unwrap_or(0);
        happenings.push((at, what));
        at
    };
    for letter in 0..usize::try_from(chance.below(3)).unwrap_or(0) {
        let party = [Party::ThirdParty, Party::CoMaker][usize::from(chance.one_in(3))];
        let sent = add(chance, received, 40, Happening::Letter(letter, party));
        let arrived = if chance.one_in(4) { sent } else { add(chance, sent, 6, Happening::Arrived(letter)) };
        if !chance.one_in(3) {
            add(chance, arrived, 40, Happening::Opinion(letter));
        }
    }
    if chance.one_in(4) {
        let days = (!chance.one_in(3)).then(|| 5 + u32::try_from(chance.below(12)).unwrap_or(0));
        let noticed = add(chance, received, 14, Happening::Notice(days));
        let arrived = if chance.one_in(3) { noticed } else { add(chance, noticed, 5, Happening::NoticeArrived) };
        if !chance.one_in(5) {
            add(chance, arrived, 30, Happening::Corrected);
        }
        if chance.one_in(6) {
            let again = add(chance, arrived, 40, Happening::Notice(None));
            add(chance, again, 10, Happening::Corrected);
        }
    }
    for _ in 0..chance.below(3) {
        let days = 1 + u32::try_from(chance.below(20)).unwrap_or(0);
        add(chance, received, 60, Happening::Extended(days));
    }
    if chance.one_in(6) {
        let noticed = add(chance, received, 40, Happening::Fee);
        let arrived = if chance.one_in(3) { noticed } else { add(chance, noticed, 5, Happening::FeeArrived) };
        if !chance.one_in(4) {
            add(chance, arrived, 40, Happening::Paid);
        }
    }
    if chance.one_in(3) {
        add(chance, received, 80, Happening::Replied);
    }
    happenings.sort_by_key(|(at, _)| *at);
    Story { received, happenings }
}

/// The same case for the engine.
fn events(story: &Story) -> Vec<Dated> {
    let name = |letter: &usize| Some(letter.to_string());
    let event = |what: &Happening| match what {
        Happening::Letter(letter, party) => Event::ConsultationSent { reference: name(letter), party: *party, until: None },
        Happening::Arrived(letter) => Event::ConsultationDelivered { reference: name(letter) },
        Happening::Opinion(letter) => Event::OpinionReceived { reference: name(letter) },
        Happening::Notice(days) => Event::CorrectionNotified { days: *days },
        Happening::NoticeArrived => Event::CorrectionNoticeDelivered,
        Happening::Corrected => Event::Corrected,
        Happening::Extended(days) => Event::Extended { days: Some(*days) },
        Happening::Fee => Event::FeeNotified,
        Happening::FeeArrived => Event::FeeNoticeDelivered,
        Happening::Paid => Event::Paid,
        Happening::Replied => Event::Replied,
    };
    story.happenings.iter().map(|(at, what)| Dated { date: day(*at), event: event(what) }).collect()
}

fn word(state: State) -> &'static str {
    match state {
        State::Running => "running",
        State::AwaitingCorrection => "correction",
        State::AwaitingPayment => "payment",
        State::ClosedCorrectionOverdue => "closed_correction",
        State::ClosedFeeOverdue => "closed_fee",
        State::Stopped => "stopped",
        State::Deferred => "deferred",
        State::Suspended => "suspended",
    }
}

fn compare(seed: u64, cases: u64) -> (u64, u64) {
    let days = Days::of_notices();
    let mut chance = Chance(seed);
    let (mut compared, mut malformed) = (0, 0);
    for _ in 0..cases {
        let story = story(&mut chance);
        let events = events(&story);
        let question = Question { trigger: day(story.received), channel: None, events: &events };
        let Ok(course) = course(Calendar::national(), &question) else {
            malformed += 1;
            continue;
        };
        let (due, mode) = walk(&days, &story);
        assert_eq!((course.due, word(course.state)), (due.map(day), mode), "{story:?} {events:?}");
        assert!(course.risk_due.is_none_or(|risk| course.due.is_none_or(|due| risk <= due)), "{story:?}");
        compared += 1;
    }
    (compared, malformed)
}

#[test]
fn a_million_random_deadlines_agree_with_a_walker() {
    let half = std::thread::spawn(|| compare(0x9E37_79B9_7F4A_7C15, CASES / 2));
    let (compared, malformed) = compare(0xD1B5_4A32_D192_ED03, CASES - CASES / 2);
    let (others, bad) = half.join().expect("the other half ends");
    println!("REL-10: {} random deadlines equal, {} could not have happened", compared + others, malformed + bad);
    assert!(malformed + bad < CASES / 20, "most stories can have happened");
    assert_eq!(compared + others + malformed + bad, CASES);
}
