//! `GET /api/v1/applications/{id}/archive`: the package of a case for the
//! archive (归档包).

use super::attachment::ALONE;
use crate::api::v1::bearer::{Bearer, noted, open};
use crate::api::v1::body;
use crate::api::v1::fault::Fault;
use crate::doors::Doors;
use crate::portal::library::download;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::response::Response;
use std::sync::Arc;

/// 一件申请的归档包：申请、各步、文书、送达凭证、附件、卷内目录、元数据和日志链，都是明文；给分派到的承办和审核，取走会记入日志。
///
/// # Errors
/// If there is none for who asks, they may not read it in full, or its person
/// was forgotten.
#[utoipa::path(
    get,
    path = "/api/v1/applications/{id}/archive",
    params(("id" = String, Path, description = "申请的标识")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "归档包，ZIP；用 `gongkai archive verify` 脱机核验", content_type = "application/zip", body = Vec<u8>),
        (status = 400, description = "申请人的信息已经删除，不能做归档包"),
        (status = 401, description = "没有令牌，或令牌无效"),
        (status = 403, description = "不是分派到的承办，也不是审核"),
        (status = 404, description = "没有这件申请，或看不到它"),
        (status = 503, description = "附件存储连不上"),
    )
)]
pub async fn archive(State(doors): State<Arc<Doors>>, Bearer(caller): Bearer, Path(id): Path<String>) -> Result<Response, Fault> {
    let case = body::case(&id)?;
    match open(&doors)?.hand_out_archive(&caller, &case).await {
        Ok(packed) => {
            let mut response = download(&packed.name, "application/zip", packed.bytes);
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(ALONE));
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            Ok(response)
        }
        Err(refused) => Err(noted(&doors, &caller, &format!("{id}/archive"), refused).await),
    }
}
