//! Opening, and bringing tables up to date.

use crate::engines::{behind_its_back, each};
use crate::sample::report;
use store::{Store, StoreError};

#[tokio::test]
async fn a_store_opened_again_remembers() {
    each("a_store_opened_again_remembers", async |url| {
        let store = Store::open(url).await.expect("it opens");
        let saved = store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        store.close().await.expect("it closes");
        let store = Store::open(url).await.expect("it opens again");
        assert!(store.report(&saved.id).await.expect("asked").is_some());
        store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn several_programs_may_open_a_new_store_at_once() {
    each("several_programs_may_open_a_new_store_at_once", async |url| {
        let (a, b, c) = tokio::join!(Store::open(url), Store::open(url), Store::open(url));
        for store in [a, b, c] {
            let store = store.expect("it opens");
            assert_eq!(store.agencies().await.expect("asked"), []);
            store.close().await.expect("it closes");
        }
    })
    .await;
}

#[tokio::test]
async fn a_store_of_a_newer_program_is_left_alone() {
    each("a_store_of_a_newer_program_is_left_alone", async |url| {
        Store::open(url).await.expect("it opens").close().await.expect("it closes");
        behind_its_back(url, "INSERT INTO migration (number, name) VALUES (9999, 'later')").await;
        let error = Store::open(url).await.expect_err("refused");
        assert!(error.to_string().contains("9999"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn an_address_of_neither_kind_is_refused_with_a_sentence() {
    let error = Store::open("mysql://localhost/x").await.expect_err("refused");
    assert!(matches!(error, StoreError::Driver { .. }) && error.to_string().contains("sqlite:"), "{error}");
}

#[tokio::test]
async fn a_bad_row_names_its_table_column_and_key() {
    each("a_bad_row_names_its_table_column_and_key", async |url| {
        let store = Store::open(url).await.expect("it opens");
        let saved = store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        behind_its_back(url, "UPDATE report SET published = '昨天'").await;
        match store.report(&saved.id).await {
            Err(StoreError::Inconsistent { table: "report", column: "published", row }) => assert_eq!(row, saved.id.as_str()),
            other => panic!("{other:?}"),
        }
        behind_its_back(url, "UPDATE report SET published = NULL; DELETE FROM original").await;
        assert!(matches!(store.original(&saved.id).await, Err(StoreError::Inconsistent { table: "original", .. })));
        behind_its_back(url, "UPDATE cell SET state = 'odd'").await;
        let series = store.series(&saved.agency, &["applications.received.total"]).await;
        assert!(matches!(series, Err(StoreError::Inconsistent { table: "cell", column: "state", .. })), "{series:?}");
        store.close().await.expect("it closes");
    })
    .await;
}

/// The tables of each step after the first, in the order in which they may be
/// dropped.
const TABLES: [(i32, &[&str]); 11] = [
    (12, &[]),
    (11, &["remedy", "approved_cell", "report_approval"]),
    (10, &["document", "notice"]),
    (9, &["act_key", "act_text", "act", "application", "applicant"]),
    (8, &["token", "account"]),
    (7, &["job"]),
    (6, &["blob"]),
    (5, &["number", "number_series", "index_number"]),
    (4, &["journal", "journal_chain", "checkpoint", "checkpoint_leaf"]),
    (3, &["data_key"]),
    (2, &["setting"]),
];

#[tokio::test]
async fn a_store_of_every_earlier_step_is_brought_forward_and_forgets_nothing() {
    each("a_store_of_every_earlier_step_is_brought_forward_and_forgets_nothing", async |url| {
        let store = Store::open(url).await.expect("it opens");
        let saved = store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        store.close().await.expect("it closes");
        for n in 1..=TABLES.len() {
            for (step, tables) in &TABLES[..n] {
                let mut drops: Vec<String> = tables.iter().map(|t| format!("DROP TABLE {t};")).collect();
                if *step == 12 {
                    drops.push("DROP INDEX application_counted;".to_owned());
                }
                if *step == 11 {
                    drops.push("ALTER TABLE application DROP COLUMN counted_from;".to_owned());
                }
                if *step == 9 {
                    let columns = ["unified_code", "office", "reconsideration_body", "court", "kind"];
                    drops.extend(columns.map(|c| format!("ALTER TABLE agency DROP COLUMN {c};")));
                }
                behind_its_back(url, &format!("{} DELETE FROM migration WHERE number = {step}", drops.concat())).await;
            }
            let store = Store::open(url).await.unwrap_or_else(|e| panic!("without the last {n} steps: {e}"));
            assert!(store.report(&saved.id).await.expect("asked").is_some());
            assert_eq!(store::job::list(&store, store::job::JobState::Waiting, 1).await.expect("asked"), []);
            store.close().await.expect("it closes");
        }
    })
    .await;
}
