//! Entries as the bytes of a ZIP file and back. Nothing is compressed, the
//! order is that of the entries and the times are fixed, so that the same
//! entries give the same bytes; and a file that says it would become much
//! larger than it is, is none of ours.

use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The largest package that is read, in bytes.
pub const MOST_BYTES: usize = 256 << 20;

/// The most entries that are read.
const MOST_ENTRIES: usize = 2_000;

/// An entry of a package.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, with folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Entry({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// Why a file is no package, with what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotAPackage(pub String);

/// The bytes of a package.
///
/// # Errors
/// A sentence, if the form cannot carry so much.
pub fn pack(entries: &[Entry]) -> Result<Vec<u8>, String> {
    let size = entries.iter().map(|e| e.bytes.len() + 2 * e.name.len() + 200).sum();
    if size > MOST_BYTES {
        return Err(format!("案卷超过 {} MB，不能做成一个归档包", MOST_BYTES >> 20));
    }
    write(entries, size).map_err(|e| format!("归档包写不成：{e}"))
}

fn write(entries: &[Entry], size: usize) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    for entry in entries {
        zip.start_file(entry.name.as_str(), options)?;
        zip.write_all(&entry.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The entries of a package, in their order.
///
/// # Errors
/// If it is no ZIP file, or none as packages are written.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Entry>, NotAPackage> {
    let none = |why: &str| NotAPackage(format!("这不是归档包：{why}"));
    if bytes.len() > MOST_BYTES {
        return Err(none("文件太大"));
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| none("不是完整的 ZIP 文件"))?;
    if zip.is_empty() || zip.len() > MOST_ENTRIES {
        return Err(none("条目数不合规矩"));
    }
    let (mut entries, mut left) = (Vec::with_capacity(zip.len()), bytes.len() as u64);
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).map_err(|_| none(&format!("第 {} 个条目读不出", at + 1)))?;
        let name = file.name().to_owned();
        if file.compression() != CompressionMethod::Stored || file.is_dir() {
            return Err(none(&format!("条目“{name}”经过压缩或是文件夹，归档包的条目都原样存放")));
        }
        // Entries that overlap would come out larger than the file.
        left = left.checked_sub(file.size()).ok_or_else(|| none(&format!("条目“{name}”比文件本身还大")))?;
        let mut content = Vec::with_capacity(usize::try_from(file.size()).unwrap_or_default());
        file.read_to_end(&mut content).map_err(|_| none(&format!("条目“{name}”已损坏，校验码不符")))?;
        entries.push(Entry { name, bytes: content });
    }
    Ok(entries)
}
