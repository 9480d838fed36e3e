//! The plan of a year, before anything of it is done.

use crate::room::{DAYS, year};
use jiff::civil::time;
use law::Calendar;
use office::demonstration::plan::{Deed, Who};
use office::demonstration::{SEED, Year};

#[test]
fn the_same_day_and_seed_give_the_same_plans() {
    for today in DAYS {
        assert_eq!(year(today), year(today));
        assert_ne!(year(today), Year::before(today, Calendar::national(), SEED + 1));
    }
    assert_ne!(year(DAYS[0]), year(DAYS[3]));
}

#[test]
fn about_four_hundred_cases_come_whatever_the_day() {
    for today in DAYS {
        let year = year(today);
        let opened: usize = year
            .plans
            .iter()
            .flat_map(|p| &p.steps)
            .map(|s| match &s.deed {
                Deed::Take(_) => 1,
                Deed::Split(parts) => parts.len(),
                _ => 0,
            })
            .sum();
        assert!((380..=470).contains(&opened), "{today}: {opened}");
        assert_eq!(opened, year.plans.len(), "{today}: every plan is a case");
    }
}

#[test]
fn everything_is_in_order_and_over_before_the_day() {
    let calendar = Calendar::national();
    for today in DAYS {
        for plan in &year(today).plans {
            assert!(plan.steps.is_sorted_by_key(|s| s.at), "{}", plan.scenario);
            for step in &plan.steps {
                let (date, hour) = (step.at.date(), step.at.time());
                assert!(date < today, "{} on {date}", plan.scenario);
                let is_at_work = calendar.is_worked(date) && (time(9, 0, 0, 0)..time(18, 0, 0, 0)).contains(&hour);
                assert!(matches!(step.who, Who::Public | Who::Applicant) || is_at_work, "{} at {}", plan.scenario, step.at);
            }
        }
    }
}

#[test]
fn sixty_different_things_are_asked_for() {
    let year = year(DAYS[0]);
    let mut subjects: Vec<&str> = year.plans.iter().map(|p| p.subject).collect();
    subjects.sort_unstable();
    subjects.dedup();
    assert!(subjects.len() >= 60, "{}", subjects.len());
}
