//! What pages and interfaces show.

use crate::room::{demo, empty, grave};
use office::report::library::GridQuery;
use report::{CellState, Number};

const LAND: &str = "云汀县自然资源局";

#[tokio::test]
async fn a_report_and_its_original_come_back_as_they_were_saved() {
    let room = empty().await;
    let saved = room.save("land/2024", 0).await;
    let (file, bytes, read) = demo("land/2024");
    let report = room.library.report(saved.id.as_str()).await.expect("asked").expect("there");
    assert_eq!(format!("{:?}", report.read), format!("{read:?}"));
    assert_eq!((report.check.file.as_str(), &report.check.verdict), (file.as_str(), &report.head.tally.verdict));
    let original = room.library.original(saved.id.as_str()).await.expect("asked").expect("there");
    assert_eq!((original.bytes, original.format.as_str()), (bytes, "pdf"));
    for nothing in ["", "1", "../x", "0192f0c0-0000-7000-8000-000000000000"] {
        assert!(room.library.report(nothing).await.expect("asked").is_none(), "{nothing}");
        assert!(room.library.original(nothing).await.expect("asked").is_none(), "{nothing}");
    }
}

#[tokio::test]
async fn an_agency_is_shown_with_its_years_and_in_the_grid() {
    let room = empty().await;
    for (at, report) in ["land/2023", "land/2019", "qiwu/2022"].into_iter().enumerate() {
        room.save(report, i64::try_from(at).expect("few")).await;
    }
    let land = room.library.agency("990121-04").await.expect("asked").expect("there");
    assert_eq!(land.agency.name, LAND);
    assert_eq!(land.reports.iter().map(|r| r.year).collect::<Vec<_>>(), [2019, 2023]);
    let grid = room.library.grid(&GridQuery::all(2020..=2024)).await.expect("asked");
    let rows: Vec<_> = grid.rows.iter().map(|r| (r.agency.name.as_str(), r.reports.len())).collect();
    assert_eq!(rows, [(LAND, 1), ("云汀县栖梧乡人民政府", 1)]);
    let latest = room.library.latest(1).await.expect("asked");
    assert_eq!(latest[0].agency_name, "云汀县栖梧乡人民政府");
    let report = room.library.report_of(LAND, 2023).await.expect("asked").expect("there");
    assert!(grave(&report.check).contains(&"AR-T4-SUM".to_owned()), "{:?}", grave(&report.check));
}

#[tokio::test]
async fn a_line_over_the_years_has_gaps_and_no_invented_zeros() {
    let room = empty().await;
    room.save("land/2019", 0).await;
    let (file, bytes, mut read) = demo("land/2023");
    let received = report::form::cell("applications.received", "total");
    let expected = demo("land/2019").2.reading.cells.number(received);
    assert!(expected.is_some());
    read.reading.cells.set(received, report::CellValue::unread());
    room.save_read(&file, &bytes, &read, 1).await.expect("saved");
    let repealed = report::form::cell("proactive.regulations", "repealed");
    let series = room.library.series(LAND, &[repealed, received]).await.expect("asked").expect("there");
    assert_eq!(series.years, [2019, 2023]);
    assert_eq!(series.lines[0].values, [None, Some(Number::ZERO)], "the edition of 2019 has no such cell");
    assert_eq!(series.lines[1].values, [expected, None]);
}

#[tokio::test]
async fn two_reports_are_compared_cell_by_cell() {
    let room = empty().await;
    let (left, right) = (room.save("land/2019", 0).await, room.save("land/2023", 1).await);
    let compared = room.library.compare(left.id.as_str(), right.id.as_str()).await.expect("asked").expect("both there");
    let of = |row, column| {
        let id = report::form::cell(row, column);
        compared.cells.iter().find(|c| c.cell == id).expect("one of them has it")
    };
    let received = of("applications.received", "total");
    let number = |report: &str| demo(report).2.reading.cells.number(received.cell).expect("read");
    assert_eq!(received.change(), Some(number("land/2023") - number("land/2019")));
    let repealed = of("proactive.regulations", "repealed");
    assert!(repealed.left.is_none() && repealed.right.as_ref().is_some_and(|c| c.state == CellState::Printed));
    assert_eq!(repealed.change(), None);
    assert!(room.library.compare(left.id.as_str(), "1").await.expect("asked").is_none());
}
