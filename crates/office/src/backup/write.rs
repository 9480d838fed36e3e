//! Writing a backup while the work goes on.

use super::BackupError;
use super::form::{Line, Manifest, end_rows, hex, put, put_row};
use crate::installation::{BackedUp, Installation};
use crate::world::Moment;
use sha2::{Digest as _, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use store::dump::Snapshot;
use store::seal::SealingWriter;

/// So many blobs are looked up together.
const SLICE: u64 = 500;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What it holds.
    pub manifest: Manifest,
    /// Its size in bytes.
    pub size: u64,
    /// Its digest.
    pub sha256: String,
    /// The fingerprint of the recovery key that opens it.
    pub recovery: String,
}

/// Writes a backup to a new file. The file has its name only once it is whole
/// and on the disk.
///
/// # Errors
/// If there is no recovery key, the file is there already, or anything cannot
/// be read or written; then no file is left.
pub async fn write(installation: &Installation, file: &Path, now: Moment) -> Result<Written, BackupError> {
    let Some(recovery) = installation.recovery_key().await? else { return Err(BackupError::NoRecoveryKey) };
    if file.exists() {
        return Err(BackupError::io(file)(io::Error::new(io::ErrorKind::AlreadyExists, "文件已经有了，不覆盖。请换一个名字。")));
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    let out = create(&part).map_err(BackupError::io(&part))?;
    let written = async {
        let out = BufWriter::with_capacity(1 << 18, Hashing { out, digest: Sha256::new(), size: 0 });
        let mut sealing = SealingWriter::new(out, &recovery.public).map_err(BackupError::io(file))?;
        let manifest = content(installation, &mut sealing, file, now).await?;
        let done = sealing.finish().and_then(|buffered| buffered.into_inner().map_err(io::IntoInnerError::into_error));
        let done = done.map_err(BackupError::io(file))?;
        let renamed = done.out.sync_all().and_then(|()| fs::rename(&part, file)).and_then(|()| sync_folder(file));
        renamed.map_err(BackupError::io(file))?;
        let recovery = recovery.public.fingerprint();
        Ok(Written { manifest, size: done.size, sha256: hex(&done.digest.finalize()), recovery })
    };
    let written: Result<Written, BackupError> = written.await;
    let written = match written {
        Ok(written) => written,
        Err(error) => {
            // What is left of a backup that failed is of no use to anybody.
            let _gone = fs::remove_file(&part);
            return Err(error);
        }
    };
    installation
        .backed_up(BackedUp {
            at: now.0,
            file: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            sha256: written.sha256.clone(),
            rows: written.manifest.rows(),
            blobs: written.manifest.blobs,
        })
        .await?;
    Ok(written)
}

async fn content(installation: &Installation, out: &mut impl Write, file: &Path, now: Moment) -> Result<Manifest, BackupError> {
    let io = |why| BackupError::io(file)(why);
    let mut manifest = Manifest::default();
    // Before the rows: what stands outside must stand in them too.
    let checkpoints = checkpoints(installation)?;
    let scratch = tempfile::Builder::new().prefix("backup-").tempdir_in(&installation.place.folder);
    let scratch = scratch.map_err(BackupError::io(&installation.place.folder))?;
    let snapshot = Snapshot::of(&installation.place.database_url(), scratch.path()).await?;
    let engine = installation.store.engine().to_owned();
    put(out, &Line::Head { at: now.0, engine, step: snapshot.step() }).map_err(io)?;
    for table in snapshot.tables() {
        let columns = table.columns.iter().map(|c| c.name.clone()).collect();
        put(out, &Line::Table { name: table.name.clone(), columns }).map_err(io)?;
        let counted = snapshot.rows(table, |row| put_row(out, row)).await?;
        end_rows(out).map_err(io)?;
        manifest.tables.push((table.name.clone(), counted));
    }
    // An attachment is there before the row that names it, and never changes.
    let (mut behind, mut addresses) = (String::new(), Sha256::new());
    loop {
        let slice = snapshot.blobs(&behind, SLICE).await?;
        let Some((_, last)) = slice.last() else { break };
        behind.clone_from(last);
        for (case, address) in slice {
            let Some(sealed) = installation.blobs.sealed(&case, &address).await? else {
                manifest.missing.push(address);
                continue;
            };
            addresses.update(address.as_bytes());
            manifest.blobs += 1;
            put(out, &Line::Blob { case, address, size: sealed.len() as u64 }).map_err(io)?;
            out.write_all(&sealed).map_err(io)?;
        }
    }
    manifest.blobs_sha256 = hex(&addresses.finalize());
    snapshot.close().await?;
    if let Some((name, bytes)) = checkpoints {
        put(out, &Line::File { name: name.clone(), size: bytes.len() as u64 }).map_err(io)?;
        out.write_all(&bytes).map_err(io)?;
        manifest.files.push((name, hex(&Sha256::digest(&bytes))));
    }
    put(out, &Line::Manifest(manifest.clone())).map_err(io)?;
    Ok(manifest)
}

/// The checkpoints outside, up to the last whole line.
fn checkpoints(installation: &Installation) -> Result<Option<(String, Vec<u8>)>, BackupError> {
    let file = installation.place.checkpoints();
    let mut bytes = match fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(BackupError::io(&file)(error)),
    };
    bytes.truncate(bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1));
    Ok(file.file_name().map(|name| (name.to_string_lossy().into_owned(), bytes)))
}

/// Counts and digests what goes to a file.
struct Hashing {
    out: File,
    digest: Sha256,
    size: u64,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn create(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

fn sync_folder(file: &Path) -> io::Result<()> {
    match file.parent().filter(|p| cfg!(unix) && !p.as_os_str().is_empty()) {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}
