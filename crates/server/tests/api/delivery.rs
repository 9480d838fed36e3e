//! Delivery over the interface: evidence with a scan, its kind with the case,
//! and the reply that its applicant reads on line.

use crate::town::{Town, application};
use axum::http::{Method, StatusCode};
use office::application::Role;
use serde_json::{Value, json};
use store::agency::Office;
use store::{NewAgency, StoreError};

/// A town whose first agency has the record that a reply needs.
async fn complete() -> Town {
    let town = Town::open().await;
    let new = NewAgency { name: "云汀县财政局".to_owned(), level: Some("county_department".to_owned()), ..NewAgency::default() };
    let record = Office {
        unified_code: None,
        office: Some("云汀县财政局办公室".to_owned()),
        reconsideration_body: Some("云汀县人民政府".to_owned()),
        court: Some("云汀县人民法院".to_owned()),
        kind: Some("department".to_owned()),
    };
    town.ledger.store.put_agency(new, record, town.ledger.clock.now().0).await.expect("the record");
    for (key, value) in [
        (office::letter::PHONE, "0990-0000118"),
        (office::letter::ADDRESS, "云汀县水门路2号"),
        (office::letter::ONLINE, "云汀县行政复议网上窗口"),
    ] {
        let input = (town.agency.clone(), key, value, town.ledger.clock.now().0);
        let put = town.ledger.store.act(input, |tx, (agency, key, value, at)| {
            Box::pin(async move {
                store::setting::put(tx, &store::setting::Scope::Agency(agency.clone()), key, value, *at).await?;
                Ok::<(), StoreError>(())
            })
        });
        put.await.expect("a setting");
    }
    town
}

/// An application by internet whose reply went out; the act, and what its
/// applicant shows.
async fn replied(town: &Town, by_internet: bool) -> (String, u64, Value) {
    let sent = town.ask(&Method::POST, "/api/v1/applications", None, &application(&town.agency)).await.json;
    let id = sent["id"].as_str().expect("an id").to_owned();
    town.does(&id, Role::Clerk, "confirm_receipt", json!({})).await;
    let context = office::letter::template::named("D01").map(|l| (l.sample)()).unwrap_or_default();
    let letter = json!({"context": context, "by_internet": by_internet});
    town.does(&id, Role::Clerk, "draft", json!({"outcomes": ["D01"], "facts": "经查", "letter": letter})).await;
    town.does(&id, Role::Reviewer, "review_secrecy", json!({})).await;
    town.does(&id, Role::Reviewer, "approve", json!({})).await;
    let done = town.does(&id, Role::Clerk, "reply", json!({})).await;
    let shown = json!({"agency": town.agency.as_str(), "number": id, "code": sent["code"]});
    (id, done["seq"].as_u64().expect("an act"), shown)
}

async fn case(town: &Town, id: &str) -> Value {
    town.get(&format!("/api/v1/applications/{id}"), Role::Clerk).await.json
}

#[tokio::test]
async fn a_reply_read_on_line_is_delivered_in_the_name_of_its_applicant() {
    let town = complete().await;
    let (id, seq, shown) = replied(&town, true).await;
    assert_eq!(case(&town, &id).await["deliveries"], json!([]));
    for _ in 0..2 {
        let read = town.ask(&Method::POST, &format!("/api/v1/track/letters/{seq}"), None, &shown).await;
        assert_eq!(read.status, StatusCode::OK, "{}", read.text);
    }
    let whole = case(&town, &id).await;
    assert_eq!(whole["stage"]["name"], json!("delivered"));
    let evidence = json!([{"name": "arrival", "label": "到达或者阅读记录"}]);
    let delivery = json!({
        "seq": seq + 1, "way": "electronic", "label": "电子送达", "on": "2024-03-04", "actor": "applicant", "evidence": evidence,
    });
    assert_eq!(whole["deliveries"], json!([delivery]));
}

#[tokio::test]
async fn a_reply_that_goes_by_post_waits_for_its_number_though_it_was_read() {
    let town = complete().await;
    let (id, seq, shown) = replied(&town, false).await;
    let read = town.ask(&Method::POST, &format!("/api/v1/track/letters/{seq}"), None, &shown).await;
    assert_eq!(read.status, StatusCode::OK, "{}", read.text);
    assert_eq!(case(&town, &id).await["stage"]["name"], json!("replied"));
    let path = format!("/api/v1/applications/{id}/acts/deliver");
    let wrong = json!({"with": {"way": "post", "proof": {"posting": "SF1090000126001"}}});
    let refused = town.post(&path, Role::Clerk, wrong).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.text);
    assert!(refused.json["error"]["message"].as_str().is_some_and(|m| m.contains("235号")), "{}", refused.text);
    town.does(&id, Role::Clerk, "deliver", json!({"way": "post", "proof": {"posting": "1090000126001"}})).await;
    let kinds = case(&town, &id).await["deliveries"][0]["evidence"].clone();
    assert_eq!(kinds, json!([{"name": "posting", "label": "邮件号码"}]));
    let stranger = town.ask(&Method::POST, "/api/v1/track/deliver", None, &shown).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
}
