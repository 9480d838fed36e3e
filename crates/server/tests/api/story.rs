//! A case from the stranger who sends it to the approved report.

use crate::town::{Town, application};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use office::application::Role;
use serde_json::{Value, json};
use store::AccountId;
use store::journal::{self, Chain};

async fn stranger(town: &Town, path: &str, body: Value) -> crate::town::Answer {
    town.ask(&Method::POST, path, None, &body).await
}

#[tokio::test]
async fn a_case_goes_its_way_from_the_stranger_to_the_report() {
    let town = Town::open().await;
    let sent = stranger(&town, "/api/v1/applications", application(&town.agency)).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    assert_eq!(sent.headers[header::CACHE_CONTROL], "no-store");
    let (id, code) = (sent.json["id"].as_str().expect("an id"), sent.json["code"].as_str().expect("a code"));
    town.does(id, Role::Clerk, "confirm_receipt", json!({})).await;
    town.does(id, Role::Clerk, "assign", json!({"clerk": town.account(Role::Clerk)})).await;
    let preview = town.get(&format!("/api/v1/applications/{id}/acts/extend?with=%7B%22days%22%3A20%7D"), Role::Clerk).await;
    assert_eq!((&preview.json["before"]["due"], &preview.json["after"]["due"]), (&json!("2024-04-01"), &json!("2024-04-29")));
    let whole = town.get(&format!("/api/v1/applications/{id}"), Role::Clerk).await.json;
    assert_eq!((&whole["number"], &whole["version"], &whole["clock"]["due"]), (&json!("2024-1"), &json!(3), &json!("2024-04-01")));
    assert_eq!(whole["clock"]["explained"]["steps"][1]["counted"], json!(1));
    let next = whole["next"].as_array().expect("acts");
    let of = |name: &str| next.iter().find(|n| n["command"] == name).expect("the act");
    assert_eq!(of("extend")["allowed"], json!(true));
    assert_eq!(of("deliver")["why_not"]["message"], json!("没有等待送达的答复"));
    assert!(of("deliver")["why_not"]["cite"].as_str().is_some_and(|c| c.contains("第四十条")));
    assert_eq!(of("approve")["allowed"], json!(false));
    town.does(id, Role::Clerk, "draft", json!({"outcomes": ["D01"], "facts": "经查"})).await;
    town.does(id, Role::Reviewer, "review_secrecy", json!({})).await;
    town.does(id, Role::Reviewer, "approve", json!({})).await;
    let replied = town.does(id, Role::Clerk, "reply", json!({})).await;
    assert_eq!(replied["document"], json!("公开〔2024〕1号"));
    let shown = json!({"agency": town.agency.as_str(), "number": "2024-1", "code": code});
    let followed = stranger(&town, "/api/v1/track", shown).await.json;
    let labels: Vec<&str> = followed["acts"].as_array().expect("acts").iter().filter_map(|a| a["label"].as_str()).collect();
    assert_eq!(labels, ["提交申请", "确认收到", "作出答复"]);
    town.at("2025-01-10T01:00:00Z");
    let path = format!("/api/v1/report/{}/2024", town.agency);
    let counted = town.get(&path, Role::Compiler).await.json;
    assert_eq!(counted["cells"]["applications.result.granted.natural_person"]["cases"], json!([{"id": id, "number": "2024-1"}]));
    let approve = format!("{path}/approve");
    assert_eq!(town.post(&approve, Role::Compiler, json!({"seen": "x"})).await.status, StatusCode::CONFLICT);
    let approved = town.post(&approve, Role::Compiler, json!({"seen": counted["digest"]})).await;
    assert_eq!((approved.status, &approved.json["approved"]["actor"]), (StatusCode::OK, &json!(town.account(Role::Compiler))));
    assert_eq!(town.post(&approve, Role::Compiler, Value::Null).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_stale_version_shows_what_was_done_since() {
    let town = Town::open().await;
    let id = town.registered(&town.agency).await;
    town.does(id.as_str(), Role::Clerk, "assign", json!({"clerk": "li"})).await;
    let path = format!("/api/v1/applications/{id}/acts/extend");
    let stale = town.post(&path, Role::Clerk, json!({"seen": 1, "with": {"days": 10}})).await;
    assert_eq!((stale.status, &stale.json["error"]["kind"]), (StatusCode::CONFLICT, &json!("stale")));
    assert_eq!((&stale.json["version"], &stale.json["acts"][0]["kind"]), (&json!(2), &json!("assigned")));
}

#[tokio::test]
async fn what_the_law_does_not_allow_is_told_with_its_article() {
    let town = Town::open().await;
    let id = town.registered(&town.agency).await;
    let path = format!("/api/v1/applications/{id}/acts/extend");
    let refused = town.post(&path, Role::Clerk, json!({"with": {"days": 21}})).await;
    assert_eq!((refused.status, &refused.json["error"]["kind"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("not_allowed")));
    assert!(refused.json["error"]["cite"].as_str().is_some_and(|c| c.contains("第三十三条")), "{}", refused.text);
    for body in [json!({"with": {"days": "x"}}), json!({"with": {"weeks": 1}}), json!({"when": 1}), json!([1])] {
        let malformed = town.post(&path, Role::Clerk, body).await;
        assert_eq!(
            (malformed.status, malformed.json["error"]["message"].is_string()),
            (StatusCode::BAD_REQUEST, true),
            "{}",
            malformed.text
        );
    }
}

#[tokio::test]
async fn the_same_request_twice_is_done_once() {
    let town = Town::open().await;
    let id = town.registered(&town.agency).await;
    let ask = |body: &'static str| {
        Request::post(format!("/api/v1/applications/{id}/acts/extend"))
            .header(header::HOST, "localhost")
            .header(header::AUTHORIZATION, format!("Bearer {}", town.token(Role::Clerk)))
            .header("Idempotency-Key", "k1")
            .body(Body::from(body))
            .expect("a request")
    };
    let (first, second) = (town.send(ask(r#"{"with":{"days":10}}"#)).await, town.send(ask(r#"{"with":{"days":10}}"#)).await);
    assert_eq!((&first.json["repeat"], &second.json["repeat"]), (&json!(false), &json!(true)));
    assert_eq!(first.json["seq"], second.json["seq"]);
    let other = town.send(ask(r#"{"with":{"days":11}}"#)).await;
    assert_eq!((other.status, &other.json["error"]["kind"]), (StatusCode::CONFLICT, &json!("key_reused")));
}

#[tokio::test]
async fn a_person_is_masked_and_whoever_reads_more_stands_in_the_journal() {
    let town = Town::open().await;
    let id = town.registered(&town.agency).await;
    let path = format!("/api/v1/applications/{id}");
    let masked = town.get(&path, Role::Clerk).await;
    let person = json!({
        "name": "汀**", "identity": "99*************013", "phone": "138****1234", "address": "云汀县水门镇***", "email": null, "masked": true,
    });
    assert_eq!(masked.json["applicant"], person);
    let list = town.get("/api/v1/applications?urgent=true", Role::Reviewer).await.text;
    assert!(!list.contains('汀') && list.contains(id.as_str()), "{list}");
    let full = format!("{path}?reason=%E8%81%94%E7%B3%BB%E7%94%B3%E8%AF%B7%E4%BA%BA");
    assert_eq!(town.get(&full, Role::Clerk).await.status, StatusCode::FORBIDDEN, "not yet assigned");
    town.does(id.as_str(), Role::Clerk, "assign", json!({"clerk": town.account(Role::Clerk)})).await;
    assert_eq!(town.get(&format!("{path}?reason=+"), Role::Clerk).await.status, StatusCode::BAD_REQUEST);
    let read = town.get(&full, Role::Clerk).await;
    assert_eq!((&read.json["applicant"]["name"], &read.json["applicant"]["masked"]), (&json!("汀小禾"), &json!(false)));
    let chain = Chain::Account(AccountId::parse(town.account(Role::Clerk)).expect("an account"));
    let entries = journal::entries(&town.ledger.store, &chain, 0, 10).await.expect("a journal");
    let told: Vec<(&str, &str)> = entries.iter().map(|e| (e.kind.as_str(), e.result.as_str())).collect();
    assert_eq!(told, [("refused", "not_assigned"), ("applicant_read", "ok")]);
}

#[tokio::test]
async fn five_wrong_codes_lock_and_a_right_one_too_until_the_window_ends() {
    let town = Town::open().await;
    let sent = stranger(&town, "/api/v1/applications", application(&town.agency)).await.json;
    let shown = |code: &Value| json!({"agency": town.agency.as_str(), "number": sent["id"], "code": code});
    for _ in 0..5 {
        assert_eq!(stranger(&town, "/api/v1/track", shown(&json!("22222222"))).await.status, StatusCode::NOT_FOUND);
    }
    let locked = stranger(&town, "/api/v1/track", shown(&sent["code"])).await;
    assert_eq!((locked.status, locked.headers[header::RETRY_AFTER].to_str().ok()), (StatusCode::TOO_MANY_REQUESTS, Some("900")));
    town.at("2024-03-04T01:16:00Z");
    assert_eq!(stranger(&town, "/api/v1/track", shown(&sent["code"])).await.status, StatusCode::OK);
    assert_eq!(stranger(&town, "/api/v1/track/reply", shown(&sent["code"])).await.status, StatusCode::FORBIDDEN);
    let done = stranger(&town, "/api/v1/track/withdraw", shown(&sent["code"])).await;
    assert_eq!((done.status, &done.json["stage"]["name"]), (StatusCode::OK, &json!("withdrawn")), "{}", done.text);
    let again = stranger(&town, "/api/v1/track/withdraw", shown(&sent["code"])).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_stranger_sends_sixty_applications_an_hour_and_no_more() {
    let town = Town::open().await;
    for n in 0..61 {
        let answer = stranger(&town, "/api/v1/applications", application(&town.agency)).await;
        assert_eq!(answer.status, if n < 60 { StatusCode::CREATED } else { StatusCode::TOO_MANY_REQUESTS }, "{n}");
    }
    for (key, value) in [("on", json!("2024-03-01")), ("channel", json!("in_person")), ("extra", json!(1))] {
        town.at("2024-03-04T03:00:00Z");
        let mut body = application(&town.agency);
        body[key] = value;
        assert_eq!(stranger(&town, "/api/v1/applications", body).await.status, StatusCode::BAD_REQUEST, "{key}");
    }
}

#[tokio::test]
async fn pages_of_the_list_follow_each_other() {
    let town = Town::open().await;
    for _ in 0..5 {
        town.registered(&town.agency).await;
    }
    for filter in ["", "&urgent=true", "&stage=received"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = town.get(&format!("/api/v1/applications?limit=2{filter}{cursor}"), Role::Clerk).await.json;
            seen.extend(page["items"].as_array().expect("items").iter().map(|i| i["id"].to_string()));
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 5, "{filter}");
    }
    for wrong in ["?stage=nowhere", "?cursor=x", "?stage=received&urgent=true"] {
        assert_eq!(town.get(&format!("/api/v1/applications{wrong}"), Role::Clerk).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn a_split_and_a_joint_reply_are_done_whole() {
    let town = Town::open().await;
    let id = town.registered(&town.agency).await;
    let split = town.does(id.as_str(), Role::Clerk, "split", json!({"parts": ["另一件"]})).await;
    let other = split["opened"][0]["id"].as_str().expect("an id").to_owned();
    for case in [id.as_str(), &other] {
        town.does(case, Role::Clerk, "draft", json!({"outcomes": ["D01"]})).await;
        town.does(case, Role::Reviewer, "review_secrecy", json!({})).await;
        town.does(case, Role::Reviewer, "approve", json!({})).await;
    }
    let joint = town.post("/api/v1/replies", Role::Clerk, json!({"cases": [{"id": id.as_str()}, {"id": other}]})).await;
    assert_eq!(joint.status, StatusCode::OK, "{}", joint.text);
    assert_eq!(joint.json["done"][0]["document"], joint.json["done"][1]["document"]);
}

#[tokio::test]
async fn a_database_that_is_away_answers_503_and_when_to_come_again() {
    let town = Town::open().await;
    let id = town.registered(&town.agency).await;
    town.ledger.store.clone().close().await.expect("closed");
    let answer = town.post(&format!("/api/v1/applications/{id}/acts/assign"), Role::Clerk, json!({"with": {"clerk": "li"}})).await;
    assert_eq!((answer.status, &answer.json["error"]["kind"]), (StatusCode::SERVICE_UNAVAILABLE, &json!("away")), "{}", answer.text);
    assert_eq!(answer.headers[header::RETRY_AFTER], "30");
}
