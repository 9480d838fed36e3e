//! `/api/v1/applications/{id}/letters`: the letters of a case, a letter before
//! its act, and one that comes back edited by hand.

use super::attachment::ALONE;
use crate::api::v1::applications::act::Asked;
use crate::api::v1::bearer::{Bearer, noted, open};
use crate::api::v1::body;
use crate::api::v1::fault::Fault;
use crate::api::v1::letters::no_letter;
use crate::api::v1::sent::{Sent, WithFiles};
use crate::doors::Doors;
use crate::portal::library::download;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{IntoResponse, Json, Response};
use office::application::{Request, act};
use office::letter::paper::File;
use office::letter::template::named;
use office::letter::{Told, wire};
use office::report::write::Form;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa::IntoParams;

/// In which form.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct As {
    /// `pdf`（默认）或 `docx`。
    r#as: Option<String>,
}

impl As {
    fn form(&self) -> Result<Form, Fault> {
        match self.r#as.as_deref() {
            None | Some("pdf") => Ok(Form::Pdf),
            Some("docx") => Ok(Form::Docx),
            Some(_) => Err(Fault::malformed("as 是 pdf 或 docx")),
        }
    }
}

/// 一件申请的文书：哪一步、代码、标题、文号、是否已经印成。
///
/// # Errors
/// If there is none for who asks.
#[utoipa::path(
    get,
    path = "/api/v1/applications/{id}/letters",
    params(("id" = String, Path, description = "申请的标识")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`items`", body = Value),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 404, description = "没有这件申请，或看不到它"),
    )
)]
pub async fn list(State(doors): State<Arc<Doors>>, Bearer(caller): Bearer, Path(id): Path<String>) -> Result<Json<Value>, Fault> {
    let case = body::case(&id)?;
    match open(&doors)?.letters(&caller.actor, &case).await {
        Ok(all) => Ok(Json(wire::letters(&all))),
        Err(refused) => Err(noted(&doors, &caller, &id, refused).await),
    }
}

/// 一份文书：PDF 是发出时印成的原样，DOCX 可以编辑。看过会记入日志。
///
/// # Errors
/// If there is none for who asks.
#[utoipa::path(
    get,
    path = "/api/v1/applications/{id}/letters/{seq}",
    params(("id" = String, Path, description = "申请的标识"), ("seq" = u32, Path, description = "哪一步的文书"), As),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "文书；`X-Sha256` 是它的 SHA-256", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 404, description = "没有这件申请或文书，或看不到它"),
        (status = 503, description = "附件存储连不上"),
    )
)]
pub async fn one(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((id, seq)): Path<(String, u32)>,
    Query(form): Query<As>,
) -> Result<Response, Fault> {
    let (case, form) = (body::case(&id)?, form.form()?);
    match open(&doors)?.read_letter(&caller, &case, seq, form).await {
        Ok(file) => Ok(served(file)),
        Err(refused) => Err(noted(&doors, &caller, &format!("{id}/letters/{seq}"), refused).await),
    }
}

/// 办一步以前看它的文书：写出来是什么样，缺什么。什么也不办。
///
/// # Errors
/// As for doing it.
#[utoipa::path(
    post,
    path = "/api/v1/applications/{id}/acts/{command}/letter",
    params(("id" = String, Path, description = "申请的标识"), ("command" = String, Path, description = "步骤，如 `ask_correction`")),
    request_body = Asked,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`lines` 是文书各段，`findings` 是缺少的部分和要核对的事", body = Value),
        (status = 400, description = "内容不合格式"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "这个角色不能办"),
        (status = 404, description = "没有这件申请，或看不到它"),
        (status = 422, description = "法律不允许：`rule`、`cite`、`message`"),
    )
)]
pub async fn preview(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((id, command)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, Fault> {
    let asked: Asked = if body.is_empty() { Asked::default() } else { body::read(&body)? };
    let (request, told) = meant(&id, &command, asked)?;
    match open(&doors)?.preview_letter(&caller.actor, &request, &told).await {
        Ok(prepared) => Ok(Json(wire::prepared(&prepared)?)),
        Err(refused) => Err(noted(&doors, &caller, &format!("{id}/{command}"), refused).await),
    }
}

/// 手工改过的文书（DOCX）交回来：取出正文、再查一遍。`edited` 随这一步的 `letter` 一起交，
/// 文号、日期和救济途径会重新套上。什么也不办。
///
/// # Errors
/// As for the preview; if the file cannot be read.
#[utoipa::path(
    post,
    path = "/api/v1/applications/{id}/acts/{command}/letter/edited",
    params(("id" = String, Path, description = "申请的标识"), ("command" = String, Path, description = "步骤，如 `draft`")),
    request_body(content((WithFiles = "multipart/form-data"))),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "`edited`、`lines`、`findings`", body = Value),
        (status = 400, description = "内容或文件不合格式"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "这个角色不能办"),
        (status = 404, description = "没有这件申请，或看不到它"),
        (status = 422, description = "法律不允许：`rule`、`cite`、`message`"),
    )
)]
pub async fn edited(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((id, command)): Path<(String, String)>,
    Sent { json, files }: Sent,
) -> Result<Json<Value>, Fault> {
    let case = body::case(&id)?;
    let ledger = open(&doors)?;
    ledger.look(&caller.actor, &case).await?;
    let asked: Asked = if json.is_empty() { Asked::default() } else { body::read(&json)? };
    let (request, told) = meant(&id, &command, asked)?;
    let [file] = files.try_into().map_err(|_| Fault::malformed("请交一个 DOCX 文件"))?;
    match ledger.edited_letter(&caller.actor, &request, &told, doors.visits.readers(), file.bytes).await {
        Ok((edited, prepared)) => {
            let mut answer = wire::prepared(&prepared)?;
            answer["edited"] = wire::edited(&edited)?;
            Ok(Json(answer))
        }
        Err(refused) => Err(noted(&doors, &caller, &format!("{id}/{command}"), refused).await),
    }
}

/// 打印一张表单：登记表、口头申请记录、意见回执、送达回证、检索记录、呈批单。看过会记入日志。
///
/// # Errors
/// If it lacks a part, or is a letter that goes out with an act.
#[utoipa::path(
    post,
    path = "/api/v1/applications/{id}/sheets/{code}",
    params(("id" = String, Path, description = "申请的标识"), ("code" = String, Path, description = "P01、P03、P09、P18、P19 或 P20"), As),
    request_body(content = Value, description = "文书所需的内容：`context` 等，同各步的 `letter`"),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "表单", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 400, description = "内容不合格式"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 404, description = "没有这件申请或表单，或看不到它"),
        (status = 422, description = "缺少的部分"),
    )
)]
pub async fn sheet(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((id, code)): Path<(String, String)>,
    Query(form): Query<As>,
    body: Bytes,
) -> Result<Response, Fault> {
    let (case, form) = (body::case(&id)?, form.form()?);
    let ledger = open(&doors)?;
    ledger.look(&caller.actor, &case).await?;
    let letter = named(&code).ok_or_else(no_letter)?;
    let told = Told::read(&if body.is_empty() { json!({}) } else { body::read::<Value>(&body)? })?;
    match ledger.sheet(&caller.actor, &case, letter, &told, form).await {
        Ok(file) => Ok(served(file)),
        Err(refused) => Err(noted(&doors, &caller, &format!("{id}/sheets/{code}"), refused).await),
    }
}

/// A letter as it is served: to be kept, with its digest.
pub fn served(file: File) -> Response {
    let mut response = download(&file.name, file.media, file.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(ALONE));
    if let Ok(digest) = HeaderValue::from_str(&file.sha256) {
        headers.insert("x-sha256", digest);
    }
    response
}

/// The request of an act with what its letter is told.
fn meant(id: &str, command: &str, asked: Asked) -> Result<(Request, Told), Fault> {
    let Asked { on, seen, with, .. } = asked;
    let mut with = with.unwrap_or_else(|| json!({}));
    let told = match with.as_object_mut().and_then(|fields| fields.remove("letter")) {
        Some(told) => Told::read(&told)?,
        None => return Err(Fault::malformed("with 里要有 letter：文书所需的内容")),
    };
    let request = Request { case: body::case(id)?, seen, on: body::day(on.as_deref())?, key: None, command: act::named(command, &with)? };
    Ok((request, told))
}
