//! Every route × role × (own, other agency) (SEC-01, REL-16): the answers
//! stand in `rights.csv`, which a person has read. A route without a row
//! fails.

use crate::town::{STAFF, Town, application};
use axum::http::Method;
use office::AgencyId;
use office::application::Actor;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const TABLE: &str = include_str!("rights.csv");

/// The address and body of a route for a case or report of an agency.
async fn meant(town: &Town, method: &str, path: &str, agency: &AgencyId) -> (String, Value) {
    let mut body = Value::Null;
    let mut address = path.replace("{agency}", agency.as_str()).replace("{year}", "2022").replace("{command}", "assign");
    if path.contains("/applications/{id}") {
        let case = town.registered(agency).await;
        address = address.replace("{id}", case.as_str());
        if path.ends_with("{address}") {
            let all = town.ledger.attachments(&Actor::system(), &case).await.expect("its attachments");
            address = address.replace("{address}", &all[0].address);
        }
    }
    address = address.replace("{seq}", "1");
    if path.contains("{code}") {
        address = address.replace("{code}", if path.contains("/sheets/") { "P19" } else { "P04" });
    }
    match (method, path) {
        ("post", "/api/v1/applications/{id}/acts/{command}/letter") => {
            address = address.replace("/assign/", "/extend/");
            let letter = json!({"context": {"reason": "需要逐卷核对"}});
            body = json!({"with": {"days": 5, "letter": letter}});
        }
        ("post", "/api/v1/applications/{id}/sheets/{code}") => {
            let context = json!({"searches": [], "searcher": "", "searched": "2024-03-05", "conclusion": ""});
            body = json!({"context": context});
        }
        ("get", "/api/v1/applications") => address.push_str(&format!("?agency={agency}")),
        ("post", "/api/v1/applications") => {
            body = application(agency);
            body["channel"] = json!("internet");
        }
        ("get", "/api/v1/applications/{id}/acts/{command}") => address.push_str("?with=%7B%22clerk%22%3A%22li%22%7D"),
        ("post", "/api/v1/applications/{id}/acts/{command}") => body = json!({"with": {"clerk": "li"}}),
        ("post", "/api/v1/replies") => {
            let (a, b) = (town.registered(agency).await, town.registered(agency).await);
            body = json!({"cases": [{"id": a.as_str()}, {"id": b.as_str()}]});
        }
        (
            "post",
            "/api/v1/track"
            | "/api/v1/track/{command}"
            | "/api/v1/track/attachments"
            | "/api/v1/track/attachments/{address}"
            | "/api/v1/track/letters"
            | "/api/v1/track/letters/{seq}",
        ) => {
            body = json!({"agency": agency.as_str(), "number": town.registered(agency).await.as_str(), "code": "22222222"});
        }
        _ => {}
    }
    (address.replace("{id}", "0192f0c0-0000-7000-8000-000000000000"), body)
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_table_says() {
    let town = Town::open().await;
    let heads: Vec<&str> = TABLE.lines().next().expect("a head").split(',').collect();
    let mut wrong = Vec::new();
    for line in TABLE.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (method, path) = (fields[0], fields[1]);
        for (who, expected) in heads.iter().zip(&fields).skip(2) {
            let token = match *who {
                "anonymous" => None,
                "wrong_token" => Some("gongkai_0000"),
                name => Some(town.token(STAFF.into_iter().find(|r| r.name() == name).expect("a role of the table"))),
            };
            for (agency, expected) in [&town.agency, &town.other].into_iter().zip(expected.split('/')) {
                // Tries of strangers are counted by source; each is a day later.
                let later = town.ledger.clock.now().plus_minutes(24 * 60);
                town.at(&later.0.to_string());
                let (address, body) = meant(&town, method, path, agency).await;
                let verb = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
                let answer = town.ask(&verb, &address, token, &body).await;
                if answer.status.as_str() != expected {
                    let which = if agency == &town.agency { "own" } else { "other" };
                    wrong.push(format!("{method} {path} {who} {which}: {}, not {expected}: {}", answer.status, answer.text));
                }
                if answer.status.is_client_error() {
                    assert!(answer.json["error"]["message"].is_string(), "{method} {path} {who}: {}", answer.text);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_route_of_the_description_has_a_row() {
    let town = Town::open().await;
    let description = town.ask(&Method::GET, "/api/v1/openapi.json", None, &Value::Null).await.json;
    let mut routes = BTreeSet::new();
    for (path, methods) in description["paths"].as_object().expect("paths") {
        let verbs = ["get", "post", "put", "delete", "patch"].into_iter().filter(|m| methods.get(m).is_some());
        routes.extend(verbs.map(|m| format!("{m},{path}")));
    }
    let rows: BTreeSet<String> = TABLE.lines().skip(1).map(|l| l.splitn(3, ',').take(2).collect::<Vec<_>>().join(",")).collect();
    assert_eq!(rows, routes);
}
