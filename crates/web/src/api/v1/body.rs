//! Bodies of requests: JSON, with a sentence where it is none.

use super::fault::Fault;
use axum::body::Bytes;
use axum::http::HeaderMap;
use jiff::civil::Date;
use office::{AgencyId, CaseId};
use serde::de::DeserializeOwned;

/// Longest key of a request, in bytes.
const LONGEST_KEY: usize = 200;

/// Reads a body.
///
/// # Errors
/// If it is no such JSON.
pub fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Fault> {
    serde_json::from_slice(body).map_err(|error| Fault::malformed(&format!("发来的内容不合格式：{error}")))
}

/// A day, if one was given.
///
/// # Errors
/// If it is none.
pub fn day(text: Option<&str>) -> Result<Option<Date>, Fault> {
    let parse = |text: &str| text.parse().map_err(|_| Fault::malformed("日期要写成 2024-03-04 这样"));
    text.map(parse).transpose()
}

/// The key by which a repeated request is known: of the body, or of the header
/// `Idempotency-Key`.
///
/// # Errors
/// If it is too long, or the two differ.
pub fn key(headers: &HeaderMap, body: Option<String>) -> Result<Option<String>, Fault> {
    let sent = match headers.get("idempotency-key") {
        None => None,
        Some(value) => Some(value.to_str().map_err(|_| Fault::malformed("Idempotency-Key 要用可打印的 ASCII 字符"))?.to_owned()),
    };
    match (sent, body) {
        (Some(a), Some(b)) if a != b => Err(Fault::malformed("Idempotency-Key 与内容里的 key 不同")),
        (Some(key), _) | (None, Some(key)) if key.is_empty() || key.len() > LONGEST_KEY => {
            Err(Fault::malformed("重复提交标识要有一至 200 个字节"))
        }
        (sent, body) => Ok(sent.or(body)),
    }
}

/// The case an address names.
///
/// # Errors
/// If no case can be called so.
pub fn case(id: &str) -> Result<CaseId, Fault> {
    CaseId::parse(id).ok_or_else(Fault::missing)
}

/// The agency an address names.
///
/// # Errors
/// If no agency can be called so.
pub fn agency(id: &str) -> Result<AgencyId, Fault> {
    AgencyId::parse(id).ok_or_else(Fault::no_agency)
}
