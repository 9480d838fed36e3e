//! Many files into the library at once: read in parallel, saved one after the
//! other. What is no report is told, not saved.

use super::read::{Read, digest, read};
use super::save::{Upload, save};
use super::units::Units;
use crate::worker::{Fence, Readers};
use crate::world::Moment;
use rayon::prelude::*;
use store::{Outcome, Store};

/// A file to be taken in.
#[derive(Debug, Clone)]
pub struct Incoming<B> {
    /// Its name as given.
    pub name: String,
    /// Its bytes, or a sentence why they cannot be had.
    pub bytes: Result<B, String>,
}

/// What became of many files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Reports new in the library, or new versions.
    pub saved: usize,
    /// Reports that were there, byte for byte.
    pub known: usize,
    /// Files that were not saved, each with a sentence.
    pub refused: Vec<(String, String)>,
}

/// Reads files, to be saved with [`keep`]. Blocks.
pub fn read_each<B: AsRef<[u8]> + Sync + Send>(readers: &Readers, fence: Fence, files: &[Incoming<B>]) -> Vec<Result<Read, String>> {
    let one = |file: &Incoming<B>| {
        let bytes = file.bytes.as_ref().map_err(Clone::clone)?;
        read(readers, fence, bytes.as_ref()).map_err(|error| error.to_string())
    };
    files.par_iter().map(one).collect()
}

/// Saves files that were read; `units` gives agencies their names and places
/// in the tree.
pub async fn keep<B: AsRef<[u8]>>(
    store: &Store,
    now: Moment,
    units: Option<&Units>,
    files: &[Incoming<B>],
    answers: &[Result<Read, String>],
) -> TakenIn {
    let mut taken = TakenIn::default();
    for (file, answer) in files.iter().zip(answers) {
        let (read, bytes) = match (answer, &file.bytes) {
            (Ok(read), Ok(bytes)) => (read, bytes.as_ref()),
            (Err(why), _) | (_, Err(why)) => {
                taken.refused.push((file.name.clone(), why.clone()));
                continue;
            }
        };
        let sha256 = digest(bytes);
        let unit = units.and_then(|u| u.of(&read.reading));
        match save(store, now, Upload { file: &file.name, sha256: &sha256, bytes, read, unit }).await {
            Ok(saved) if saved.outcome == Outcome::Same => taken.known += 1,
            Ok(_) => taken.saved += 1,
            Err(error) => taken.refused.push((file.name.clone(), error.to_string())),
        }
    }
    taken
}
