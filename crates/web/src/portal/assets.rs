//! Style sheet, script and mark, inside the program. Their address carries
//! the hash of their content, so that a browser keeps them until they change.

use crate::doors::hex;
use crate::wrong::Wrong;
use axum::extract::{Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    content: &'static [u8],
}

static ASSETS: [Asset; 3] = [
    Asset { name: "gongkai.css", kind: "text/css; charset=utf-8", content: include_bytes!("../../assets/gongkai.css") },
    Asset { name: "gongkai.js", kind: "text/javascript; charset=utf-8", content: include_bytes!("../../assets/gongkai.js") },
    Asset { name: "mark.svg", kind: "image/svg+xml", content: include_bytes!("../../assets/mark.svg") },
];

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for asset in &ASSETS {
        hash.update(asset.content);
    }
    hex(&hash.finalize()[..6])
});

/// The version of the assets, from their content.
pub fn version() -> &'static str {
    &VERSION
}

/// `GET /assets/{name}`
///
/// # Errors
/// If there is no such asset.
pub async fn asset(Path(name): Path<String>, Query(query): Query<HashMap<String, String>>, headers: HeaderMap) -> Result<Response, Wrong> {
    let asset = ASSETS.iter().find(|a| a.name == name).ok_or(Wrong::Missing)?;
    let tag = format!("\"{}\"", version());
    let keep = if query.get("v").is_some_and(|v| v == version()) { "public, max-age=31536000, immutable" } else { "public, no-cache" };
    if headers.get(IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag), (CACHE_CONTROL, keep.to_owned())]).into_response());
    }
    Ok(([(CONTENT_TYPE, asset.kind.to_owned()), (ETAG, tag), (CACHE_CONTROL, keep.to_owned())], asset.content).into_response())
}
