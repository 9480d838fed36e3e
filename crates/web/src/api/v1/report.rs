//! `GET /api/v1/reports/{id}`: one report, read and checked.

use crate::doors::Doors;
use crate::wrong::Wrong;
use axum::extract::{Path, State};
use axum::response::Json;
use office::report::wire::report_line;
use serde_json::{Value, json};
use std::sync::Arc;

/// 一份报告：读出的格子和发现。
///
/// # Errors
/// If there is no such report.
#[utoipa::path(
    get,
    path = "/api/v1/reports/{id}",
    params(("id" = String, Path, description = "报告的标识")),
    responses(
        (status = 200, description = "`read` 同 `report read`，`check` 同 `report check`", body = Value),
        (status = 404, description = "没有这份报告"),
    )
)]
pub async fn report(State(doors): State<Arc<Doors>>, Path(id): Path<String>) -> Result<Json<Value>, Wrong> {
    let found = doors.library.report(&id).await?.ok_or(Wrong::Missing)?;
    let head = &found.head;
    let broken = |error: serde_json::Error| Wrong::Broken(error.to_string());
    Ok(Json(json!({
        "id": head.id.to_string(),
        "agency_id": head.agency.to_string(),
        "agency": head.agency_name,
        "year": head.year,
        "page": format!("/library/{}/{}", head.agency, head.year),
        "original": format!("/api/v1/reports/{}/original", head.id),
        "superseded_by": head.superseded_by.as_ref().map(ToString::to_string),
        "read": serde_json::to_value(report_line(&head.file, &head.sha256, &found.read)).map_err(broken)?,
        "check": serde_json::to_value(&found.check).map_err(broken)?,
    })))
}
