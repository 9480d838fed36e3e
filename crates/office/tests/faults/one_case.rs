//! REL-04: fifty clerks on one case.

use crate::room::{Room, request};
use crate::{engines, scale, sound};
use office::application::{Refused, Role};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use store::CaseId;
use tokio::task::JoinSet;

/// Clerks.
const CLERKS: u32 = 50;

/// What a clerk did: the numbers of the acts that were theirs, and how often
/// another came first.
type Result = (String, Vec<u32>, u32);

#[tokio::test(flavor = "multi_thread")]
async fn rel_04_of_fifty_clerks_one_wins_and_the_others_see_the_difference() {
    engines::each("rel_04_of_fifty_clerks_one_wins_and_the_others_see_the_difference", async |url| {
        let keys = tempfile::tempdir().expect("a folder");
        let room = Room::open(url, keys.path()).await;
        let case = room.take(None).await.expect("a case").done.case;
        let (attempts, made) = (scale::of(1_500, 100_000), Arc::new(AtomicU32::new(0)));
        let mut clerks = JoinSet::new();
        for n in 0..CLERKS {
            clerks.spawn(work(room.clone(), case.clone(), format!("clerk {n}"), made.clone(), attempts));
        }
        let results = clerks.join_all().await;
        let lost: u32 = results.iter().map(|(_, _, stale)| *stale).sum();
        let winners: BTreeMap<u32, String> =
            results.iter().flat_map(|(clerk, won, _)| won.iter().map(|seq| (*seq, clerk.clone()))).collect();
        let won: usize = results.iter().map(|(_, won, _)| won.len()).sum();
        assert_eq!(winners.len(), won, "one winner a version");
        assert_eq!(won + usize::try_from(lost).expect("few"), usize::try_from(attempts).expect("few"));
        let (found, _) = room.ledger.look(&room.actor("look"), &case).await.expect("the case");
        let acts: BTreeMap<u32, String> = found.acts.iter().skip(1).map(|a| (a.entry.seq, a.actor.clone())).collect();
        assert_eq!(acts, winners, "no update is lost");
        sound::check(&room).await;
        let engine = room.ledger.store.engine();
        println!("REL-04 {engine}: {CLERKS} clerks, {attempts} acts asked, {won} done, {lost} saw the difference, 0 lost");
        room.close().await;
    })
    .await;
}

async fn work(room: Room, case: CaseId, name: String, made: Arc<AtomicU32>, attempts: u32) -> Result {
    let clerk = room.named(&name, Role::Clerk);
    let (mut won, mut stale) = (Vec::new(), 0);
    while made.fetch_add(1, Ordering::SeqCst) < attempts {
        let (found, _) = room.ledger.look(&clerk, &case).await.expect("the case");
        let seen = found.head.version;
        let body = json!({"systems": "档案系统", "terms": name});
        match room.ledger.perform(&clerk, request(&case, Some(seen), None, "record_search", &body)).await {
            Ok(done) => {
                assert_eq!(done.seq, seen + 1);
                won.push(done.seq);
            }
            Err(Refused::Stale { seen: told, now }) => {
                assert!(told == seen && now > seen, "{told} {now}");
                let (found, _) = room.ledger.look(&clerk, &case).await.expect("the case");
                let difference = found.acts.iter().filter(|a| a.entry.seq > seen && a.entry.seq <= now).count();
                assert_eq!(difference, usize::try_from(now - seen).expect("few"), "the acts in between can be seen");
                stale += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    (name, won, stale)
}
