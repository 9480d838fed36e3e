//! REL-02: the power is cut. What a program wrote and flushed is recorded
//! (`strace`), the files are built again as a disk may hold them after each
//! flush, later writes dropped or torn, and every act that was acknowledged by
//! then is looked for.

mod record;

use crate::child::{Order, Work, Working, say};
use crate::kill::{acknowledged, check, walk};
use crate::room::Room;
use crate::{scale, sound};
use record::{Disk, Event};
use std::process::{Command, Stdio};

/// Writers of the recorded program.
const WRITERS: u32 = 8;

/// The child: each writer walks two cases, then it ends.
pub async fn act(order: &Order) {
    let room = Room::open(&order.url, &order.keys).await;
    say("ready");
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let room = room.clone();
        writers.spawn(async move {
            for n in 0..2 {
                walk(&room, &format!("{writer}.{n}")).await.expect("nothing is refused");
            }
        });
    }
    writers.join_all().await;
    room.close().await;
}

#[tokio::test]
async fn rel_02_no_acknowledged_act_is_lost_when_the_power_is_cut() {
    let has_strace = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    if !has_strace {
        println!("NOT RUN REL-02: strace is not installed or may not trace here");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("db");
    let url = format!("sqlite:{}", file.display());
    Room::open(&url, folder.path()).await.close().await;
    let before = std::fs::read(&file).expect("the database is there");
    let order = Order { work: Work::ActABit, url, keys: folder.path().to_owned(), round: 0 };
    let trace = folder.path().join("trace");
    let line = format!("exec strace -f -xx -s 200000 -e trace={} -o '{}' \"$0\" \"$@\"", record::CALLS, trace.display());
    let said = Working::start(order.behind(&line)).ended();
    let events = record::read(&trace, &file);
    let flushes: Vec<usize> = events.iter().enumerate().filter(|(_, e)| matches!(e, Event::Flushed { .. })).map(|(n, _)| n).collect();
    assert!(flushes.len() > 10, "{} flushes", flushes.len());
    let most = usize::try_from(scale::of(25, 100_000)).expect("few");
    let (mut cuts, mut looked) = (0, 0);
    for at in flushes.iter().step_by(flushes.len().div_ceil(most)) {
        for disk in [Disk::Dropped, Disk::Torn] {
            let place = tempfile::tempdir().expect("a folder");
            let copy = place.path().join("db");
            record::rebuild(&before, &events, *at, disk, &copy);
            let room = Room::open(&format!("sqlite:{}", copy.display()), folder.path()).await;
            let known: Vec<_> = events[..record::next_flush(&events, *at)]
                .iter()
                .filter_map(|e| match e {
                    Event::Said(line) if line.starts_with("done\t") => Some(acknowledged(line)),
                    _ => None,
                })
                .collect();
            looked += known.len();
            sound::check(&room).await;
            check(&room, known).await;
            room.close().await;
            cuts += 1;
        }
    }
    let (acts, flushes) = (said.len(), flushes.len());
    assert!(looked > acts);
    println!("REL-02 sqlite: {acts} acts, {flushes} flushes, {cuts} cuts, {looked} acknowledged acts looked for, 0 lost, 0 half");
}
