//! The work of a visit: ZIPs opened, every file read in a reader process,
//! all of them checked together.

use super::batch::Batch;
use super::folder::Folder;
use super::{Refused, Visit};
use crate::report::check::check;
use crate::report::read::{Read, digest, read};
use crate::report::unpack::{Archive, ArchiveLimits, is_archive};
use crate::report::wire::ErrorBody;
use crate::worker::{Fence, Readers};
use crate::world::Moment;
use report::Reading;
use report::check::{Checked, Options};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What a visit came to.
#[derive(Debug)]
pub struct Outcome {
    /// When the last file was checked.
    pub finished: Moment,
    /// The files in the order given.
    pub files: Vec<VisitFile>,
}

impl Outcome {
    /// A file by its number, beginning with 1.
    pub fn file(&self, no: usize) -> Option<&VisitFile> {
        self.files.get(no.checked_sub(1)?)
    }
}

/// One file of a visit.
#[derive(Debug)]
pub struct VisitFile {
    /// Its name as given, for a file of a ZIP with that of the ZIP.
    pub name: String,
    /// The digest of its bytes.
    pub sha256: String,
    /// The report in it and what the checks say, or why it cannot be read.
    pub result: Result<(Read, Checked), ErrorBody>,
    /// Its number in the private folder.
    pub(super) original: usize,
}

/// A file that lies in the folder, or the reason why it does not.
struct Waiting {
    name: String,
    original: usize,
    refused: Option<ErrorBody>,
}

/// Reads and checks what a visitor sent.
pub(super) fn run(batch: Batch, readers: &Readers, visit: &Visit) -> Vec<VisitFile> {
    let waiting = unpack(&batch);
    visit.total.store(waiting.len(), Ordering::Relaxed);
    finish(read_all(&batch, waiting, readers, &|| {
        visit.done.fetch_add(1, Ordering::Relaxed);
        !visit.ended.load(Ordering::Relaxed)
    }))
}

/// Reads and checks what a machine sent, at once; the originals are wiped
/// with the batch.
///
/// # Errors
/// If there is no file.
pub fn check_batch(batch: &Batch, readers: &Readers) -> Result<Vec<VisitFile>, Refused> {
    if batch.is_empty() {
        return Err(Refused::Nothing);
    }
    let waiting = unpack(batch);
    Ok(finish(read_all(batch, waiting, readers, &|| true)))
}

/// Puts the files of each ZIP into the folder, and takes the ZIP out.
fn unpack(batch: &Batch) -> Vec<Waiting> {
    let (folder, limits) = (batch.folder(), batch.limits());
    let mut next = batch.len();
    let mut files = limits.files.saturating_sub(batch.len());
    let mut bytes = limits.bytes.saturating_sub(batch.bytes());
    let mut waiting = Vec::new();
    for (original, name) in batch.names().iter().enumerate() {
        let plain = || Waiting { name: name.clone(), original, refused: None };
        // Only the first bytes decide; a file that is gone is told later.
        let Some(content) = folder.read(original).ok().filter(|c| c.starts_with(b"PK") && is_archive(c)) else {
            waiting.push(plain());
            continue;
        };
        // The ZIP itself makes room for one more file.
        let bounds = ArchiveLimits { files: files + 1, unpacked: bytes + content.len() as u64, ..ArchiveLimits::default() };
        match Archive::open(content, bounds) {
            Err(error) => waiting.push(Waiting { refused: Some(ErrorBody::from(&error)), ..plain() }),
            Ok(archive) => {
                let names: Vec<String> = archive.names().map(str::to_owned).collect();
                files = (files + 1).saturating_sub(names.len());
                for (index, inner) in names.into_iter().enumerate() {
                    let one = Waiting { name: format!("{name}/{inner}"), original: next, refused: None };
                    next += 1;
                    let refused = match archive.unpack(index) {
                        Ok(content) => {
                            bytes = bytes.saturating_sub(content.len() as u64);
                            store(folder, one.original, &content).err()
                        }
                        Err(error) => Some(ErrorBody::from(&error)),
                    };
                    waiting.push(Waiting { refused, ..one });
                }
                folder.remove(original);
            }
        }
    }
    waiting
}

fn store(folder: &Folder, number: usize, content: &[u8]) -> Result<(), ErrorBody> {
    folder.create(number).and_then(|mut file| file.write_all(content)).map_err(|_| gone())
}

fn gone() -> ErrorBody {
    ErrorBody { kind: "io".to_owned(), message: "原件已经清除，或没能存下来。请再传一次。".to_owned() }
}

/// A file with what it says, before the checks.
type Taken = (String, String, usize, Result<Read, ErrorBody>);

/// Reads all files on several threads, in the order given; `goes_on` is told
/// of each file and says whether anyone still waits.
fn read_all(batch: &Batch, waiting: Vec<Waiting>, readers: &Readers, goes_on: &(dyn Fn() -> bool + Sync)) -> Vec<Taken> {
    let results: Vec<Mutex<Option<Taken>>> = waiting.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(waiting.len().max(1));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((index, one)) = take(&next, &waiting) {
                    let taken = read_one(batch, one, readers);
                    *results[index].lock().unwrap_or_else(PoisonError::into_inner) = Some(taken);
                    if !goes_on() {
                        break;
                    }
                }
            });
        }
    });
    results.into_iter().filter_map(|r| r.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

fn take<'a>(next: &AtomicUsize, waiting: &'a [Waiting]) -> Option<(usize, &'a Waiting)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    waiting.get(index).map(|one| (index, one))
}

fn read_one(batch: &Batch, one: &Waiting, readers: &Readers) -> Taken {
    let (name, original) = (one.name.clone(), one.original);
    if let Some(refused) = &one.refused {
        return (name, String::new(), original, Err(refused.clone()));
    }
    match batch.folder().read(original) {
        Err(_) => (name, String::new(), original, Err(gone())),
        Ok(bytes) => {
            let answer = read(readers, Fence::Everything, &bytes).map_err(|e| ErrorBody::from(&e));
            (name, digest(&bytes), original, answer)
        }
    }
}

/// Checks the reports of all files together.
fn finish(taken: Vec<Taken>) -> Vec<VisitFile> {
    let mut taken = taken;
    let readings: Vec<Reading> =
        taken.iter_mut().filter_map(|(.., answer)| answer.as_mut().ok().map(|read| std::mem::take(&mut read.reading))).collect();
    let checked = check(&readings, None, &Options::default());
    let mut done = readings.into_iter().zip(checked);
    taken
        .into_iter()
        .map(|(name, sha256, original, answer)| {
            let result = answer.and_then(|read| {
                let (reading, checked) = done.next().ok_or_else(gone)?;
                Ok((Read { reading, ..read }, checked))
            });
            VisitFile { name, sha256, result, original }
        })
        .collect()
}
