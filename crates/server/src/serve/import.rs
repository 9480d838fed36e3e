//! Importing files, folders and ZIPs into the library before serving.

use crate::input;
use office::Store;
use office::report::read::{digest, read};
use office::report::save::{SaveError, Upload, save};
use office::report::units::Units;
use office::worker::{Fence, Readers};
use rayon::prelude::*;
use std::sync::Arc;

/// What became of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// Reports that are in the library now.
    pub saved: usize,
    /// Files that are none, or could not be read, with the sentence why.
    pub left_out: Vec<(String, String)>,
}

/// Imports what a path names and says what was left out.
///
/// # Errors
/// If the database fails.
pub async fn import(store: &Store, readers: &Arc<Readers>, path: &str) -> anyhow::Result<()> {
    let mut files = Vec::new();
    let mut failed = Vec::new();
    for input in input::list(&[path.to_owned()]) {
        match input.bytes(readers.limits().bytes) {
            Ok(bytes) => files.push((input.name, bytes.to_vec())),
            Err(why) => failed.push((input.name, why)),
        }
    }
    let mut done = save_read(store, readers, files, None).await?;
    done.left_out.extend(failed);
    eprintln!("{path}：存进 {} 份报告，略过 {} 个文件。", done.saved, done.left_out.len());
    for (name, why) in done.left_out.iter().take(20) {
        eprintln!("  {name}：{why}");
    }
    Ok(())
}

/// Reads files on all cores, then saves them one after the other.
///
/// # Errors
/// If the database fails.
pub async fn save_read(
    store: &Store,
    readers: &Arc<Readers>,
    files: Vec<(String, Vec<u8>)>,
    units: Option<&Units>,
) -> anyhow::Result<Imported> {
    let reading = Arc::clone(readers);
    let read: Vec<_> = tokio::task::spawn_blocking(move || {
        files
            .into_par_iter()
            .map(|(name, bytes)| {
                let answer = read(&reading, Fence::Formats, &bytes);
                (name, bytes, answer)
            })
            .collect()
    })
    .await?;
    let mut done = Imported::default();
    for (file, bytes, answer) in read {
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                done.left_out.push((file, error.to_string()));
                continue;
            }
        };
        let unit = units.and_then(|u| u.of(&answer.reading));
        let upload = Upload { file: &file, sha256: &digest(&bytes), bytes: &bytes, read: &answer, unit };
        match save(store, office::world::now(), upload).await {
            Ok(_) => done.saved += 1,
            Err(SaveError::Library(error)) => return Err(error.into()),
            Err(sentence) => done.left_out.push((file.clone(), sentence.to_string())),
        }
    }
    Ok(done)
}
