//! `POST /check/{v}/save` and `/check/{v}/{n}/save`: checked reports go into
//! the library, with their originals.

use super::{base, find};
use crate::doors::Doors;
use crate::visitor::Confirmed;
use crate::wrong::{Wrong, blocking};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::report::save::{SaveError, Upload, save};
use office::report::visit::Visit;
use std::sync::Arc;

/// Saves every report of the visit that is not saved yet.
///
/// # Errors
/// If the visit is over or still reads, or the library refuses.
pub async fn all(State(doors): State<Arc<Doors>>, Path(v): Path<String>, _form: Confirmed) -> Result<Response, Wrong> {
    let visit = find(&doors, &v)?;
    let count = visit.outcome().ok_or(Wrong::StillReading)?.files.len();
    for no in 1..=count {
        match keep(&doors, &visit, no).await {
            // A file without agency or year stays in the list, unsaved.
            Ok(()) | Err(Wrong::Unusable(..)) => {}
            Err(wrong) => return Err(wrong),
        }
    }
    Ok(Redirect::to(&base(&visit)).into_response())
}

/// Saves one report.
///
/// # Errors
/// If it cannot be saved; the sentence says why.
pub async fn one(State(doors): State<Arc<Doors>>, Path((v, no)): Path<(String, usize)>, _form: Confirmed) -> Result<Response, Wrong> {
    let visit = find(&doors, &v)?;
    keep(&doors, &visit, no).await?;
    let address = visit.saved(no).unwrap_or_else(|| base(&visit));
    Ok(Redirect::to(&address).into_response())
}

async fn keep(doors: &Arc<Doors>, visit: &Arc<Visit>, no: usize) -> Result<(), Wrong> {
    if visit.saved(no).is_some() {
        return Ok(());
    }
    let file = visit.outcome().ok_or(Wrong::StillReading)?.file(no).ok_or(Wrong::Missing)?;
    let unusable = |sentence: String| Wrong::Unusable(StatusCode::UNPROCESSABLE_ENTITY, sentence);
    let (read, _) = file.result.as_ref().map_err(|e| unusable(e.message.clone()))?;
    let reading = Arc::clone(visit);
    let bytes = blocking(move |_| reading.original(no), doors).await?.map_err(|_| Wrong::VisitOver)?;
    let upload = Upload { file: &file.name, sha256: &file.sha256, bytes: &bytes, read, unit: None };
    let saved = save(doors.library.store(), doors.now(), upload).await.map_err(|error| match error {
        SaveError::Library(error) => Wrong::from(error),
        sentence => unusable(sentence.to_string()),
    })?;
    let year = read.reading.year.unwrap_or_default();
    visit.note_saved(no, format!("/library/{}/{year}", saved.agency));
    Ok(())
}
