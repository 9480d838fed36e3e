//! Around every answer: who may ask (host, origin), the name of the visitor,
//! the security headers, and pages for what went wrong.

use crate::doors::{Counters, Doors};
use crate::visitor::{SID, Sid, Visitor};
use crate::wrong::{Wrong, dress};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;

/// What a page may load: only what this server sends.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Under these addresses are uploads and persons, which no cache keeps.
const PERSONAL: [&str; 3] = ["/check", "/api/v1/applications", "/api/v1/track"];

/// Headers of every answer.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // `no-referrer` would make browsers hide the origin of our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Lets a request through, and dresses its answer.
pub async fn guard(State(doors): State<Arc<Doors>>, mut request: Request, next: Next) -> Response {
    Counters::add(&doors.counters.requests, 1);
    let path = request.uri().path().to_owned();
    let for_people = !["/api/", "/assets/", "/healthz", "/metrics"].iter().any(|p| path.starts_with(p));
    let known = Sid::sent(request.headers());
    let fresh = if known.is_none() && for_people { Sid::new() } else { None };
    let sid = known.or_else(|| fresh.clone());
    if let Some(sid) = &sid {
        request.extensions_mut().insert(sid.clone());
    }
    let visitor = Visitor::from_pieces(&doors, sid.as_ref(), request.uri(), request.headers());
    let refusal = refuse(request.method(), request.headers());
    let response = match refusal {
        Some(wrong) => wrong.into_response(),
        None => next.run(request).await,
    };
    let mut response = dress(&doors, &visitor, &path, response);
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // What a stranger handed in comes with a stricter policy of its own.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // Pages carry the visitor's token, so no cache between may keep them.
    let private = if PERSONAL.iter().any(|p| path.starts_with(p)) { "no-store" } else { "private, no-cache" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(private));
    if let Some(Sid(name)) = fresh
        && let Ok(value) = HeaderValue::from_str(&format!("{SID}={name}; Path=/; HttpOnly; SameSite=Strict"))
    {
        headers.append(header::SET_COOKIE, value);
    }
    response
}

/// Why a request is refused before anyone looks at it.
fn refuse(method: &Method, headers: &HeaderMap) -> Option<Wrong> {
    let text = |name: HeaderName| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    let host = text(header::HOST);
    // A name of the outside that was made to point here (DNS rebinding).
    if host.is_some_and(|h| !is_loopback(h)) {
        return Some(Wrong::ForeignHost);
    }
    if method.is_safe() {
        return None;
    }
    // Old browsers send neither header; the token of the form decides then.
    let site = text(HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|s| s != "same-origin" && s != "none") {
        return Some(Wrong::Forged);
    }
    let origin = text(header::ORIGIN).map(|o| o.split_once("://").map_or(o, |(_, host)| host));
    match (origin, host) {
        (Some(origin), Some(host)) if origin != host => Some(Wrong::Forged),
        (Some(_), None) => Some(Wrong::Forged),
        _ => None,
    }
}

/// Whether a host header names this machine itself.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(host: &str, expected: bool) {
        assert_eq!(is_loopback(host), expected, "{host}");
    }

    #[test]
    fn only_names_of_this_machine_lead_here() {
        check("127.0.0.1:8765", true);
        check("localhost:8765", true);
        check("localhost", true);
        check("[::1]:8765", true);
        check("evil.example:8765", false);
        check("127.0.0.1.evil.example", false);
        check("192.168.0.1:8765", false);
    }
}
