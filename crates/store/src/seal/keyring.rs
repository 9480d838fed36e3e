//! The file of master keys: a line a version, `number key-in-hexadecimal`.
//! Only its owner may read it. The highest version wraps; the others still
//! open what they wrapped.

use super::{SealError, Secret, hex, random, unhex};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const HEAD: &str = "# 公开系统的主密钥。请与数据库分开保管；丢失以后，个人信息无法读出。\n";

/// The file holds so many bytes at most.
const LIMIT: u64 = 64 * 1024;

/// The master keys of a file.
pub(super) struct KeyRing {
    file: PathBuf,
    keys: BTreeMap<u32, Secret>,
}

impl KeyRing {
    /// Makes a file with one new key; there must be none.
    pub(super) fn create(file: &Path) -> Result<KeyRing, SealError> {
        let ring = KeyRing { file: file.to_owned(), keys: BTreeMap::from([(1, random()?)]) };
        ring.write_new(file).map_err(|e| fault(file, &e))?;
        Ok(ring)
    }

    pub(super) fn open(file: &Path) -> Result<KeyRing, SealError> {
        let wrong = |why: String| SealError::File { path: file.display().to_string(), why };
        let about = fs::metadata(file).map_err(|e| fault(file, &e))?;
        if about.len() > LIMIT {
            return Err(wrong("文件过大，不是主密钥文件".to_owned()));
        }
        if is_open_to_others(&about) {
            return Err(wrong("别人也能读写它。请先执行 chmod 600。".to_owned()));
        }
        let text = Zeroizing::new(fs::read_to_string(file).map_err(|e| fault(file, &e))?);
        let mut keys = BTreeMap::new();
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#')) {
            let parts = line.split_once(' ').and_then(|(version, key)| {
                let bytes = Zeroizing::new(unhex(key.trim())?);
                Some((version.parse::<u32>().ok()?, Zeroizing::new(<[u8; 32]>::try_from(bytes.as_slice()).ok()?)))
            });
            let (version, key) = parts.ok_or_else(|| wrong(format!("第 {} 行不是“版本号 密钥”", n + 1)))?;
            if keys.insert(version, key).is_some() {
                return Err(wrong(format!("第 {} 行的版本号与前面重复", n + 1)));
            }
        }
        if keys.is_empty() {
            return Err(wrong("里面没有密钥".to_owned()));
        }
        Ok(KeyRing { file: file.to_owned(), keys })
    }

    /// The same file as it stands now.
    pub(super) fn again(&self) -> Result<KeyRing, SealError> {
        KeyRing::open(&self.file)
    }

    pub(super) fn current(&self) -> u32 {
        self.keys.last_key_value().map_or(0, |(version, _)| *version)
    }

    pub(super) fn key(&self, version: u32) -> Result<&Secret, SealError> {
        self.keys.get(&version).ok_or(SealError::NoMaster { version })
    }

    pub(super) fn versions(&self) -> Vec<u32> {
        self.keys.keys().copied().collect()
    }

    /// The file with one more key, which wraps from now on.
    pub(super) fn grown(&self) -> Result<KeyRing, SealError> {
        let mut keys = self.keys.clone();
        keys.insert(self.current() + 1, random()?);
        self.replaced_by(keys)
    }

    /// The file without a key that wraps nothing any more.
    pub(super) fn without(&self, version: u32) -> Result<KeyRing, SealError> {
        let mut keys = self.keys.clone();
        if version == self.current() || keys.remove(&version).is_none() {
            return Err(SealError::NoMaster { version });
        }
        self.replaced_by(keys)
    }

    fn replaced_by(&self, keys: BTreeMap<u32, Secret>) -> Result<KeyRing, SealError> {
        let ring = KeyRing { file: self.file.clone(), keys };
        let beside = self.file.with_extension("new");
        let written = ring.write_new(&beside).and_then(|()| fs::rename(&beside, &self.file)).and_then(|()| sync_folder(&self.file));
        written.map_err(|e| fault(&self.file, &e))?;
        Ok(ring)
    }

    fn write_new(&self, file: &Path) -> io::Result<()> {
        let mut text = Zeroizing::new(String::with_capacity(HEAD.len() + self.keys.len() * 80));
        text.push_str(HEAD);
        for (version, key) in &self.keys {
            let key = Zeroizing::new(hex(key.as_slice()));
            text.push_str(&format!("{version} "));
            text.push_str(&key);
            text.push('\n');
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut out = options.open(file)?;
        out.write_all(text.as_bytes())?;
        out.sync_all()?;
        sync_folder(file)
    }
}

#[cfg(unix)]
fn is_open_to_others(about: &fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open_to_others(_: &fs::Metadata) -> bool {
    false
}

/// A new name in a folder is only there for certain when the folder is.
fn sync_folder(file: &Path) -> io::Result<()> {
    match file.parent().filter(|p| cfg!(unix) && !p.as_os_str().is_empty()) {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

fn fault(file: &Path, error: &io::Error) -> SealError {
    SealError::File { path: file.display().to_string(), why: error.to_string() }
}
