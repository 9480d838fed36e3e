//! What the program must look at later, put in the act that makes it
//! necessary.

use crate::world::Moment;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use law::Calendar;
use law::application::Case;
use law::application::stage::Stage;
use serde_json::json;
use store::job::{self, NewJob};
use store::{CaseId, StoreError, Tx};

/// Working days before the date on which a reminder goes out; afterwards it
/// goes out on every working day.
pub(crate) const BEFORE: [u32; 4] = [5, 3, 1, 0];

/// The kind of the job that reminds.
pub const REMIND: &str = "remind";
/// The kind of the job that closes a case whose term ran out.
pub const LAPSE: &str = "lapse";
/// The kind of the job that looks whether receipt was confirmed.
pub const UNCONFIRMED: &str = "unconfirmed";

/// Puts the jobs that follow from a case as it stands.
pub(crate) async fn put(tx: &Tx, calendar: &Calendar, id: &CaseId, seq: u32, case: &Case, now: Moment) -> Result<(), StoreError> {
    let today = now.date();
    let put = async |kind: &str, key: String, on: Date, hour: i8| {
        let payload = json!({"case": id.as_str()}).to_string();
        let new = NewJob { kind: kind.to_owned(), key, payload, run_at: at(on, hour) };
        job::put(tx, &new, now.0).await.map(|_| ())
    };
    match case.stage {
        Stage::Submitted => {
            let next = calendar.after(case.submitted.unwrap_or(today), 1);
            put(UNCONFIRMED, format!("{UNCONFIRMED}/{id}/{next}"), next, 17).await?;
        }
        Stage::CorrectionNotified | Stage::FeeNotified => {
            if let Some(until) = case.clock.waiting_until {
                put(LAPSE, format!("{LAPSE}/{id}/{seq}"), next_day(until), 1).await?;
            }
        }
        stage if !stage.is_closed() => {
            if let Some(day) = case.clock.earliest().and_then(|date| next_reminder(calendar, date, today)) {
                put(REMIND, format!("{REMIND}/{id}/{day}"), day, 8).await?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// The next day after today on which a reminder for a date goes out.
pub(crate) fn next_reminder(calendar: &Calendar, date: Date, today: Date) -> Option<Date> {
    if date <= today {
        return Some(calendar.after(today, 1));
    }
    let left = calendar.worked_between(today, date);
    let before = BEFORE.iter().copied().find(|n| *n < left).unwrap_or(0);
    Some(calendar.after(today, left - before))
}

/// An hour of a day in China.
pub(crate) fn at(day: Date, hour: i8) -> Timestamp {
    TimeZone::fixed(Offset::constant(8)).to_timestamp(day.at(hour, 0, 0, 0)).unwrap_or(Timestamp::MAX)
}

fn next_day(day: Date) -> Date {
    day.saturating_add(1.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn reminders_come_five_three_one_and_no_days_before_and_then_daily() {
        let calendar = Calendar::national();
        let due = date(2024, 4, 1);
        let mut days = Vec::new();
        let mut today = date(2024, 3, 4);
        for _ in 0..6 {
            today = next_reminder(calendar, due, today).expect("another reminder");
            days.push(today);
        }
        let expected = [(3, 25), (3, 27), (3, 29), (4, 1), (4, 2), (4, 3)].map(|(month, day)| date(2024, month, day));
        assert_eq!(days, expected);
    }
}
