//! `POST /api/v1/replies`: one letter that answers several applications.

use crate::api::v1::bearer::{Bearer, noted, open};
use crate::api::v1::body;
use crate::api::v1::fault::Fault;
use crate::doors::Doors;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Json;
use office::application::Request;
use office::application::act;
use office::application::desk::wire;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa::ToSchema;

/// Several applications to be answered together.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Joint {
    /// 哪几件，各自看到的最后一步。
    cases: Vec<One>,
    /// 从哪一天起生效；不给就是今天。
    on: Option<String>,
    /// `reply` 的内容，如落款日期 `{"dated": "2024-03-20"}`。
    with: Option<Value>,
}

/// One of them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct One {
    /// 申请的标识。
    id: String,
    /// 看到的最后一步的序号。
    seen: Option<u32>,
    /// 重复提交标识。
    key: Option<String>,
}

/// 合并答复：一份文书答复几件申请，全部办成，或者一件也不办。
///
/// # Errors
/// The reason of the first that cannot be answered.
#[utoipa::path(
    post,
    path = "/api/v1/replies",
    request_body = Joint,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`done`：每件一个结果，文号相同", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "这个角色不能办"),
        (status = 404, description = "有一件没有，或看不到"),
        (status = 409, description = "有一件已有别的步骤"),
        (status = 422, description = "法律不允许：`rule`、`cite`、`message`"),
        (status = 503, description = "数据库连不上，没有保存"),
    )
)]
pub async fn reply(State(doors): State<Arc<Doors>>, Bearer(caller): Bearer, body: Bytes) -> Result<Json<Value>, Fault> {
    let ledger = open(&doors)?;
    let joint: Joint = body::read(&body)?;
    let command = act::named("reply", &joint.with.unwrap_or_else(|| json!({})))?;
    let on = body::day(joint.on.as_deref())?;
    let request = |one: One| {
        Ok(Request {
            case: body::case(&one.id)?,
            seen: one.seen,
            on,
            key: body::key(&Default::default(), one.key)?,
            command: command.clone(),
        })
    };
    let requests = joint.cases.into_iter().map(request).collect::<Result<Vec<_>, Fault>>()?;
    match ledger.reply_jointly(&caller.actor, requests).await {
        Ok(done) => Ok(Json(json!({"done": done.iter().map(wire::done).collect::<Vec<_>>()}))),
        Err(refused) => Err(noted(&doors, &caller, "replies", refused).await),
    }
}
