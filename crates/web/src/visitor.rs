//! Who asks: the cookie that names a visitor, the display they chose, and the
//! page around what they see. No accounts, no person behind the name.

use crate::doors::{Doors, hex};
use crate::view::{Page, Place};
use crate::wrong::Wrong;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri};
use std::convert::Infallible;
use std::sync::Arc;

/// The cookie with the random name of a visitor.
pub const SID: &str = "gongkai";
/// The cookie with the display chosen.
pub const DISPLAY: &str = "gongkai-display";

/// The random name of a visitor: 128 bits.
#[derive(Debug, Clone)]
pub struct Sid(pub String);

impl Sid {
    /// The name in the cookie, if it has the shape of one.
    pub fn sent(headers: &HeaderMap) -> Option<Sid> {
        let value = cookie(headers, SID)?;
        (value.len() == 32 && value.bytes().all(|b| b.is_ascii_hexdigit())).then(|| Sid(value.to_owned()))
    }

    /// A new name; `None` if the system has no randomness.
    pub fn new() -> Option<Sid> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).ok()?;
        Some(Sid(hex(&random)))
    }
}

/// A cookie by its name.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    all.flat_map(|v| v.split(';')).filter_map(|pair| pair.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, value)| value)
}

/// Who asks, and for what.
#[derive(Clone)]
pub struct Visitor {
    doors: Arc<Doors>,
    sid: String,
    address: String,
    display: String,
}

impl Visitor {
    /// From a request that passed the guard.
    pub fn of(doors: &Arc<Doors>, parts: &Parts) -> Visitor {
        Visitor::from_pieces(doors, parts.extensions.get::<Sid>(), &parts.uri, &parts.headers)
    }

    /// From what is left when the request itself is gone.
    pub fn from_pieces(doors: &Arc<Doors>, sid: Option<&Sid>, uri: &Uri, headers: &HeaderMap) -> Visitor {
        Visitor {
            doors: Arc::clone(doors),
            sid: sid.map(|s| s.0.clone()).unwrap_or_default(),
            address: uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            display: cookie(headers, DISPLAY).unwrap_or_default().to_owned(),
        }
    }

    /// The page around what the visitor sees.
    pub fn page(&self, name: &str, place: Place) -> Page {
        let site = self.doors.site.clone();
        let owner = if site.office.is_empty() { &site.platform } else { &site.office };
        let part = place.nav().into_iter().find(|link| link.current).map(|link| link.label).filter(|label| *label != name);
        let title = [Some(name), part, Some(owner.as_str())].into_iter().flatten().collect::<Vec<_>>().join(" - ");
        Page {
            title,
            nav: place.nav(),
            token: self.doors.token(&self.sid),
            address: self.address.clone(),
            printed: self.doors.now().minute(),
            large: self.chose("large"),
            contrast: self.chose("contrast"),
            site,
        }
    }

    /// Whether a display is chosen.
    pub fn chose(&self, display: &str) -> bool {
        self.display.split('.').any(|d| d == display)
    }

    /// Refuses what did not come from a form of this visitor.
    ///
    /// # Errors
    /// If the token is another's.
    pub fn confirm(&self, token: &str) -> Result<(), Wrong> {
        if !self.sid.is_empty() && self.doors.confirms(&self.sid, token) { Ok(()) } else { Err(Wrong::Forged) }
    }
}

impl FromRequestParts<Arc<Doors>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, doors: &Arc<Doors>) -> Result<Visitor, Infallible> {
        Ok(Visitor::of(doors, parts))
    }
}

/// The fields of a form that came from a page of this visitor: whoever takes
/// it has checked the token.
pub struct Confirmed(Vec<(String, String)>);

impl Confirmed {
    /// A field, empty if it was not sent.
    pub fn field(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }
}

impl FromRequest<Arc<Doors>> for Confirmed {
    type Rejection = Wrong;

    async fn from_request(request: Request, doors: &Arc<Doors>) -> Result<Confirmed, Wrong> {
        let (parts, body) = request.into_parts();
        let visitor = Visitor::of(doors, &parts);
        let request = Request::from_parts(parts, body);
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, doors).await;
        let axum::Form(fields) = form.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Wrong::TooLarge,
            // What is no form has no token either.
            _ => Wrong::Forged,
        })?;
        let confirmed = Confirmed(fields);
        visitor.confirm(confirmed.field("token"))?;
        Ok(confirmed)
    }
}
