//! Working days (工作日).
//!
//! ## What it says
//! A yearly notice of the State Council's office names the days off and the
//! weekend days worked instead; all other days follow the week. Neither the
//! Regulation nor this crate has another notion of a working day.
//!
//! ## What is not known
//! A year without a notice is a gap: Monday to Friday are taken as worked and
//! every date counted through it is provisional. So are 25 to 31 December until
//! the next year's notice is loaded, because that notice may take them.

mod notice;
mod region;
#[cfg(test)]
mod tests;
mod year;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub use region::{REGIONS, Region, UNVERIFIED};

/// The first day that is kept by its number; a Monday.
const FIRST: Date = date(2007, 1, 1);

/// Why a day is not what its place in the week says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Whether it is worked.
    pub worked: bool,
    /// The holiday.
    pub name: Cow<'static, str>,
    /// The number of the notice, or where else it is said.
    pub notice: Cow<'static, str>,
}

/// A row of a notice from outside this crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The day.
    pub date: Date,
    /// What is said of it.
    pub mark: Mark,
}

/// A notice that cannot be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadNotice(pub String);

/// The days of all years whose notices are loaded.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// One place a day since [`FIRST`]: the number of a mark plus one, or zero.
    days: Vec<u16>,
    marks: Vec<Mark>,
    years: BTreeSet<i16>,
}

/// The calendar of the notices in this crate.
static NATIONAL: LazyLock<Calendar> = LazyLock::new(|| {
    let mut calendar = Calendar { days: Vec::new(), marks: Vec::new(), years: BTreeSet::new() };
    for year in year::YEARS {
        calendar.years.insert(year.year);
        for notice in year.notices {
            for rest in notice.rests {
                calendar.rest(rest, notice.number);
            }
            for makeup in notice.makeups {
                let mark = Mark { worked: true, name: makeup.name.into(), notice: notice.number.into() };
                calendar.set(makeup.date, mark);
            }
        }
    }
    calendar
});

impl Calendar {
    /// The national calendar as carried in this program.
    pub fn national() -> &'static Calendar {
        &NATIONAL
    }

    /// The calendar in a region, by the code of a division in it (two to
    /// twelve digits): the national one with the region's rest days over it.
    pub fn in_region(&self, code: &str) -> Calendar {
        let mut calendar = self.clone();
        for region in REGIONS.iter().filter(|r| code.starts_with(r.code)) {
            for rest in region.rests {
                calendar.rest(rest, UNVERIFIED);
            }
        }
        calendar
    }

    /// The calendar with the notice of a year in the place of what was known
    /// of that year.
    ///
    /// # Errors
    /// If a date stands twice, a make-up workday is no weekend day, or a date
    /// lies outside December of the year before to December of the year.
    pub fn with_notice(&self, year: i16, rows: &[Row]) -> Result<Calendar, BadNotice> {
        let mut seen = BTreeSet::new();
        for Row { date, mark } in rows {
            if !seen.insert(*date) {
                return Err(BadNotice(format!("{date} 出现了两次")));
            }
            if mark.worked && !is_weekend(*date) {
                return Err(BadNotice(format!("{date} 不是周末，不能是调休上班日")));
            }
            if !(date.year() == year || (date.year() == year - 1 && date.month() == 12)) || year <= FIRST.year() {
                return Err(BadNotice(format!("{date} 不在 {year} 年的通知能定的日期里")));
            }
        }
        let mut calendar = self.clone();
        for place in index(date(year, 1, 1)).into_iter().flat_map(|first| first..first + 366) {
            // The last days of December belong to the next notice once it is known.
            let day = day_at(place);
            let is_taken = day.month() == 12 && day.day() >= 25 && self.years.contains(&(year + 1));
            if let Some(kept) = calendar.days.get_mut(place).filter(|_| day.year() == year && !is_taken) {
                *kept = 0;
            }
        }
        calendar.overlay(rows);
        calendar.years.insert(year);
        Ok(calendar)
    }

    /// The calendar with the rows of a region over it; the rows win.
    pub fn with_overlay(&self, rows: &[Row]) -> Calendar {
        let mut calendar = self.clone();
        calendar.overlay(rows);
        calendar
    }

    /// The mark of a day, where a notice names it.
    pub fn mark(&self, day: Date) -> Option<&Mark> {
        let number = *self.days.get(index(day)?)?;
        self.marks.get(usize::from(number).checked_sub(1)?)
    }

    /// Whether a day is worked.
    pub fn is_worked(&self, day: Date) -> bool {
        self.mark(day).map_or(!is_weekend(day), |mark| mark.worked)
    }

    /// Whether what is said of a day may still change (CLK-10, CAL-1).
    pub fn is_gap(&self, day: Date) -> bool {
        let year = day.year();
        !self.years.contains(&year) || (day.month() == 12 && day.day() >= 25 && !self.years.contains(&(year + 1)))
    }

    /// Whether the notices of a year and of the next are loaded, so that no
    /// day of it is a gap.
    pub fn is_complete(&self, year: i16) -> bool {
        self.years.contains(&year) && self.years.contains(&(year + 1))
    }

    /// Whether the notice of a year is loaded.
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// The n-th worked day strictly after a day (CLK-1, CLK-2).
    pub fn after(&self, day: Date, n: u32) -> Date {
        self.after_excluding(day, n, |_| false)
    }

    /// The n-th worked day strictly after a day, leaving out the days that are
    /// not counted (CLK-9).
    pub fn after_excluding(&self, day: Date, n: u32, is_excluded: impl Fn(Date) -> bool) -> Date {
        let (mut day, mut left) = (day, n);
        while left > 0 && day < Date::MAX {
            day = next(day);
            if self.is_worked(day) && !is_excluded(day) {
                left -= 1;
            }
        }
        day
    }

    /// The day itself if it is worked, else the next worked day (CLK-4).
    pub fn or_next_worked(&self, day: Date) -> Date {
        if self.is_worked(day) { day } else { self.after(day, 1) }
    }

    /// How many worked days lie after the first day up to and including the
    /// second.
    pub fn worked_between(&self, after: Date, until: Date) -> u32 {
        let (mut day, mut count) = (after, 0);
        while day < until {
            day = next(day);
            count += u32::from(self.is_worked(day));
        }
        count
    }

    /// The days of a year that a notice marks, oldest first.
    pub fn marked(&self, year: i16) -> impl Iterator<Item = (Date, &Mark)> {
        days_of(year).filter_map(|day| self.mark(day).map(|mark| (day, mark)))
    }

    /// How many days of a year are worked.
    pub fn working_days(&self, year: i16) -> u32 {
        days_of(year).map(|day| u32::from(self.is_worked(day))).sum()
    }

    /// The notices of a year, as far as this crate carries them.
    pub fn notices(year: i16) -> impl Iterator<Item = (&'static str, Option<Date>)> {
        let found = year::YEARS.iter().find(|y| y.year == year);
        found.into_iter().flat_map(|y| y.notices.iter().map(|n| (n.number, n.issued)))
    }

    fn overlay(&mut self, rows: &[Row]) {
        for row in rows {
            self.set(row.date, row.mark.clone());
        }
    }

    fn rest(&mut self, rest: &notice::Rest, notice: &'static str) {
        let mut day = rest.from;
        while day <= rest.to {
            self.set(day, Mark { worked: false, name: rest.name.into(), notice: notice.into() });
            day = next(day);
        }
    }

    fn set(&mut self, day: Date, mark: Mark) {
        let Some(place) = index(day) else { return };
        if self.days.len() <= place {
            self.days.resize(place + 1, 0);
        }
        let known = self.marks.iter().position(|m| *m == mark);
        let number = known.unwrap_or_else(|| {
            self.marks.push(mark);
            self.marks.len() - 1
        });
        self.days[place] = u16::try_from(number + 1).unwrap_or(0);
    }
}

/// The day after.
pub(crate) fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

/// Saturday or Sunday.
pub fn is_weekend(day: Date) -> bool {
    day.weekday().to_monday_zero_offset() >= 5
}

fn index(day: Date) -> Option<usize> {
    // Years of at most 366 days keep a day's place without a division.
    let year = usize::try_from(day.year() - FIRST.year()).ok()?;
    Some(year * 366 + usize::try_from(day.day_of_year()).ok()? - 1)
}

fn day_at(place: usize) -> Date {
    let year = FIRST.year() + i16::try_from(place / 366).unwrap_or(i16::MAX / 2);
    date(year.min(9999), 1, 1).saturating_add((i64::try_from(place % 366).unwrap_or(0)).days())
}

fn days_of(year: i16) -> impl Iterator<Item = Date> {
    date(year, 1, 1).series(1.day()).take_while(move |day| day.year() == year)
}
