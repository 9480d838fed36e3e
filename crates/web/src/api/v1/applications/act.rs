//! `/api/v1/applications/{id}/acts/{command}`: doing an act, and seeing what
//! it would change.

use crate::api::v1::bearer::{Bearer, noted, open};
use crate::api::v1::body;
use crate::api::v1::fault::Fault;
use crate::api::v1::sent::{Sent, WithFiles};
use crate::doors::Doors;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Json;
use office::CaseId;
use office::application::act::{self, annul::Annul, split::Split};
use office::application::desk::{Caller, wire};
use office::application::{Ledger, Refused, Request};
use office::attachment::NewFile;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// An act that is asked for.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    /// 从哪一天起生效；不给就是今天。
    pub(super) on: Option<String>,
    /// 看到的最后一步的序号；给了以后，若已有别的步骤就不办。
    pub(super) seen: Option<u32>,
    /// 重复提交标识，同 `Idempotency-Key`。
    key: Option<String>,
    /// 这一步的内容，如 `extend` 的 `{"days": 10}`；`split` 的 `{"parts": ["…"]}`；`replace` 的
    /// `{"annul": {"seq": 3, "second": "…"}, "command": "extend", "with": {"days": 10}}`。
    pub(super) with: Option<Value>,
}

/// 办一步。
///
/// # Errors
/// The reason, with the rule and the article where the law does not allow it.
#[utoipa::path(
    post,
    path = "/api/v1/applications/{id}/acts/{command}",
    params(("id" = String, Path, description = "申请的标识"), ("command" = String, Path, description = "步骤，如 `extend`")),
    request_body(content((Asked = "application/json"), (WithFiles = "multipart/form-data"))),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "办成了：序号、阶段、文号、办前办后的期限", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "这个角色不能办"),
        (status = 404, description = "没有这件申请，或看不到它"),
        (status = 409, description = "已有别的步骤，`acts` 是看到以后的各步"),
        (status = 422, description = "法律不允许：`rule`、`cite`、`message`"),
        (status = 503, description = "数据库连不上，没有保存"),
    )
)]
pub async fn perform(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((id, command)): Path<(String, String)>,
    headers: HeaderMap,
    Sent { json, files }: Sent,
) -> Result<Json<Value>, Fault> {
    let ledger = open(&doors)?;
    let case = body::case(&id)?;
    // Whoever may not see the case learns nothing from what they sent.
    ledger.look(&caller.actor, &case).await?;
    let asked: Asked = if json.is_empty() { Asked::default() } else { body::read(&json)? };
    let seen = asked.seen;
    let asked = Asked { key: body::key(&headers, asked.key.clone())?, ..asked };
    match done(ledger, &caller, &case, &command, asked, &files).await {
        Ok(done) => Ok(Json(done)),
        Err(Failed::Malformed(fault)) => Err(fault),
        Err(Failed::Refused(refused)) => {
            let fault = stale(ledger, &caller, &case, seen, refused).await;
            Err(noted(&doors, &caller, &format!("{id}/{command}"), fault).await)
        }
    }
}

/// Why an act was not done.
enum Failed {
    Malformed(Fault),
    Refused(Refused),
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Failed {
        Failed::Malformed(fault)
    }
}

impl From<Refused> for Failed {
    fn from(refused: Refused) -> Failed {
        Failed::Refused(refused)
    }
}

/// What `split` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    parts: Vec<String>,
}

/// What `replace` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Replace {
    annul: Annul,
    command: String,
    #[serde(default)]
    with: Value,
}

async fn done(ledger: &Ledger, caller: &Caller, case: &CaseId, command: &str, asked: Asked, files: &[NewFile]) -> Result<Value, Failed> {
    let actor = &caller.actor;
    let with = asked.with.unwrap_or_else(|| json!({}));
    let fit = |error: serde_json::Error| Fault::malformed(&format!("这一步的内容不合格式：{error}"));
    let on = body::day(asked.on.as_deref())?;
    let request = |command| Request { case: case.clone(), seen: asked.seen, on, key: asked.key.clone(), command };
    match command {
        "split" | "replace" if !files.is_empty() => Err(Fault::malformed("这一步不收附件").into()),
        "split" => {
            let Parts { parts } = serde_json::from_value(with).map_err(fit)?;
            let others = u32::try_from(parts.len()).unwrap_or(u32::MAX);
            let (done, opened) = ledger.split(actor, request(Arc::new(Split { others })), parts).await?;
            let mut json = wire::done(&done);
            json["opened"] = opened.iter().map(wire::registered).collect();
            Ok(json)
        }
        "replace" => {
            let replace: Replace = serde_json::from_value(with).map_err(fit)?;
            let with = if replace.with.is_null() { json!({}) } else { replace.with };
            let again = request(act::named(&replace.command, &with)?);
            let (annulled, done) = ledger.replace(actor, replace.annul, again).await?;
            let mut json = wire::done(&done);
            json["annulled"] = wire::done(&annulled);
            Ok(json)
        }
        name => Ok(wire::done(&ledger.perform_with_files(actor, request(act::named(name, &with)?), files).await?)),
    }
}

/// A stale version shows what was done since.
pub(super) async fn stale(ledger: &Ledger, caller: &Caller, case: &CaseId, seen: Option<u32>, refused: Refused) -> Fault {
    let is_stale = matches!(refused, Refused::Stale { .. });
    let fault = Fault::from(refused);
    let Some(seen) = seen.filter(|_| is_stale) else { return fault };
    match ledger.look(&caller.actor, case).await {
        Ok((found, _)) => fault.with("version", json!(found.head.version)).with("acts", wire::acts(&found.acts, seen)),
        Err(_) => fault,
    }
}

/// What would be done.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Meant {
    /// 从哪一天起生效；不给就是今天。
    on: Option<String>,
    /// 看到的最后一步的序号。
    seen: Option<u32>,
    /// 这一步的内容，JSON 文本。
    with: Option<String>,
}

/// 办这一步以前和以后的期限；什么也不办。
///
/// # Errors
/// As for doing it.
#[utoipa::path(
    get,
    path = "/api/v1/applications/{id}/acts/{command}",
    params(("id" = String, Path, description = "申请的标识"), ("command" = String, Path, description = "步骤，如 `extend`"), Meant),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`before`、`after`", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "这个角色不能办"),
        (status = 404, description = "没有这件申请，或看不到它"),
        (status = 409, description = "已有别的步骤"),
        (status = 422, description = "法律不允许：`rule`、`cite`、`message`"),
    )
)]
pub async fn preview(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((id, command)): Path<(String, String)>,
    Query(meant): Query<Meant>,
) -> Result<Json<Value>, Fault> {
    let ledger = open(&doors)?;
    let case = body::case(&id)?;
    ledger.look(&caller.actor, &case).await?;
    let with = match meant.with.as_deref() {
        None | Some("") => json!({}),
        Some(text) => serde_json::from_str(text).map_err(|_| Fault::malformed("with 要是 JSON 文本"))?,
    };
    let request = Request {
        case: case.clone(),
        seen: meant.seen,
        on: body::day(meant.on.as_deref())?,
        key: None,
        command: act::named(&command, &with)?,
    };
    match ledger.preview(&caller.actor, &request).await {
        Ok((before, after)) => Ok(Json(json!({"before": wire::clock(&before), "after": wire::clock(&after)}))),
        Err(refused) => {
            let fault = stale(ledger, &caller, &case, meant.seen, refused).await;
            Err(noted(&doors, &caller, &format!("{id}/{command}"), fault).await)
        }
    }
}
