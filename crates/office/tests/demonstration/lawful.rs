//! On whatever day the program is first started, the law allows every step.
//!
//! The year is not played here: its acts are judged one after the other by the
//! law alone, so that many days can be looked at.

use crate::room::year;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, Closing, Entry};
use law::application::admit::admit;
use law::application::stage::{STAGES, Stage};
use law::outcome::{OUTCOMES, Outcome};
use office::application::act;
use office::application::command::Context;
use office::demonstration::plan::{Deed, Due};
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// The acts of all cases so far.
#[derive(Default)]
struct Rehearsal(HashMap<u32, Vec<Entry>>);

impl Rehearsal {
    /// Takes an act, after the program closed what had lapsed by then.
    fn take(&mut self, key: u32, on: Date, of: impl Fn(&Context<'_>) -> Act) -> Result<(), String> {
        let calendar = Calendar::national();
        let entries = self.0.entry(key).or_default();
        lapse(entries, on)?;
        let case = Case::fold(calendar, entries).map_err(|m| m.0)?;
        let act = of(&Context { calendar, entries, case: &case, on });
        put(entries, on, act)
    }
}

/// What the program does by itself before a day.
fn lapse(entries: &mut Vec<Entry>, on: Date) -> Result<(), String> {
    let case = Case::fold(Calendar::national(), entries).map_err(|m| m.0)?;
    let Some(over) = case.clock.waiting_until.filter(|until| on > *until) else { return Ok(()) };
    let why = if case.stage == Stage::FeeNotified { Closing::FeeOverdue } else { Closing::CorrectionOverdue };
    put(entries, over.saturating_add(1.day()), Act::Closed { why })
}

fn put(entries: &mut Vec<Entry>, effective: Date, act: Act) -> Result<(), String> {
    admit(Calendar::national(), entries, &act, effective).map_err(|denied| format!("{:?}", denied.told()))?;
    let seq = u32::try_from(entries.len()).unwrap_or(u32::MAX) + 1;
    entries.push(Entry { seq, effective, act });
    Ok(())
}

fn command(name: &str, with: &serde_json::Value, person: Option<&str>, context: &Context<'_>) -> Act {
    let mut with = with.clone();
    if let Some(field) = person {
        with[field] = json!("somebody");
    }
    let command = act::named(name, &with).unwrap_or_else(|e| panic!("{name}: {e}"));
    command.act(context).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn rehearse(today: Date) {
    let year = year(today);
    let mut all = Rehearsal::default();
    for due in year.in_order() {
        let Due::Step(plan, step) = due else { continue };
        let on = step.at.date();
        let done = match &step.deed {
            Deed::Take(o) if o.channel.needs_confirmation() => {
                all.take(plan.key, on, |_| Act::Submitted { channel: o.channel, request: o.request })
            }
            Deed::Take(o) => all.take(plan.key, on, |_| Act::Registered { channel: o.channel, request: o.request }),
            Deed::Act { command: name, with, person } => all.take(plan.key, on, |c| command(name, with, person.map(|p| p.0), c)),
            Deed::Split(parts) => {
                let first = all.0[&plan.key][0].clone();
                for (key, _) in parts {
                    all.0.insert(*key, vec![first.clone()]);
                }
                all.take(plan.key, on, |_| Act::Split { others: 2 })
            }
            Deed::ReplyJointly(others) => {
                [plan.key].iter().chain(others).try_for_each(|key| all.take(*key, on, |c| command("reply", &json!({}), None, c)))
            }
        };
        done.unwrap_or_else(|why| panic!("first start on {today}, {} on {}: {why}", plan.scenario, step.at));
    }
    assert!(all.0.len() >= 380, "{today}: {}", all.0.len());
    shows_every_state_of_work(today, all);
}

fn shows_every_state_of_work(today: Date, all: Rehearsal) {
    let calendar = Calendar::national();
    let cases: Vec<Case> = all
        .0
        .into_values()
        .map(|mut entries| {
            lapse(&mut entries, today).expect("closed");
            Case::fold(calendar, &entries).expect("the acts fit")
        })
        .collect();
    let without: Vec<&str> =
        STAGES.iter().filter(|s| **s != Stage::Draft && !cases.iter().any(|c| c.stage == **s)).map(|s| s.name()).collect();
    assert!(without.is_empty(), "{today}: {without:?}");
    let outcomes: HashSet<Outcome> = cases.iter().filter_map(|c| c.decision.as_ref()).flat_map(|(d, _)| d.outcomes.clone()).collect();
    // D23 to D25 are no replies; their stages are there.
    assert_eq!(outcomes.len(), OUTCOMES.len() - 3, "{today}");
    let count = |test: &dyn Fn(&Case) -> bool| cases.iter().filter(|c| c.stage.is_open() && test(c)).count();
    let within = |due: Date| due > today && calendar.worked_between(today, due) <= 5;
    let seen = (
        count(&|c| c.clock.due == Some(calendar.or_next_worked(today))),
        count(&|c| c.clock.due.is_some_and(within)),
        count(&|c| c.is_overdue(today)),
        count(&|c| c.stage == Stage::Consulting),
    );
    assert!(seen.0 >= 3 && seen.1 >= 6 && seen.2 >= 3 && seen.3 >= 3, "{today}: {seen:?}");
}

#[test]
fn every_step_is_lawful_whatever_the_day_of_the_first_start() {
    let mut today = date(2026, 1, 3);
    while today < date(2028, 3, 1) {
        rehearse(today);
        today = today.saturating_add(5.days());
    }
}

#[test]
fn a_step_after_its_time_is_seen() {
    let mut all = Rehearsal::default();
    let paper = Act::Registered { channel: law::clock::Channel::InPerson, request: law::application::act::Request::Information };
    all.take(1, date(2026, 3, 2), |_| paper.clone()).expect("registered");
    let late = all.take(1, date(2026, 5, 6), |_| Act::Extended { days: 5, promised: None });
    assert!(late.is_err_and(|why| why.contains("EXT-1")));
}
