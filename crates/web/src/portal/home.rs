//! `/`: where everything begins.

use crate::doors::Doors;
use crate::view::Place;
use crate::view::front::HomePage;
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use axum::extract::State;
use axum::response::Response;
use std::sync::Arc;

/// `GET /`
///
/// # Errors
/// If the template refuses.
pub async fn home(State(_doors): State<Arc<Doors>>, visitor: Visitor) -> Result<Response, Wrong> {
    show(&HomePage {
        page: visitor.page("首页", Place::Home),
        library_words: "库里还没有报告。".to_owned(),
        latest: Vec::new(),
        total: 0,
        agencies: Vec::new(),
        agency_total: 0,
    })
}
