//! Acts: whole or absent, and none by the fault of another.

use crate::engines::{each, store};
use crate::sample::{report, second};
use std::time::Duration;
use store::setting::{self, Scope};
use store::{ActError, Store, StoreError, WriteOptions};
use tokio::task::JoinSet;

/// What an act of these tests ends with.
#[derive(Debug)]
enum Refused {
    Forbidden,
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Refused {
        Refused::Store(error)
    }
}

impl ActError for Refused {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Refused::Store(error) => Some(error),
            Refused::Forbidden => None,
        }
    }
}

/// Writes the setting of a number and ends well, badly or in a panic.
async fn attempt(store: &Store, n: usize) -> Result<usize, Refused> {
    store
        .act(n, |tx, n| {
            Box::pin(async move {
                setting::put(tx, &Scope::All, &format!("{n:04}"), "written", second(0)).await?;
                match n % 5 {
                    0 => Err(Refused::Forbidden),
                    1 => panic!("act {n} fails on purpose"),
                    _ => Ok(*n),
                }
            })
        })
        .await
}

#[tokio::test]
async fn an_act_that_fails_leaves_nothing_and_touches_no_other() {
    each("an_act_that_fails_leaves_nothing_and_touches_no_other", async |url| {
        let options = WriteOptions { commit_delay: Duration::from_millis(3), ..WriteOptions::default() };
        let store = Store::open_with(url, options).await.expect("it opens");
        let mut acts = JoinSet::new();
        for n in 0..100 {
            let store = store.clone();
            acts.spawn(async move { (n, attempt(&store, n).await) });
        }
        while let Some(ended) = acts.join_next().await {
            match ended.expect("no panic comes through") {
                (n, Ok(done)) => assert!(n == done && n % 5 > 1, "{n}"),
                (n, Err(Refused::Forbidden)) => assert_eq!(n % 5, 0),
                (n, Err(Refused::Store(error))) => assert!(n % 5 == 1 && !error.is_away(), "{n}: {error}"),
            }
        }
        let written: Vec<usize> =
            setting::list(&store, &Scope::All).await.expect("asked").into_iter().map(|(k, _)| k.parse().expect("a number")).collect();
        assert_eq!(written, (0..100).filter(|n| n % 5 > 1).collect::<Vec<_>>());
        store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn a_closed_store_refuses_and_says_that_it_is_away() {
    store("a_closed_store_refuses_and_says_that_it_is_away", async |store| {
        let other = store.clone();
        store.close().await.expect("it closes");
        match attempt(&other, 2).await {
            Err(Refused::Store(error)) => assert!(error.is_away(), "{error}"),
            other => panic!("{other:?}"),
        }
    })
    .await;
}

#[tokio::test]
async fn an_act_whose_caller_goes_away_is_whole_or_absent() {
    store("an_act_whose_caller_goes_away_is_whole_or_absent", async |store| {
        for n in 2..5 {
            let asked = tokio::time::timeout(Duration::from_micros(200 * n), attempt(&store, 7)).await;
            attempt(&store, 3).await.expect("the next act is not disturbed");
            let there = setting::get(&store, &Scope::All, "0007").await.expect("asked").is_some();
            assert!(there || asked.is_err());
        }
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_refuses_what_has_no_room_and_loses_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("db").display());
    let options = WriteOptions { page_limit: Some(250), commit_delay: Duration::from_millis(2) };
    let store = Store::open_with(&url, options).await.expect("it opens");
    let mut acts = JoinSet::new();
    for n in 0..60_i64 {
        let store = store.clone();
        acts.spawn(async move {
            if n % 3 == 0 {
                let mut big = report("云汀县教育局", 2023, &n.to_string(), Some(n), n);
                big.original = vec![7; 200_000];
                (n, store.save(&big).await.map(|_| ()))
            } else {
                let n = usize::try_from(n * 5 + 2).expect("small");
                (
                    0,
                    attempt(&store, n)
                        .await
                        .map(|_| ())
                        .map_err(|e| e.store().map_or_else(|| panic!("refused"), ToString::to_string))
                        .map_err(StoreError::Conflict),
                )
            }
        });
    }
    let (mut full, mut saved) = (0, 0);
    while let Some(ended) = acts.join_next().await {
        match ended.expect("no panic") {
            (_, Ok(())) => saved += 1,
            (n, Err(error)) => {
                assert!(error.is_full() && error.is_away() && n % 3 == 0, "{n}: {error}");
                full += 1;
            }
        }
    }
    assert!(full > 10, "the disk was not full: {full} refused");
    let counts = store.counts().await.expect("reading works");
    let settings = setting::list(&store, &Scope::All).await.expect("reading works").len();
    assert_eq!((settings, u64::try_from(saved).expect("few")), (40, 40 + counts.reports + counts.superseded));
    attempt(&store, 2).await.expect("what has room is written");
    store.close().await.expect("it closes");
}
