//! Who calls: a bearer token, or nobody; and from where.

use super::fault::Fault;
use crate::doors::Doors;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use office::application::Ledger;
use office::application::desk::Caller;
use std::net::SocketAddr;
use std::sync::Arc;

/// The caller behind the token of a request; without one it is refused.
pub struct Bearer(pub Caller);

/// The caller if a token was sent; one that does not work is refused.
pub struct Anyone(pub Option<Caller>);

/// The network address a request came from.
pub struct Source(pub String);

impl Source {
    fn of(parts: &Parts) -> Source {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Source(peer.map_or_else(|| "local".to_owned(), |ConnectInfo(address)| address.ip().to_string()))
    }
}

impl FromRequestParts<Arc<Doors>> for Source {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _doors: &Arc<Doors>) -> Result<Source, Fault> {
        Ok(Source::of(parts))
    }
}

impl FromRequestParts<Arc<Doors>> for Anyone {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, doors: &Arc<Doors>) -> Result<Anyone, Fault> {
        let Some(sent) = parts.headers.get(AUTHORIZATION) else { return Ok(Anyone(None)) };
        let unknown = || Fault::new(StatusCode::UNAUTHORIZED, "unknown_token", "令牌无效、已过期或已停用，请换一个");
        let token = sent.to_str().ok().and_then(|t| t.strip_prefix("Bearer ")).ok_or_else(unknown)?;
        let source = format!("api:{}", Source::of(parts).0);
        let caller = open(doors)?.caller(token.trim(), &source).await?.ok_or_else(unknown)?;
        Ok(Anyone(Some(caller)))
    }
}

impl FromRequestParts<Arc<Doors>> for Bearer {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, doors: &Arc<Doors>) -> Result<Bearer, Fault> {
        open(doors)?;
        let Anyone(caller) = Anyone::from_request_parts(parts, doors).await?;
        let caller = caller.ok_or_else(|| Fault::new(StatusCode::UNAUTHORIZED, "no_token", "请带上令牌：Authorization: Bearer …"))?;
        Ok(Bearer(caller))
    }
}

/// The ledger of this program.
///
/// # Errors
/// If this program keeps none.
pub fn open(doors: &Doors) -> Result<&Ledger, Fault> {
    doors.ledger.as_ref().ok_or_else(|| Fault::new(StatusCode::NOT_FOUND, "not_open", "这个程序没有开通依申请公开"))
}

/// A fault as it is; where it was refused for its rights, the journal of the
/// account tells of it.
pub async fn noted(doors: &Doors, caller: &Caller, object: &str, fault: impl Into<Fault>) -> Fault {
    let fault = fault.into();
    if fault.status() == StatusCode::FORBIDDEN
        && let Some(ledger) = &doors.ledger
    {
        ledger.note_refusal(caller, object, fault.kind()).await;
    }
    fault
}
