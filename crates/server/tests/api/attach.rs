//! Files over the interface: handed in as a form, served to be kept only.

use crate::town::{Answer, Town, application};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use office::application::Role;
use serde_json::{Value, json};

const PDF: &[u8] = b"%PDF-1.7\n<script>alert(1)</script>";

/// A form with JSON and files.
fn form(json: &Value, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = format!("--b\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n{json}\r\n").into_bytes();
    for (name, bytes) in files {
        body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--b--\r\n");
    body
}

async fn send(town: &Town, path: &str, role: Option<Role>, body: Vec<u8>) -> Answer {
    let mut request = Request::builder().method(Method::POST).uri(path).header(header::HOST, "127.0.0.1:8765");
    request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    if let Some(role) = role {
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", town.token(role)));
    }
    town.send(request.body(Body::from(body)).expect("a request")).await
}

async fn stranger(town: &Town, path: &str, body: Value) -> Answer {
    town.ask(&Method::POST, path, None, &body).await
}

fn is_kept_only(answer: &Answer) {
    let of = |name: &str| answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    assert!(of("content-disposition").starts_with("attachment; "), "{:?}", answer.headers);
    assert_eq!((of("x-content-type-options").as_str(), of("cache-control").as_str()), ("nosniff", "no-store"));
    assert!(of("content-security-policy").starts_with("sandbox"), "{:?}", answer.headers);
    assert_eq!(answer.headers.get_all("content-security-policy").iter().count(), 1);
}

#[tokio::test]
async fn files_come_in_a_form_and_are_served_to_be_kept() {
    let town = Town::open().await;
    let files: [(&str, &[u8]); 2] = [("../../申请 表.pdf", PDF), ("说明.txt", "请公开".as_bytes())];
    let sent = send(&town, "/api/v1/applications", None, form(&application(&town.agency), &files)).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    let (id, code) = (sent.json["id"].as_str().expect("an id"), sent.json["code"].as_str().expect("a code"));
    let list = town.get(&format!("/api/v1/applications/{id}/attachments"), Role::Clerk).await.json;
    let items = list["items"].as_array().expect("items");
    let mut names: Vec<&str> = items.iter().filter_map(|i| i["name"].as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["申请 表.pdf", "说明.txt"]);
    let pdf = items.iter().find(|i| i["kind"] == "pdf").and_then(|i| i["address"].as_str()).expect("an address");
    let path = format!("/api/v1/applications/{id}/attachments/{pdf}");
    let served = town.get(&path, Role::Reviewer).await;
    assert_eq!((served.status, served.text.as_bytes()), (StatusCode::OK, PDF));
    is_kept_only(&served);

    town.does(id, Role::Clerk, "confirm_receipt", json!({})).await;
    town.does(id, Role::Clerk, "ask_correction", json!({"days": 10, "items": "年份"})).await;
    let shown = json!({"agency": town.agency.as_str(), "number": "2024-1", "code": code});
    let mut corrected = shown.clone();
    corrected["with"] = json!({"description": "二〇二三年"});
    let done = send(&town, "/api/v1/track/correct", None, form(&corrected, &[("补正.pdf", PDF)])).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    town.does(id, Role::Clerk, "consult", json!({"reference": "1", "party": "third_party"})).await;
    let opinion = json!({"with": {"reference": "1", "stance": "objects"}});
    let path_opinion = format!("/api/v1/applications/{id}/acts/record_opinion");
    let done = send(&town, &path_opinion, Some(Role::Clerk), form(&opinion, &[("意见.pdf", PDF)])).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);

    let own = stranger(&town, "/api/v1/track/attachments", shown.clone()).await.json;
    assert_eq!(own["items"].as_array().map(Vec::len), Some(3), "the opinion is not theirs: {own}");
    let served = stranger(&town, &format!("/api/v1/track/attachments/{pdf}"), shown.clone()).await;
    assert_eq!((served.status, served.text.as_bytes()), (StatusCode::OK, PDF));
    is_kept_only(&served);
    let all = town.get(&format!("/api/v1/applications/{id}/attachments"), Role::Clerk).await.json;
    let theirs = all["items"].as_array().expect("items").iter().find(|i| i["name"] == "意见.pdf").and_then(|i| i["address"].as_str());
    let refused = stranger(&town, &format!("/api/v1/track/attachments/{}", theirs.expect("an address")), shown.clone()).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let wrong = json!({"agency": town.agency.as_str(), "number": "2024-1", "code": "AAAAAAAA"});
    assert_eq!(stranger(&town, &format!("/api/v1/track/attachments/{pdf}"), wrong).await.status, StatusCode::NOT_FOUND);
    for role in [Role::Publisher, Role::SystemAdmin, Role::Compiler] {
        assert_ne!(town.get(&path, role).await.status, StatusCode::OK, "{}", role.name());
    }
    assert_eq!(town.ask(&Method::GET, &path, None, &Value::Null).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_not_taken_is_told_and_nothing_is_kept() {
    let town = Town::open().await;
    let big = vec![b'x'; (20 << 20) + 1];
    let bad: [(&str, &[u8], StatusCode, &str); 4] = [
        ("a.docm", b"PK", StatusCode::BAD_REQUEST, "带宏"),
        ("a.svg", b"<svg/>", StatusCode::BAD_REQUEST, "SVG"),
        ("a.pdf", b"<html>", StatusCode::BAD_REQUEST, "不符"),
        ("a.pdf", &big, StatusCode::PAYLOAD_TOO_LARGE, "20 MB"),
    ];
    for (name, bytes, status, says) in bad {
        let answer = send(&town, "/api/v1/applications", Some(Role::Clerk), form(&paper(&town), &[(name, bytes)])).await;
        assert_eq!(answer.status, status, "{name}: {}", answer.text);
        assert!(answer.text.contains(says), "{name}: {}", answer.text);
    }
    let many = vec![("a.pdf", PDF); 11];
    let answer = send(&town, "/api/v1/applications", Some(Role::Clerk), form(&paper(&town), &many)).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
    let cut = form(&paper(&town), &[("a.pdf", PDF)]);
    let answer = send(&town, "/api/v1/applications", Some(Role::Clerk), cut[..cut.len() - 20].to_vec()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
    let list = town.get("/api/v1/applications", Role::Clerk).await.json;
    assert_eq!(list["items"], json!([]));
    assert!(town.ledger.blobs.is_empty().await.expect("asked"));
    let long = json!({"agency": town.agency.as_str(), "description": "x".repeat(2 << 20)});
    assert_eq!(town.post("/api/v1/applications", Role::Clerk, long).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// An application on paper.
fn paper(town: &Town) -> Value {
    let mut json = application(&town.agency);
    json["channel"] = json!("in_person");
    json
}
