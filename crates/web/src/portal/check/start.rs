//! `GET /check`: where files are put in.

use crate::doors::Doors;
use crate::view::Place;
use crate::view::check::CheckPage;
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use axum::extract::State;
use axum::response::Response;
use std::sync::Arc;

/// `GET /check`
///
/// # Errors
/// If the template refuses.
pub async fn start(State(doors): State<Arc<Doors>>, visitor: Visitor) -> Result<Response, Wrong> {
    show(&page(&doors, &visitor, Vec::new()))
}

/// The page, with the reasons why files were refused.
pub fn page(doors: &Doors, visitor: &Visitor, errors: Vec<String>) -> CheckPage {
    let limits = doors.visits.limits();
    let name = if errors.is_empty() { "年报体检" } else { "错误：年报体检" };
    CheckPage {
        page: visitor.page(name, Place::Check),
        errors,
        max_files: limits.files,
        max_bytes: limits.bytes,
        max_size: format!("共 {} MB", limits.bytes >> 20),
        minutes: limits.minutes,
    }
}
