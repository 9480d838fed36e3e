//! A due date that explains itself.

use crate::calendar::{Calendar, Mark, next};
use crate::cite::Cite;
use crate::period::{Length, Period, Version};
use jiff::ToSpan;
use jiff::civil::Date;

/// The last day of a period and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline<'a> {
    /// The day from which it is counted; itself never counted (CLK-1).
    pub trigger: Date,
    /// The last day.
    pub due: Date,
    /// The period; `None` for a date fixed by the law itself.
    pub length: Option<Length>,
    /// Whether a day it was counted through may still change (CAL-2).
    pub provisional: bool,
    /// On what it rests.
    pub cite: Cite,
    /// Every day of the period, oldest first.
    pub steps: Vec<Step<'a>>,
}

/// What a day was in a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'a> {
    /// The day.
    pub date: Date,
    /// What it was.
    pub kind: StepKind<'a>,
}

/// What a day was in a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind<'a> {
    /// It counted, as the n-th.
    Counted {
        /// Which one it was.
        number: u32,
        /// The notice that made a weekend day a workday.
        makeup: Option<&'a Mark>,
    },
    /// A weekend.
    Weekend,
    /// A day off by a notice.
    Rest(&'a Mark),
    /// Time that is not counted, with the consultations it belongs to.
    Excluded(Vec<&'a str>),
    /// Something that happened on it.
    Act(&'static str),
    /// The period ended on a day off before it, so it ends on this day.
    RolledOver,
}

impl<'a> Deadline<'a> {
    /// The end of the period that is law on the trigger day; `None` if there
    /// was none yet.
    pub fn of(calendar: &'a Calendar, period: &'static Period, trigger: Date) -> Option<Deadline<'a>> {
        period.on(trigger).map(|version| Deadline::of_version(calendar, version, trigger))
    }

    /// The end of a version of a period.
    pub fn of_version(calendar: &'a Calendar, version: &'static Version, trigger: Date) -> Deadline<'a> {
        Deadline::of_length(calendar, version.length, version.cite, trigger)
    }

    /// The end of a length of time after a day.
    pub fn of_length(calendar: &'a Calendar, length: Length, cite: Cite, trigger: Date) -> Deadline<'a> {
        let (due, provisional, steps) = match length {
            Length::Worked(n) => worked(calendar, trigger, n),
            Length::Days(n) => calendar_days(calendar, trigger, trigger.saturating_add(i64::from(n).days())),
            Length::Months(n) => calendar_days(calendar, trigger, trigger.saturating_add(i64::from(n).months())),
        };
        Deadline { trigger, due, length: Some(length), provisional, cite, steps }
    }
}

fn worked(calendar: &Calendar, trigger: Date, n: u32) -> (Date, bool, Vec<Step<'_>>) {
    let (mut day, mut counted, mut provisional) = (trigger, 0, false);
    let mut steps = Vec::with_capacity(n as usize * 2);
    while counted < n && day < Date::MAX {
        day = next(day);
        provisional |= calendar.is_gap(day);
        let step = of_day(calendar, day, counted + 1);
        counted += u32::from(matches!(step.kind, StepKind::Counted { .. }));
        steps.push(step);
    }
    (day, provisional, steps)
}

/// Calendar days up to a day, which moves to the next worked one (CLK-4).
fn calendar_days(calendar: &Calendar, trigger: Date, end: Date) -> (Date, bool, Vec<Step<'_>>) {
    let (mut day, mut steps, mut number) = (trigger, Vec::new(), 0);
    while day < end {
        day = next(day);
        number += 1;
        steps.push(Step { date: day, kind: StepKind::Counted { number, makeup: None } });
    }
    let mut provisional = calendar.is_gap(end);
    let due = calendar.or_next_worked(end);
    while day < due {
        day = next(day);
        provisional |= calendar.is_gap(day);
        let kind = if day == due { StepKind::RolledOver } else { of_day(calendar, day, 0).kind };
        steps.push(Step { date: day, kind });
    }
    (due, provisional, steps)
}

/// A day in a count of working days, where nothing is excluded.
pub(crate) fn of_day(calendar: &Calendar, date: Date, number: u32) -> Step<'_> {
    let kind = match calendar.mark(date) {
        Some(mark) if mark.worked => StepKind::Counted { number, makeup: Some(mark) },
        Some(mark) => StepKind::Rest(mark),
        None if crate::calendar::is_weekend(date) => StepKind::Weekend,
        None => StepKind::Counted { number, makeup: None },
    };
    Step { date, kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cite::CIVIL_CODE;
    use jiff::civil::date;

    const CITE: Cite = Cite::new(&CIVIL_CODE, "第二百零一条");

    #[test]
    fn a_period_that_ends_on_a_day_off_ends_on_the_next_worked_day() {
        let check = |trigger, length, expected| {
            let deadline = Deadline::of_length(Calendar::national(), length, CITE, trigger);
            assert_eq!(deadline.due, expected, "{trigger} {length:?}");
        };
        check(date(2024, 8, 3), Length::Days(60), date(2024, 10, 8));
        check(date(2024, 9, 20), Length::Days(15), date(2024, 10, 8));
        check(date(2025, 8, 4), Length::Days(60), date(2025, 10, 9));
        check(date(2025, 2, 28), Length::Months(6), date(2025, 8, 28));
        check(date(2024, 8, 31), Length::Months(6), date(2025, 2, 28));
        check(date(2025, 8, 31), Length::Months(6), date(2026, 2, 28));
    }

    #[test]
    fn only_the_end_of_calendar_days_can_be_provisional() {
        let check = |trigger, expected| {
            let deadline = Deadline::of_length(Calendar::national(), Length::Days(60), CITE, trigger);
            assert_eq!(deadline.provisional, expected, "{trigger}");
        };
        check(date(2026, 10, 20), false);
        check(date(2026, 10, 26), true);
        check(date(2026, 11, 30), true);
    }

    #[test]
    fn every_day_of_the_count_is_told() {
        let deadline = Deadline::of_length(Calendar::national(), Length::Worked(7), CITE, date(2025, 9, 25));
        assert_eq!(deadline.due, date(2025, 10, 11));
        assert_eq!(deadline.steps.len(), 16);
        let counted = deadline.steps.iter().filter(|s| matches!(s.kind, StepKind::Counted { .. })).count();
        assert_eq!(counted, 7);
        assert!(matches!(deadline.steps[15].kind, StepKind::Counted { number: 7, makeup: Some(_) }));
    }
}
