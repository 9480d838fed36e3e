//! REL-03: the disk is full at the n-th write.

use crate::child::{Order, Work, Working, say};
use crate::room::{Room, WALK, morning};
use crate::{scale, sound};
use office::application::Refused;
use std::path::Path;
use store::{CaseId, Store, WriteOptions};

/// The head of the log of SQLite, and each page in it with its own head.
const LOG_HEAD: u64 = 32;
const LOG_PAGE: u64 = 24 + 4096;

/// Acts at most until the disk must have been full.
const MOST: usize = 60;

/// Limits the length of the files that this program writes.
#[cfg(unix)]
fn limit(bytes: Option<u64>) {
    let (_, most) = rlimit::Resource::FSIZE.get().expect("a limit");
    rlimit::Resource::FSIZE.set(bytes.unwrap_or(most), most).expect("the limit is set");
}

/// There the test does not run.
#[cfg(not(unix))]
fn limit(_bytes: Option<u64>) {}

/// The child: for each n the log has room for n pages; then an act is refused,
/// reading goes on, and once there is room the same act is done.
pub async fn fill(order: &Order) {
    let room = Room::open(&order.url, &order.keys).await;
    say("ready");
    for n in 1..=u64::from(order.round) {
        limit(None);
        room.ledger.store.forget_traces().await.expect("the log is emptied");
        let before = room.take(None).await.expect("there is room").done.case;
        room.ledger.store.forget_traces().await.expect("the log is emptied");
        limit(Some(LOG_HEAD + n * LOG_PAGE - 1));
        let mut walk = Walk::default();
        let mut done = 0;
        let error = loop {
            assert!(done < MOST, "{n}: the disk is never full");
            match walk.step(&room).await {
                Ok(()) => done += 1,
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), "full", "{n}: {error}");
        assert!(error.to_string().contains("空间不足"), "{n}: {error}");
        let (_, case) = room.ledger.look(&room.actor("look"), &before).await.unwrap_or_else(|e| panic!("{n}: reading goes on: {e}"));
        assert_eq!(case.stage.name(), "received");
        limit(None);
        walk.step(&room).await.unwrap_or_else(|e| panic!("{n}: with room again: {e}"));
        say(&format!("full\t{n}\t{done}\t{}\t{error}", error.kind()));
    }
    room.close().await;
}

/// A walk that stays at the act that failed.
#[derive(Default)]
struct Walk {
    case: Option<CaseId>,
    next: usize,
}

impl Walk {
    async fn step(&mut self, room: &Room) -> Result<(), Refused> {
        match (&self.case, WALK.get(self.next)) {
            (Some(case), Some(act)) => {
                room.perform(case, None, None, act).await?;
                self.next += 1;
            }
            _ => {
                self.case = Some(room.take(None).await?.done.case);
                self.next = 0;
            }
        }
        Ok(())
    }
}

#[cfg(unix)]
#[tokio::test]
async fn rel_03_a_disk_that_is_full_at_the_nth_write_refuses_and_recovers() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("db").display());
    Room::open(&url, folder.path()).await.close().await;
    let writes = scale::of(60, 200);
    let order = Order { work: Work::FillTheDisk, url: url.clone(), keys: folder.path().to_owned(), round: writes };
    // Who writes too far is told by an error and not killed.
    let said = Working::start(order.behind("trap '' XFSZ; exec \"$0\" \"$@\"")).ended();
    assert_eq!(said.len(), usize::try_from(writes).expect("few"), "{said:?}");
    let room = Room::open(&url, folder.path()).await;
    let whole = sound::check(&room).await;
    println!(
        "REL-03 sqlite: full at the n-th write, n = 1…{writes}: all refused, read, and done with room again; {} acts, 0 half",
        whole.acts
    );
    room.close().await;
}

#[tokio::test]
async fn rel_03_a_database_without_pages_left_says_so_and_reads_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("db");
    let url = format!("sqlite:{}", file.display());
    let room = Room::open(&url, folder.path()).await;
    let known = room.take(None).await.expect("a case").done.case;
    room.close().await;
    let mut refused = 0;
    let steps = scale::of(10, 60);
    for more in 0..steps {
        let options = WriteOptions { page_limit: Some(pages(&file).await + more), ..WriteOptions::default() };
        let room = Room::open_with(&url, folder.path(), options, morning()).await;
        let mut walk = Walk::default();
        for _ in 0..MOST {
            let Err(error) = walk.step(&room).await else { continue };
            assert_eq!(error.kind(), "full", "{error}");
            assert!(error.to_string().contains("空间不足"), "{error}");
            refused += 1;
            break;
        }
        room.ledger.look(&room.actor("look"), &known).await.expect("reading goes on");
        room.close().await;
    }
    assert_eq!(refused, steps);
    let room = Room::open(&url, folder.path()).await;
    room.take(None).await.expect("with pages again it is done");
    sound::check(&room).await;
    println!("REL-03 sqlite: max_page_count reached {refused} times, each told 空间不足, 0 half");
    room.close().await;
}

/// The pages of a file of SQLite whose log is empty.
async fn pages(file: &Path) -> u32 {
    let store = Store::open(&format!("sqlite:{}", file.display())).await.expect("it opens");
    store.forget_traces().await.expect("the log is emptied");
    store.close().await.expect("it closes");
    u32::try_from(file.metadata().expect("a file").len() / 4096).expect("few")
}
