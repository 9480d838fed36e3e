//! The ZIP container of DOCX and XLSX, opened with suspicion.
//!
//! Everything that can be judged from the directory is judged before a byte is
//! unpacked: number of entries, sizes, ratios, names, nested archives. Sizes in
//! a directory can lie, so unpacking counts for itself. Nothing is ever written
//! to a disk.

use crate::{Limits, ReadError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Only entries larger than this are held to the ratio of SEC-15.
const RATIO_FROM: u64 = 1 << 20;

/// Names that mark an archive inside the archive.
const ARCHIVES: [&str; 12] = [".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".jar", ".docx", ".xlsx", ".xlsm"];

/// Folders of Office files in which objects lie that we never open, e.g. the
/// workbook behind a chart.
const UNOPENED: [&str; 2] = ["/embeddings/", "/media/"];

/// An opened container within its limits.
pub struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
    budget: u64,
}

impl<'b> Container<'b> {
    /// Opens a container and checks its directory against the limits.
    ///
    /// # Errors
    /// If it is damaged, encrypted, over a limit, or has forbidden names.
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > limits.zip_entries {
            return Err(ReadError::TooLarge(format!(
                "压缩包里有 {} 个文件，超过上限 {} 个，没有打开。请减少里面的图片和附件后再交。",
                archive.len(),
                limits.zip_entries
            )));
        }
        let mut container = Container { archive, left: limits.unpacked_bytes, budget: limits.unpacked_bytes };
        container.check_directory(limits)?;
        Ok(container)
    }

    fn check_directory(&mut self, limits: &Limits) -> Result<(), ReadError> {
        let mut total = 0u64;
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).map_err(|_| damaged())?;
            if entry.encrypted() {
                return Err(locked());
            }
            let name = entry.name().map_err(|_| damaged())?.replace('\\', "/");
            if name.starts_with('/') || name.contains(':') || name.contains('\0') || name.split('/').any(|part| part == "..") {
                return Err(ReadError::Unreadable(
                    "文件里有指向别处的路径，没有打开。请在 WPS 或 Word 中打开，重新另存后再交。".to_owned(),
                ));
            }
            let lower = name.to_ascii_lowercase();
            if ARCHIVES.iter().any(|end| lower.ends_with(end)) && !UNOPENED.iter().any(|folder| lower.contains(folder)) {
                return Err(ReadError::Unsupported("压缩包里还有压缩包，没有打开。请解开后把里面的文件直接交来。".to_owned()));
            }
            let (packed, unpacked) = (entry.compressed_size(), entry.size());
            total = total.saturating_add(unpacked);
            if unpacked > RATIO_FROM && unpacked / packed.max(1) > limits.zip_ratio {
                return Err(ReadError::TooLarge(format!(
                    "压缩包里有一个文件展开后是原来的 {} 倍，超过上限 {} 倍，没有打开。请在 WPS 或 Word 中打开，重新另存后再交。",
                    unpacked / packed.max(1),
                    limits.zip_ratio
                )));
            }
        }
        if total > limits.unpacked_bytes { Err(self.over_budget()) } else { Ok(()) }
    }

    /// Whether the container has a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of all parts, as the directory has them.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// The bytes of a part; `None` if there is no such part.
    ///
    /// # Errors
    /// If the part is damaged or the container unpacks to too much.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        self.unpack(index, |chunk| bytes.extend_from_slice(chunk))?;
        Ok(Some(bytes))
    }

    /// Unpacks every part once without keeping it, for readers that open the
    /// container by themselves: after this its sizes are known to be true and
    /// its XML to be without a document type.
    ///
    /// # Errors
    /// If a part is damaged, too large, or declares a document type.
    pub fn verify(&mut self) -> Result<(), ReadError> {
        for index in 0..self.archive.len() {
            let mut head = Vec::new();
            self.unpack(index, |chunk| {
                let wanted = 4096usize.saturating_sub(head.len()).min(chunk.len());
                head.extend_from_slice(&chunk[..wanted]);
            })?;
            if head.trim_ascii_start().starts_with(b"<") && memchr::memmem::find(&head, b"<!DOCTYPE").is_some() {
                return Err(document_type());
            }
        }
        self.left = self.budget;
        Ok(())
    }

    fn unpack(&mut self, index: usize, mut take: impl FnMut(&[u8])) -> Result<(), ReadError> {
        let mut entry = self.archive.by_index(index).map_err(|_| damaged())?;
        let mut buffer = [0u8; 16 << 10];
        loop {
            let count = entry.read(&mut buffer).map_err(|_| damaged())?;
            if count == 0 {
                return Ok(());
            }
            match self.left.checked_sub(count as u64) {
                Some(left) => self.left = left,
                None => {
                    drop(entry);
                    return Err(self.over_budget());
                }
            }
            take(&buffer[..count]);
        }
    }

    fn over_budget(&self) -> ReadError {
        ReadError::TooLarge(format!("压缩包展开后超过上限 {} MB，没有打开。请减少里面的图片和附件后再交。", self.budget >> 20))
    }
}

/// What is said of a container that cannot be opened.
pub fn damaged() -> ReadError {
    ReadError::Unreadable("文件已损坏或不完整，没有打开。请在 WPS 或 Word 中打开，重新另存后再交。".to_owned())
}

/// What is said of a file with a password.
pub fn locked() -> ReadError {
    ReadError::Unreadable("文件加了密码，没有打开。请去掉密码，重新保存后再交。".to_owned())
}

/// What is said of XML that declares a document type.
pub fn document_type() -> ReadError {
    ReadError::Unreadable("文件里有不允许的声明（DTD），没有打开。请在 WPS 或 Word 中打开，重新另存后再交。".to_owned())
}
