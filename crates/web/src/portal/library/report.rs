//! `/library/{agency}/{year}`: a report of the library, checked against the
//! year before; with `.csv` its cells.

use super::{citation, download, file_name};
use crate::doors::Doors;
use crate::fill::report::{About, report};
use crate::portal::check::one::cells_csv;
use crate::view::library::LibraryReportPage;
use crate::view::{Link, Place};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, blocking, show};
use axum::extract::{Path, State};
use axum::response::Response;
use office::report::check::check;
use office::report::library::LibraryReport;
use office::report::source::Source;
use office::report::write::{Form, write};
use office::worker::Fence;
use std::sync::Arc;

/// `GET /library/{agency}/{year}`, also with an ending: `.csv`, `.docx`,
/// `.pdf`, `.html`, `.xlsx` and `.original`.
///
/// # Errors
/// If there is no such report.
pub async fn one(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    Path((agency, year)): Path<(String, String)>,
) -> Result<Response, Wrong> {
    let (number, ending) = year.split_once('.').map_or((year.as_str(), ""), |(y, e)| (y, e));
    let number: i16 = number.parse().map_err(|_| Wrong::Missing)?;
    let found = doors.library.report_of(&agency, number).await?.ok_or(Wrong::Missing)?;
    match ending {
        "" => page(&doors, &visitor, &agency, found).await,
        "csv" => Ok(cells_csv(&found.read.reading)),
        "original" => {
            let original = doors.library.original(found.head.id.as_str()).await?.ok_or(Wrong::Missing)?;
            Ok(download(file_name(&original.file), "application/octet-stream", original.bytes))
        }
        _ => written(&doors, found, ending).await,
    }
}

/// The report in the official layout.
async fn written(doors: &Arc<Doors>, found: LibraryReport, ending: &str) -> Result<Response, Wrong> {
    let form = Form::named(ending).ok_or(Wrong::Missing)?;
    let name = format!("{}{}年政府信息公开工作年度报告.{}", found.head.agency_name, found.head.year, form.ending());
    let bytes = blocking(move |_| write(&found.read.reading, form), doors).await?;
    let kind = match form {
        Form::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Form::Pdf => "application/pdf",
        Form::Html => "text/html; charset=utf-8",
    };
    let bytes = bytes.map_err(|sentence| Wrong::Unusable(axum::http::StatusCode::UNPROCESSABLE_ENTITY, sentence))?;
    Ok(download(&name, kind, bytes))
}

async fn page(doors: &Arc<Doors>, visitor: &Visitor, agency: &str, found: LibraryReport) -> Result<Response, Wrong> {
    let year = found.head.year;
    let previous = doors.library.report_of(agency, year - 1).await?;
    let next = doors.library.report_of(agency, year + 1).await?;
    let mut readings: Vec<::report::Reading> = previous.iter().map(|p| p.read.reading.clone()).collect();
    readings.push(found.read.reading.clone());
    let original = doors.library.original(found.head.id.as_str()).await?;
    let work = move |doors: Arc<Doors>| {
        let checked = check(&readings, None, &::report::check::Options::default()).pop();
        let document = original.and_then(|o| doors.visits.readers().read(&o.bytes, Fence::Everything).ok());
        (checked, document.map(|d| Source::of(&d)).unwrap_or_default())
    };
    let (checked, source) = blocking(work, doors).await?;
    let checked = checked.ok_or(Wrong::Missing)?;
    let report = report(&found.read.reading, &checked, &source, About { file: file_name(&found.head.file), same_as: "" });
    let base = format!("/library/{agency}");
    let mut turns = Vec::new();
    if let Some(previous) = &previous {
        turns.push(Link::new("上一年", format!("{base}/{}", previous.head.year)));
        turns.push(Link::new("与上年对照", format!("/library/compare?a={}&b={}", previous.head.id, found.head.id)));
    }
    if let Some(next) = &next {
        turns.push(Link::new("下一年", format!("{base}/{}", next.head.year)));
    }
    let downloads = [("原件", "original"), ("PDF", "pdf"), ("DOCX", "docx"), ("XLSX", "xlsx"), ("CSV", "csv")];
    let page = visitor.page(&format!("{}{year}年", found.head.agency_name), Place::Library);
    show(&LibraryReportPage {
        path: vec![Link::new("年报库", "/library"), Link::new(found.head.agency_name.clone(), base.clone())],
        report,
        turns,
        downloads: downloads.map(|(label, ending)| Link::new(label, format!("{base}/{year}.{ending}"))).to_vec(),
        citation: citation(&found, &page.site.origin),
        version: found.head.sha256[..found.head.sha256.len().min(12)].to_owned(),
        page,
    })
}
