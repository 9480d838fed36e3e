//! REL-14: 受理编号 and 索引号 under two hundred takers that are killed.

use crate::child::{Order, Work, Working, say};
use crate::room::Room;
use crate::{engines, scale, sound};
use std::collections::BTreeMap;
use std::time::Duration;
use store::CaseId;
use store::application;
use tokio::task::JoinSet;

/// Takers of a child.
const TAKERS: u32 = 200;

/// Longest time that a child lives after it is ready, in milliseconds.
const LONGEST: u32 = 600;

/// The child: each taker registers applications and takes index numbers.
pub async fn take(order: &Order) {
    let room = Room::open(&order.url, &order.keys).await;
    say("ready");
    let mut takers = JoinSet::new();
    for _ in 0..TAKERS {
        let room = room.clone();
        takers.spawn(async move {
            loop {
                match room.ledger.store.index_number(&room.agency).await {
                    Ok(n) => say(&format!("index\t{n}")),
                    Err(error) => say(&format!("refused\t{error}")),
                }
                match room.take(None).await {
                    Ok(taken) => say(&format!("case\t{}\t{}", taken.number.unwrap_or_default(), taken.done.case)),
                    Err(error) => say(&format!("refused\t{error}")),
                }
            }
        });
    }
    // They end with the program.
    while takers.join_next().await.is_some() {}
}

#[tokio::test]
async fn rel_14_numbers_of_killed_takers_are_unique_and_gapless() {
    engines::each("rel_14_numbers_of_killed_takers_are_unique_and_gapless", async |url| {
        let keys = tempfile::tempdir().expect("a folder");
        Room::open(url, keys.path()).await.close().await;
        let rounds = scale::of(5, 100);
        let (mut cases, mut indexes) = (BTreeMap::new(), BTreeMap::new());
        for round in 0..rounds {
            let order = Order { work: Work::TakeNumbers, url: url.to_owned(), keys: keys.path().to_owned(), round };
            let time = Duration::from_millis(u64::from(scale::random(LONGEST)));
            for line in Working::start(order.command()).killed_after(time) {
                let parts: Vec<&str> = line.split('\t').collect();
                let before = match parts[..] {
                    ["index", n] => indexes.insert(n.to_owned(), String::new()),
                    ["case", number, case] => cases.insert(number.to_owned(), case.to_owned()),
                    _ => panic!("{line}"),
                };
                assert_eq!(before, None, "given twice: {line}");
            }
        }
        let room = Room::open(url, keys.path()).await;
        let whole = sound::check(&room).await;
        for (number, case) in &cases {
            let id = application::find_by_number(&room.ledger.store, &room.agency, number).await.expect("asked");
            assert_eq!(id, CaseId::parse(case), "{number}");
        }
        let engine = room.ledger.store.engine();
        println!(
            "REL-14 {engine}: {rounds} kills of {TAKERS} takers, {} 受理编号 of {} and {} 索引号 acknowledged, none twice, no gap",
            cases.len(),
            whole.cases,
            indexes.len()
        );
        room.close().await;
    })
    .await;
}
