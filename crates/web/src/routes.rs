//! Every address of the site.

use crate::api;
use crate::doors::Doors;
use crate::guard::guard;
use crate::portal::{assets, check, display, home, library, rules, styleguide};
use crate::wrong::{Wrong, panicked};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// Bytes of a form without files.
const SMALL: usize = 64 << 10;
/// So many times the limit of a visit is taken from the line before it is
/// cut; what is over the limit is not kept.
const PATIENCE: u64 = 4;

/// The site with its guard.
pub fn routes(doors: Arc<Doors>) -> Router {
    let upload = usize::try_from(doors.visits.limits().bytes * PATIENCE + (4 << 20)).unwrap_or(usize::MAX);
    let pages = Router::new()
        .route("/", get(home::home))
        .route("/display", post(display::display))
        .route("/check", get(check::start::start).post(check::receive::receive).layer(DefaultBodyLimit::max(upload)))
        .route("/check/{v}", get(check::visit::visit))
        .route("/check/{v}/progress", get(check::visit::progress))
        .route("/check/{v}/results.xlsx", get(check::results::xlsx))
        .route("/check/{v}/results.pdf", get(check::results::pdf))
        .route("/check/{v}/end", get(check::end::ask).post(check::end::end))
        .route("/check/{v}/save", post(check::save::all))
        .route("/check/{v}/{n}/save", post(check::save::one))
        .route("/check/{v}/{n}", get(check::one::one))
        .route("/library", get(library::grid::grid))
        .route("/library.csv", get(library::grid::csv))
        .route("/library/compare", get(library::compare::compare))
        .route("/library/{agency}", get(library::agency::agency))
        .route("/library/{agency}/series.csv", get(library::agency::csv))
        .route("/library/{agency}/{year}", get(library::report::one))
        .route("/rules", get(rules::list))
        .route("/rules/{code}", get(rules::one))
        .route("/styleguide", get(styleguide::styleguide))
        .route("/assets/{name}", get(assets::asset));
    pages
        .merge(api::routes(upload))
        .fallback(|| async { Wrong::Missing })
        .layer(DefaultBodyLimit::max(SMALL))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(Arc::clone(&doors), guard))
        .layer(CompressionLayer::new())
        .with_state(doors)
}
