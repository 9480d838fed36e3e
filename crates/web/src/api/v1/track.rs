//! `/api/v1/track`: a case by number and query code, without an account.

use super::applications::attachment::served;
use super::bearer::{Source, open};
use super::body;
use super::fault::Fault;
use super::sent::{Sent, WithFiles};
use crate::doors::Doors;
use crate::rates::Limit;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Json, Response};
use law::application::permit::RULES;
use office::application::desk::wire;
use office::application::{Actor, Refused, Request, act};
use office::report::write::Form;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa::ToSchema;

/// What an applicant shows.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// 机关的标识。
    agency: String,
    /// 受理编号；确认收到以前用提交时给的标识。
    number: String,
    /// 查询码。
    code: String,
    /// 看到的最后一步的序号，只在办事时。
    seen: Option<u32>,
    /// 重复提交标识，只在办事时。
    key: Option<String>,
    /// 内容，只在办事时，如 `correct` 的 `{"description": "…"}`。
    with: Option<Value>,
}

/// 凭受理编号和查询码看进度。
///
/// # Errors
/// If number or code are wrong, without telling which; if it was tried too
/// often.
#[utoipa::path(
    post,
    path = "/api/v1/track",
    request_body = Shown,
    security(()),
    responses(
        (status = 200, description = "阶段、期限、各步", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 404, description = "编号或查询码不对"),
        (status = 429, description = "次数太多；错 5 次锁 15 分钟"),
    )
)]
pub async fn look(State(doors): State<Arc<Doors>>, Source(source): Source, body: Bytes) -> Result<Json<Value>, Fault> {
    let shown: Shown = body::read(&body)?;
    let actor = applicant(&doors, &source, &shown).await?;
    let (found, case) = open(&doors)?.follow(&actor).await?;
    Ok(Json(wire::followed(&found, &case)))
}

/// 申请人办的事：`correct`（补正）、`withdraw`（撤回）、`suggest_publication`（建议主动公开）。
///
/// # Errors
/// The reason, with the rule and the article where the law does not allow it.
#[utoipa::path(
    post,
    path = "/api/v1/track/{command}",
    params(("command" = String, Path, description = "`correct`、`withdraw` 或 `suggest_publication`")),
    request_body(content((Shown = "application/json"), (WithFiles = "multipart/form-data"))),
    security(()),
    responses(
        (status = 200, description = "办成以后的进度", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 403, description = "申请人不能办这一步"),
        (status = 404, description = "编号或查询码不对"),
        (status = 409, description = "已有别的步骤"),
        (status = 422, description = "法律不允许：`rule`、`cite`、`message`"),
        (status = 429, description = "次数太多；错 5 次锁 15 分钟"),
        (status = 503, description = "数据库连不上，没有保存"),
    )
)]
pub async fn perform(
    State(doors): State<Arc<Doors>>,
    Source(source): Source,
    Path(command): Path<String>,
    headers: HeaderMap,
    Sent { json, files }: Sent,
) -> Result<Json<Value>, Fault> {
    let ledger = open(&doors)?;
    let shown: Shown = body::read(&json)?;
    let actor = applicant(&doors, &source, &shown).await?;
    // The rights come first: an applicant learns nothing of other acts.
    let kind = RULES.iter().find(|r| r.command == command).map(|r| r.kind);
    if !kind.is_some_and(|kind| actor.may(kind)) {
        return Err(Fault::new(StatusCode::FORBIDDEN, "not_yours", "申请人在这里只能补正、撤回和建议主动公开"));
    }
    let case = actor.case.clone().ok_or_else(Fault::missing)?;
    let request = Request {
        command: act::named(&command, &shown.with.unwrap_or_else(|| json!({})))?,
        seen: shown.seen,
        on: None,
        // Applicants share one name: their keys are kept apart by the case.
        key: body::key(&headers, shown.key)?.map(|key| format!("{case}/{key}")),
        case,
    };
    ledger.perform_with_files(&actor, request, &files).await?;
    let (found, case) = ledger.follow(&actor).await?;
    Ok(Json(wire::followed(&found, &case)))
}

/// 自己交的附件：名称、大小、种类、地址。
///
/// # Errors
/// As for following the case.
#[utoipa::path(
    post,
    path = "/api/v1/track/attachments",
    request_body = Shown,
    security(()),
    responses(
        (status = 200, description = "`items`", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 404, description = "编号或查询码不对"),
        (status = 429, description = "次数太多；错 5 次锁 15 分钟"),
    )
)]
pub async fn attachments(State(doors): State<Arc<Doors>>, Source(source): Source, body: Bytes) -> Result<Json<Value>, Fault> {
    let (actor, case) = own(&doors, &source, &body).await?;
    Ok(Json(wire::attachments(&open(&doors)?.attachments(&actor, &case).await?)))
}

/// 自己交的一个附件。
///
/// # Errors
/// If it is none of theirs.
#[utoipa::path(
    post,
    path = "/api/v1/track/attachments/{address}",
    params(("address" = String, Path, description = "附件的地址")),
    request_body = Shown,
    security(()),
    responses(
        (status = 200, description = "附件，只供下载", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 404, description = "编号或查询码不对，或没有这个附件"),
        (status = 429, description = "次数太多；错 5 次锁 15 分钟"),
        (status = 503, description = "附件存储连不上"),
    )
)]
pub async fn attachment(
    State(doors): State<Arc<Doors>>,
    Source(source): Source,
    Path(address): Path<String>,
    body: Bytes,
) -> Result<Response, Fault> {
    let (actor, case) = own(&doors, &source, &body).await?;
    let (about, bytes) = open(&doors)?.attachment(&actor, &case, &address).await?;
    Ok(served(&about, &bytes))
}

/// 发给申请人的文书：代码、标题、文号。
///
/// # Errors
/// As for following the case.
#[utoipa::path(
    post,
    path = "/api/v1/track/letters",
    request_body = Shown,
    security(()),
    responses(
        (status = 200, description = "`items`", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 404, description = "编号或查询码不对"),
        (status = 429, description = "次数太多；错 5 次锁 15 分钟"),
    )
)]
pub async fn letters(State(doors): State<Arc<Doors>>, Source(source): Source, body: Bytes) -> Result<Json<Value>, Fault> {
    let (actor, case) = own(&doors, &source, &body).await?;
    Ok(Json(office::letter::wire::letters(&open(&doors)?.letters(&actor, &case).await?)))
}

/// 发给申请人的一份文书（PDF）；`X-Sha256` 是它的 SHA-256。答复书载明电子送达的，首次下载即登记为送达。
///
/// # Errors
/// If it is none of theirs.
#[utoipa::path(
    post,
    path = "/api/v1/track/letters/{seq}",
    params(("seq" = u32, Path, description = "哪一步的文书")),
    request_body = Shown,
    security(()),
    responses(
        (status = 200, description = "文书，只供下载", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 404, description = "编号或查询码不对，或没有这份文书"),
        (status = 429, description = "次数太多；错 5 次锁 15 分钟"),
        (status = 503, description = "附件存储连不上"),
    )
)]
pub async fn letter(State(doors): State<Arc<Doors>>, Source(source): Source, Path(seq): Path<u32>, body: Bytes) -> Result<Response, Fault> {
    let (actor, case) = own(&doors, &source, &body).await?;
    let file = open(&doors)?.letter_file(&actor, &case, seq, Form::Pdf).await?;
    // Reading the reply on line is its delivery, where that was the way.
    open(&doors)?.first_read(&actor, &case, seq).await?;
    Ok(super::applications::letter::served(file))
}

/// The applicant and the case whose number and code a body shows.
async fn own(doors: &Doors, source: &str, body: &Bytes) -> Result<(Actor, office::CaseId), Fault> {
    let actor = applicant(doors, source, &body::read(body)?).await?;
    let case = actor.case.clone().ok_or_else(Fault::missing)?;
    Ok((actor, case))
}

/// The applicant who shows number and code; tries are counted by source and
/// wrong ones also by number.
async fn applicant(doors: &Doors, source: &str, shown: &Shown) -> Result<Actor, Fault> {
    let (ledger, now) = (open(doors)?, doors.now());
    let number = format!("{}/{}", shown.agency, shown.number);
    doors.rates.count(Limit::Track, source, now).map_err(Fault::too_often)?;
    for key in [source, &number] {
        doors.rates.look(Limit::WrongCode, key, now).map_err(Fault::too_often)?;
    }
    let found = match office::AgencyId::parse(&shown.agency) {
        Some(agency) => ledger.applicant(&agency, shown.number.trim(), &shown.code, &format!("api:{source}")).await,
        None => Err(Refused::NotFound),
    };
    if matches!(found, Err(Refused::NotFound)) {
        for key in [source, &number] {
            // The try that is over the limit is refused above, next time.
            let _counted = doors.rates.count(Limit::WrongCode, key, now);
        }
    }
    Ok(found?)
}
