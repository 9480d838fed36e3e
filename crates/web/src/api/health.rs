//! `/healthz` and `/metrics`: whether the program lives, and what it did.

use crate::doors::Doors;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// `GET /healthz`
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /metrics`
pub async fn metrics(State(doors): State<Arc<Doors>>) -> Response {
    let c = &doors.counters;
    let counters = [
        ("gongkai_requests_total", "Requests answered.", &c.requests),
        ("gongkai_failures_total", "Answers of status 500 and above.", &c.failures),
        ("gongkai_refused_forms_total", "Forms refused for their token or origin.", &c.refused),
        ("gongkai_visits_total", "Visits begun.", &c.visits),
        ("gongkai_files_total", "Files received.", &c.files),
    ];
    let mut text = String::new();
    for (name, help, counter) in counters {
        text.push_str(&format!("# HELP {name} {help}\n# TYPE {name} counter\n{name} {}\n", counter.load(Ordering::Relaxed)));
    }
    text.push_str(&format!(
        "# HELP gongkai_open_visits Visits whose originals are kept.\n# TYPE gongkai_open_visits gauge\ngongkai_open_visits {}\n",
        doors.visits.count()
    ));
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}
