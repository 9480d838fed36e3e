//! REL-05: time zones, clocks that jump, 29 February, New Year, the years of
//! summer time: the same legal dates.

use crate::child::{Order, Work, Working, say};
use crate::room::{Room, request};
use crate::{engines, sound};
use jiff::civil::{Date, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};
use office::application::Role;
use office::clock::{Calendars, Question, answer};
use office::world::{Clock, Moment};
use serde_json::json;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use store::{WriteOptions, notice};

/// Instants and the civil date on which they fall in China, at the edges of
/// days, of years, of February, and in the summers of 1986 to 1991. The
/// program counts those by the time of today.
const INSTANTS: [(&str, &str); 12] = [
    ("2023-12-31T15:59:59Z", "2023-12-31"),
    ("2023-12-31T16:00:00Z", "2024-01-01"),
    ("2024-02-28T15:59:59Z", "2024-02-28"),
    ("2024-02-28T16:00:00Z", "2024-02-29"),
    ("2024-02-29T16:00:00Z", "2024-03-01"),
    ("2025-02-28T15:59:59Z", "2025-02-28"),
    ("2025-02-28T16:00:00Z", "2025-03-01"),
    ("2024-03-10T07:30:00Z", "2024-03-10"),
    ("2024-11-03T06:30:00Z", "2024-11-03"),
    ("1986-05-03T15:30:00Z", "1986-05-03"),
    ("1988-07-01T16:30:00Z", "1988-07-02"),
    ("1991-09-14T15:00:00Z", "1991-09-14"),
];

/// Clocks with a trigger and the due date.
const DUE: [(&str, &str, &str); 9] = [
    ("reply", "2024-02-29", "2024-03-28"),
    ("reply", "2024-02-01", "2024-03-05"),
    ("reply", "2023-12-29", "2024-01-29"),
    ("reply", "2024-12-31", "2025-02-05"),
    ("reply", "2025-09-25", "2025-10-29"),
    ("reconsideration", "2024-08-03", "2024-10-08"),
    ("suit", "2024-08-31", "2025-02-28"),
    ("suit", "2023-08-31", "2024-02-29"),
    ("report_department", "2025-05-05", "2026-01-31"),
];

/// Time zones of a machine: none told, right, behind, ahead, with summer time,
/// not there.
const ZONES: [Option<&str>; 7] =
    [None, Some("UTC"), Some("Asia/Shanghai"), Some("America/New_York"), Some("Pacific/Kiritimati"), Some("CST-8CDT"), Some("No/Where")];

/// The child: tells what the dates are where it runs.
pub async fn tell(order: &Order) {
    say("ready");
    for (instant, _) in INSTANTS {
        let moment = Moment(instant.parse().expect("an instant"));
        say(&format!("{instant} {} {}", moment.date(), moment.minute()));
    }
    for (clock, trigger, _) in DUE {
        let question = Question::read(&json!({"clock": clock, "trigger": trigger})).expect("a question");
        say(&answer(&question, &Calendars::default()).expect("an answer").json.to_string());
    }
    // Before the regulation there is no reply clock, wherever one asks.
    for trigger in ["1986-05-04", "1988-07-10", "1991-09-15"] {
        let question = Question::read(&json!({"clock": "reply", "trigger": trigger})).expect("a question");
        say(&answer(&question, &Calendars::default()).expect_err("no law yet").0);
    }
    for (n, (instant, _)) in (0..).zip(INSTANTS.iter().filter(|(i, _)| *i > "2023")) {
        let now: Timestamp = instant.parse().expect("an instant");
        let ticks = AtomicI64::new(0);
        let clock = Clock::of(move || {
            Moment(now.checked_add(SignedDuration::from_nanos(ticks.fetch_add(1, Ordering::Relaxed))).expect("an instant"))
        });
        let room = Room::open_with(&format!("{}{n}", order.url), &order.keys, WriteOptions::default(), clock).await;
        let taken = room.take(None).await.expect("a case");
        let done = room.perform(&taken.done.case, Some(1), None, "extend").await.expect("it is extended");
        say(&format!("{instant} {:?} {:?} {:?} {:?}", taken.number, taken.done.after, done.after, done.document));
        room.close().await;
    }
}

#[tokio::test]
async fn rel_05_the_dates_are_the_same_in_every_time_zone() {
    let mut first: Option<Vec<String>> = None;
    for zone in ZONES {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("db").display());
        let order = Order { work: Work::TellDates, url, keys: folder.path().to_owned(), round: 0 };
        let mut command = order.command();
        command.env_remove("TZ");
        if let Some(zone) = zone {
            command.env("TZ", zone);
        }
        let said = Working::start(command).ended();
        for ((instant, expected), line) in INSTANTS.iter().zip(&said) {
            assert!(line.starts_with(&format!("{instant} {expected} ")), "{zone:?}: {line}");
        }
        for ((clock, trigger, due), line) in DUE.iter().zip(said.iter().skip(INSTANTS.len())) {
            assert!(line.contains(&format!("\"due\":\"{due}\"")), "{zone:?}: {clock} {trigger}: {line}");
        }
        match &first {
            Some(first) => assert_eq!(*first, said, "{zone:?}"),
            None => first = Some(said),
        }
    }
    println!("REL-05: {} time zones, {} answers each, all alike", ZONES.len(), first.map_or(0, |f| f.len()));
}

/// A clock that is set by hand to noon of a day.
fn by_hand(day: Date) -> (Clock, Arc<Mutex<Date>>) {
    let today = Arc::new(Mutex::new(day));
    let (told, ticks) = (today.clone(), AtomicI64::new(0));
    let clock = Clock::of(move || {
        let day = *told.lock().unwrap_or_else(PoisonError::into_inner);
        let noon = TimeZone::fixed(Offset::constant(8)).to_timestamp(day.at(12, 0, 0, 0)).expect("noon");
        Moment(noon.checked_add(SignedDuration::from_micros(ticks.fetch_add(1, Ordering::Relaxed))).expect("an instant"))
    });
    (clock, today)
}

#[tokio::test]
async fn rel_05_a_clock_that_jumps_a_day_changes_no_date_and_fires_nothing_twice() {
    engines::each("rel_05_a_clock_that_jumps_a_day_changes_no_date_and_fires_nothing_twice", async |url| {
        let keys = tempfile::tempdir().expect("a folder");
        let received = date(2024, 3, 4);
        let (clock, today) = by_hand(received);
        let set = |day: Date| *today.lock().unwrap_or_else(PoisonError::into_inner) = day;
        let room = Room::open_with(url, keys.path(), WriteOptions::default(), clock).await;
        let (steady, jumpy) = (room.take(None).await.expect("a case").done.case, room.take(None).await.expect("a case").done.case);
        let clerk = room.named("clerk", Role::Clerk);
        for (case, jumps) in [(&steady, [0, 0, 0]), (&jumpy, [1, -1, 1])] {
            for (act, jump) in [("assign", jumps[0]), ("record_search", jumps[1]), ("extend", jumps[2])] {
                // Each is done on 12 March and recorded when the clock says so.
                set(date(2024, 3, 13).saturating_add(jump.days()));
                let body = if act == "extend" {
                    json!({"days": 20})
                } else if act == "assign" {
                    json!({"clerk": "li"})
                } else {
                    json!({})
                };
                let mut asked = request(case, None, None, act, &body);
                asked.on = Some(date(2024, 3, 12));
                room.ledger.perform(&clerk, asked).await.unwrap_or_else(|e| panic!("{act}: {e}"));
            }
        }
        let clock_of = async |case| room.ledger.look(&clerk, case).await.expect("the case").1.clock;
        assert_eq!(clock_of(&steady).await, clock_of(&jumpy).await);
        // Every day comes twice: the clock goes on two days and back one.
        let mut day = date(2024, 3, 13);
        while day < date(2024, 5, 8) {
            for jump in [1, 0, 1] {
                set(day.saturating_add(jump.days()));
                assert_eq!(room.ledger.run_jobs("one").await.expect("the jobs run").failed, 0);
            }
            day = day.saturating_add(1.day());
        }
        let notices = notice::to(&room.ledger.store, &room.agency, "li", 1_000).await.expect("the notices");
        let of = |case: &store::CaseId| {
            let mut days: Vec<(String, Date)> =
                notices.iter().filter(|n| n.case == *case).map(|n| (n.kind.clone(), Moment(n.at).date())).collect();
            days.sort_by_key(|(_, day)| *day);
            days
        };
        let mut once = of(&steady);
        assert_eq!(once, of(&jumpy), "both are reminded alike");
        let all = once.len();
        once.dedup();
        assert!(all > 4 && once.len() == all, "no day twice: {once:?}");
        sound::check(&room).await;
        println!("REL-05 {}: a clock that jumps by a day, {all} reminders a case, 0 twice", room.ledger.store.engine());
        room.close().await;
    })
    .await;
}

#[test]
fn rel_05_a_notice_that_arrives_in_november_makes_the_date_sure() {
    let ask = |calendars: &Calendars| {
        let question = Question::read(&json!({"clock": "reply", "trigger": "2026-12-10"})).expect("a question");
        answer(&question, calendars).expect("an answer").json
    };
    let before = Calendars::default();
    let mut after = Calendars::default();
    let file = "date,kind,name,notice\n2027-01-01,holiday,元旦,试〔2026〕1号\n";
    after.load("2027.csv", file.as_bytes()).expect("the notice is loaded");
    assert_eq!((&ask(&before)["provisional"], &ask(&after)["provisional"]), (&json!(true), &json!(false)));
    println!("REL-05: due {} before the notice of 2027, {} after it", ask(&before)["due"], ask(&after)["due"]);
}
