//! Agencies by years.

use crate::engines::store;
use crate::sample::report;
use store::{GridQuery, Store};

async fn fill(store: &Store) {
    for (name, year, content) in [
        ("云汀县教育局", 2022, "a"),
        ("云汀县教育局", 2023, "b"),
        ("云汀县教育局", 2023, "c"),
        ("云汀县公安局", 2024, "d"),
        ("百%局", 2019, "e"),
    ] {
        store.save(&report(name, year, content, Some(1), 0)).await.expect("saved");
    }
}

async fn check(store: &Store, query: GridQuery, total: usize, expected: &[(&str, &[i16])]) {
    let grid = store.grid(&query).await.expect("asked");
    let rows: Vec<(&str, Vec<i16>)> =
        grid.rows.iter().map(|r| (r.agency.name.as_str(), r.reports.iter().map(|c| c.year).collect())).collect();
    let expected: Vec<(&str, Vec<i16>)> = expected.iter().map(|(n, y)| (*n, y.to_vec())).collect();
    assert_eq!((grid.total, rows), (total, expected), "{query:?}");
}

#[tokio::test]
async fn a_grid_shows_current_reports_of_the_years_asked_for() {
    store("a_grid_shows_current_reports_of_the_years_asked_for", async |store| {
        fill(&store).await;
        let all: &[(&str, &[i16])] = &[("云汀县公安局", &[2024]), ("云汀县教育局", &[2022, 2023]), ("百%局", &[2019])];
        check(&store, GridQuery::all(2019..=2024), 3, all).await;
        let some: &[(&str, &[i16])] = &[("云汀县公安局", &[]), ("云汀县教育局", &[2023]), ("百%局", &[])];
        check(&store, GridQuery::all(2023..=2023), 3, some).await;
        let grid = store.grid(&GridQuery::all(2023..=2023)).await.expect("asked");
        let cell = &grid.rows[1].reports[0];
        let current = store.report_of("云汀县教育局", 2023).await.expect("asked").expect("there").head;
        assert_eq!((&cell.report, &cell.edition, &cell.tally), (&current.id, &current.edition, &current.tally));
    })
    .await;
}

#[tokio::test]
async fn a_filter_means_what_it_says() {
    store("a_filter_means_what_it_says", async |store| {
        fill(&store).await;
        let filtered = |filter: &str| GridQuery { filter: filter.to_owned(), ..GridQuery::all(2024..=2024) };
        check(&store, filtered("公安"), 1, &[("云汀县公安局", &[2024])]).await;
        check(&store, filtered(" % "), 1, &[("百%局", &[])]).await;
        check(&store, filtered("_"), 0, &[]).await;
        check(&store, filtered("' OR 1=1 --"), 0, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_grid_can_be_turned_page_by_page() {
    store("a_grid_can_be_turned_page_by_page", async |store| {
        fill(&store).await;
        let page = |skip| GridQuery { skip, take: 2, ..GridQuery::all(2024..=2024) };
        check(&store, page(0), 3, &[("云汀县公安局", &[2024]), ("云汀县教育局", &[])]).await;
        check(&store, page(2), 3, &[("百%局", &[])]).await;
        check(&store, page(4), 3, &[]).await;
    })
    .await;
}
