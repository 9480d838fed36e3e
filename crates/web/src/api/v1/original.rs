//! `GET /api/v1/reports/{id}/original`: the file as it came, byte for byte.

use crate::doors::Doors;
use crate::portal::library::download;
use crate::wrong::Wrong;
use axum::extract::{Path, State};
use axum::response::Response;
use std::sync::Arc;

/// 原件，一个字节不改，作附件给。
///
/// # Errors
/// If there is no such report.
#[utoipa::path(
    get,
    path = "/api/v1/reports/{id}/original",
    params(("id" = String, Path, description = "报告的标识")),
    responses(
        (status = 200, description = "原件", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 404, description = "没有这份报告"),
    )
)]
pub async fn original(State(doors): State<Arc<Doors>>, Path(id): Path<String>) -> Result<Response, Wrong> {
    let original = doors.library.original(&id).await?.ok_or(Wrong::Missing)?;
    let name = original.file.rsplit(['/', '\\']).next().unwrap_or("original").to_owned();
    Ok(download(&name, "application/octet-stream", original.bytes))
}
