//! `/check/{v}/end`: what the end wipes, then the end.

use super::{base, find};
use crate::doors::Doors;
use crate::view::Place;
use crate::view::check::{ConfirmPage, Fact};
use crate::visitor::{Confirmed, Visitor};
use crate::wrong::{Wrong, blocking, show};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;

/// `GET /check/{v}/end`
///
/// # Errors
/// If there is no such visit.
pub async fn ask(State(doors): State<Arc<Doors>>, visitor: Visitor, Path(v): Path<String>) -> Result<Response, Wrong> {
    let visit = find(&doors, &v)?;
    let (_, total) = visit.progress();
    let wiped = visit.wiped_at().minute();
    let fact = |label: &str, value: String| Fact { label: label.to_owned(), value };
    show(&ConfirmPage {
        page: visitor.page("结束并清除", Place::Check),
        headline: "结束这次体检".to_owned(),
        object: format!("{total} 个文件，{} 上传", visit.began().minute()),
        lines: vec![
            fact("现在", format!("{total} 个原件和结果留在本机，{wiped} 清除")),
            fact("之后", "立即清除，不能恢复；已保存到年报库的除外".to_owned()),
        ],
        action: format!("{}/end", base(&visit)),
        verb: format!("清除 {total} 个原件"),
        back: base(&visit),
        back_words: "不清除".to_owned(),
    })
}

/// `POST /check/{v}/end`
///
/// # Errors
/// If there is no such visit.
pub async fn end(State(doors): State<Arc<Doors>>, Path(v): Path<String>, _form: Confirmed) -> Result<Response, Wrong> {
    let ended = blocking(move |doors| doors.visits.end(&v), &doors).await?;
    if ended { Ok(Redirect::to("/check").into_response()) } else { Err(Wrong::VisitOver) }
}
