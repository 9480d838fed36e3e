//! `/styleguide`: every component on one page.

use crate::view::Place;
use crate::view::front::StyleguidePage;
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use axum::response::Response;

/// `GET /styleguide`
///
/// # Errors
/// If the template refuses.
pub async fn styleguide(visitor: Visitor) -> Result<Response, Wrong> {
    show(&StyleguidePage { page: visitor.page("构件总览", Place::Elsewhere), ..StyleguidePage::sample() })
}
