//! REL-12: whatever the ledger holds, the tables counted from it obey every
//! equation of the rule book, and every number is the length of its list.

use jiff::civil::{Date, date};
use law::outcome::{OUTCOMES, Outcome};
use proptest::prelude::*;
use report::check::{Options, check};
use report::form::{Edition, Tables};
use report::reading::{FormKind, Reading};
use report::rule::Context;
use report::tally::application::COLUMNS;
use report::tally::remedy::{Block, Conclusion, Role, Ruling};
use report::tally::{Application, Column, Counted, Decision, Kind, Part, Remedy, Tally, table3, table4};
use report::{CellId, CellValue};

/// The years the cases fall in.
const FROM: Date = date(2021, 1, 1);
const DAYS: u32 = 4 * 365;

fn day(from: Date, after: u32) -> Date {
    from.checked_add(jiff::Span::new().days(i64::from(after))).unwrap_or(from)
}

fn outcomes() -> impl Strategy<Value = (Vec<Outcome>, Option<Outcome>)> {
    (prop::collection::vec(0usize..OUTCOMES.len(), 1..4), any::<bool>()).prop_map(|(picked, marked)| {
        let outcomes: Vec<Outcome> = picked.into_iter().map(|i| OUTCOMES[i]).collect();
        let primary = marked.then(|| outcomes[outcomes.len() - 1]);
        (outcomes, primary)
    })
}

/// A decision some days after a day, or none.
fn decided() -> impl Strategy<Value = Option<(u32, Vec<Outcome>, Option<Outcome>)>> {
    prop::option::weighted(0.8, (0u32..500, outcomes()).prop_map(|(after, (outcomes, primary))| (after, outcomes, primary)))
}

fn decision(received: Date, decided: Option<(u32, Vec<Outcome>, Option<Outcome>)>) -> Option<Decision> {
    decided.map(|(after, outcomes, primary)| Decision { outcomes, primary, dated: day(received, after) })
}

fn application() -> impl Strategy<Value = Application> {
    let parts = prop::collection::vec((prop::option::weighted(0.3, 0u32..400), decided()), 0..4);
    let kind = prop::sample::select(vec![Kind::Application, Kind::Application, Kind::Application, Kind::RecordCorrection]);
    (kind, prop::option::weighted(0.95, 0u32..DAYS), 0usize..6, decided(), decided(), parts).prop_map(
        |(kind, received, column, first, later, parts)| {
            let received = received.map(|after| day(FROM, after));
            let since = received.unwrap_or(FROM);
            let parts = parts.into_iter().enumerate().map(|(i, (split, ended))| {
                let split = split.filter(|_| i > 0).map(|after| day(since, after));
                Part { received: split, decision: decision(split.unwrap_or(since), ended) }
            });
            Application {
                id: String::new(),
                kind,
                received,
                applicant: Some(COLUMNS[column]),
                decision: decision(since, first).filter(|_| received.is_some()),
                later: decision(since, later).into_iter().collect(),
                parts: parts.filter(|_| received.is_some()).collect(),
            }
        },
    )
}

fn applications() -> impl Strategy<Value = Vec<Application>> {
    prop::collection::vec(application(), 0..60).prop_map(|mut all| {
        for (number, application) in all.iter_mut().enumerate() {
            application.id = format!("2024-{number:03}");
        }
        all
    })
}

fn remedies() -> impl Strategy<Value = Vec<Remedy>> {
    let blocks = [Block::Reconsideration, Block::LitigationDirect, Block::LitigationAfterReconsideration];
    let rulings = [Ruling::Upheld, Ruling::ClaimDismissed, Ruling::Revoked, Ruling::OrderedToAct, Ruling::Withdrawn, Ruling::Mediated];
    let conclusion = prop::option::weighted(0.7, (0u32..500, prop::sample::select(rulings.to_vec())));
    let one = (prop::sample::select(blocks.to_vec()), any::<bool>(), 0u32..DAYS, conclusion);
    prop::collection::vec(one, 0..30).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let remedy = numbered.map(|(number, (block, own, registered, ended))| {
            let registered = day(FROM, registered);
            let conclusion = ended.map(|(after, ruling)| Conclusion { dated: day(registered, after), ruling });
            let role = if own { Role::OwnAct } else { Role::CoDefendantOnly };
            Remedy { id: format!("复{number}"), block, role, registered, conclusion }
        });
        remedy.collect()
    })
}

/// A report with these tables and nothing else.
fn reading(applications: &Tally<'_>, remedies: &Tally<'_>) -> Reading {
    let tables = Tables::uniform(applications.edition);
    let mut reading =
        Reading { is_report: true, form: Some(FormKind::Statutory(tables)), year: Some(applications.year), ..Reading::default() };
    for id in tables.cells() {
        reading.cells.set(id, CellValue::printed(0));
    }
    applications.fill(&mut reading.cells);
    remedies.fill(&mut reading.cells);
    reading
}

fn total<'t, 'a>(tally: &'t Tally<'a>, row: &str) -> &'t [Counted<'a>] {
    tally.cases(CellId::named(&format!("applications.{row}.total")).expect("a cell"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_equation_of_the_rule_book_holds(applications in applications(), remedies in remedies(), year in 2021i16..2027) {
        for edition in [Edition::E2019, Edition::E2021] {
            let count = |year| {
                let three = table3(year, edition, &applications).map_err(|f| f.to_string()).expect("counts");
                let four = table4(year, edition, &remedies).map_err(|f| f.to_string()).expect("counts");
                (three, four)
            };
            let (last, now) = (count(year - 1), count(year));
            let (before, report) = (reading(&last.0, &last.1), reading(&now.0, &now.1));
            // The rules of tables 3 and 4: R1xx and L101; the others look at text.
            let options = Options { select: vec!["R".to_owned(), "L101".to_owned(), "L102".to_owned()], ignore: Vec::new() };
            let context = Context { previous: Some(&before), ..Context::default() };
            let checked = check(&report, &context, &options);
            let found: Vec<String> = checked.findings.iter().map(|f| format!("{} {}", f.code, f.message)).collect();
            prop_assert_eq!(found, Vec::<String>::new());
            prop_assert!(checked.equations.held >= 38, "{:?}", checked.equations);
            prop_assert_eq!(checked.equations.broken + checked.equations.open + checked.equations.used, 0);
        }
    }

    #[test]
    fn what_a_year_carries_out_the_next_carries_in(applications in applications(), year in 2021i16..2027) {
        let last = table3(year - 1, Edition::E2021, &applications).expect("counts");
        let now = table3(year, Edition::E2021, &applications).expect("counts");
        prop_assert_eq!(total(&last, "carried_out"), total(&now, "carried_in"));
    }

    #[test]
    fn every_case_ends_in_one_row_of_one_year(applications in applications()) {
        let mut ended = Vec::new();
        for year in 2021..=2030 {
            let tally = table3(year, Edition::E2021, &applications).expect("counts");
            let leaves = report::form::t3_leaves(Edition::E2021).iter().map(|r| r.name.trim_start_matches("applications."));
            ended.extend(leaves.flat_map(|row| total(&tally, row).to_vec()));
        }
        let counted = ended.len();
        ended.sort_unstable();
        ended.dedup();
        prop_assert_eq!(ended.len(), counted);
        let units = applications.iter().filter(|a| a.kind == Kind::Application && a.received.is_some());
        let decided = units.map(|a| match a.parts.as_slice() {
            [] => usize::from(a.decision.is_some()),
            parts => parts.iter().filter(|p| p.decision.is_some()).count(),
        });
        prop_assert_eq!(counted, decided.sum::<usize>());
    }
}

#[test]
fn columns_are_those_of_the_form() {
    let check = |column: Column, name: &str| {
        assert_eq!(column.name(), name);
        assert_eq!(Column::named(name), Some(column));
    };
    check(Column::NaturalPerson, "natural_person");
    check(Column::LegalServiceOrg, "legal_service_org");
    check(Column::OtherOrg, "other_org");
    assert_eq!(Column::named("total"), None);
}
