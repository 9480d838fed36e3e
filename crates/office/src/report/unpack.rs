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

/// Whether bytes are an archive to be opened as a folder: a ZIP that is no
/// Office document.
pub fn is_archive(bytes: &[u8]) -> bool {
    matches!(document::sniff::sniff(bytes), Ok(document::sniff::Kind::Zip))
}

/// A ZIP held in memory, packed; its files are unpacked one at a time.
#[derive(Debug)]
pub struct Archive<B: AsRef<[u8]>> {
    bytes: B,
    limits: ArchiveLimits,
    files: Vec<(usize, String)>,
}

impl<B: AsRef<[u8]>> Archive<B> {
    /// Lists the files of an archive.
    ///
    /// # Errors
    /// If it is damaged or holds too many files.
    pub fn open(bytes: B, limits: ArchiveLimits) -> Result<Archive<B>, ReadError> {
        let mut archive = open(bytes.as_ref())?;
        if archive.len() > limits.files {
            return Err(ReadError::TooLarge(format!("压缩包里有 {} 个文件，超过 {} 个的上限。请分开再交。", archive.len(), limits.files)));
        }
        let mut files = Vec::with_capacity(archive.len());
        let mut unpacked = 0u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| damaged())?;
            let name = name(entry.name_raw());
            if entry.is_file() && !is_litter(&name) {
                unpacked = unpacked.saturating_add(entry.size());
                files.push((index, name));
            }
        }
        if unpacked > limits.unpacked {
            return Err(ReadError::TooLarge(format!("压缩包解开后超过 {} MB，没有打开。请分开再交。", limits.unpacked >> 20)));
        }
        Ok(Archive { bytes, limits, files })
    }

    /// The names of the files, in the order of the archive.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(_, name)| name.as_str())
    }

    /// Unpacks one file by its number among the files.
    ///
    /// # Errors
    /// If it is over a limit, under a password or damaged.
    pub fn unpack(&self, file: usize) -> Result<Vec<u8>, ReadError> {
        let mut archive = open(self.bytes.as_ref())?;
        let index = self.files.get(file).ok_or_else(damaged)?.0;
        match archive.by_index(index) {
            Ok(mut entry) => {
                let packed = entry.compressed_size().max(1);
                read_entry(&mut entry, packed, &self.limits)
            }
            Err(zip::result::ZipError::UnsupportedArchive(why)) => {
                let sentence = if why == zip::result::ZipError::PASSWORD_REQUIRED {
                    "压缩包加了密码。请解压后再交。"
                } else {
                    "压缩包用了不支持的压缩方法。请用普通 ZIP 再压一次。"
                };
                Err(ReadError::Unsupported(sentence.to_owned()))
            }
            Err(_) => Err(damaged()),
        }
    }
}

fn read_entry(entry: &mut impl Read, packed: u64, limits: &ArchiveLimits) -> Result<Vec<u8>, ReadError> {
    let most = limits.file;
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
