//! 体检: files of a visitor, read and checked together in the background.
//!
//! Originals lie in a private folder of the visit, under numbers instead of
//! their names. They are wiped when the visitor ends the visit, when its time
//! is over, and whenever the program starts. Nothing of a visit is written
//! anywhere else unless it is saved.
//!
//! Order of reading: [`Visits`], [`batch`], [`run`].

pub mod batch;
pub mod folder;
mod run;

pub use batch::{Batch, Refused};
pub use run::{Outcome, VisitFile, check_batch};

use crate::worker::Readers;
use crate::world::{Clock, Moment};
use folder::Folder;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How much a visit may hold, and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitLimits {
    /// Files of a visit, those of its ZIPs counted.
    pub files: usize,
    /// Bytes of a visit.
    pub bytes: u64,
    /// Minutes until its originals are wiped.
    pub minutes: u32,
    /// Visits at a time.
    pub visits: usize,
}

impl Default for VisitLimits {
    fn default() -> Self {
        VisitLimits { files: 500, bytes: 200 << 20, minutes: 60, visits: 32 }
    }
}

/// All visits of this program.
pub struct Visits {
    root: PathBuf,
    limits: VisitLimits,
    readers: Arc<Readers>,
    clock: Clock,
    open: Mutex<HashMap<String, Arc<Visit>>>,
}

impl Visits {
    /// Visits whose originals lie under `root`; what an earlier run left there
    /// is wiped.
    ///
    /// # Errors
    /// If the folder cannot be emptied or made.
    pub fn new(root: PathBuf, limits: VisitLimits, readers: Arc<Readers>, clock: Clock) -> io::Result<Visits> {
        folder::empty(&root)?;
        Ok(Visits { root, limits, readers, clock, open: Mutex::default() })
    }

    /// The limits of a visit.
    pub fn limits(&self) -> VisitLimits {
        self.limits
    }

    /// The readers every file is read with.
    pub fn readers(&self) -> &Arc<Readers> {
        &self.readers
    }

    /// A place for the files of a new visit.
    ///
    /// # Errors
    /// If too many visits are open, or the disk refuses.
    pub fn receive(&self, now: Moment) -> Result<Batch, Refused> {
        self.sweep(now);
        if self.lock().len() >= self.limits.visits {
            return Err(Refused::Busy);
        }
        Ok(Batch::new(Folder::new(&self.root)?, self.limits))
    }

    /// Begins to read and check what was received; returns at once.
    ///
    /// # Errors
    /// If no file was received.
    pub fn begin(&self, batch: Batch, now: Moment) -> Result<Arc<Visit>, Refused> {
        if batch.is_empty() {
            return Err(Refused::Nothing);
        }
        let total = batch.len();
        let visit = Arc::new(Visit {
            token: token()?,
            began: now,
            minutes: self.limits.minutes,
            total: AtomicUsize::new(total),
            done: AtomicUsize::new(0),
            ended: AtomicBool::new(false),
            outcome: OnceLock::new(),
            saved: Mutex::default(),
            folder: Arc::clone(batch.folder()),
        });
        self.lock().insert(visit.token.clone(), Arc::clone(&visit));
        let (readers, clock, running) = (Arc::clone(&self.readers), self.clock.clone(), Arc::clone(&visit));
        std::thread::spawn(move || {
            let files = run::run(batch, &readers, &running);
            let _set_once = running.outcome.set(Outcome { finished: clock.now(), files });
        });
        Ok(visit)
    }

    /// The visit with a token, unless its time is over.
    pub fn find(&self, token: &str, now: Moment) -> Option<Arc<Visit>> {
        self.sweep(now);
        self.lock().get(token).cloned()
    }

    /// Ends a visit and wipes its originals; tells whether there was one.
    pub fn end(&self, token: &str) -> bool {
        match self.lock().remove(token) {
            Some(visit) => {
                visit.wipe();
                true
            }
            None => false,
        }
    }

    /// Ends the visits whose time is over.
    pub fn sweep(&self, now: Moment) {
        self.lock().retain(|_, visit| {
            let stays = now < visit.wiped_at();
            if !stays {
                visit.wipe();
            }
            stays
        });
    }

    /// How many visits are open.
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Visit>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Visits {
    fn drop(&mut self) {
        for visit in self.lock().values() {
            visit.wipe();
        }
    }
}

/// One visit.
pub struct Visit {
    token: String,
    began: Moment,
    minutes: u32,
    total: AtomicUsize,
    done: AtomicUsize,
    ended: AtomicBool,
    outcome: OnceLock<Outcome>,
    saved: Mutex<BTreeMap<usize, String>>,
    folder: Arc<Folder>,
}

impl Visit {
    /// The random name by which its visitor knows it.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// When its files had arrived.
    pub fn began(&self) -> Moment {
        self.began
    }

    /// When its originals are wiped.
    pub fn wiped_at(&self) -> Moment {
        self.began.plus_minutes(self.minutes)
    }

    /// Files read, and files in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// The results, once all files are read and checked.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.get()
    }

    /// The original of a file, from its number beginning with 1.
    ///
    /// # Errors
    /// If it has been wiped.
    pub fn original(&self, no: usize) -> io::Result<Vec<u8>> {
        let file = self.outcome().and_then(|o| o.file(no)).ok_or(io::ErrorKind::NotFound)?;
        self.folder.read(file.original)
    }

    /// Notes under which address a file was saved.
    pub fn note_saved(&self, no: usize, address: String) {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner).insert(no, address);
    }

    /// Under which address a file was saved.
    pub fn saved(&self, no: usize) -> Option<String> {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner).get(&no).cloned()
    }

    fn wipe(&self) {
        self.ended.store(true, Ordering::Relaxed);
        self.folder.wipe();
    }
}

/// 160 random bits as text that fits into an address.
fn token() -> io::Result<String> {
    let mut random = [0; 20];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    let mut text = String::with_capacity(40);
    for byte in random {
        // Writing to a string does not fail.
        let _infallible = write!(text, "{byte:02x}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
