//! Files on their way in: counted and measured while they arrive, so that
//! what is over a limit never lies on the disk.

use super::VisitLimits;
use super::folder::Folder;
use std::fs::File;
use std::io::{self, Write};
use std::sync::Arc;

/// Why files were not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// None came.
    #[error("没有选文件。请选一份或几份报告，也可以选一个 ZIP。")]
    Nothing,
    /// More than a visit may hold.
    #[error("一次至多 {0} 个文件。请分几次。")]
    TooMany(usize),
    /// Larger than a visit may be, in MB.
    #[error("一次共 {0} MB 为限，这次超过了。请分几次。")]
    TooLarge(u64),
    /// Too many visits at a time.
    #[error("现在同时体检的人多。请过几分钟再试，文件还在您这里。")]
    Busy,
    /// The disk refused.
    #[error("文件没能存下来。请告诉管理员看一下磁盘，文件还在您这里。")]
    Disk(#[from] io::Error),
}

/// The files of one visit or one question of a machine.
#[derive(Debug)]
pub struct Batch {
    folder: Arc<Folder>,
    limits: VisitLimits,
    bytes: u64,
    names: Vec<String>,
}

/// Longest name that is kept, in characters.
const LONGEST_NAME: usize = 240;

impl Batch {
    pub(super) fn new(folder: Folder, limits: VisitLimits) -> Batch {
        Batch { folder: Arc::new(folder), limits, bytes: 0, names: Vec::new() }
    }

    /// A file that begins to arrive. Its name is shown, never used as a path.
    ///
    /// # Errors
    /// If there are too many already.
    pub fn file(&mut self, name: &str) -> Result<Arriving<'_>, Refused> {
        if self.names.len() >= self.limits.files {
            return Err(Refused::TooMany(self.limits.files));
        }
        let file = self.folder.create(self.names.len())?;
        self.names.push(clean(name));
        Ok(Arriving { batch: self, file })
    }

    /// How many files came; a ZIP is one until it is opened.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether none came.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn folder(&self) -> &Arc<Folder> {
        &self.folder
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn limits(&self) -> VisitLimits {
        self.limits
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// A file that is arriving piece by piece.
#[derive(Debug)]
pub struct Arriving<'a> {
    batch: &'a mut Batch,
    file: File,
}

impl Arriving<'_> {
    /// The next piece.
    ///
    /// # Errors
    /// If the visit grows too large, or the disk refuses.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Refused> {
        self.batch.bytes += piece.len() as u64;
        if self.batch.bytes > self.batch.limits.bytes {
            return Err(Refused::TooLarge(self.batch.limits.bytes >> 20));
        }
        Ok(self.file.write_all(piece)?)
    }
}

/// A name without control characters, its end kept when it is long.
fn clean(name: &str) -> String {
    let name: Vec<char> = name.chars().filter(|c| !c.is_control()).collect();
    let name: String = name[name.len().saturating_sub(LONGEST_NAME)..].iter().collect();
    if name.trim().is_empty() { "未命名".to_owned() } else { name }
}
