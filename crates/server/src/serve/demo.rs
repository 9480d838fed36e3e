//! The demonstration county (云汀县), carried inside the program.

use super::import::save_read;
use include_dir::{Dir, include_dir};
use office::Store;
use office::report::units::Units;
use office::worker::Readers;
use std::sync::Arc;

static REPORTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../demo/reports");
static UNITS: &str = include_str!("../../../../demo/units.csv");

/// Reads and saves every report of the county; tells how many.
///
/// # Errors
/// If one cannot be saved.
pub async fn fill(store: &Store, readers: &Arc<Readers>) -> anyhow::Result<usize> {
    let units = Units::parse(UNITS.as_bytes()).map_err(anyhow::Error::msg)?;
    let files = files(&REPORTS).into_iter().map(|f| (f.path().display().to_string(), f.contents().to_vec())).collect();
    let saved = save_read(store, readers, files, Some(&units)).await?;
    Ok(saved.saved)
}

fn files<'d>(folder: &'d Dir<'d>) -> Vec<&'d include_dir::File<'d>> {
    let mut all: Vec<_> = folder.files().collect();
    for inner in folder.dirs() {
        all.extend(files(inner));
    }
    all.sort_by_key(|f| f.path());
    all
}
