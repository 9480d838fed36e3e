//! `GET /api/v1/applications/{id}`: one case.

use crate::api::v1::bearer::{Bearer, noted, open};
use crate::api::v1::body;
use crate::api::v1::fault::Fault;
use crate::doors::Doors;
use axum::extract::{Path, Query, State};
use axum::response::Json;
use office::application::desk::{Reveal, wire};
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;
use utoipa::IntoParams;

/// How much of the person is shown.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Shown {
    /// 看完整个人信息的理由；给了就不遮盖，并记入日志。
    reason: Option<String>,
}

/// 一件申请：阶段、期限和逐日说明、各步、下一步能办什么和不能办的原因；申请人信息默认遮盖。
///
/// # Errors
/// If there is none for who asks.
#[utoipa::path(
    get,
    path = "/api/v1/applications/{id}",
    params(("id" = String, Path, description = "申请的标识"), Shown),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "这件申请", body = Value),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "不能看完整的个人信息"),
        (status = 404, description = "没有这件申请，或看不到它"),
    )
)]
pub async fn one(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path(id): Path<String>,
    Query(shown): Query<Shown>,
) -> Result<Json<Value>, Fault> {
    let ledger = open(&doors)?;
    let (found, case) = ledger.oversee(&caller.actor, &body::case(&id)?).await?;
    let reveal = shown.reason.map_or(Reveal::Masked, Reveal::Full);
    match ledger.reveal(&caller, &found, &reveal).await {
        Ok(person) => {
            let mut whole = wire::whole(ledger, &caller.actor, &found, &case, person.as_ref());
            whole["deliveries"] = ledger.deliveries_shown(&found).await?;
            Ok(Json(whole))
        }
        Err(refused) => Err(noted(&doors, &caller, &id, refused).await),
    }
}
