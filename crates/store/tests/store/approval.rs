//! Approved reports, remedies, and from when a part counts, on both engines.

use crate::application::{agency, case, open, vault};
use crate::engines::{behind_its_back, each, store};
use crate::sample::second;
use jiff::civil::date;
use store::application::{self, Remedy};
use store::approval::{self, Approval, ApprovedCell};
use store::seal::SuiteId;
use store::{AgencyId, Store, StoreError};

fn approval(agency: &AgencyId) -> Approval {
    Approval { agency: agency.clone(), year: 2024, edition: "2021".to_owned(), at: second(1), actor: "hu".to_owned() }
}

fn cells() -> Vec<ApprovedCell> {
    let case = |id: &str| (id.to_owned(), Some(format!("2024-{id}")), None);
    vec![ApprovedCell { name: "b".to_owned(), cases: vec![case("1"), case("2")] }, ApprovedCell { name: "a".to_owned(), cases: Vec::new() }]
}

async fn approve(store: &Store, agency: &AgencyId) -> bool {
    let input = (approval(agency), cells());
    store
        .act(input, |tx, (new, cells)| Box::pin(async move { approval::approve(tx, SuiteId::Guomi, new, cells, "test").await }))
        .await
        .expect("an act")
}

#[tokio::test]
async fn of_two_approvals_of_a_year_the_first_holds() {
    store("of_two_approvals_of_a_year_the_first_holds", async |store| {
        let agency = agency(&store).await;
        let (one, two) = tokio::join!(approve(&store, &agency), approve(&store, &agency));
        assert!(one ^ two, "{one} {two}");
        assert_eq!(approval::approval(&store, &agency, 2024).await.expect("asked"), Some(approval(&agency)));
        assert_eq!(approval::approval(&store, &agency, 2023).await.expect("asked"), None);
        let mut expected = cells();
        expected.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(store.approved_cells(&agency, 2024).await.expect("asked"), expected);
    })
    .await;
}

#[tokio::test]
async fn remedies_are_found_in_the_years_they_are_open_or_end_in() {
    store("remedies_are_found_in_the_years_they_are_open_or_end_in", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let agency = agency(&store).await;
        let case = case(&agency, 1, "natural_person");
        open(&store, &vault, case.clone(), date(2023, 3, 4)).await;
        let remedy = |reference: &str, decided| Remedy {
            case: case.id.clone(),
            reference: reference.to_owned(),
            kind: "reconsideration".to_owned(),
            registered: date(2023, 5, 1),
            decided,
        };
        let put = async |remedies: Vec<Remedy>| {
            let input = (agency.clone(), case.id.clone(), remedies);
            let done = store.act(input, |tx, (agency, case, remedies)| {
                Box::pin(async move { application::put_remedies(tx, agency, case, remedies).await })
            });
            done.await.expect("an act");
        };
        put(vec![remedy("1", None), remedy("2", None)]).await;
        put(vec![remedy("1", Some((date(2024, 2, 1), "upheld".to_owned()))), remedy("2", None)]).await;
        let check = async |year, expected: &[&str]| {
            let found = store.remedies(&agency, year).await.expect("asked");
            assert!(found.iter().all(|(_, number)| number.as_deref() == Some("2024-1")), "{found:?}");
            assert_eq!(found.iter().map(|(r, _)| r.reference.as_str()).collect::<Vec<_>>(), expected, "{year}");
        };
        check(2022, &[]).await;
        check(2023, &["1", "2"]).await;
        check(2024, &["1", "2"]).await;
        check(2025, &["2"]).await;
    })
    .await;
}

#[tokio::test]
async fn a_part_counts_from_its_day_whatever_is_added_later() {
    store("a_part_counts_from_its_day_whatever_is_added_later", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let agency = agency(&store).await;
        let case = case(&agency, 1, "natural_person");
        open(&store, &vault, case.clone(), date(2023, 12, 4)).await;
        let counted = store.act(case.id.clone(), |tx, id| Box::pin(async move { application::count_from(tx, id, date(2024, 2, 5)).await }));
        counted.await.expect("an act");
        crate::application::append(
            &store,
            &vault,
            &case,
            1,
            crate::application::new_act(law::application::act::Act::Assigned, date(2024, 2, 6), ""),
            crate::application::projection("received", Some(date(2023, 12, 4)), None),
        )
        .await
        .expect("an act");
        assert_eq!(store.counted(&agency, 2023).await.expect("asked"), []);
        let units = store.counted(&agency, 2024).await.expect("asked");
        assert_eq!(units.iter().map(|u| u.received).collect::<Vec<_>>(), [date(2024, 2, 5)]);
        let sums = store.tally(Some(&agency), 2024).await.expect("asked");
        assert_eq!(sums.iter().map(|c| (c.row.as_str(), c.count)).collect::<Vec<_>>(), [("received", 1), ("carried_out", 1)]);
        let found = store.cases_after(&agency, None, 10).await.expect("asked");
        assert_eq!((found.len(), found[0].acts.len(), found[0].head.counted_from), (1, 2, Some(date(2024, 2, 5))));
    })
    .await;
}

#[tokio::test]
async fn cases_from_before_the_counting_are_kept() {
    each("cases_from_before_the_counting_are_kept", async |url| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let store = Store::open(url).await.expect("it opens");
        let agency = agency(&store).await;
        open(&store, &vault, case(&agency, 1, "natural_person"), date(2024, 3, 4)).await;
        store.close().await.expect("it closes");
        let back = "DROP TABLE remedy; DROP TABLE report_approval; DROP TABLE approved_cell; \
                    ALTER TABLE application DROP COLUMN counted_from; DELETE FROM migration WHERE name = 'reports from the ledger'";
        behind_its_back(url, back).await;
        let store = Store::open(url).await.expect("it is brought forward");
        assert_eq!(store.counted(&agency, 2024).await.expect("asked").len(), 1);
        store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn a_frozen_cell_that_was_changed_is_inconsistent() {
    each("a_frozen_cell_that_was_changed_is_inconsistent", async |url| {
        let store = Store::open(url).await.expect("it opens");
        let agency = agency(&store).await;
        assert!(approve(&store, &agency).await);
        behind_its_back(url, "UPDATE approved_cell SET cases = '[[\"1\",null,null],[\"3\",null,null]]' WHERE name = 'b'").await;
        let error = store.approved_cells(&agency, 2024).await;
        assert!(matches!(error, Err(StoreError::Inconsistent { table: "report_approval", .. })), "{error:?}");
        store.close().await.expect("it closes");
    })
    .await;
}
