//! A ZIP as a folder: its files one by one, within limits.
//!
//! Names are shown, never used as paths, so a name cannot lead out of the
//! folder. A ZIP inside a ZIP is not opened.

use document::ReadError;
use std::io::{Cursor, Read};

/// Bounds of one archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Files in it.
    pub files: usize,
    /// Bytes of all files unpacked.
    pub unpacked: u64,
    /// Bytes of one file unpacked.
    pub file: u64,
    /// Highest ratio of unpacked to packed size for files over 1 MB.
    pub ratio: u64,
}

impl Default for ArchiveLimits {
    fn default() -> Self {
        ArchiveLimits { files: 20_000, unpacked: 4 << 30, file: 64 << 20, ratio: 100 }
    }
}

/// One file of an archive: its name, and its bytes or why not.
pub type Entry = (String, Result<Vec<u8>, ReadError>);

/// Whether bytes are an archive to be opened as a folder: a ZIP that is no
/// Office document.
pub fn is_archive(bytes: &[u8]) -> bool {
    matches!(document::sniff::sniff(bytes), Ok(document::sniff::Kind::Zip))
}

/// The names of the files in an archive, in its order.
///
/// # Errors
/// If it is damaged or holds too many files.
pub fn names(bytes: &[u8], limits: &ArchiveLimits) -> Result<Vec<String>, ReadError> {
    let mut archive = open(bytes)?;
    if archive.len() > limits.files {
        return Err(ReadError::TooLarge(format!("压缩包里有 {} 个文件，超过 {} 个的上限。请分开再交。", archive.len(), limits.files)));
    }
    let mut names = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| damaged())?;
        let name = name(entry.name_raw());
        if entry.is_file() && !is_litter(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// Unpacks the files of an archive one after the other and hands each on;
/// stops when `take` answers `false`.
///
/// # Errors
/// If the archive as a whole is damaged or over a limit.
pub fn unpack(bytes: &[u8], limits: &ArchiveLimits, mut take: impl FnMut(Entry) -> bool) -> Result<(), ReadError> {
    let mut archive = open(bytes)?;
    if archive.len() > limits.files {
        return Err(ReadError::TooLarge(format!("压缩包里有 {} 个文件，超过 {} 个的上限。请分开再交。", archive.len(), limits.files)));
    }
    let mut total = 0u64;
    for index in 0..archive.len() {
        let (name, content) = match archive.by_index(index) {
            Ok(mut entry) => {
                let name = name(entry.name_raw());
                if !entry.is_file() || is_litter(&name) {
                    continue;
                }
                let packed = entry.compressed_size().max(1);
                let content = read_entry(&mut entry, packed, limits, limits.unpacked.saturating_sub(total));
                (name, content)
            }
            Err(zip::result::ZipError::UnsupportedArchive(why)) => {
                let name = archive.name_for_index(index).map(|n| n.into_owned()).unwrap_or_default();
                let sentence = if why == zip::result::ZipError::PASSWORD_REQUIRED {
                    "压缩包加了密码。请解压后再交。".to_owned()
                } else {
                    "压缩包用了不支持的压缩方法。请用普通 ZIP 再压一次。".to_owned()
                };
                (name, Err(ReadError::Unsupported(sentence)))
            }
            Err(_) => return Err(damaged()),
        };
        if let Ok(content) = &content {
            total += content.len() as u64;
        }
        let over = total >= limits.unpacked;
        if !take((name, content)) {
            return Ok(());
        }
        if over {
            return Err(ReadError::TooLarge(format!("压缩包解开后超过 {} MB，已停止。请分开再交。", limits.unpacked >> 20)));
        }
    }
    Ok(())
}

fn read_entry(entry: &mut impl Read, packed: u64, limits: &ArchiveLimits, left: u64) -> Result<Vec<u8>, ReadError> {
    let most = limits.file.min(left);
    let mut content = Vec::new();
    entry.take(most + 1).read_to_end(&mut content).map_err(|_| damaged())?;
    let size = content.len() as u64;
    if size > most || (size > 1 << 20 && size / packed > limits.ratio) {
        return Err(ReadError::TooLarge("这个文件解开后过大，或压缩比异常，没有读。".to_owned()));
    }
    Ok(content)
}

fn open(bytes: &[u8]) -> Result<zip::ZipArchive<Cursor<&[u8]>>, ReadError> {
    zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())
}

fn damaged() -> ReadError {
    ReadError::Unreadable("压缩包坏了，打不开。请重新压缩后再交。".to_owned())
}

/// Names are UTF-8 or, from older Chinese systems, GB 18030.
fn name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// Files that systems leave behind and nobody means.
fn is_litter(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX") || file.starts_with("._") || matches!(file, ".DS_Store" | "Thumbs.db" | "desktop.ini") || file.is_empty()
}
