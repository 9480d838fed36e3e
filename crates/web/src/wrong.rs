//! The one place where what went wrong becomes a status and a sentence.
//!
//! No technical detail leaves the house: it stands in the log under the
//! 错误编号 that the page shows.

use crate::doors::{Counters, Doors};
use crate::view::front::ErrorPage;
use crate::view::{Link, Place};
use crate::visitor::Visitor;
use askama::Template;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Json, Response};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// What went wrong.
#[derive(Debug, Clone)]
pub enum Wrong {
    /// There is no such page.
    Missing,
    /// There is no such visit, or its time is over.
    VisitOver,
    /// The visit still reads.
    StillReading,
    /// A form that did not come from a page of this visitor.
    Forged,
    /// A host name that does not lead here.
    ForeignHost,
    /// More than may be sent.
    TooLarge,
    /// What was sent cannot be used; the sentence says why.
    Unusable(StatusCode, String),
    /// Something of the house is broken; the words are for the log.
    Broken(String),
}

impl Wrong {
    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Wrong::Missing | Wrong::VisitOver => StatusCode::NOT_FOUND,
            Wrong::StillReading => StatusCode::CONFLICT,
            Wrong::Forged => StatusCode::FORBIDDEN,
            Wrong::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Wrong::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Wrong::Unusable(status, _) => *status,
            Wrong::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What is so, and why and what is still there.
    fn words(&self) -> (&'static str, String) {
        match self {
            Wrong::Missing => ("没有这一页", "地址可能少了字，也可能这份报告还没有入库。".to_owned()),
            Wrong::VisitOver => ("这次体检已经结束", "原件和结果都已清除，或者地址不完整。要看结果，请再体检一次。".to_owned()),
            Wrong::StillReading => ("还在读", "读完以后才能下载和保存。请回到进度页等一会儿。".to_owned()),
            Wrong::Forged => ("没有办这件事", "这张表放得太久，或者不是从本站页面发出的。请回到原来的页面，刷新后再点一次。".to_owned()),
            Wrong::ForeignHost => ("地址不对", "本站只在本机打开。请用程序启动时显示的地址。".to_owned()),
            Wrong::TooLarge => ("太大，没有收下", "一次发来的内容超过上限。请分几次，文件还在您这里。".to_owned()),
            Wrong::Unusable(_, sentence) => ("没有办成", sentence.clone()),
            Wrong::Broken(_) => ("这一页没能打开", "已记下来，管理员凭编号能查到。您放进来的文件都还在。".to_owned()),
        }
    }

    fn ways(&self) -> Vec<Link> {
        match self {
            Wrong::VisitOver => vec![Link::new("再体检一次", "/check"), Link::new("回首页", "/")],
            _ => vec![Link::new("回首页", "/"), Link::new("年报体检", "/check"), Link::new("年报库", "/library")],
        }
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<askama::Error> for Wrong {
    fn from(error: askama::Error) -> Self {
        Wrong::Broken(error.to_string())
    }
}

/// A page as an answer.
///
/// # Errors
/// If the template refuses.
pub fn show(page: &impl Template) -> Result<Response, Wrong> {
    Ok(Html(page.render()?).into_response())
}

/// Gives an answer that went wrong its page, or for machines its JSON.
pub fn dress(doors: &Doors, visitor: &Visitor, path: &str, response: Response) -> Response {
    let status = response.status();
    let plain = !response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|t| t.as_bytes().starts_with(b"text/html") || t.as_bytes().starts_with(b"application/json"));
    let wrong = match response.extensions().get::<Wrong>() {
        Some(wrong) => wrong.clone(),
        None if !status.is_client_error() && !status.is_server_error() || !plain => return response,
        None => match status {
            StatusCode::NOT_FOUND => Wrong::Missing,
            StatusCode::PAYLOAD_TOO_LARGE => Wrong::TooLarge,
            StatusCode::METHOD_NOT_ALLOWED => Wrong::Unusable(status, "这个地址不能这样用。请从页面上的链接和按钮走。".to_owned()),
            s if s.is_client_error() => Wrong::Unusable(s, "发来的内容看不懂。请回到原来的页面再试一次。".to_owned()),
            _ => Wrong::Broken(format!("status {status} without words")),
        },
    };
    let number = match &wrong {
        Wrong::Broken(detail) => {
            let count = doors.counters.failures.fetch_add(1, Ordering::Relaxed) + 1;
            let number = format!("E-{}-{count:04}", doors.now().date().strftime("%Y-%m%d"));
            tracing::error!(number, path, detail, "an answer failed");
            number
        }
        Wrong::Forged => {
            Counters::add(&doors.counters.refused, 1);
            String::new()
        }
        _ => String::new(),
    };
    let (headline, sentence) = wrong.words();
    let status = wrong.status();
    if path.starts_with("/api/") {
        let body = serde_json::json!({"error": {"kind": status.as_u16(), "message": format!("{headline}。{sentence}"), "number": number}});
        return (status, Json(body)).into_response();
    }
    let page =
        ErrorPage { page: visitor.page(headline, Place::Elsewhere), headline: headline.to_owned(), sentence, number, ways: wrong.ways() };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        // The sentence is better than nothing.
        Err(_) => (status, page.sentence).into_response(),
    }
}

/// Panics become an answer like any other failure.
pub fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    Wrong::Broken(format!("panicked: {}", words.unwrap_or("without words"))).into_response()
}

/// What blocking work came to.
///
/// # Errors
/// If it panicked.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce(Arc<Doors>) -> T + Send + 'static, doors: &Arc<Doors>) -> Result<T, Wrong> {
    let doors = Arc::clone(doors);
    tokio::task::spawn_blocking(move || work(doors)).await.map_err(|error| Wrong::Broken(error.to_string()))
}
