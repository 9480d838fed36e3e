//! REL-01: killed at random moments under eight writers.

use crate::child::{Order, Work, Working, say};
use crate::room::{Room, WALK};
use crate::{engines, scale, sound};
use office::application::Refused;
use std::collections::BTreeMap;
use std::time::Duration;
use store::CaseId;
use store::application::{self, Found};

/// Writers of a child.
const WRITERS: u32 = 8;

/// Longest time that a child lives after it is ready, in milliseconds.
const LONGEST: u32 = 300;

/// The child: each writer walks cases and tells of every act that was
/// acknowledged.
pub async fn act(order: &Order) {
    let room = Room::open(&order.url, &order.keys).await;
    // The first act prepares its statements; the others are what is killed.
    room.take(None).await.expect("a case");
    say("ready");
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (room, round) = (room.clone(), order.round);
            tokio::spawn(async move {
                for n in 0.. {
                    if let Err(error) = walk(&room, &format!("{round}.{writer}.{n}")).await {
                        say(&format!("refused\t{error}"));
                        return;
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("a writer does not panic");
    }
}

/// Walks a case and tells of every act.
pub async fn walk(room: &Room, name: &str) -> Result<(), Refused> {
    let key = format!("{name}.take");
    let case = room.take(Some(&key)).await?.done.case;
    say(&format!("done\t{case}\t1\ttake\t{key}"));
    for (seen, act) in (1..).zip(WALK) {
        let key = format!("{name}.{act}");
        let done = room.perform(&case, Some(seen), Some(&key), act).await?;
        say(&format!("done\t{case}\t{}\t{act}\t{key}", done.seq));
    }
    Ok(())
}

/// An act that was acknowledged.
pub struct Acknowledged {
    case: CaseId,
    seq: u32,
    act: String,
    key: String,
}

/// What a line of a child tells.
pub fn acknowledged(line: &str) -> Acknowledged {
    let parts: Vec<&str> = line.split('\t').collect();
    let ["done", case, seq, act, key] = parts[..] else { panic!("{line}") };
    Acknowledged {
        case: CaseId::parse(case).expect("an id"),
        seq: seq.parse().expect("a number"),
        act: act.to_owned(),
        key: key.to_owned(),
    }
}

#[tokio::test]
async fn rel_01_what_was_acknowledged_before_a_kill_is_there_once() {
    engines::each("rel_01_what_was_acknowledged_before_a_kill_is_there_once", async |url| {
        let keys = tempfile::tempdir().expect("a folder");
        Room::open(url, keys.path()).await.close().await;
        let rounds = scale::of(50, 1_000);
        let mut all = 0;
        for round in 0..rounds {
            let order = Order { work: Work::Act, url: url.to_owned(), keys: keys.path().to_owned(), round };
            let time = Duration::from_millis(u64::from(scale::random(LONGEST)));
            let said = Working::start(order.command()).killed_after(time);
            let room = Room::open(url, keys.path()).await;
            all += said.len();
            check(&room, said.iter().map(|line| acknowledged(line)).collect()).await;
            room.close().await;
        }
        let room = Room::open(url, keys.path()).await;
        let whole = sound::check(&room).await;
        assert!(all > 0 && whole.acts >= all);
        let (engine, acts) = (room.ledger.store.engine(), whole.acts);
        println!("REL-01 {engine}: {rounds} kills, {all} acts acknowledged, 0 lost, {acts} in {} cases, 0 half", whole.cases);
        room.close().await;
    })
    .await;
}

/// Every acknowledged act stands where it was said to be, and the same
/// request once more does nothing.
pub async fn check(room: &Room, all: Vec<Acknowledged>) {
    let mut cases: BTreeMap<CaseId, Found> = BTreeMap::new();
    for one in &all {
        if !cases.contains_key(&one.case) {
            let found = application::find(&room.ledger.store, &one.case).await.expect("asked").expect("an acknowledged case is there");
            cases.insert(one.case.clone(), found);
        }
        let acts = &cases[&one.case].acts;
        assert_eq!(acts.iter().filter(|a| a.entry.seq == one.seq).count(), 1, "{} {}", one.case, one.seq);
        let known = application::replay_key(&room.ledger.store, &room.actor(&one.act).id, &one.key).await.expect("asked");
        assert_eq!(known.map(|(case, seq, _)| (case, seq)), Some((one.case.clone(), one.seq)), "{}", one.key);
    }
    for one in all.iter().rev().take(usize::try_from(WRITERS).expect("few")) {
        let again = match one.act.as_str() {
            "take" => room.take(Some(&one.key)).await.map(|r| r.done),
            act => room.perform(&one.case, Some(one.seq - 1), Some(&one.key), act).await,
        };
        let again = again.unwrap_or_else(|e| panic!("{}: {e}", one.key));
        assert_eq!((again.case, again.seq, again.is_repeat), (one.case.clone(), one.seq, true), "{}", one.key);
    }
}
