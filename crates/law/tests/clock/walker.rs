//! The walker: it goes day by day and was written without the engine.
//!
//! It knows the rules from the domain pages only. It keeps its own notion of
//! the week (days counted from a known Monday), its own terms of
//! consultations, and finds the due date by living through every day.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Calendar;
use law::clock::Party;
use std::collections::HashMap;

/// A small generator of numbers, the same on every machine.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// A case in days after a fixed day, as the walker sees it.
#[derive(Debug, Clone)]
pub struct Story {
    pub received: i64,
    pub happenings: Vec<(i64, Happening)>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Happening {
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
pub const ZERO: Date = date(2007, 1, 1);

pub fn day(number: i64) -> Date {
    ZERO.saturating_add(number.days())
}

/// The days the walker works on, from the rows of the notices alone.
pub struct Days {
    marked: HashMap<i64, bool>,
}

impl Days {
    pub fn of_notices() -> Days {
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

    pub fn worked(&self, day: i64) -> bool {
        self.marked.get(&day).copied().unwrap_or(day % 7 < 5)
    }

    pub fn nth_after(&self, mut day: i64, n: u32) -> i64 {
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

/// What the walker finds: the due day, if there is one, and a word.
pub fn walk(days: &Days, story: &Story) -> (Option<i64>, &'static str) {
    let when = |wanted: &Happening| story.happenings.iter().find(|(_, w)| w == wanted).map(|(at, _)| *at);
    let end_of = |letter: usize, sent: i64| {
        let term = days.nth_after(when(&Happening::Arrived(letter)).unwrap_or(sent), 15);
        when(&Happening::Opinion(letter)).map_or(term, |opinion| opinion.min(term))
    };
    let mut off: Vec<(i64, i64)> = Vec::new();
    let (mut counted, mut needed, mut due) = (0, 20, None);
    let (mut mode, mut held) = ("running", None);
    let (mut extended, mut noticed, mut restarted, mut charged, mut refused) = (false, false, false, false, false);
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
        for (_, what) in story.happenings.iter().filter(|(at, _)| *at == today) {
            // Asked anew each time: something of this day may have begun the clock anew.
            let on_time = due.is_none_or(|due| today <= due);
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
                    (charged, refused) = (true, false);
                    mode = "payment";
                    let from = when(&Happening::FeeArrived).unwrap_or(today);
                    term = Some(days.nth_after(from, 20));
                }
                // A notice without effect; who pays on it pays without effect.
                Happening::Fee => refused = true,
                Happening::Paid if mode == "payment" || (mode == "running" && !charged && !refused && story.received >= 5114) => {
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
