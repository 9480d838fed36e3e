//! A year is counted, approved, and corrected afterwards.

use crate::engines;
use crate::room::{Room, request};
use jiff::civil::date;
use office::application::{Request, Role};
use office::report::ledger::{Annual, Unavailable, recount};
use report::form::all_cells;
use serde_json::json;
use store::CaseId;

async fn annual(room: &Room, year: i16) -> Annual {
    room.ledger.annual(&room.agency, year).await.expect("the year counts")
}

async fn approve(room: &Room, year: i16) -> Result<Annual, Unavailable> {
    room.ledger.approve_report(&room.staff(Role::Compiler), &room.agency, year, None).await
}

/// The cells that are not zero, without columns but the total.
fn totals(annual: &Annual) -> String {
    let shown = annual.cells.iter().filter(|c| c.id.column() == "total" && !c.cases.is_empty());
    let name = |c: &office::report::ledger::Cell| {
        c.id.name().trim_start_matches("applications.").trim_start_matches("result.").trim_end_matches(".total").to_owned()
    };
    shown.map(|c| format!("{} {}", name(c), c.cases.len())).collect::<Vec<_>>().join(", ")
}

/// Three cases of 2023: one answered, one open, one with a remedy.
async fn year_2023(room: &Room) -> [CaseId; 3] {
    room.at(date(2023, 3, 6));
    let cases = [room.registered().await, room.registered().await, room.registered().await];
    room.at(date(2023, 3, 20));
    room.replies(&cases[0], "D01").await;
    room.replies(&cases[2], "D05").await;
    room.does(&cases[2], "register_remedy", json!({"kind": "reconsideration", "reference": "1"})).await;
    room.does(&cases[1], "extend", json!({"days": 20})).await;
    cases
}

#[tokio::test]
async fn each_cell_lists_its_cases_with_their_numbers() {
    engines::each("each_cell_lists_its_cases_with_their_numbers", async |url| {
        let room = Room::open(url).await;
        let cases = year_2023(&room).await;
        let counted = annual(&room, 2023).await;
        let expected = "received 3, granted 1, refused.state_secret 1, total 2, carried_out 1, remedies.reconsideration 1";
        assert_eq!(totals(&counted), expected);
        let open = counted.cases("applications.carried_out.natural_person");
        assert_eq!((open.len(), open[0].id.as_str(), open[0].number.as_deref()), (1, cases[1].as_str(), Some("2023-2")));
        let pending = counted.cases("remedies.reconsideration.pending");
        assert_eq!((pending.len(), pending[0].number.as_deref(), pending[0].remedy.as_deref()), (1, Some("2023-3"), Some("1")));
        room.at(date(2024, 2, 1));
        room.does(&cases[2], "record_remedy_result", json!({"reference": "1", "result": "corrected"})).await;
        let counted = annual(&room, 2024).await;
        assert_eq!(counted.cases("remedies.reconsideration.corrected").len(), 1);
        assert_eq!(counted.cases("applications.carried_in.total"), annual(&room, 2023).await.cases("applications.carried_out.total"));
        assert_eq!(recount(&room).await, Default::default());
    })
    .await;
}

#[tokio::test]
async fn what_comes_after_approval_is_listed_and_changes_nothing() {
    engines::each("what_comes_after_approval_is_listed_and_changes_nothing", async |url| {
        let room = Room::open(url).await;
        let cases = year_2023(&room).await;
        assert!(matches!(approve(&room, 2023).await, Err(Unavailable::NotOver(2023))));
        room.at(date(2024, 1, 20));
        let seen = annual(&room, 2023).await;
        let wrong = room.ledger.approve_report(&room.staff(Role::Compiler), &room.agency, 2023, Some("another")).await;
        assert!(matches!(wrong, Err(Unavailable::Changed)));
        let approved = approve(&room, 2023).await.expect("approved");
        assert_eq!((approved.digest(), approved.differences.len()), (seen.digest(), 0));
        assert!(matches!(approve(&room, 2023).await, Err(Unavailable::Approved(2023))));
        // A reply of December is found in a drawer, and a letter of December.
        room.at(date(2024, 1, 25));
        let late = late_withdrawal(&room, &cases[1]).await;
        let drawer = room.ledger.take(&room.clerk(), office::application::Intake { on: Some(date(2023, 12, 28)), ..room.paper() }).await;
        let drawer = drawer.expect("registered late").done.case;
        let after = annual(&room, 2023).await;
        assert_eq!(after.digest(), seen.digest(), "what is frozen stays");
        let changed: Vec<String> =
            after.differences.iter().map(|d| format!("{} -{} +{}", d.id.name(), d.gone.len(), d.come.len())).collect();
        assert!(changed.contains(&"applications.carried_out.total -1 +1".to_owned()), "{changed:?}");
        assert!(changed.contains(&"applications.received.total -0 +1".to_owned()), "{changed:?}");
        let carried = annual(&room, 2024).await.carried;
        assert!(carried.is_approved);
        assert_eq!((carried.out, carried.carried_in), (1, 1));
        assert_eq!((carried.gone[0].case.id.as_str(), carried.come[0].case.id.as_str()), (late.as_str(), drawer.as_str()));
        assert!(carried.gone[0].why.contains("补登了办理结果，日期为2023年12月27日"), "{}", carried.gone[0].why);
        assert!(carried.come[0].why.contains("2024年1月25日）才登记"), "{}", carried.come[0].why);
        assert_eq!(recount(&room).await, Default::default());
    })
    .await;
}

async fn late_withdrawal(room: &Room, case: &CaseId) -> CaseId {
    let asked = Request { on: Some(date(2023, 12, 27)), ..request(case, "withdraw", json!({})) };
    room.ledger.perform(&room.clerk(), asked).await.expect("withdrawn, entered late");
    case.clone()
}

#[tokio::test]
async fn parts_split_off_after_approval_count_from_the_day_of_the_split_and_keep_their_clock() {
    engines::each("parts_split_off_after_approval_count_from_the_day_of_the_split", async |url| {
        let room = Room::open(url).await;
        room.at(date(2023, 12, 20));
        let (before, after) = (room.registered().await, room.registered().await);
        let split = async |case: &CaseId| {
            let parts = vec!["另一件".to_owned()];
            let asked = request(case, "archive", json!({}));
            room.ledger.split(&room.clerk(), asked, parts).await.expect("split").1.remove(0).done
        };
        split(&before).await;
        room.at(date(2024, 1, 10));
        approve(&room, 2023).await.expect("approved");
        let part = split(&after).await;
        let whole = room.ledger.look(&room.clerk(), &after).await.expect("the case").1;
        assert_eq!(part.after.due, whole.clock.due, "the clock of the part runs from receipt");
        let (frozen, now) = (annual(&room, 2023).await, annual(&room, 2024).await);
        assert_eq!((frozen.cases("applications.received.total").len(), frozen.differences.len()), (3, 0));
        assert_eq!((now.cases("applications.received.total").len(), now.cases("applications.carried_in.total").len()), (1, 3));
        assert_eq!((now.carried.gone.len(), now.carried.come.len()), (0, 0));
        room.replies(&part.case, "D01").await;
        assert_eq!(annual(&room, 2024).await.cases("applications.result.granted.total").len(), 1);
        assert_eq!(recount(&room).await, Default::default());
    })
    .await;
}

#[tokio::test]
async fn a_projection_that_was_changed_is_named() {
    engines::each("a_projection_that_was_changed_is_named", async |url| {
        let room = Room::open(url).await;
        let cases = year_2023(&room).await;
        let change = format!("UPDATE application SET outcome_row = 'partial' WHERE id = '{}'; DELETE FROM remedy", cases[0]);
        engines::behind_its_back(url, &change).await;
        let recount = room.ledger.recount(&room.agency).await.expect("counted again");
        let of = |case: &CaseId| recount.differing.iter().find(|d| d.case == case.as_str()).map(|d| d.columns.clone());
        assert_eq!((of(&cases[0]), of(&cases[2])), (Some(vec!["outcome_row"]), Some(vec!["remedy"])));
        assert_eq!(recount.differing.len(), 2);
        let cells: Vec<&str> = recount.cells.iter().filter(|c| c.0 == 2023).map(|c| c.1.as_str()).collect();
        for cell in ["applications.result.partial.total", "applications.result.granted.total", "remedies.reconsideration.pending"] {
            assert!(cells.contains(&cell), "{cells:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_frozen_cell_that_was_changed_is_not_taken() {
    engines::each("a_frozen_cell_that_was_changed_is_not_taken", async |url| {
        let room = Room::open(url).await;
        year_2023(&room).await;
        room.at(date(2024, 1, 20));
        approve(&room, 2023).await.expect("approved");
        engines::behind_its_back(url, "UPDATE approved_cell SET cases = '[]', value = 0 WHERE value = 2").await;
        let error = room.ledger.annual(&room.agency, 2023).await.expect_err("not what was approved");
        assert!(error.to_string().contains("report_approval"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn the_report_on_paper_reads_back_with_the_same_numbers() {
    engines::each("the_report_on_paper_reads_back_with_the_same_numbers", async |url| {
        let room = Room::open(url).await;
        year_2023(&room).await;
        let counted = annual(&room, 2023).await;
        let line = counted.read_line().expect("JSON");
        assert_eq!((&line["year"], &line["edition"], &line["is_report"]), (&json!(2023), &json!("2021"), &json!(true)));
        assert_eq!(line["cells"]["applications.received.natural_person"]["value"], json!(3));
        assert_eq!(line["cells"]["applications.received.other_org"]["value"], json!(0));
        assert_eq!(line["cells"]["proactive.regulations.made"]["value"], json!(null));
        let paper = report::print::print(&counted.reading());
        let bytes = document::write::html(&paper);
        let read = report::locate(&document::read(&bytes, &document::Limits::default()).expect("HTML"));
        for id in all_cells().filter(|id| id.name().starts_with("applications.") || id.name().starts_with("remedies.")) {
            assert_eq!(read.cells.number(id), counted.reading().cells.number(id), "{}", id.name());
        }
        let checked = report::check::check(&read, &Default::default(), &Default::default());
        let wrong: Vec<&str> = checked.findings.iter().map(|f| f.code).filter(|c| c.starts_with('R') || c.starts_with('L')).collect();
        assert_eq!(wrong, Vec::<&str>::new());
    })
    .await;
}

#[tokio::test]
async fn another_agency_or_another_role_approves_nothing() {
    engines::each("another_agency_or_another_role_approves_nothing", async |url| {
        let room = Room::open(url).await;
        room.at(date(2024, 1, 20));
        let compiler = room.staff(Role::Compiler);
        let other = room.ledger.approve_report(&compiler, &room.other, 2023, None).await;
        assert!(matches!(other, Err(Unavailable::NotFound)));
        for role in office::application::rights::ROLES.into_iter().filter(|r| *r != Role::Compiler) {
            let refused = room.ledger.approve_report(&room.staff(role), &room.agency, 2023, None).await;
            assert!(matches!(refused, Err(Unavailable::NotYours { .. })), "{}", role.name());
        }
        assert_eq!(annual(&room, 2023).await.approval, None);
    })
    .await;
}

/// What counting again finds, without how much it looked at.
async fn recount(room: &Room) -> recount::Recount {
    let found = room.ledger.recount(&room.agency).await.expect("counted again");
    assert!(found.cases > 0 && found.years > 0);
    recount::Recount { cases: 0, years: 0, ..found }
}
