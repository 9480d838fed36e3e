//! Accounts and tokens.

use crate::engines::{each, store};
use crate::sample::{report, second};
use store::account::token::{self, NewToken};
use store::account::{self, AccountStatus, Change, NewAccount, Roles};
use store::seal::SuiteId;
use store::{AccountId, AgencyId, Store, StoreError, TokenId};

async fn make(store: &Store, name: &str, agency: Option<&AgencyId>) -> Result<AccountId, StoreError> {
    let new = NewAccount {
        name: name.to_owned(),
        shown: "承办甲".to_owned(),
        agency: agency.cloned(),
        roles: Roles::new(["clerk", "reviewer"]),
        password: Some("$argon2id$…".to_owned()),
    };
    store.act(new, |tx, new| Box::pin(account::make(tx, new, second(0)))).await
}

async fn change(store: &Store, id: &AccountId, version: u64, what: Change) -> bool {
    let input = (id.clone(), version, what);
    let changed: Result<bool, StoreError> =
        store.act(input, |tx, (id, version, what)| Box::pin(async move { account::change(tx, id, *version, what, second(1)).await })).await;
    changed.expect("asked")
}

async fn make_token(store: &Store, suite: SuiteId, account: &AccountId) -> (TokenId, String) {
    let new = NewToken {
        account: account.clone(),
        label: "门户".to_owned(),
        agency: None,
        roles: Roles::new(["clerk"]),
        expires_at: second(100),
    };
    let made: Result<_, StoreError> = store.act((suite, new), |tx, (suite, new)| Box::pin(token::make(tx, *suite, new, second(0)))).await;
    let (id, text) = made.expect("made");
    (id, text.to_string())
}

async fn works(store: &Store, text: &str, now: i64) -> bool {
    token::find(store, text, second(now)).await.expect("asked").is_some()
}

#[tokio::test]
async fn an_account_has_a_name_of_its_own_and_an_agency_that_exists() {
    store("an_account_has_a_name_of_its_own_and_an_agency_that_exists", async |store| {
        let agency = store.save(&report("云汀县教育局", 2023, "a", None, 0)).await.expect("saved").agency;
        let id = make(&store, "chengban", Some(&agency)).await.expect("made");
        make(&store, "anquan", None).await.expect("made");
        assert!(matches!(make(&store, "chengban", None).await, Err(StoreError::Conflict(_))));
        let nobody = AgencyId::new(second(0));
        assert!(matches!(make(&store, "other", Some(&nobody)).await, Err(StoreError::Conflict(_))));
        let found = account::named(&store, "chengban").await.expect("asked").expect("there");
        assert_eq!((&found.id, found.agency.as_ref(), found.roles.iter().collect()), (&id, Some(&agency), vec!["clerk", "reviewer"]));
        assert!(!format!("{found:?}").contains("argon2"));
        assert_eq!(account::of_agency(&store, Some(&agency)).await.expect("asked"), [found]);
        let names: Vec<_> = account::of_agency(&store, None).await.expect("asked").into_iter().map(|a| a.name).collect();
        assert_eq!(names, ["anquan"]);
    })
    .await;
}

#[tokio::test]
async fn of_two_changes_to_one_version_the_first_holds() {
    store("of_two_changes_to_one_version_the_first_holds", async |store| {
        let id = make(&store, "chengban", None).await.expect("made");
        assert!(change(&store, &id, 1, Change::Roles(Roles::new(["publisher"]))).await);
        assert!(!change(&store, &id, 1, Change::Status(AccountStatus::Disabled)).await);
        assert!(change(&store, &id, 2, Change::Shown("发布乙".to_owned())).await);
        assert!(change(&store, &id, 3, Change::Password(None)).await);
        let found = account::find(&store, &id).await.expect("asked").expect("there");
        assert_eq!((found.shown.as_str(), found.password, found.version), ("发布乙", None, 4));
        assert!(found.roles.has("publisher") && !found.roles.has("clerk") && found.status == AccountStatus::Active);
    })
    .await;
}

#[tokio::test]
async fn a_token_works_until_it_expires_is_revoked_or_its_account_is_disabled() {
    store("a_token_works_until_it_expires_is_revoked_or_its_account_is_disabled", async |store| {
        let id = make(&store, "jiekou", None).await.expect("made");
        for suite in SuiteId::ALL {
            let (token_id, text) = make_token(&store, suite, &id).await;
            assert!(works(&store, &text, 99).await && !works(&store, &text, 100).await);
            assert!(!works(&store, &text[..text.len() - 1], 0).await && !works(&store, "gongkai_", 0).await && !works(&store, "", 0).await);
            let revoked: Result<bool, StoreError> = store.act(token_id, |tx, id| Box::pin(token::revoke(tx, id, second(5)))).await;
            assert!(revoked.expect("revoked") && !works(&store, &text, 6).await);
        }
        let (_, text) = make_token(&store, SuiteId::Intl, &id).await;
        assert!(works(&store, &text, 0).await);
        assert!(change(&store, &id, 1, Change::Status(AccountStatus::Disabled)).await);
        assert!(!works(&store, &text, 0).await);
        assert_eq!(token::of_account(&store, &id).await.expect("asked").len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_token_has_no_role_that_its_account_has_lost() {
    store("a_token_has_no_role_that_its_account_has_lost", async |store| {
        let id = make(&store, "jiekou", None).await.expect("made");
        let (_, text) = make_token(&store, SuiteId::Intl, &id).await;
        change(&store, &id, 1, Change::Roles(Roles::new(["reviewer"]))).await;
        let (found, _) = token::find(&store, &text, second(0)).await.expect("asked").expect("it works");
        assert_eq!(found.roles, Roles::default());
    })
    .await;
}

#[tokio::test]
async fn the_text_of_a_token_stands_nowhere() {
    each("the_text_of_a_token_stands_nowhere", async |url| {
        let store = Store::open(url).await.expect("it opens");
        let id = make(&store, "jiekou", None).await.expect("made");
        let (_, text) = make_token(&store, SuiteId::Guomi, &id).await;
        store.forget_traces().await.expect("written to the file");
        if let Some(path) = url.strip_prefix("sqlite:") {
            let file = std::fs::read(path).expect("read");
            let stands = |what: &str| file.windows(what.len()).any(|w| w == what.as_bytes());
            assert!(stands("jiekou") && !stands(&text) && !stands(&text[token::PREFIX.len()..]));
        }
        store.close().await.expect("it closes");
    })
    .await;
}
