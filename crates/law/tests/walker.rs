//! REL-10: random cases of the reply clock against a walker that goes day by
//! day and was written without the engine.
//!
//! The walker knows the rules from the domain pages only. It keeps its own
//! notion of the week (days counted from a known Monday), its own terms of
//! consultations, and finds the due date by living through every day.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Calendar;
use law::clock::course::{Question, State, course};
use law::clock::{Dated, Event, Party};
use std::collections::HashMap;

/// How many random cases are compared.
const CASES: u64 = 1_000_000;

/// A small generator of numbers, the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// A case in days after a fixed day, as the walker sees it.
#[derive(Debug, Clone)]
struct Story {
    received: i64,
    happenings: Vec<(i64, Happening)>,
}

#[derive(Debug, Clone, PartialEq)]
enum Happening {
    Letter(usize, Party),
    Arrived(usize),
    Opinion(usize),
    Notice(Option<u32>),
    NoticeArrived,
    Corrected,
    Extended(u32),
    Fee,
    FeeArrived,
    Paid,
    Replied,
}

/// Day zero of the walker: a Monday.
const ZERO: Date = date(2007, 1, 1);

fn day(number: i64) -> Date {
    ZERO.saturating_add(number.days())
}

/// The days the walker works on, from the rows of the notices alone.
struct Days {
    marked: HashMap<i64, bool>,
}

impl Days {
    fn of_notices() -> Days {
        let mut marked = HashMap::new();
        let (mut number, mut now) = (0, ZERO);
        while now.year() < 2028 {
            if let Some(mark) = Calendar::national().mark(now) {
                marked.insert(number, mark.worked);
            }
            number += 1;
            now = now.tomorrow().expect("a day before 2028");
        }
        Days { marked }
    }

    fn worked(&self, day: i64) -> bool {
        self.marked.get(&day).copied().unwrap_or(day % 7 < 5)
    }

    fn nth_after(&self, mut day: i64, n: u32) -> i64 {
        let mut left = n;
        while left > 0 {
            day += 1;
            if self.worked(day) {
                left -= 1;
            }
        }
        day
    }
}

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

/// What the walker finds: the due day, if there is one, and a word.
fn walk(days: &Days, story: &Story) -> (Option<i64>, &'static str) {
    let when = |wanted: &Happening| story.happenings.iter().find(|(_, w)| w == wanted).map(|(at, _)| *at);
    let end_of = |letter: usize, sent: i64| {
        let term = days.nth_after(when(&Happening::Arrived(letter)).unwrap_or(sent), 15);
        when(&Happening::Opinion(letter)).map_or(term, |opinion| opinion.min(term))
    };
    let mut off: Vec<(i64, i64)> = Vec::new();
    let (mut counted, mut needed, mut due) = (0, 20, None);
    let (mut mode, mut held) = ("running", None);
    let (mut extended, mut noticed, mut restarted, mut charged) = (false, false, false, false);
    let mut term: Option<i64> = None;
    let mut today = story.received;
    let last = story.happenings.last().map_or(today, |(at, _)| *at);
    loop {
        if today > story.received && mode == "running" && due.is_none() {
            let is_off = off.iter().any(|(sent, end)| today > *sent && today <= *end);
            if days.worked(today) && !is_off {
                counted += 1;
                if counted == needed {
                    due = Some(today);
                }
            }
        }
        let on_time = due.is_none_or(|due| today <= due);
        for (_, what) in story.happenings.iter().filter(|(at, _)| *at == today) {
            match what {
                Happening::Letter(letter, _) => {
                    // Nothing moves on the day the clock ends or later.
                    let ended = mode == "running" && due.is_some();
                    if !ended && matches!(mode, "running" | "correction" | "payment") {
                        off.push((today, end_of(*letter, today)));
                    }
                }
                Happening::Extended(more) if mode == "running" && !extended && on_time => {
                    (extended, needed) = (true, needed + more);
                    due = None;
                }
                Happening::Notice(length) if mode == "running" && !noticed => {
                    noticed = true;
                    mode = "correction";
                    let from = story.happenings.iter().find(|(at, w)| *w == Happening::NoticeArrived && *at >= today);
                    term = length.map(|n| days.nth_after(from.map_or(today, |(at, _)| *at), n));
                }
                Happening::Corrected if mode == "correction" || (mode == "running" && !noticed && !restarted) => {
                    if mode == "correction" && term.is_some_and(|term| today > term) {
                        mode = "closed_correction";
                    } else {
                        (noticed, restarted) = (true, true);
                        (mode, counted, needed, due, extended) = ("running", 0, 20, None, false);
                    }
                }
                Happening::Fee if mode == "running" && !charged && on_time && story.received >= 5114 => {
                    charged = true;
                    mode = "payment";
                    let from = when(&Happening::FeeArrived).unwrap_or(today);
                    term = Some(days.nth_after(from, 20));
                }
                Happening::Paid if mode == "payment" || (mode == "running" && !charged && story.received >= 5114) => {
                    if mode == "payment" && term.is_some_and(|term| today > term) {
                        mode = "closed_fee";
                    } else {
                        charged = true;
                        (mode, counted, needed, due, extended) = ("running", 0, 20, None, false);
                    }
                }
                Happening::Replied if !mode.starts_with("closed") && mode != "stopped" => {
                    // The date that held: live on with what is known now.
                    held = (mode == "running").then(|| {
                        let (mut at, mut n) = (today, counted);
                        while due.is_none() && n < needed {
                            at += 1;
                            let is_off = off.iter().any(|(sent, end)| at > *sent && at <= *end);
                            n += u32::from(days.worked(at) && !is_off);
                        }
                        due.unwrap_or(at)
                    });
                    mode = "stopped";
                }
                _ => {}
            }
        }
        today += 1;
        if today > last && (due.is_some() || mode != "running") {
            break;
        }
    }
    if mode == "stopped" { (held, mode) } else { (due.filter(|_| mode == "running"), mode) }
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
