//! REL-12: whatever lawfully happens to cases, late entries, annulments and
//! approvals in between, the tables obey every equation, each number is the
//! length of its list, and the projection says what the acts say.

use crate::room::Room;
use jiff::civil::{Date, date};
use office::application::{Actor, Intake, Request, Role, act};
use office::report::ledger::{Annual, Unavailable};
use proptest::prelude::*;
use report::check::{Options, check};
use report::rule::Context;
use report::tally::application::COLUMNS;
use serde_json::{Value, json};
use std::collections::HashSet;
use store::CaseId;

/// The day on which everything is entered, however late.
const TODAY: Date = date(2025, 6, 3);
const YEARS: std::ops::RangeInclusive<i16> = 2021..=2025;

#[derive(Debug, Clone)]
enum Op {
    /// Registered: column, day after 2021-11-01, whether by internet, whether
    /// about a record of oneself.
    Open(usize, u32, bool, bool),
    /// An act of a case: which case, which act, days after receipt.
    Act(usize, usize, u32),
    /// Drafted, reviewed, approved, sent: which case, outcomes, days.
    Reply(usize, Vec<usize>, u32),
    /// Split.
    Split(usize),
    /// A year approved.
    Approve(i16),
}

const OUTCOMES: [&str; 12] = ["D01", "D02", "D04", "D05", "D06", "D09", "D14", "D15", "D17", "D19", "D22", "D26"];

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        3 => (0usize..6, 0u32..1200, prop::bool::weighted(0.3), prop::bool::weighted(0.1)).prop_map(|(c, d, i, p)| Op::Open(c, d, i, p)),
        6 => (0usize..20, 0usize..12, 0u32..120).prop_map(|(c, a, d)| Op::Act(c, a, d)),
        4 => (0usize..20, prop::collection::vec(0usize..OUTCOMES.len(), 1..3), 0u32..500).prop_map(|(c, o, d)| Op::Reply(c, o, d)),
        1 => (0usize..20).prop_map(Op::Split),
        1 => (2021i16..=2024).prop_map(Op::Approve),
    ]
}

fn command(which: usize) -> (&'static str, Value) {
    match which {
        0 => ("confirm_receipt", json!({})),
        1 => ("ask_correction", json!({"days": 10})),
        2 => ("correct", json!({})),
        3 => ("withdraw", json!({})),
        4 => ("close", json!({"why": "other"})),
        5 => ("close", json!({"why": "correction_overdue"})),
        6 => ("extend", json!({"days": 20})),
        7 => ("register_remedy", json!({"kind": "reconsideration", "reference": "1"})),
        8 => ("register_remedy", json!({"kind": "litigation_direct", "reference": "2"})),
        9 => ("record_remedy_result", json!({"reference": "1", "result": "corrected"})),
        10 => ("reopen", json!({})),
        _ => ("deliver", json!({"way": "post"})),
    }
}

fn after(day: Date, days: u32) -> Date {
    day.checked_add(jiff::Span::new().days(i64::from(days))).unwrap_or(day).min(TODAY)
}

/// The cases so far, each with the day it came.
type Cases = Vec<(CaseId, Date)>;

async fn perform(room: &Room, cases: &mut Cases, op: &Op) {
    let pick = |cases: &Cases, which: usize| if cases.is_empty() { None } else { Some(cases[which % cases.len()].clone()) };
    match op {
        Op::Open(column, days, by_internet, about_oneself) => {
            let on = after(date(2021, 11, 1), *days);
            let request =
                if *about_oneself { law::application::act::Request::PersonalRecord } else { law::application::act::Request::Information };
            let intake = Intake { applicant_kind: COLUMNS[*column].name().to_owned(), request, ..room.paper() };
            let taken = if *by_internet {
                room.at(on);
                let sent = Intake { channel: law::clock::Channel::Internet, ..intake };
                room.ledger.take(&Actor::public("test"), sent).await
            } else {
                room.ledger.take(&room.clerk(), Intake { on: Some(on), ..intake }).await
            };
            room.at(TODAY);
            cases.push((taken.expect("taken").done.case, on));
        }
        Op::Act(which, kind, days) => {
            let Some((case, received)) = pick(cases, *which) else { return };
            let (name, with) =
                if *kind == 11 && days % 3 == 0 { ("annul", json!({"seq": 1 + days % 7, "second": "another"})) } else { command(*kind) };
            try_to(room, &room.clerk(), &case, (name, with), after(received, *days)).await;
        }
        Op::Reply(which, outcomes, days) => {
            let Some((case, received)) = pick(cases, *which) else { return };
            let mut codes: Vec<&str> = outcomes.iter().map(|o| OUTCOMES[*o]).collect();
            codes.dedup();
            let on = after(received, *days);
            let primary = (days % 2 == 0).then(|| codes[0]);
            let reviewer = room.staff(Role::Reviewer);
            try_to(room, &room.clerk(), &case, ("draft", json!({"outcomes": codes, "primary": primary})), on).await;
            try_to(room, &reviewer, &case, ("review_secrecy", json!({})), on).await;
            try_to(room, &reviewer, &case, ("approve", json!({})), on).await;
            try_to(room, &room.clerk(), &case, ("reply", json!({})), on).await;
        }
        Op::Split(which) => {
            let Some((case, received)) = pick(cases, *which) else { return };
            let request = Request { case, seen: None, on: None, key: None, command: act::named("archive", &json!({})).expect("a command") };
            if let Ok((_, parts)) = room.ledger.split(&room.clerk(), request, vec!["另一件".to_owned()]).await {
                cases.extend(parts.into_iter().map(|p| (p.done.case, received)));
            }
        }
        Op::Approve(year) => match room.ledger.approve_report(&room.staff(Role::Compiler), &room.agency, *year, None).await {
            Ok(_) | Err(Unavailable::Approved(_)) => {}
            Err(error) => panic!("{error}"),
        },
    }
}

/// What the law does not allow is simply not done.
async fn try_to(room: &Room, actor: &Actor, case: &CaseId, (name, with): (&str, Value), on: Date) {
    let command = act::named(name, &with).unwrap_or_else(|e| panic!("{name}: {e}"));
    let _refused = room.ledger.perform(actor, Request { case: case.clone(), seen: None, on: Some(on), key: None, command }).await;
}

fn judge(annual: &Annual, previous: Option<&Annual>) {
    let reading = annual.reading();
    let before = previous.map(Annual::reading);
    let context = Context { previous: before.as_ref(), ..Context::default() };
    let options = Options { select: vec!["R".to_owned(), "L101".to_owned(), "L102".to_owned()], ..Options::default() };
    let fits = annual.carried.gone.is_empty() && annual.carried.come.is_empty();
    for finding in check(&reading, &context, &options).findings {
        // What is frozen on one side may differ from what came afterwards.
        let frozen = annual.approval.is_some() || previous.is_some_and(|p| p.approval.is_some());
        let explained = finding.code == "R104" && !fits || finding.code == "L102" && frozen;
        assert!(explained, "{} in {}", finding.code, annual.year);
    }
    for cell in &annual.cells {
        let distinct: HashSet<_> = cell.cases.iter().collect();
        assert_eq!(distinct.len(), cell.cases.len(), "{}", cell.id.name());
    }
    assert_eq!(annual.carried.out + annual.carried.come.len(), annual.carried.carried_in + annual.carried.gone.len());
}

async fn run(ops: &[Op]) {
    let folder = tempfile::tempdir().expect("a folder");
    let room = Room::open(&format!("sqlite:{}", folder.path().join("db").display())).await;
    room.at(TODAY);
    let mut cases = Cases::new();
    for op in ops {
        perform(&room, &mut cases, op).await;
    }
    let mut previous: Option<Annual> = None;
    for year in YEARS {
        let annual = room.ledger.annual(&room.agency, year).await.expect("the year counts");
        judge(&annual, previous.as_ref());
        previous = Some(annual);
    }
    let again = room.ledger.recount(&room.agency).await.expect("counted again");
    assert_eq!((again.differing, again.cells), (Vec::new(), Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn rel_12_every_equation_holds_and_each_number_is_the_length_of_its_list(ops in prop::collection::vec(op(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(run(&ops));
    }
}
