//! The site in process: every route with its headers, forms refused without
//! their token, and what happens at the edges.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use office::Store;
use office::report::library::Library;
use office::report::read::{digest, read};
use office::report::save::{Upload, save};
use office::report::visit::{VisitLimits, Visits};
use office::worker::{Fence, Readers};
use office::world::{Clock, Moment};
use std::sync::Arc;
use tower::ServiceExt;
use web::doors::Doors;
use web::view::Site;

const REPORT: &[u8] = include_bytes!("../../../demo/reports/land/2019.txt");
const COOKIE: &str = "gongkai=0123456789abcdef0123456789abcdef";
const SID: &str = "0123456789abcdef0123456789abcdef";

/// The site over a library with one report.
struct Town {
    router: Router,
    doors: Arc<Doors>,
    library_report: String,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Town {
    async fn open() -> Town {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&format!("sqlite:{}", folder.path().join("db").display())).await.expect("a database");
        let readers = Arc::new(Readers::unfenced(Default::default()));
        let answer = read(&readers, Fence::Formats, REPORT).expect("a report");
        let upload = Upload { file: "2019.txt", sha256: &digest(REPORT), bytes: REPORT, read: &answer, unit: None };
        let saved = save(&store, noon(), upload).await.expect("saved");
        let limits = VisitLimits { files: 3, bytes: 1 << 20, ..VisitLimits::default() };
        let visits = Visits::new(folder.path().join("visits"), limits, readers, Clock::of(noon)).expect("a folder");
        let doors = Arc::new(Doors::new(visits, Library::new(store), Site::sample(), Clock::of(noon), [7; 32]));
        let library_report = format!("/library/{}/2019", saved.agency);
        Town { router: web::routes::routes(Arc::clone(&doors)), doors, library_report, _folder: folder }
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 64 << 20).await.expect("a body");
        Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::HOST, "127.0.0.1:8765").header(header::COOKIE, COOKIE);
        self.ask(request.body(Body::empty()).expect("a request")).await
    }

    async fn post(&self, path: &str, token: &str) -> Answer {
        let request = Request::post(path)
            .header(header::HOST, "127.0.0.1:8765")
            .header(header::COOKIE, COOKIE)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(format!("token={token}&back=/library&large=on"))).expect("a request")).await
    }

    /// A multipart form as browsers send it.
    async fn upload(&self, path: &str, token: Option<&str>, files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        if let Some(token) = token {
            body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n").into_bytes());
        }
        for (name, bytes) in files {
            body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n").into_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--b--\r\n");
        let request = Request::post(path)
            .header(header::HOST, "127.0.0.1:8765")
            .header(header::COOKIE, COOKIE)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        self.ask(request.body(Body::from(body)).expect("a request")).await
    }

    fn token(&self) -> String {
        self.doors.token(SID)
    }

    /// A visit with one report, read to its end.
    async fn visit(&self) -> String {
        let answer = self.upload("/check", Some(&self.token()), &[("2019.txt", REPORT)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let address = answer.headers[header::LOCATION].to_str().expect("an address").to_owned();
        while self.get(&format!("{address}/progress")).await.text.contains("\"working\":true") {
            tokio::task::yield_now().await;
        }
        address
    }
}

fn noon() -> Moment {
    Moment("2026-10-13T04:00:00Z".parse().expect("a time"))
}

fn check_headers(path: &str, answer: &Answer) {
    let header = |name: &str| answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let policy = header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    assert!(!policy.contains("unsafe"), "{path}: {policy}");
    assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(header("referrer-policy"), "same-origin", "{path}");
    assert!(!header("cache-control").is_empty(), "{path}");
    if path.starts_with("/check") {
        assert_eq!(header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn every_route_answers_with_its_headers() {
    let town = Town::open().await;
    let visit = town.visit().await;
    let agency = town.library_report.trim_end_matches("/2019").to_owned();
    let pages = [
        "/",
        "/check",
        "/library",
        "/library.csv",
        "/library/compare",
        "/rules",
        "/rules/R101",
        "/styleguide",
        "/assets/gongkai.css",
        "/assets/gongkai.js",
        "/assets/mark.svg",
        "/healthz",
        "/metrics",
        "/api/v1/openapi.json",
        "/api/v1/rules",
        "/api/v1/agencies",
        "/api/v1/reports",
    ];
    let mut paths: Vec<String> = pages.map(str::to_owned).to_vec();
    paths.extend(["", "/progress", "/end", "/1", "/1.csv", "/results.xlsx"].map(|end| format!("{visit}{end}")));
    paths.extend([agency.clone(), format!("{agency}/series.csv")]);
    paths.extend(["", ".csv", ".original", ".html"].map(|end| format!("{}{end}", town.library_report)));
    paths.push(format!("/api/v1/series?agency={}", agency.trim_start_matches("/library/")));
    for path in &paths {
        let answer = town.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        check_headers(path, &answer);
    }
}

#[tokio::test]
async fn what_is_not_there_has_a_page_and_headers() {
    let town = Town::open().await;
    let wrong_visit = format!("/check/{}", "0".repeat(40));
    for path in ["/nothing", "/rules/Z999", "/library/nobody", "/library/nobody/2024", "/assets/other.css", &wrong_visit, "/check/x/1"] {
        let answer = town.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.text.matches("<h1").count(), 1, "{path}: {}", answer.text);
        check_headers(path, &answer);
    }
    let answer = town.get("/api/v1/reports/nothing").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text.starts_with("{\"error\""), "{}", answer.text);
}

#[tokio::test]
async fn another_visit_opens_nothing_of_this_one() {
    let town = Town::open().await;
    let visit = town.visit().await;
    let mut other = visit.clone();
    let last = if other.pop() == Some('0') { '1' } else { '0' };
    other.push(last);
    for end in ["", "/1", "/1.csv", "/end", "/progress", "/results.xlsx", "/results.pdf"] {
        assert_eq!(town.get(&format!("{other}{end}")).await.status, StatusCode::NOT_FOUND, "{end}");
    }
    assert_eq!(town.get(&format!("{visit}/2")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(town.get(&format!("{visit}/0")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_form_is_taken_without_its_token() {
    let town = Town::open().await;
    let visit = town.visit().await;
    let anothers = town.doors.token("ffffffffffffffffffffffffffffffff");
    for path in ["/display".to_owned(), format!("{visit}/end"), format!("{visit}/save"), format!("{visit}/1/save")] {
        for token in ["", "0", anothers.as_str()] {
            let answer = town.post(&path, token).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            check_headers(&path, &answer);
        }
    }
    for token in [None, Some(""), Some(anothers.as_str())] {
        let answer = town.upload("/check", token, &[("2019.txt", REPORT)]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(town.get(&visit).await.status, StatusCode::OK, "a refused form changed nothing");
    assert_eq!(town.doors.visits.count(), 1);
}

#[tokio::test]
async fn no_form_is_taken_from_another_site() {
    let town = Town::open().await;
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "http://evil.example"), ("origin", "null")]
    {
        let request = Request::post("/display")
            .header(header::HOST, "127.0.0.1:8765")
            .header(header::COOKIE, COOKIE)
            .header(name, value)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = Body::from(format!("token={}", town.token()));
        assert_eq!(town.ask(request.body(body).expect("a request")).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    let request = Request::post("/api/v1/check").header(header::HOST, "127.0.0.1:8765").header("origin", "http://evil.example");
    assert_eq!(town.ask(request.body(Body::empty()).expect("a request")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_foreign_host_name_does_not_lead_here() {
    let town = Town::open().await;
    let request = Request::get("/").header(header::HOST, "evil.example:8765").body(Body::empty()).expect("a request");
    assert_eq!(town.ask(request).await.status, StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn nothing_is_changed_by_asking() {
    let town = Town::open().await;
    let visit = town.visit().await;
    for path in ["/display", &format!("{visit}/save"), &format!("{visit}/1/save")] {
        let answer = town.get(path).await;
        assert!(matches!(answer.status, StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_FOUND), "{path}: {}", answer.status);
    }
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let request = Request::builder().method(method).uri("/check").header(header::HOST, "localhost").body(Body::empty());
        assert_eq!(town.ask(request.expect("a request")).await.status, StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[tokio::test]
async fn what_is_too_much_is_refused_on_the_page_where_it_was_put_in() {
    let town = Town::open().await;
    let token = town.token();
    let large = vec![b'a'; (1 << 20) + 1];
    let answer = town.upload("/check", Some(&token), &[("大.txt", &large), ("2019.txt", REPORT)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("一次共 1 MB 为限") && answer.text.contains("<title>错误"), "{}", answer.text);
    let four = [("1", REPORT), ("2", REPORT), ("3", REPORT), ("4", REPORT)];
    let answer = town.upload("/check", Some(&token), &four).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("一次至多 3 个文件"), "{}", answer.text);
    let answer = town.upload("/check", Some(&token), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.doors.visits.count(), 0);
    let enormous = vec![b'a'; 9 << 20];
    let answer = town.upload("/check", Some(&token), &[("大.txt", &enormous)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let form = Request::post("/display").header(header::COOKIE, COOKIE).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = town.ask(form.body(Body::from(vec![b'a'; 65 << 10])).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("太大，没有收下"), "{}", answer.text);
}

#[tokio::test]
async fn a_report_is_checked_saved_and_wiped() {
    let town = Town::open().await;
    let visit = town.visit().await;
    let results = town.get(&visit).await.text;
    assert!(results.contains("1 个文件"), "{results}");
    let saved = town.post(&format!("{visit}/1/save"), &town.token()).await;
    assert_eq!(saved.headers[header::LOCATION].to_str().expect("an address"), town.library_report);
    let ended = town.post(&format!("{visit}/end"), &town.token()).await;
    assert_eq!((ended.status, town.get(&visit).await.status), (StatusCode::SEE_OTHER, StatusCode::NOT_FOUND));
    assert_eq!(town.get(&town.library_report).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_display_is_kept_and_leads_back() {
    let town = Town::open().await;
    let answer = town.post("/display", &town.token()).await;
    assert_eq!(answer.headers[header::LOCATION], "/library");
    let cookie = answer.headers[header::SET_COOKIE].to_str().expect("a cookie");
    assert!(cookie.starts_with("gongkai-display=large;") && cookie.contains("HttpOnly"), "{cookie}");
}

#[tokio::test]
async fn assets_are_kept_until_they_change() {
    let town = Town::open().await;
    let page = town.get("/").await.text;
    let start = page.find("/assets/gongkai.css?v=").expect("the style sheet");
    let path = &page[start..start + page[start..].find('"').expect("its end")];
    let answer = town.get(path).await;
    assert!(answer.headers[header::CACHE_CONTROL].to_str().expect("text").contains("immutable"));
    let request = Request::get(path).header(header::IF_NONE_MATCH, &answer.headers[header::ETAG]).body(Body::empty());
    assert_eq!(town.ask(request.expect("a request")).await.status, StatusCode::NOT_MODIFIED);
    let answer = town.get("/assets/gongkai.css").await;
    assert_eq!(answer.headers[header::CACHE_CONTROL], "public, no-cache");
}

#[tokio::test]
async fn machines_get_what_the_commands_print() {
    let town = Town::open().await;
    let answer = town.upload("/api/v1/check", None, &[("一.txt", REPORT), ("二.txt", REPORT), ("空.txt", b"")]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let objects: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(objects[0]["read"]["file"], "一.txt");
    assert_eq!(objects[0]["check"]["year"], 2019);
    assert_eq!(objects[1]["check"]["same_as"], "一.txt");
    assert_eq!(objects[2]["read"]["error"]["kind"], "unreadable");
    assert_eq!(objects[2]["check"]["verdict"], "unreadable");
    assert_eq!(town.doors.visits.count(), 0);
}

#[tokio::test]
async fn the_library_is_given_page_by_page() {
    let town = Town::open().await;
    let page = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    let first = page(&town.get("/api/v1/reports?limit=1").await.text);
    assert_eq!(first["items"][0]["year"], 2019);
    let report = first["items"][0]["report"].as_str().expect("an address");
    assert_eq!(page(&town.get(report).await.text)["read"]["year"], 2019);
    let original = town.get(&format!("{report}/original")).await;
    assert_eq!(original.text.as_bytes(), REPORT);
    assert!(original.headers[header::CONTENT_DISPOSITION].to_str().expect("text").starts_with("attachment"));
    assert_eq!(page(&town.get("/api/v1/reports?year=2020").await.text)["items"].as_array().map(Vec::len), Some(0));
    assert_eq!(town.get("/api/v1/reports?cursor=x").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(town.get("/api/v1/series?agency=nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_a_ledger_the_pages_work_and_cases_are_not_open() {
    let town = Town::open().await;
    for path in ["/api/v1/applications", "/api/v1/report/x/2024"] {
        let answer = town.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text.contains("\"kind\":\"not_open\""), "{path}: {}", answer.text);
    }
    assert_eq!(town.get("/library").await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_address_for_machines_is_described() {
    let town = Town::open().await;
    let description: serde_json::Value = serde_json::from_str(&town.get("/api/v1/openapi.json").await.text).expect("JSON");
    let paths: Vec<&str> = description["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    let described = [
        "agencies",
        "applications",
        "applications/{id}",
        "applications/{id}/acts/{command}",
        "check",
        "replies",
        "report/{agency}/{year}",
        "report/{agency}/{year}/approve",
        "reports",
        "reports/{id}",
        "reports/{id}/original",
        "rules",
        "series",
        "track",
        "track/{command}",
    ];
    for path in described {
        assert!(paths.contains(&format!("/api/v1/{path}").as_str()), "{path} is not described: {paths:?}");
    }
}
