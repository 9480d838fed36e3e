//! Restoring a backup into an empty place.

use super::BackupError;
use super::form::{Manifest, Part, Parts};
use crate::installation::{Installation, Place};
use crate::world::Moment;
use jiff::Timestamp;
use std::fs::File;
use std::io::{self, BufReader, Write as _};
use std::path::Path;
use store::dump::Filling;
use store::seal::{OpeningReader, RecoveryKey};
use store::{CaseId, StoreError};

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Of which moment.
    pub at: Timestamp,
    /// What it holds.
    pub manifest: Manifest,
    /// Whether what is sealed can be read.
    pub keys: Keys,
}

/// Whether the master key that belongs to the rows is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keys {
    /// It is, and opens them.
    Open,
    /// It is not, or it is another one; a sentence.
    Sealed(String),
}

/// Reads a backup from beginning to end and holds it against its manifest;
/// nothing is written.
///
/// # Errors
/// If the key is another one, or the file is not whole.
pub fn check(file: &Path, key: &RecoveryKey) -> Result<(Timestamp, Manifest), BackupError> {
    let io = |why| BackupError::io(file)(why);
    let (mut parts, mut at) = (open(file, key).map_err(io)?, None);
    loop {
        match parts.next_part().map_err(io)? {
            Some(Part::Head(moment, _)) => at = Some(moment),
            Some(Part::Manifest(manifest)) => {
                return at.map(|at| (at, manifest)).ok_or_else(|| io(io::Error::new(io::ErrorKind::InvalidData, "备份没有开头")));
            }
            Some(_) => {}
            None => return Err(io(io::ErrorKind::UnexpectedEof.into())),
        }
    }
}

/// Restores a backup into a place with nothing in it but, if need be, the
/// master key file. The whole file is checked before the first byte is
/// written, and the rows are read again before they are kept.
///
/// # Errors
/// If the key is another one, the file is not whole, or the place is not
/// empty; if anything cannot be written.
pub async fn restore(place: Place, file: &Path, key: &RecoveryKey, now: Moment) -> Result<Restored, BackupError> {
    let (at, manifest) = check(file, key)?;
    let blobs = place.open_blobs()?;
    place.make_folders()?;
    if place.checkpoints().exists() {
        return Err(BackupError::NotEmpty(format!("{} 已经有了", place.checkpoints().display())));
    }
    if !blobs.is_empty().await? {
        return Err(BackupError::NotEmpty("附件存储里已有文件".to_owned()));
    }
    let io = |why| BackupError::io(file)(why);
    let mut parts = open(file, key).map_err(io)?;
    let mut filling = None;
    let mut table = None;
    while let Some(part) = parts.next_part().map_err(io)? {
        match (part, &mut filling) {
            (Part::Head(_, step), None) => filling = Some(Filling::begin(&place.database_url(), step).await.map_err(not_empty)?),
            (Part::Table(name, columns), Some(filling)) => table = Some(filling.table(&name, &columns)?),
            (Part::Row(row), Some(filling)) => {
                if let Some(table) = &table {
                    filling.row(table, &row).await?;
                }
            }
            (Part::EndOfTable, Some(filling)) => {
                if let Some(table) = table.take() {
                    filling.flush(&table).await?;
                }
            }
            (Part::Blob(case, address, sealed), Some(_)) => {
                let wrong = || StoreError::Inconsistent { table: "blob", column: "case_id", row: address.clone() };
                let case = CaseId::parse(&case).ok_or_else(wrong)?;
                blobs.put_sealed(&case, &address, sealed).await?;
            }
            (Part::File(name, bytes), Some(_)) => {
                // The only file there is; a name is never used as a path.
                let to = place.checkpoints();
                if to.file_name().is_some_and(|known| known.to_string_lossy() == name) {
                    write_new(&to, &bytes).map_err(BackupError::io(&to))?;
                }
            }
            (Part::Manifest(_), _) => {}
            _ => return Err(io(io::Error::new(io::ErrorKind::InvalidData, "备份的各部分次序不对"))),
        }
    }
    if let Some(filling) = filling {
        filling.finish(&manifest.tables).await?;
    }
    let keys = begin_again(place, file, now).await?;
    Ok(Restored { at, manifest, keys })
}

/// Opens what was restored and notes it in the journal.
async fn begin_again(place: Place, file: &Path, now: Moment) -> Result<Keys, BackupError> {
    let (installation, _) = Installation::open(place, now).await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    installation.note("restored", &name, now).await?;
    let keys = match installation.vault() {
        Ok(vault) => match vault.check(&installation.store).await {
            Ok(()) => Keys::Open,
            Err(error) => Keys::Sealed(error.to_string()),
        },
        Err(error) => Keys::Sealed(error.to_string()),
    };
    installation.store.close().await?;
    Ok(keys)
}

fn open(file: &Path, key: &RecoveryKey) -> io::Result<Parts<BufReader<OpeningReader<BufReader<File>>>>> {
    let sealed = BufReader::with_capacity(1 << 18, File::open(file)?);
    Ok(Parts::new(BufReader::with_capacity(1 << 18, OpeningReader::new(sealed, key)?)))
}

fn not_empty(error: StoreError) -> BackupError {
    match error {
        StoreError::Conflict(sentence) => BackupError::NotEmpty(sentence),
        other => other.into(),
    }
}

fn write_new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut out = File::create_new(file)?;
    out.write_all(bytes)?;
    out.sync_all()
}
