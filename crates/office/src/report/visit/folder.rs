//! A private folder: only this account can enter it, its files have numbers
//! for names, and wiping it leaves nothing.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// A folder that is wiped when it is no longer used.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new folder under `root`.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn new(root: &Path) -> io::Result<Folder> {
        let path = root.join(super::token()?);
        make(&path)?;
        Ok(Folder(path))
    }

    /// A new file under a number.
    ///
    /// # Errors
    /// If it is there already, or the disk refuses.
    pub fn create(&self, number: usize) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.path(number))
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// If it is not there.
    pub fn read(&self, number: usize) -> io::Result<Vec<u8>> {
        fs::read(self.path(number))
    }

    /// Removes a file; one that is gone already is as good.
    pub fn remove(&self, number: usize) {
        let _gone = fs::remove_file(self.path(number));
    }

    /// Removes the folder with all its files.
    pub fn wipe(&self) {
        if let Err(error) = fs::remove_dir_all(&self.0)
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::error!(%error, "a visit could not be wiped; it will be at the next start");
        }
    }

    fn path(&self, number: usize) -> PathBuf {
        self.0.join(format!("{number:06}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// Makes `root` an empty private folder.
///
/// # Errors
/// If something in it cannot be removed, or the disk refuses.
pub fn empty(root: &Path) -> io::Result<()> {
    match fs::remove_dir_all(root) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    make(root)
}

/// Makes a folder only this account can enter, with those above it.
///
/// # Errors
/// If the disk refuses.
pub fn make(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
