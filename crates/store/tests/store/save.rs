//! Saving reports and their new findings.

use crate::engines::store;
use crate::sample::{report, tally};
use store::{Counts, Outcome, ReportId};

#[tokio::test]
async fn a_file_saved_twice_is_one_report() {
    store("a_file_saved_twice_is_one_report", async |store| {
        let first = store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        let again = store.save(&report("云汀县教育局", 2023, "a", Some(1), 9)).await.expect("saved");
        assert_eq!((first.outcome, again.outcome), (Outcome::New, Outcome::Same));
        assert_eq!((&first.id, first.agency), (&again.id, again.agency));
        let counts = Counts { agencies: 1, reports: 1, superseded: 0, verdicts: vec![("findings".to_owned(), 1)] };
        assert_eq!(store.counts().await.expect("asked"), counts);
    })
    .await;
}

#[tokio::test]
async fn another_file_takes_the_place_of_the_version_before_and_keeps_it() {
    store("another_file_takes_the_place_of_the_version_before_and_keeps_it", async |store| {
        let first = store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        let second = store.save(&report("云汀县教育局", 2023, "b", Some(2), 1)).await.expect("saved");
        let third = store.save(&report("云汀县教育局", 2023, "c", Some(3), 2)).await.expect("saved");
        assert_eq!(second.outcome, Outcome::Supersedes(first.id.clone()));
        assert_eq!(third.outcome, Outcome::Supersedes(second.id.clone()));
        let old = store.report(&first.id).await.expect("asked").expect("kept");
        assert_eq!(old.head.superseded_by, Some(second.id));
        let current = store.report_of("云汀县教育局", 2023).await.expect("asked").expect("there");
        assert_eq!((current.head.id, current.head.superseded_by), (third.id, None));
    })
    .await;
}

#[tokio::test]
async fn the_same_file_for_another_year_or_agency_is_another_report() {
    store("the_same_file_for_another_year_or_agency_is_another_report", async |store| {
        for (name, year) in [("云汀县教育局", 2023), ("云汀县教育局", 2022), ("云汀县公安局", 2023)] {
            let saved = store.save(&report(name, year, "a", Some(1), 0)).await.expect("saved");
            assert_eq!(saved.outcome, Outcome::New, "{name} {year}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_agency_is_completed_by_later_reports_and_forgets_nothing() {
    store("an_agency_is_completed_by_later_reports_and_forgets_nothing", async |store| {
        let mut new = report("云汀县教育局", 2022, "a", Some(1), 0);
        new.agency.region = Some("汀澜市云汀县".to_owned());
        store.save(&new).await.expect("saved");
        let mut new = report("云汀县教育局", 2023, "b", Some(1), 1);
        (new.agency.code, new.agency.parent) = (Some("990121-02".to_owned()), Some("990121".to_owned()));
        store.save(&new).await.expect("saved");
        let agency = store.agency("990121-02").await.expect("asked").expect("found by its code");
        assert_eq!(agency.region.as_deref(), Some("汀澜市云汀县"));
        assert_eq!(agency.parent.as_deref(), Some("990121"));
    })
    .await;
}

#[tokio::test]
async fn a_report_that_cannot_be_written_whole_is_not_written_at_all() {
    store("a_report_that_cannot_be_written_whole_is_not_written_at_all", async |store| {
        let mut new = report("云汀县教育局", 2023, "a", Some(1), 0);
        new.cells.push(new.cells[0].clone());
        assert!(store.save(&new).await.is_err());
        assert_eq!(store.counts().await.expect("asked"), Counts::default());
    })
    .await;
}

#[tokio::test]
async fn many_saves_at_once_leave_one_current_version() {
    store("many_saves_at_once_leave_one_current_version", async |store| {
        let mut saves = tokio::task::JoinSet::new();
        for n in 0..12 {
            let store = store.clone();
            saves.spawn(async move { store.save(&report("云汀县教育局", 2023, &n.to_string(), Some(n), n)).await });
        }
        while let Some(saved) = saves.join_next().await {
            saved.expect("no panic").expect("saved");
        }
        let counts = store.counts().await.expect("asked");
        assert_eq!((counts.agencies, counts.reports, counts.superseded), (1, 1, 11));
    })
    .await;
}

#[tokio::test]
async fn new_findings_take_the_place_of_the_old_ones() {
    store("new_findings_take_the_place_of_the_old_ones", async |store| {
        let saved = store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        let tally = tally("clean", 0, 0, 5, 6);
        assert!(store.update_findings(&saved.id, "{\"n\":1}", &tally).await.expect("updated"));
        let stored = store.report(&saved.id).await.expect("asked").expect("there");
        assert_eq!((stored.findings.as_str(), stored.head.tally), ("{\"n\":1}", tally.clone()));
        let nobody = ReportId::new(crate::sample::second(5));
        assert!(!store.update_findings(&nobody, "{}", &tally).await.expect("asked"));
    })
    .await;
}
