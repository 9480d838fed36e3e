//! `/`: where everything begins.

use crate::doors::Doors;
use crate::portal::library::grid::latest;
use crate::view::front::HomePage;
use crate::view::{Link, Place};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use axum::extract::State;
use axum::response::Response;
use std::sync::Arc;

/// How many reports and agencies the page shows.
const LATEST: u64 = 10;
const AGENCIES: usize = 40;

/// `GET /`
///
/// # Errors
/// If the template refuses.
pub async fn home(State(doors): State<Arc<Doors>>, visitor: Visitor) -> Result<Response, Wrong> {
    let counts = doors.library.counts().await?;
    let agencies = doors.library.agencies().await?;
    let library_words = match counts.reports {
        0 => "库里还没有报告。体检以后可以存进来。".to_owned(),
        n => format!("{} 个机关、{n} 份报告，机关和年份一张格子看完。", counts.agencies),
    };
    let shown = agencies.iter().take(AGENCIES);
    show(&HomePage {
        page: visitor.page("首页", Place::Home),
        library_words,
        latest: latest(&doors.library, LATEST).await?,
        total: usize::try_from(counts.reports).unwrap_or(usize::MAX),
        agencies: shown.map(|a| Link::new(a.name.clone(), format!("/library/{}", a.id))).collect(),
        agency_total: agencies.len(),
    })
}
