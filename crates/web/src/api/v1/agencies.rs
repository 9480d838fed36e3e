//! `GET /api/v1/agencies`: the agencies of the library.

use crate::doors::Doors;
use crate::wrong::Wrong;
use axum::extract::State;
use axum::response::Json;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// An agency.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgencyLine {
    /// 标识。
    id: String,
    /// 名称。
    name: String,
    /// 所在的区划。
    region: Option<String>,
    /// 级别。
    level: Option<String>,
    /// 机关名录里的代码。
    code: Option<String>,
    /// 上级的代码。
    parent: Option<String>,
}

/// 年报库里的机关。
///
/// # Errors
/// If the library cannot be read.
#[utoipa::path(get, path = "/api/v1/agencies", responses((status = 200, description = "全部机关，按代码、名称排", body = Vec<AgencyLine>)))]
pub async fn agencies(State(doors): State<Arc<Doors>>) -> Result<Json<Vec<AgencyLine>>, Wrong> {
    let agencies = doors.library.agencies().await?.into_iter().map(|a| AgencyLine {
        id: a.id.to_string(),
        name: a.name,
        region: a.region,
        level: a.level,
        code: a.code,
        parent: a.parent,
    });
    Ok(Json(agencies.collect()))
}
