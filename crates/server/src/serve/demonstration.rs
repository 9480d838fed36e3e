//! The demonstration county, inside the program (see `demo/README.md`).

use include_dir::{Dir, File, include_dir};
use office::report::take_in::{Incoming, TakenIn, keep, read_each};
use office::report::units::Units;
use office::worker::{Fence, Readers};
use office::world;
use std::sync::Arc;
use store::Store;

static REPORTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../demo/reports");
static UNITS: &[u8] = include_bytes!("../../../../demo/units.csv");

/// The tree of the county's agencies.
///
/// # Errors
/// If the table carried along is none.
pub fn units() -> anyhow::Result<Units> {
    Units::parse(UNITS).map_err(anyhow::Error::msg)
}

/// Puts the reports of the county into the library.
///
/// # Errors
/// If the table of agencies is none, or reading panicked.
pub async fn fill(store: &Store, readers: &Arc<Readers>) -> anyhow::Result<TakenIn> {
    let mut files: Vec<Incoming<&'static [u8]>> = REPORTS.dirs().flat_map(Dir::files).map(incoming).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let files = Arc::new(files);
    let (reading, readers) = (Arc::clone(&files), Arc::clone(readers));
    // The county's files are our own and need no fence.
    let answers = tokio::task::spawn_blocking(move || read_each(&readers, Fence::Formats, &reading)).await?;
    Ok(keep(store, world::now(), Some(&units()?), &files, &answers).await)
}

fn incoming(file: &'static File<'static>) -> Incoming<&'static [u8]> {
    Incoming { name: file.path().to_string_lossy().into_owned(), bytes: Ok(file.contents()) }
}
