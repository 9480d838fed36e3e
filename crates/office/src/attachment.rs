//! Attachments that strangers and staff hand in: which files are taken
//! (SEC-14), looked at before a byte of them is kept.
//!
//! A file is taken by the end of its name and by its content, and both must
//! say the same. What it is called is shown and never used as a path.
//! Pictures are kept without what tells where and by whom they were made.
//! Nothing here knows a case; [`crate::application::attach`] keeps them.

mod kind;
mod office_file;
mod picture;

pub use kind::Kind;

use sha2::{Digest as _, Sha256};

/// Bytes of one file.
pub const MOST_BYTES: usize = 20 << 20;
/// Files handed in together.
pub const MOST_FILES: usize = 10;
/// Bytes of all files of a case.
pub const MOST_OF_A_CASE: u64 = 50 << 20;
/// Longest name that is shown, in bytes.
const LONGEST_NAME: usize = 200;

/// A file as it was handed in.
#[derive(Clone, PartialEq, Eq)]
pub struct NewFile {
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for NewFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewFile({} bytes)", self.bytes.len())
    }
}

/// A file that is taken.
#[derive(Clone, PartialEq, Eq)]
pub struct Accepted {
    /// What it is called, without folders.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The bytes that are kept.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Accepted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Accepted({}, {} bytes)", self.kind.name(), self.bytes.len())
    }
}

/// Why files are not taken, with what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotTaken(pub String);

/// Looks at files handed in together.
///
/// # Errors
/// A sentence about the first that is not taken.
pub fn accept(files: &[NewFile]) -> Result<Vec<Accepted>, NotTaken> {
    if files.len() > MOST_FILES {
        return Err(NotTaken(format!("一次至多交 {MOST_FILES} 个附件，请分几次交，或合成一个文件")));
    }
    files.iter().map(one).collect()
}

fn one(file: &NewFile) -> Result<Accepted, NotTaken> {
    let name = shown(&file.name);
    let no = |why: &str| NotTaken(format!("附件“{name}”没有收下：{why}"));
    if file.bytes.is_empty() {
        return Err(no("文件是空的"));
    }
    if file.bytes.len() > MOST_BYTES {
        return Err(no("超过 20 MB，请压缩或拆分后再交"));
    }
    let kind = Kind::of_name(&name).map_err(|why| no(&why))?;
    kind.confirm(&file.bytes).map_err(no)?;
    let bytes = match kind {
        Kind::Jpg => picture::jpeg(&file.bytes).ok_or_else(|| no("图片不完整，请重新保存后再交"))?,
        Kind::Png => picture::png(&file.bytes).ok_or_else(|| no("图片不完整，请重新保存后再交"))?,
        _ => file.bytes.clone(),
    };
    Ok(Accepted { name, kind, bytes })
}

/// A digest of files handed in together, by which the same are known when they
/// come again.
pub fn digest(files: &[NewFile]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        for part in [file.name.as_bytes(), file.bytes.as_slice()] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}

/// A name as it is shown: without folders, control characters and signs that
/// turn the direction of reading.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    let clean: String = last.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    let clean = clean.trim();
    if clean.len() <= LONGEST_NAME {
        return if clean.is_empty() { "无名".to_owned() } else { clean.to_owned() };
    }
    // The end tells what it is: it stays.
    let (stem, end) = clean.rsplit_once('.').filter(|(_, end)| end.len() <= 8).unwrap_or((clean, ""));
    let mut short: String = stem.chars().take(LONGEST_NAME / 4).collect();
    if !end.is_empty() {
        short.push('.');
        short.push_str(end);
    }
    short
}

#[cfg(test)]
mod tests;
