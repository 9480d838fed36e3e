//! `POST /check`: files arrive, and are read in the background.
//!
//! When a limit is passed the rest is still taken from the line, unkept, so
//! that the browser sees the sentence instead of a broken connection.

use super::{base, start};
use crate::doors::{Counters, Doors};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, blocking};
use askama::Template;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use office::report::visit::{Batch, Refused};
use std::sync::Arc;

/// `POST /check`
///
/// # Errors
/// If the form is not of this visitor, or the line broke.
pub async fn receive(State(doors): State<Arc<Doors>>, visitor: Visitor, mut form: Multipart) -> Result<Response, Wrong> {
    let Some(token) = form.next_field().await.map_err(cut)? else { return Err(Wrong::Forged) };
    if token.name() != Some("token") {
        return Err(Wrong::Forged);
    }
    visitor.confirm(&token.text().await.map_err(cut)?)?;
    match take(&doors, form).await? {
        Ok(batch) => begin(&doors, &visitor, batch).await,
        Err(refused) => refuse(&doors, &visitor, &refused),
    }
}

async fn begin(doors: &Arc<Doors>, visitor: &Visitor, batch: Batch) -> Result<Response, Wrong> {
    let files = batch.len() as u64;
    let begun = blocking(move |doors| doors.visits.begin(batch, doors.now()), doors).await?;
    match begun {
        Ok(visit) => {
            Counters::add(&doors.counters.visits, 1);
            Counters::add(&doors.counters.files, files);
            Ok(Redirect::to(&base(&visit)).into_response())
        }
        Err(refused) => refuse(doors, visitor, &refused),
    }
}

/// Takes the files of a form into a private folder.
///
/// # Errors
/// If the line broke.
pub async fn take(doors: &Arc<Doors>, mut form: Multipart) -> Result<Result<Batch, Refused>, Wrong> {
    let mut batch = doors.visits.receive(doors.now());
    while let Some(field) = form.next_field().await.map_err(cut)? {
        let named = field.file_name().is_some_and(|name| !name.is_empty());
        batch = match batch {
            Ok(into) if named => keep(into, field).await?,
            other => {
                drain(field).await?;
                other
            }
        };
    }
    Ok(batch)
}

/// Writes one file as it arrives.
async fn keep(mut batch: Batch, mut field: Field<'_>) -> Result<Result<Batch, Refused>, Wrong> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let written = match batch.file(&name) {
        Err(refused) => Err(refused),
        Ok(mut file) => {
            let mut written = Ok(());
            while let Some(piece) = field.chunk().await.map_err(cut)? {
                if written.is_ok() {
                    written = file.push(&piece);
                }
            }
            written
        }
    };
    if written.is_err() {
        drain(field).await?;
    }
    Ok(written.map(|()| batch))
}

async fn drain(mut field: Field<'_>) -> Result<(), Wrong> {
    while field.chunk().await.map_err(cut)?.is_some() {}
    Ok(())
}

fn refuse(doors: &Doors, visitor: &Visitor, refused: &Refused) -> Result<Response, Wrong> {
    if let Refused::Disk(error) = refused {
        tracing::error!(%error, "files could not be kept");
    }
    let page = start::page(doors, visitor, vec![refused.to_string()]);
    Ok((status(refused), Html(page.render()?)).into_response())
}

/// The status of a refusal.
pub fn status(refused: &Refused) -> StatusCode {
    match refused {
        Refused::Nothing => StatusCode::UNPROCESSABLE_ENTITY,
        Refused::TooMany(_) | Refused::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Refused::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Refused::Disk(_) => StatusCode::INSUFFICIENT_STORAGE,
    }
}

fn cut(error: MultipartError) -> Wrong {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Wrong::TooLarge,
        status => Wrong::Unusable(status, "文件没有传完。请再试一次，文件还在您这里。".to_owned()),
    }
}
