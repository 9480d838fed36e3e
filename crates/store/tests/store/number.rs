//! REL-14: numbers under many takers.

use crate::engines::{each, store};
use crate::sample::second;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use store::number::{self, NumberKind, Series};
use store::{AgencyId, Store, StoreError, Tx};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

fn series(agency: &AgencyId, kind: NumberKind, year: i16) -> Series {
    Series { agency: agency.clone(), kind, year }
}

/// An act that takes a number and then ends well or badly.
async fn take(store: &Store, series: &Series, n: usize) -> Result<u32, StoreError> {
    store
        .act((series.clone(), n), |tx, (series, n)| {
            Box::pin(async move {
                let number = number::take(tx, series, &format!("case {n}"), second(0)).await?;
                match n % 3 {
                    0 => Err(StoreError::Inconsistent { table: "application", column: "stage", row: n.to_string() }),
                    _ => Ok(number),
                }
            })
        })
        .await
}

#[tokio::test]
async fn rel_14_two_hundred_takers_leave_no_gap_and_no_number_twice() {
    store("rel_14_two_hundred_takers_leave_no_gap_and_no_number_twice", async |store| {
        const TAKERS: usize = 200;
        const EACH: usize = 3;
        let series = series(&AgencyId::new(second(0)), NumberKind::Registration, 2025);
        let mut takers = JoinSet::new();
        for taker in 0..TAKERS {
            let (store, series) = (store.clone(), series.clone());
            takers.spawn(async move {
                let mut taken = Vec::new();
                for n in 0..EACH {
                    match take(&store, &series, taker * EACH + n).await {
                        Ok(number) => taken.push(number),
                        Err(StoreError::Inconsistent { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
                taken
            });
        }
        let taken: Vec<u32> = takers.join_all().await.concat();
        let unique: BTreeSet<u32> = taken.iter().copied().collect();
        let expected = u32::try_from(TAKERS * EACH * 2 / 3).expect("few");
        assert_eq!(unique.into_iter().collect::<Vec<_>>(), (1..=expected).collect::<Vec<_>>());
        assert_eq!(taken.len(), usize::try_from(expected).expect("few"));
        let given = number::given(&store, &series, 0, 1000).await.expect("asked");
        assert_eq!(given.iter().map(|g| g.n).collect::<Vec<_>>(), (1..=expected).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn each_agency_kind_and_year_begins_with_one() {
    store("each_agency_kind_and_year_begins_with_one", async |store| {
        let (a, b) = (AgencyId::new(second(0)), AgencyId::new(second(0)));
        let all = [
            series(&a, NumberKind::Registration, 2024),
            series(&a, NumberKind::Registration, 2025),
            series(&a, NumberKind::Letter, 2025),
            series(&b, NumberKind::Letter, 2025),
        ];
        for expected in 1..=2 {
            for series in &all {
                assert_eq!(take(&store, series, 1).await.expect("taken"), expected, "{series:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_number_stays_with_its_reason_and_is_not_given_again() {
    store("a_cancelled_number_stays_with_its_reason_and_is_not_given_again", async |store| {
        let series = series(&AgencyId::new(second(0)), NumberKind::Letter, 2025);
        for n in [1, 2] {
            take(&store, &series, n).await.expect("taken");
        }
        let cancel = async |n: u32| -> Result<bool, StoreError> {
            store.act((series.clone(), n), |tx, (series, n)| Box::pin(number::cancel(tx, series, *n, "误发", second(7)))).await
        };
        assert!(cancel(2).await.expect("cancelled"));
        assert!(!cancel(2).await.expect("cancelled already"));
        assert!(!cancel(9).await.expect("never given"));
        assert_eq!(take(&store, &series, 4).await.expect("taken"), 3);
        let given = number::given(&store, &series, 1, 10).await.expect("asked");
        let seen: Vec<_> = given.into_iter().map(|g| (g.n, g.holder, g.cancelled)).collect();
        let cancelled = Some((second(7), "误发".to_owned()));
        assert_eq!(seen, [(2, "case 2".to_owned(), cancelled), (3, "case 4".to_owned(), None)]);
    })
    .await;
}

/// Two acts that take two numbers in opposite order, and meet in between
/// where acts run side by side.
struct Crossing {
    pair: [Series; 2],
    meeting: Option<Arc<Barrier>>,
    runs: Arc<AtomicU32>,
}

#[tokio::test]
async fn acts_that_wait_for_each_other_are_run_again() {
    store("acts_that_wait_for_each_other_are_run_again", async |store| {
        let agency = AgencyId::new(second(0));
        let pair = [series(&agency, NumberKind::Registration, 2025), series(&agency, NumberKind::Letter, 2025)];
        let side_by_side = store.engine() == "postgres";
        let (meeting, runs) = (side_by_side.then(|| Arc::new(Barrier::new(2))), Arc::new(AtomicU32::new(0)));
        for series in &pair {
            take(&store, series, 1).await.expect("the series is begun");
        }
        let mut acts = JoinSet::new();
        for pair in [pair.clone(), [pair[1].clone(), pair[0].clone()]] {
            let (store, crossing) = (store.clone(), Crossing { pair, meeting: meeting.clone(), runs: runs.clone() });
            acts.spawn(async move { store.act(crossing, |tx, crossing| Box::pin(cross(tx, crossing))).await });
        }
        for ended in acts.join_all().await {
            ended.expect("both numbers are taken in the end");
        }
        assert_eq!(runs.load(Ordering::SeqCst), if side_by_side { 3 } else { 2 });
        for series in &pair {
            assert_eq!(number::given(&store, series, 0, 9).await.expect("asked").len(), 3);
        }
    })
    .await;
}

async fn cross(tx: &Tx, crossing: &Crossing) -> Result<(), StoreError> {
    number::take(tx, &crossing.pair[0], "a", second(0)).await?;
    if let Some(meeting) = crossing.meeting.as_ref().filter(|_| crossing.runs.load(Ordering::SeqCst) < 2) {
        crossing.runs.fetch_add(1, Ordering::SeqCst);
        meeting.wait().await;
    } else {
        crossing.runs.fetch_add(1, Ordering::SeqCst);
    }
    number::take(tx, &crossing.pair[1], "b", second(0)).await?;
    Ok(())
}

#[tokio::test]
async fn index_numbers_are_never_given_twice_by_several_servers() {
    each("index_numbers_are_never_given_twice_by_several_servers", async |url| {
        let agency = AgencyId::new(second(0));
        let mut given = BTreeSet::new();
        let mut count = 0;
        for _restart in 0..2 {
            let servers = [Store::open(url).await.expect("it opens"), Store::open(url).await.expect("it opens")];
            let mut takers = JoinSet::new();
            for n in 0..200 {
                let (store, agency) = (servers[n % 2].clone(), agency.clone());
                takers.spawn(async move { store.index_number(&agency).await });
            }
            for n in takers.join_all().await {
                given.insert(n.expect("given"));
                count += 1;
            }
            for server in servers {
                server.close().await.expect("it closes");
            }
        }
        assert_eq!((given.len(), given.first().copied()), (count, Some(1)));
    })
    .await;
}
