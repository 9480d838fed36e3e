//! `/api/v1/agencies/{agency}/letters/{code}`: an agency's own wording of a
//! letter.

use super::bearer::{Bearer, open};
use super::body;
use super::fault::Fault;
use crate::doors::Doors;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Json;
use office::application::desk::Caller;
use office::letter::template::named;
use serde_json::{Value, json};
use std::sync::Arc;

/// Most bytes of a wording.
const LONGEST: usize = 64 << 10;

/// 一种文书在一个机关的写法：自己的模板，或者程序自带的。
///
/// # Errors
/// If there is no such letter.
#[utoipa::path(
    get,
    path = "/api/v1/agencies/{agency}/letters/{code}",
    params(("agency" = String, Path, description = "机关的标识"), ("code" = String, Path, description = "文书代码，如 P04")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`template`、`own`", body = Value),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 404, description = "没有这种文书"),
    )
)]
pub async fn wording(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((agency, code)): Path<(String, String)>,
) -> Result<Json<Value>, Fault> {
    let (agency, letter) = (own(&caller, &agency)?, named(&code).ok_or_else(no_letter)?);
    let (template, is_own) = open(&doors)?.wording(&agency, letter).await?;
    Ok(Json(json!({"template": template, "own": is_own})))
}

/// 换上机关自己的写法；`lacks` 是按样例写出来缺少的部分。
///
/// # Errors
/// If it is not theirs to set, names unknown fields, or does not work.
#[utoipa::path(
    put,
    path = "/api/v1/agencies/{agency}/letters/{code}",
    params(("agency" = String, Path, description = "机关的标识"), ("code" = String, Path, description = "文书代码，如 P04")),
    request_body(content = String, content_type = "text/plain"),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`lacks`", body = Value),
        (status = 400, description = "模板有误，或有这种文书没有的字段"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "不是本机关的系统管理员"),
        (status = 404, description = "没有这种文书"),
    )
)]
pub async fn set_wording(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((agency, code)): Path<(String, String)>,
    text: String,
) -> Result<Json<Value>, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "模板至多 64 KB"));
    }
    put(&doors, &caller, &agency, &code, Some(text)).await
}

/// 恢复程序自带的写法。
///
/// # Errors
/// If it is not theirs to set.
#[utoipa::path(
    delete,
    path = "/api/v1/agencies/{agency}/letters/{code}",
    params(("agency" = String, Path, description = "机关的标识"), ("code" = String, Path, description = "文书代码，如 P04")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "恢复了", body = Value),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "不是本机关的系统管理员"),
        (status = 404, description = "没有这种文书"),
    )
)]
pub async fn take_back(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((agency, code)): Path<(String, String)>,
) -> Result<Json<Value>, Fault> {
    put(&doors, &caller, &agency, &code, None).await
}

async fn put(doors: &Doors, caller: &Caller, agency: &str, code: &str, text: Option<String>) -> Result<Json<Value>, Fault> {
    let (agency, letter) = (own(caller, agency)?, named(code).ok_or_else(no_letter)?);
    let lacks = open(doors)?.set_wording(&caller.actor, &agency, letter, text).await?;
    Ok(Json(json!({"lacks": lacks})))
}

/// The agency, if it is the caller's or the caller belongs to none.
fn own(caller: &Caller, agency: &str) -> Result<office::AgencyId, Fault> {
    let id = body::agency(agency)?;
    if caller.actor.agency.as_ref().is_none_or(|own| *own == id) { Ok(id) } else { Err(Fault::no_agency()) }
}

pub(super) fn no_letter() -> Fault {
    Fault::new(StatusCode::NOT_FOUND, "not_found", "没有这种文书；代码是 P01 至 P21、D01 至 D27")
}
