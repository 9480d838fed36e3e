//! Which cases come when, so that on the day of the first start every state of
//! work is there.
//!
//! Three layers: the ordinary course of an office, spread over the time before
//! the day; each special course once, early enough to have ended; and cases
//! that are counted back from the day itself.

use super::county::{BUREAUS, LAND};
use super::plan::{Approval, Plan, Year};
use super::scenario::{Course, EACH_ONCE, ORDINARY, answer, many, open, remedy};
use super::story::Story;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Calendar;
use law::clock::receipt::CHANNELS;

/// The seed of the demonstration.
pub const SEED: u64 = 0x5975_6e54_696e_6711;

/// Months before the day over which the other agencies' cases are spread.
const MONTHS: i64 = 15;

/// The ways of delivery, each with the worked days it takes.
const WAYS: [(&str, u32); 6] = [("in_person", 1), ("entrusted", 2), ("post", 3), ("electronic", 0), ("retained", 4), ("announced", 5)];

struct Writer<'y> {
    calendar: &'y Calendar,
    seed: u64,
    begin: Date,
    today: Date,
    next: u32,
    plans: Vec<Plan>,
}

impl Year {
    /// The year before a day.
    pub fn before(today: Date, calendar: &Calendar, seed: u64) -> Year {
        let last = today.year() - 1;
        let begin = today.saturating_sub(MONTHS.months());
        let land = begin.min(date(last - 1, 12, 1));
        let mut writer = Writer { calendar, seed, begin, today, next: 1, plans: Vec::new() };
        writer.ordinary(land);
        writer.each_once();
        writer.carried(last);
        writer.open();
        let at = calendar.or_next_worked(date(today.year(), 1, 20));
        let approval = Approval { at: at.at(16, 0, 0, 0), bureau: LAND, year: last };
        let approvals = if at < today { vec![approval] } else { Vec::new() };
        let mut plans = writer.plans;
        plans.retain(|plan| !plan.steps.is_empty());
        Year { begin: land, today, plans, approvals }
    }
}

impl<'y> Writer<'y> {
    fn story(&mut self, bureau: usize, scenario: &'static str, come: Date) -> (u32, Story<'y>) {
        let key = self.next;
        self.next += 1;
        (key, Story::of(self.calendar, self.seed, key, bureau, scenario, (come, self.today)))
    }

    fn write(&mut self, bureau: usize, come: Date, (name, course): Course) {
        self.write_with(bureau, come, name, course);
    }

    fn write_with(&mut self, bureau: usize, come: Date, name: &'static str, course: impl FnOnce(&mut Story<'_>)) {
        let (_, mut story) = self.story(bureau, name, come);
        course(&mut story);
        self.plans.push(story.plan());
    }

    /// What comes day by day; most of it answered as it should be.
    fn ordinary(&mut self, land: Date) {
        for (place, bureau) in BUREAUS.iter().enumerate() {
            let begin = if place == LAND { land } else { self.begin };
            let days = days_between(begin, self.today);
            for n in 0..bureau.cases {
                let mut chance = super::chance::Chance::apart(self.seed, 10_000 + self.next);
                let within = i64::from(days) * i64::from(n) / i64::from(bureau.cases.max(1));
                let come = begin.saturating_add((within + i64::from(chance.below(5))).days());
                let course = *chance.weighted(&ORDINARY);
                self.write(place, come.min(yesterday(self.today)), course);
            }
        }
    }

    /// Each special course, each outcome, each channel and way of delivery.
    fn each_once(&mut self) {
        let mut turn = 0;
        let mut next = |writer: &Writer<'_>| {
            turn += 1;
            // Over the first four months, one agency after the other.
            (turn % BUREAUS.len(), writer.begin.saturating_add((i64::try_from(turn).unwrap_or(0) * 2 % 120).days()))
        };
        for course in EACH_ONCE {
            let (bureau, come) = next(self);
            self.write(bureau, come, course);
        }
        for outcome in answer::outcomes() {
            let (bureau, come) = next(self);
            self.write_with(bureau, come, "answered", |story| answer::answered_so(story, outcome));
        }
        for (channel, way) in CHANNELS.into_iter().zip(WAYS) {
            let (bureau, come) = next(self);
            self.write_with(bureau, come, "answered", |story| answer::answered_by(story, channel, way));
        }
        for _ in 0..2 {
            let (bureau, come) = next(self);
            self.split(bureau, come);
            let (bureau, come) = next(self);
            self.jointly(bureau, come);
        }
    }

    fn split(&mut self, bureau: usize, come: Date) {
        let (_, mut whole) = self.story(bureau, "split", come);
        let (first_key, mut first) = self.story(bureau, "split_part", come);
        let (second_key, mut second) = self.story(bureau, "split_part", come);
        many::split(bureau, &mut whole, [(first_key, &mut first), (second_key, &mut second)]);
        self.plans.extend([whole.plan(), first.plan(), second.plan()]);
    }

    fn jointly(&mut self, bureau: usize, come: Date) {
        let mut stories: Vec<(u32, Story<'_>)> = (0..3).map(|_| self.story(bureau, "joint", come)).collect();
        if let Some(subject) = stories.first().map(|(_, s)| s.subject) {
            stories.iter_mut().for_each(|(_, story)| story.subject = subject);
        }
        many::jointly(&mut stories);
        self.plans.extend(stories.into_iter().map(|(_, story)| story.plan()));
    }

    /// Received in the last weeks of the year before and answered in this one.
    fn carried(&mut self, last: i16) {
        for day in [16, 18, 22, 25, 28] {
            self.write(
                LAND,
                date(last, 12, day),
                ("carried_over", |story| {
                    story.comes();
                    story.wait(11);
                    answer::prepare(story, "D01");
                    story.wait(2);
                    story.reply(&["D01"]);
                    story.ends();
                }),
            );
        }
    }

    /// What stands in the middle today, counted back from today.
    fn open(&mut self) {
        let today = self.today;
        let at_work: [Course; 4] =
            [("waiting", open::waiting), ("searched", open::searched), ("drafted", open::drafted), ("approved", open::approved)];
        let mut turn = 0;
        let mut next = || {
            turn += 1;
            (turn * 3) % BUREAUS.len()
        };
        // Due today, within five worked days, and some days ago.
        let target = self.calendar.or_next_worked(today);
        for course in at_work {
            let come = self.received_for(target);
            self.write(next(), come, course);
        }
        for ahead in [1, 1, 2, 2, 3, 3, 4, 5, 5] {
            let come = self.received_for(self.calendar.after(target, ahead));
            let course = at_work[ahead as usize % at_work.len()];
            self.write(next(), come, course);
        }
        for ago in [1, 2, 4, 9] {
            let come = self.received_for(self.worked_before(target, ago));
            let course = at_work[ago as usize % at_work.len()];
            self.write(next(), come, course);
        }
        // Each state of waiting, received so many worked days ago.
        let states: [(Course, &[u32]); 15] = [
            (("unconfirmed", open::unconfirmed), &[1, 2, 3, 5]),
            (("third_party_asked", open::third_party_asked), &[7, 10, 13]),
            (("organ_asked", open::organ_asked), &[5, 8]),
            (("co_maker_asked", open::co_maker_asked), &[6]),
            (("correction_asked", open::correction_asked), &[7, 10, 14]),
            (("fee_asked", open::fee_asked), &[8, 15]),
            (("reasons_asked", open::reasons_asked), &[5, 9]),
            (("extended", open::extended), &[16, 18, 20]),
            (("deferred", open::deferred), &[14, 25]),
            (("replied", open::replied), &[8, 9, 11]),
            (("delivered", open::delivered), &[13, 16]),
            (("withdrawn", open::withdrawn), &[6, 9]),
            (("unreachable", open::unreachable), &[15]),
            // Nobody corrected or paid: the program has closed these.
            (("correction_lapsed", open::correction_asked), &[26]),
            (("fee_lapsed", open::fee_asked), &[32]),
        ];
        for (course, agos) in states {
            for ago in agos {
                let come = self.worked_before(today, *ago);
                self.write(next(), come, course);
            }
        }
        for ago in [1, 1, 2, 3, 4] {
            let come = self.worked_before(today, ago);
            self.write(next(), come, ("waiting", open::waiting));
        }
        for come in [self.worked_before(today, 75), self.worked_before(today, 82)] {
            self.write(next(), come, ("reopened", remedy::reopened));
        }
        for come in [self.worked_before(today, 45), self.worked_before(today, 50)] {
            self.write(next(), come, ("pending", remedy::pending));
        }
    }

    /// The worked day on which what is due on a day was received.
    fn received_for(&self, due: Date) -> Date {
        self.worked_before(due, 20)
    }

    /// The n-th worked day before a day.
    fn worked_before(&self, day: Date, n: u32) -> Date {
        let (mut found, mut left) = (day, n);
        while left > 0 && found > Date::MIN {
            found = yesterday(found);
            left -= u32::from(self.calendar.is_worked(found));
        }
        found
    }
}

fn yesterday(day: Date) -> Date {
    day.yesterday().unwrap_or(Date::MIN)
}

fn days_between(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}
