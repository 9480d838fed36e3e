//! Backup and restore of a whole installation, without its master key.
//!
//! A backup holds all rows as of one moment, the attachments that they name,
//! and the checkpoints outside; it is sealed to the recovery key
//! (`store::seal::SealingWriter`), so that only whoever keeps that key opens
//! it. What names a person stays sealed inside, under keys that are wrapped by
//! the master key. The master key is **not** in the backup: whoever restores
//! needs the recovery key, to open the file, and the master key file of the
//! time, to read what is sealed. Neither alone gives away a person, and after
//! the master key of a time is destroyed, so are the persons in its backups.
//!
//! Order of reading: [`form`], [`write`], [`restore`].

pub mod form;
pub mod restore;
pub mod write;

pub use form::Manifest;
pub use restore::{Keys, Restored, check, restore};
pub use write::{Written, write};

use crate::installation::InstallationError;
use std::io;
use std::path::Path;
use store::StoreError;

/// Why a backup is not written or restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The installation.
    #[error(transparent)]
    Installation(#[from] InstallationError),
    /// A file.
    #[error("{path}：{why}")]
    Io {
        /// Which.
        path: String,
        /// What the system says, or what is wrong with the content.
        why: io::Error,
    },
    /// There is no recovery key to seal the backup to.
    #[error("还没有恢复密钥，不能备份。请先执行 gongkai key recovery。")]
    NoRecoveryKey,
    /// The target holds something.
    #[error("{0}。恢复只往空的地方写，请换一个 --data 文件夹或空数据库。")]
    NotEmpty(String),
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> BackupError {
        BackupError::Installation(error.into())
    }
}

impl BackupError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> BackupError + use<> {
        let path = path.display().to_string();
        move |why| BackupError::Io { path, why }
    }
}
