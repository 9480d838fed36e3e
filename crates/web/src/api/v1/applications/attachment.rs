//! `/api/v1/applications/{id}/attachments`: what was handed in with a case.

use crate::api::v1::bearer::{Bearer, noted, open};
use crate::api::v1::body;
use crate::api::v1::fault::Fault;
use crate::doors::Doors;
use crate::portal::library::download;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{Json, Response};
use office::application::attach::Attachment;
use office::application::desk::wire;
use serde_json::Value;
use std::sync::Arc;

/// A page made of what a stranger handed in may do nothing.
pub(super) const ALONE: &str = "sandbox; default-src 'none'";

/// 一件申请的附件：名称、大小、种类、地址、随哪一步来的。
///
/// # Errors
/// If there is none for who asks.
#[utoipa::path(
    get,
    path = "/api/v1/applications/{id}/attachments",
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
    match open(&doors)?.attachments(&caller.actor, &case).await {
        Ok(all) => Ok(Json(wire::attachments(&all))),
        Err(refused) => Err(noted(&doors, &caller, &id, refused).await),
    }
}

/// 一个附件，只供下载；看过会记入日志。
///
/// # Errors
/// If there is none for who asks, or the storage is away.
#[utoipa::path(
    get,
    path = "/api/v1/applications/{id}/attachments/{address}",
    params(("id" = String, Path, description = "申请的标识"), ("address" = String, Path, description = "附件的地址")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "附件", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 404, description = "没有这件申请或附件，或看不到它"),
        (status = 503, description = "附件存储连不上"),
    )
)]
pub async fn one(
    State(doors): State<Arc<Doors>>,
    Bearer(caller): Bearer,
    Path((id, address)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let case = body::case(&id)?;
    match open(&doors)?.read_attachment(&caller, &case, &address).await {
        Ok((about, bytes)) => Ok(served(&about, &bytes)),
        Err(refused) => Err(noted(&doors, &caller, &format!("{id}/{address}"), refused).await),
    }
}

/// An attachment as it is served: to be kept, never to be shown in place.
pub fn served(about: &Attachment, bytes: &[u8]) -> Response {
    let mut response = download(&about.name, about.kind.media(), bytes.to_vec());
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(ALONE));
    response
}
