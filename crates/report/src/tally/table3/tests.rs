//! Applications written as `id received column outcome@date …` and the cells
//! that are not zero.

use super::*;
use crate::tally::Part;
use law::outcome::Outcome;
use law::outcome::mixed::NoRow;

/// An application: `a 2024-03-01 自 D01@2024-03-20`, an open one without an
/// outcome, several outcomes as `D05+D13` with the primary marked `!D13`, parts
/// behind `|`, their own day of receipt in front.
fn application(text: &str) -> Application {
    let mut parts = text.split('|').map(str::trim);
    let mut head = parts.next().unwrap_or("").split_whitespace();
    let id = head.next().expect("a number").to_owned();
    let received = head.next().filter(|r| *r != "-").map(|r| r.parse().expect("a date"));
    let applicant = match head.next().expect("a column") {
        "自" => Some(Column::NaturalPerson),
        "企" => Some(Column::CommercialEnterprise),
        "其" => Some(Column::OtherOrg),
        _ => None,
    };
    let decision = head.next().map(decision);
    let part = |text: &str| {
        let mut words = text.split_whitespace().peekable();
        let received = words.next_if(|w| !w.contains('@') && *w != "在办").map(|w| w.parse().expect("a date"));
        Part { received, decision: words.next().filter(|w| *w != "在办").map(self::decision) }
    };
    let parts = parts.map(part).collect();
    Application { id, kind: Kind::Application, received, applicant, decision, later: Vec::new(), parts }
}

fn decision(text: &str) -> Decision {
    let (codes, dated) = text.split_once('@').expect("outcome@date");
    let outcome = |code: &str| Outcome::named(code.trim_start_matches('!')).expect("a code");
    let primary = codes.split('+').find(|c| c.starts_with('!')).map(outcome);
    Decision { outcomes: codes.split('+').map(outcome).collect(), primary, dated: dated.parse().expect("a date") }
}

/// The totals that are not zero, and their cases.
fn totals(year: i16, edition: Edition, applications: &[Application]) -> Result<String, Why> {
    let tally = table3(year, edition, applications).map_err(|f| f.why)?;
    let shown = tally.cells.iter().filter(|(id, cases)| id.column() == "total" && !cases.is_empty());
    let row = |name: &'static str| name.trim_start_matches("applications.").trim_start_matches("result.");
    Ok(shown
        .map(|(id, cases)| format!("{}: {}", row(id.row()), cases.iter().map(Counted::to_string).collect::<Vec<_>>().join(" ")))
        .collect::<Vec<_>>()
        .join("; "))
}

fn check(year: i16, edition: Edition, applications: &[&str], expected: &str) {
    let applications: Vec<Application> = applications.iter().map(|a| application(a)).collect();
    assert_eq!(totals(year, edition, &applications).as_deref(), Ok(expected));
}

fn refuses(applications: &[&str], expected: &Why) {
    let applications: Vec<Application> = applications.iter().map(|a| application(a)).collect();
    assert_eq!(totals(2024, Edition::E2021, &applications).as_ref(), Err(expected));
}

#[test]
fn a_case_stands_in_its_year_of_receipt_and_its_year_of_outcome() {
    let cases = ["a 2023-12-31 自 D01@2024-01-01", "b 2024-12-31 自", "c 2022-05-01 企 D08@2023-12-31", "d 2021-05-01 其 D13@2025-01-01"];
    check(2023, Edition::E2021, &cases, "received: a; carried_in: c d; refused.third_party_rights: c; total: c; carried_out: a d");
    check(2024, Edition::E2021, &cases, "received: b; carried_in: a d; granted: a; total: a; carried_out: b d");
    check(2025, Edition::E2021, &cases, "carried_in: b d; unavailable.not_held: d; total: d; carried_out: b");
    check(2020, Edition::E2019, &cases, "");
}

#[test]
fn the_column_is_that_of_the_applicant() {
    let applications = [application("a 2024-03-01 企 D01@2024-03-20"), application("b 2024-03-01 其")];
    let tally = table3(2024, Edition::E2021, &applications).expect("counts");
    let check = |name: &str, expected: usize| {
        let id = crate::form::CellId::named(name).expect("a cell");
        assert_eq!(tally.cases(id).len(), expected, "{name}");
    };
    check("applications.received.commercial_enterprise", 1);
    check("applications.received.natural_person", 0);
    check("applications.received.total", 2);
    check("applications.result.total.commercial_enterprise", 1);
    check("applications.carried_out.other_org", 1);
    assert_eq!(tally.cells.len(), 175);
    assert_eq!(table3(2020, Edition::E2019, &applications).expect("counts").cells.len(), 161);
}

#[test]
fn several_outcomes_are_one_row() {
    check(2024, Edition::E2021, &["a 2024-03-01 自 D01+D05@2024-03-20"], "received: a; partial: a; total: a");
    check(2024, Edition::E2021, &["a 2024-03-01 自 D05+!D13@2024-03-20"], "received: a; unavailable.not_held: a; total: a");
    check(2024, Edition::E2021, &["a 2024-03-01 自 D22+D17@2024-03-20"], "received: a; not_processed.petition_complaint: a; total: a");
}

#[test]
fn the_parts_of_a_split_are_counted_and_the_whole_is_not() {
    let split = "a 2024-03-01 自 D01@2024-03-20 | D01@2024-03-20 | D08@2024-04-01 | 在办";
    check(
        2024,
        Edition::E2021,
        &[split],
        "received: a#1 a#2 a#3; granted: a#1; refused.third_party_rights: a#2; total: a#1 a#2; carried_out: a#3",
    );
}

#[test]
fn parts_split_off_after_closing_are_received_on_the_day_of_the_split() {
    let split = "a 2023-12-20 自 | D01@2024-03-01 | 2024-02-05 D13@2024-03-01 | 2024-02-05 在办";
    check(2023, Edition::E2021, &[split], "received: a#1; carried_out: a#1");
    check(
        2024,
        Edition::E2021,
        &[split],
        "received: a#2 a#3; carried_in: a#1; granted: a#1; unavailable.not_held: a#2; total: a#1 a#2; carried_out: a#3",
    );
}

#[test]
fn what_awaits_confirmation_or_corrects_a_record_is_no_application() {
    let mut record = application("r 2024-03-01 ? D01@2024-03-20");
    record.kind = Kind::RecordCorrection;
    let applications = [application("a - 自"), record];
    assert_eq!(totals(2024, Edition::E2021, &applications), Ok(String::new()));
}

#[test]
fn a_later_decision_changes_nothing() {
    let mut application = application("a 2023-03-01 自 D08@2023-03-20");
    application.later.push(decision("D01@2024-05-01"));
    let applications = [application];
    assert_eq!(totals(2023, Edition::E2021, &applications).as_deref(), Ok("received: a; refused.third_party_rights: a; total: a"));
    assert_eq!(totals(2024, Edition::E2021, &applications).as_deref(), Ok(""));
}

#[test]
fn the_last_group_of_2019_is_undivided() {
    let cases = ["a 2020-03-01 自 D23@2020-04-01", "b 2020-03-01 自 D22@2020-04-01"];
    check(2020, Edition::E2019, &cases, "received: a b; other_undivided: a b; total: a b");
    let told_otherwise = ["a 2022-03-01 自 D24@2022-04-01", "b 2022-03-01 自 D26@2022-04-01"];
    check(2022, Edition::E2019, &told_otherwise, "received: a b; other_undivided: a b; total: a b");
    check(2022, Edition::E2021, &told_otherwise, "received: a b; other.fee_overdue: a; other.misc: b; total: a b");
}

#[test]
fn what_cannot_be_counted_stops_the_tally() {
    refuses(&["a 2024-03-01 自", "a 2024-04-01 自"], &Why::Twice);
    refuses(&["a 2024-03-01 ?"], &Why::ApplicantUnknown);
    refuses(&["a - 自 D01@2024-03-20"], &Why::NotReceived);
    let (received, dated) = (jiff::civil::date(2024, 3, 1), jiff::civil::date(2024, 2, 29));
    refuses(&["a 2024-03-01 自 D01@2024-02-29"], &Why::OutcomeBeforeReceipt(received, dated));
    refuses(&["a 2024-03-01 自 | 在办 | 2024-02-29 在办"], &Why::PartBeforeApplication(received, dated));
    refuses(&["a 2024-03-01 自 | 2024-03-02 在办"], &Why::NoPartKeepsTheNumber);
    refuses(&["a 2024-03-01 自 D05+D13@2024-03-20", "b 2024-03-01 ?"], &Why::ApplicantUnknown);
    let fault = table3(2021, Edition::E2021, &[application("甲-1 2020-12-31 自 D24@2021-02-01")]).map(|t| t.cells.len());
    let fault = fault.expect_err("not yet law");
    assert!(fault.to_string().starts_with("申请 甲-1：2021年1月1日以前收到的申请"), "{fault}");
    let mut odd = application("a 2024-03-01 自 D05@2024-03-20");
    odd.decision.as_mut().expect("ended").primary = Some(Outcome::D13);
    assert_eq!(totals(2024, Edition::E2021, &[odd]), Err(Why::NoRow(NoRow::PrimaryNotAmong(Outcome::D13))));
}
