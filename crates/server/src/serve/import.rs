//! `--import`: files, folders and ZIPs into the library.

use crate::input;
use office::report::take_in::{Incoming, TakenIn, keep, read_each};
use office::report::units::Units;
use office::worker::{Fence, Readers};
use office::world;
use std::sync::Arc;
use store::Store;

/// Files that are read before they are saved.
const BATCH: usize = 128;

/// Reads what the paths name and saves it.
///
/// # Errors
/// If reading panicked.
pub async fn import(store: &Store, readers: &Arc<Readers>, units: Option<&Units>, paths: &[String]) -> anyhow::Result<TakenIn> {
    let arguments = paths.to_vec();
    let inputs = tokio::task::spawn_blocking(move || input::list(&arguments)).await?;
    let mut all = TakenIn::default();
    for batch in inputs.chunks(BATCH) {
        let (batch, readers) = (batch.to_vec(), Arc::clone(readers));
        let read = move || {
            let most = readers.limits().bytes;
            let files: Vec<_> = batch.iter().map(|i| Incoming { name: i.name.clone(), bytes: i.bytes(most) }).collect();
            let answers = read_each(&readers, Fence::Formats, &files);
            (files, answers)
        };
        let (files, answers) = tokio::task::spawn_blocking(read).await?;
        let taken = keep(store, world::now(), units, &files, &answers).await;
        all.saved += taken.saved;
        all.known += taken.known;
        all.refused.extend(taken.refused);
    }
    Ok(all)
}

/// Tells what became of the files.
pub fn tell(taken: &TakenIn) {
    let known = if taken.known > 0 { format!("，{} 份早已在库", taken.known) } else { String::new() };
    eprintln!("入库 {} 份{known}，{} 个没有入库。", taken.saved, taken.refused.len());
    for (name, why) in &taken.refused {
        eprintln!("  {name}：{why}");
    }
}
