//! Cells over the years.

use crate::engines::store;
use crate::sample::{cell, report};
use report::{CellState, Number};

const RECEIVED: &str = "applications.received.total";
const FEES: &str = "proactive.admin_fees.amount_wan";

#[tokio::test]
async fn a_series_follows_the_years_and_the_names_given() {
    store("a_series_follows_the_years_and_the_names_given", async |store| {
        for (year, content, received) in [(2024, "d", 9), (2022, "a", 7), (2023, "b", 1), (2023, "c", 8)] {
            store.save(&report("云汀县教育局", year, content, Some(received), 0)).await.expect("saved");
        }
        let agency = store.agency("云汀县教育局").await.expect("asked").expect("there").id;
        let series = store.series(&agency, &[RECEIVED, FEES, "no.such.cell"]).await.expect("asked");
        let points: Vec<_> = series.iter().map(|p| (p.year, p.cell.name.as_str(), p.cell.value)).collect();
        let fees = Some(Number::new(151_234, 4));
        let expected = [(2022, 7), (2023, 8), (2024, 9)].map(|(y, n)| [(y, RECEIVED, Some(Number::from(n))), (y, FEES, fees)]);
        assert_eq!(points, expected.concat());
    })
    .await;
}

#[tokio::test]
async fn an_unread_cell_comes_back_without_a_number_and_a_blank_with_what_the_sums_force() {
    store("an_unread_cell_comes_back_without_a_number_and_a_blank_with_what_the_sums_force", async |store| {
        let mut new = report("云汀县教育局", 2023, "a", None, 0);
        new.cells[1] = store::NewCell { inferred: Some(Number::from(3)), state: CellState::Blank, ..cell(FEES, None) };
        let saved = store.save(&new).await.expect("saved");
        let series = store.series(&saved.agency, &[RECEIVED, FEES]).await.expect("asked");
        assert_eq!(series.into_iter().map(|p| p.cell).collect::<Vec<_>>(), new.cells);
    })
    .await;
}
