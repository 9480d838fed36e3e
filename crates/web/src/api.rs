//! Doors for machines: `/api/v1`, `/healthz`, `/metrics`.

mod health;
mod v1;

use crate::doors::Doors;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Bytes of an application or an act: long texts, no files.
const APPLICATION: usize = 1 << 20;

/// Bytes of an application or an act with its attachments.
const ATTACHED: usize = (50 << 20) + (2 << 20);

/// The addresses for machines, with their description.
pub fn routes(upload: usize) -> Router<Arc<Doors>> {
    let (router, description) = OpenApiRouter::with_openapi(v1::description())
        .routes(routes!(v1::check::check))
        .layer(DefaultBodyLimit::max(upload))
        .routes(routes!(v1::applications::list, v1::applications::take))
        .routes(routes!(v1::applications::act::preview, v1::applications::act::perform))
        .routes(routes!(v1::applications::letter::edited))
        .routes(routes!(v1::track::perform))
        .layer(DefaultBodyLimit::max(ATTACHED))
        .routes(routes!(v1::agencies::agencies))
        .routes(routes!(v1::original::original))
        .routes(routes!(v1::report::report))
        .routes(routes!(v1::reports::reports))
        .routes(routes!(v1::rules::rules))
        .routes(routes!(v1::series::series))
        .routes(routes!(v1::applications::one::one))
        .routes(routes!(v1::applications::archive::archive))
        .routes(routes!(v1::applications::attachment::list))
        .routes(routes!(v1::applications::attachment::one))
        .routes(routes!(v1::applications::joint::reply))
        .routes(routes!(v1::applications::letter::list))
        .routes(routes!(v1::applications::letter::one))
        .routes(routes!(v1::applications::letter::preview))
        .routes(routes!(v1::applications::letter::sheet))
        .routes(routes!(v1::letters::wording, v1::letters::set_wording, v1::letters::take_back))
        .routes(routes!(v1::track::letters))
        .routes(routes!(v1::track::letter))
        .routes(routes!(v1::track::look))
        .routes(routes!(v1::track::attachments))
        .routes(routes!(v1::track::attachment))
        .routes(routes!(v1::annual::read))
        .routes(routes!(v1::annual::approve))
        .layer(DefaultBodyLimit::max(APPLICATION))
        .split_for_parts();
    router
        .route("/api/v1/openapi.json", get(move || async move { axum::Json(description) }))
        .route("/healthz", get(health::healthz))
        .route("/metrics", get(health::metrics))
}
