//! `GET /check/{v}/{n}`: one file, its report with the suspect cells lit; with
//! `.csv` its cells.

use super::{base, find, path};
use crate::chart::Table;
use crate::doors::Doors;
use crate::fill::report::{About, report};
use crate::view::check::CheckReportPage;
use crate::view::report::Report;
use crate::view::{Link, Place};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, blocking, show};
use ::report::Reading;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use office::report::source::Source;
use office::report::visit::{Outcome, Visit};
use office::worker::Fence;
use std::sync::Arc;

/// `GET /check/{v}/{n}`
///
/// # Errors
/// If there is no such visit or file.
pub async fn one(State(doors): State<Arc<Doors>>, visitor: Visitor, Path((v, n)): Path<(String, String)>) -> Result<Response, Wrong> {
    let visit = find(&doors, &v)?;
    let outcome = visit.outcome().ok_or(Wrong::StillReading)?;
    let (number, csv) = n.strip_suffix(".csv").map_or((n.as_str(), false), |number| (number, true));
    let no: usize = number.parse().map_err(|_| Wrong::Missing)?;
    let file = outcome.file(no).ok_or(Wrong::Missing)?;
    if csv {
        let (read, _) = file.result.as_ref().map_err(|_| Wrong::Missing)?;
        return Ok(cells_csv(&read.reading));
    }
    let mut page = CheckReportPage {
        page: visitor.page(&file.name, Place::Check),
        path: path(&visit),
        report: Report { title: file.name.clone(), ..Report::default() },
        turns: turns(&visit, outcome, no),
        downloads: Vec::new(),
        can_save: false,
        save_action: format!("{}/{no}/save", base(&visit)),
        sentence: String::new(),
        way_out: String::new(),
    };
    match &file.result {
        Err(error) => {
            page.sentence = "这个文件读不出".to_owned();
            page.way_out = error.message.clone();
        }
        Ok((read, checked)) => {
            let source = original(&doors, &visit, no).await?;
            let same_as = checked.same_as.and_then(|index| outcome.files.iter().filter(|f| f.result.is_ok()).nth(index));
            let about = About { file: &file.name, same_as: same_as.map_or("", |f| f.name.as_str()) };
            page.report = report(&read.reading, checked, &source, about);
            page.page = visitor.page(&office::report::results::title(file, read), Place::Check);
            page.can_save = read.reading.is_report && visit.saved(no).is_none();
            if read.reading.is_report {
                page.downloads.push(Link::new("下载 CSV", format!("{}/{no}.csv", base(&visit))));
            }
        }
    }
    show(&page)
}

/// The lines of an original, read again in a reader process; none once it is
/// wiped.
async fn original(doors: &Arc<Doors>, visit: &Arc<Visit>, no: usize) -> Result<Source, Wrong> {
    let visit = Arc::clone(visit);
    let work = move |doors: Arc<Doors>| {
        let bytes = visit.original(no).ok()?;
        let document = doors.visits.readers().read(&bytes, Fence::Everything).ok()?;
        Some(Source::of(&document))
    };
    Ok(blocking(work, doors).await?.unwrap_or_default())
}

fn turns(visit: &Visit, outcome: &Outcome, no: usize) -> Vec<Link> {
    let link = |label: &str, no: usize| outcome.file(no).map(|_| Link::new(label, format!("{}/{no}", base(visit))));
    [link("上一份", no - 1), link("下一份", no + 1)].into_iter().flatten().collect()
}

/// All cells of a report as CSV.
pub fn cells_csv(reading: &Reading) -> Response {
    let rows = reading.cells.iter().map(|(id, cell)| {
        let number = |n: Option<::report::Number>| n.map(|v| v.normalize().to_string()).unwrap_or_default();
        let place = cell.place.map(|p| p.to_string()).unwrap_or_default();
        vec![
            id.label().to_owned(),
            id.name().to_owned(),
            number(cell.value),
            number(cell.inferred),
            cell.raw.to_owned(),
            cell.state.name().to_owned(),
            place,
        ]
    });
    let head = ["单元格", "名称", "值", "推定", "原文", "状态", "位置"].map(String::from).to_vec();
    let table = Table { caption: String::new(), head, rows: rows.collect() };
    csv(&table, "cells.csv")
}

/// A table as a CSV file to keep.
pub fn csv(table: &Table, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, disposition)], table.csv()).into_response()
}
