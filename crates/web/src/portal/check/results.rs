//! `/check/{v}/results.xlsx` and `.pdf`: the results to keep.

use super::find;
use crate::doors::Doors;
use crate::wrong::{Wrong, blocking};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use office::report::results::{ResultsError, paper, workbook};
use std::sync::Arc;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /check/{v}/results.xlsx`
///
/// # Errors
/// If there is no such visit, or it still reads.
pub async fn xlsx(State(doors): State<Arc<Doors>>, Path(v): Path<String>) -> Result<Response, Wrong> {
    let visit = find(&doors, &v)?;
    let work = move |_| visit.outcome().map(|outcome| workbook(outcome.files.iter()));
    answer(blocking(work, &doors).await?, XLSX, "results.xlsx")
}

/// `GET /check/{v}/results.pdf`
///
/// # Errors
/// If there is no such visit, or it still reads.
pub async fn pdf(State(doors): State<Arc<Doors>>, Path(v): Path<String>) -> Result<Response, Wrong> {
    let visit = find(&doors, &v)?;
    let work = move |_| visit.outcome().map(|outcome| paper(outcome.files.iter(), outcome.finished));
    answer(blocking(work, &doors).await?, "application/pdf", "results.pdf")
}

fn answer(made: Option<Result<Vec<u8>, ResultsError>>, kind: &str, name: &str) -> Result<Response, Wrong> {
    match made {
        None => Err(Wrong::StillReading),
        Some(Err(error)) => Err(Wrong::Unusable(StatusCode::UNPROCESSABLE_ENTITY, error.to_string())),
        Some(Ok(bytes)) => {
            let disposition = format!("attachment; filename=\"{name}\"");
            Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
        }
    }
}
