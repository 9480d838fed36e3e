//! 体检: one endpoint a file.

pub mod end;
pub mod one;
pub mod receive;
pub mod results;
pub mod save;
pub mod start;
pub mod visit;

use crate::doors::Doors;
use crate::view::Link;
use crate::wrong::Wrong;
use office::report::visit::Visit;
use std::sync::Arc;

/// The visit with a token.
///
/// # Errors
/// If there is none.
pub fn find(doors: &Doors, token: &str) -> Result<Arc<Visit>, Wrong> {
    doors.visits.find(token, doors.now()).ok_or(Wrong::VisitOver)
}

/// The way from 体检 to a page of a visit.
fn path(visit: &Visit) -> Vec<Link> {
    vec![Link::new("年报体检", "/check"), Link::new("体检结果", base(visit))]
}

/// The address of a visit.
fn base(visit: &Visit) -> String {
    format!("/check/{}", visit.token())
}
