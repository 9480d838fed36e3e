//! 长辈版 and high contrast: a choice kept in a cookie.

use crate::visitor::{Confirmed, DISPLAY, Visitor};
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

/// `POST /display`
pub async fn display(visitor: Visitor, form: Confirmed) -> Response {
    let chosen = ["large", "contrast"].into_iter().filter(|name| match form.field(name) {
        "on" => true,
        "off" => false,
        _ => visitor.chose(name),
    });
    let value = chosen.collect::<Vec<_>>().join(".");
    let mut response = Redirect::to(local(form.field("back"))).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&format!("{DISPLAY}={value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict")) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// A path of this site; anything else leads home.
fn local(back: &str) -> &str {
    let plain = back.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if plain && back.starts_with('/') && !back.starts_with("//") { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(back: &str, expected: &str) {
        assert_eq!(local(back), expected);
    }

    #[test]
    fn the_way_back_stays_on_the_site() {
        check("/library?agency=%E5%8E%BF", "/library?agency=%E5%8E%BF");
        check("//evil.example/", "/");
        check("https://evil.example/", "/");
        check("/\\evil.example", "/");
        check("/a\r\nSet-Cookie: x", "/");
    }
}
