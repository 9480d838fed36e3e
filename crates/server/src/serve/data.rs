//! The data folder: that of the platform, a given one, or one for a
//! demonstration that goes away.

use anyhow::{Context, bail};
use office::report::visit::folder;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// What the server is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Work.
    Real,
    /// An invented county.
    Demonstration,
}

/// A data folder this process has to itself.
pub struct DataFolder {
    path: PathBuf,
    /// Held so that a second program does not wipe the visits of this one.
    _lock: File,
    /// Removed with all it holds when the demonstration ends.
    _temporary: Option<tempfile::TempDir>,
}

impl DataFolder {
    /// Opens the folder, making it if it is not there.
    ///
    /// # Errors
    /// If it cannot be made, or another program works on it.
    pub fn open(purpose: Purpose, given: Option<&str>) -> anyhow::Result<DataFolder> {
        let temporary = match purpose {
            Purpose::Demonstration => Some(tempfile::Builder::new().prefix("gongkai-demo-").tempdir()?),
            Purpose::Real => None,
        };
        let path = match (&temporary, given) {
            (Some(folder), _) => folder.path().to_owned(),
            (None, Some(path)) => PathBuf::from(path),
            (None, None) => usual().context("不知道数据放在哪里。请用 --data 指定一个文件夹。")?,
        };
        folder::make(&path).with_context(|| format!("数据文件夹 {} 建不成", path.display()))?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(path.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!("另一个程序正在用 {}。请先结束它，或用 --data 指定别的文件夹。", path.display()),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        Ok(DataFolder { path, _lock: lock, _temporary: temporary })
    }

    /// The address of the database: the one given, else SQLite in here.
    pub fn database(&self, given: Option<&str>) -> String {
        given.map_or_else(|| format!("sqlite:{}", self.path.join("gongkai.db").display()), str::to_owned)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The folder the platform gives programs for their data.
fn usual() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join("gongkai"))
}

/// Refuses to work with all rights of the machine; a demonstration only warns.
///
/// # Errors
/// If the account is root and nobody allowed it.
pub fn refuse_root(purpose: Purpose, allowed: bool) -> anyhow::Result<()> {
    if allowed || !is_root()? {
        return Ok(());
    }
    match purpose {
        Purpose::Demonstration => {
            eprintln!("提醒：正在用 root 运行。演示可以，正式使用请换普通账号。");
            Ok(())
        }
        Purpose::Real => bail!("不用 root 运行：文件一旦读坏，损失的是整台机器。请换普通账号；一定要用就加 --allow-root。"),
    }
}

/// Whose files this process makes tells who it is.
fn is_root() -> anyhow::Result<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok(tempfile::tempfile()?.metadata()?.uid() == 0)
    }
    #[cfg(not(unix))]
    Ok(false)
}
