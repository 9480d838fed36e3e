//! `/api/v1/report/{agency}/{year}`: tables 3 and 4 from the ledger.

use super::bearer::{Bearer, noted, open};
use super::body;
use super::fault::Fault;
use crate::doors::Doors;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Json;
use office::application::desk::wire;
use office::report::ledger::Annual;
use office::report::ledger::rights::{Deed, check};
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;
use utoipa::ToSchema;

/// 一个机关一年的表三、表四，每格列出数了哪几件；审定以后是审定时的数，`differences` 是以后的变化。
///
/// # Errors
/// If it is not theirs, or cannot be counted.
#[utoipa::path(
    get,
    path = "/api/v1/report/{agency}/{year}",
    params(("agency" = String, Path, description = "机关的标识"), ("year" = i16, Path, description = "年度")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`cells`、`carried`、`differences`、`read`（同 `report read`）", body = Value),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "这个角色不能看"),
        (status = 404, description = "不是自己的机关"),
        (status = 422, description = "这一年没有统一的格式，或有一件数不清"),
    )
)]
pub async fn read(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((agency, year)): Path<(String, i16)>,
) -> Result<Json<Value>, Fault> {
    let ledger = open(&doors)?;
    let agency = body::agency(&agency)?;
    if let Err(refused) = check(&ledger.store, &caller.actor, &agency, Deed::Read).await {
        return Err(noted(&doors, &caller, &format!("report/{agency}/{year}"), refused).await);
    }
    told(&ledger.annual(&agency, year).await?)
}

/// What is approved.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Approved {
    /// 看到的 `digest`；给了以后，若数字已有变化就不审定。
    seen: Option<String>,
}

/// 审定：冻结每格的数和所数的各件。
///
/// # Errors
/// If it is not theirs, not over, approved before, or changed since.
#[utoipa::path(
    post,
    path = "/api/v1/report/{agency}/{year}/approve",
    params(("agency" = String, Path, description = "机关的标识"), ("year" = i16, Path, description = "年度")),
    request_body = Approved,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "审定的数", body = Value),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "只有年报编制能审定"),
        (status = 404, description = "不是自己的机关"),
        (status = 409, description = "已经审定，或看过以后数字有变化"),
        (status = 422, description = "年度还没有结束"),
        (status = 503, description = "数据库连不上，没有保存"),
    )
)]
pub async fn approve(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((agency, year)): Path<(String, i16)>,
    body: Bytes,
) -> Result<Json<Value>, Fault> {
    let ledger = open(&doors)?;
    let agency = body::agency(&agency)?;
    let approved: Approved = if body.is_empty() { Approved::default() } else { body::read(&body)? };
    match ledger.approve_report(&caller.actor, &agency, year, approved.seen.as_deref()).await {
        Ok(annual) => told(&annual),
        Err(refused) => Err(noted(&doors, &caller, &format!("report/{agency}/{year}"), refused).await),
    }
}

fn told(annual: &Annual) -> Result<Json<Value>, Fault> {
    let broken = |error: serde_json::Error| Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", &error.to_string());
    wire::annual(annual).map(Json).map_err(broken)
}
