//! The form of a backup, inside the seal: lines of JSON, each alone or with
//! bytes behind it.
//!
//! First `head`; then for each table `table` and its rows, each behind its
//! length in four bytes, ended by a length of all ones; then `blob` and its
//! bytes for each attachment, `file` and its bytes; at the end `manifest`,
//! against which all is held when it is read.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::io::{self, BufRead, Read, Write};
use store::dump::Counted;

/// No line is longer than this.
const LINE: u64 = 16 << 20;

/// No row, attachment or file is larger than this.
const LARGEST: u64 = 1 << 30;

/// The length that ends a table.
const END: u32 = u32::MAX;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Line {
    /// What this is.
    Head {
        /// Of which moment.
        at: Timestamp,
        /// From which engine.
        engine: String,
        /// To which step its tables were brought.
        step: i32,
    },
    /// A table.
    Table {
        /// Its name.
        name: String,
        /// Its columns, in the order of the values.
        columns: Vec<String>,
    },
    /// An attachment.
    Blob {
        /// The case that it belongs to.
        case: String,
        /// The digest of its bytes.
        address: String,
        /// So many bytes follow.
        size: u64,
    },
    /// A file of the data folder.
    File {
        /// Its name.
        name: String,
        /// So many bytes follow.
        size: u64,
    },
    /// The end.
    Manifest(Manifest),
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// The tables with their rows.
    pub tables: Vec<(String, Counted)>,
    /// Attachments: how many, and the digest over their addresses.
    pub blobs: u64,
    /// See `blobs`.
    pub blobs_sha256: String,
    /// Files with the digest of each.
    pub files: Vec<(String, String)>,
    /// Attachments that a row names and that were not there, or damaged.
    pub missing: Vec<String>,
}

impl Manifest {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, counted)| counted.rows).sum()
    }
}

/// Writes a line.
///
/// # Errors
/// If it cannot be written.
pub fn put(out: &mut impl Write, line: &Line) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// Writes a row of a table.
///
/// # Errors
/// If it cannot be written.
pub fn put_row(out: &mut impl Write, row: &[u8]) -> io::Result<()> {
    let length = u32::try_from(row.len()).ok().filter(|l| u64::from(*l) <= LARGEST);
    out.write_all(&length.ok_or_else(|| io::Error::other("一行过大，不能备份"))?.to_be_bytes())?;
    out.write_all(row)
}

/// Ends a table.
///
/// # Errors
/// If it cannot be written.
pub fn end_rows(out: &mut impl Write) -> io::Result<()> {
    out.write_all(&END.to_be_bytes())
}

/// A part of a backup, as it is read.
#[derive(Debug)]
pub enum Part {
    /// The moment and the step.
    Head(Timestamp, i32),
    /// A table begins.
    Table(String, Vec<String>),
    /// A row of it.
    Row(Vec<u8>),
    /// The table ends.
    EndOfTable,
    /// An attachment.
    Blob(String, String, Vec<u8>),
    /// A file.
    File(String, Vec<u8>),
    /// The end; all that came before agrees with it.
    Manifest(Manifest),
}

/// Reads a backup part by part, and counts.
pub struct Parts<R: BufRead> {
    from: R,
    counted: Manifest,
    table: Option<(String, u64, Sha256)>,
    blobs: Sha256,
    is_begun: bool,
    is_over: bool,
}

impl<R: BufRead> Parts<R> {
    /// Begins.
    pub fn new(from: R) -> Parts<R> {
        Parts { from, counted: Manifest::default(), table: None, blobs: Sha256::new(), is_begun: false, is_over: false }
    }

    /// The next part; `None` at the end.
    ///
    /// # Errors
    /// If it cannot be read, or does not agree with the manifest.
    pub fn next_part(&mut self) -> io::Result<Option<Part>> {
        if self.is_over {
            return Ok(None);
        }
        if self.table.is_some() {
            return self.row().map(Some);
        }
        let mut text = Vec::new();
        (&mut self.from).take(LINE).read_until(b'\n', &mut text)?;
        let line: Line = serde_json::from_slice(&text).map_err(|_| wrong("备份里有一处读不懂"))?;
        if matches!(line, Line::Head { .. }) == self.is_begun {
            return Err(wrong("备份的各部分次序不对"));
        }
        self.is_begun = true;
        Ok(Some(match line {
            Line::Head { at, step, .. } => Part::Head(at, step),
            Line::Table { name, columns } => {
                self.table = Some((name.clone(), 0, Sha256::new()));
                Part::Table(name, columns)
            }
            Line::Blob { case, address, size } => {
                let bytes = self.bytes(size)?;
                self.counted.blobs += 1;
                self.blobs.update(address.as_bytes());
                Part::Blob(case, address, bytes)
            }
            Line::File { name, size } => {
                let bytes = self.bytes(size)?;
                self.counted.files.push((name.clone(), hex(&Sha256::digest(&bytes))));
                Part::File(name, bytes)
            }
            Line::Manifest(manifest) => {
                self.is_over = true;
                self.counted.blobs_sha256 = hex(&std::mem::take(&mut self.blobs).finalize());
                self.counted.missing.clone_from(&manifest.missing);
                let is_followed = !self.from.fill_buf()?.is_empty();
                if is_followed || manifest != self.counted {
                    return Err(wrong("备份的内容与清单不符"));
                }
                Part::Manifest(manifest)
            }
        }))
    }

    fn row(&mut self) -> io::Result<Part> {
        let mut length = [0; 4];
        self.from.read_exact(&mut length)?;
        let Some((name, rows, mut digest)) = self.table.take() else { return Err(wrong("备份的各部分次序不对")) };
        if u32::from_be_bytes(length) == END {
            self.counted.tables.push((name, Counted { rows, sha256: hex(&digest.finalize()) }));
            return Ok(Part::EndOfTable);
        }
        let bytes = self.bytes(u64::from(u32::from_be_bytes(length)))?;
        digest.update(length);
        digest.update(&bytes);
        self.table = Some((name, rows + 1, digest));
        Ok(Part::Row(bytes))
    }

    /// So many bytes; no room is made before they are there.
    fn bytes(&mut self, size: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let read = (&mut self.from).take(size.min(LARGEST)).read_to_end(&mut bytes)?;
        if read as u64 == size { Ok(bytes) } else { Err(wrong("备份不完整")) }
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _never_fails = write!(text, "{byte:02x}");
        text
    })
}

fn wrong(sentence: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut out = Vec::new();
        put(&mut out, &Line::Head { at: Timestamp::UNIX_EPOCH, engine: "sqlite".to_owned(), step: 1 }).expect("written");
        put(&mut out, &Line::Table { name: "t".to_owned(), columns: vec!["a".to_owned()] }).expect("written");
        put_row(&mut out, b"row").expect("written");
        end_rows(&mut out).expect("written");
        put(&mut out, &Line::Blob { case: "c".to_owned(), address: "a".to_owned(), size: 3 }).expect("written");
        out.extend(b"abc");
        let digest = |bytes: &[u8]| hex(&Sha256::digest(bytes));
        let manifest = Manifest {
            tables: vec![("t".to_owned(), Counted { rows: 1, sha256: digest(b"\0\0\0\x03row") })],
            blobs: 1,
            blobs_sha256: digest(b"a"),
            ..Manifest::default()
        };
        put(&mut out, &Line::Manifest(manifest)).expect("written");
        out
    }

    fn read(bytes: &[u8]) -> io::Result<usize> {
        let (mut parts, mut count) = (Parts::new(bytes), 0);
        while parts.next_part()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    #[test]
    fn all_parts_are_read_and_held_against_the_manifest() {
        assert_eq!(read(&sample()).expect("read"), 6);
    }

    #[test]
    fn what_is_cut_changed_or_added_does_not_agree() {
        let whole = sample();
        for cut in 0..whole.len() - 1 {
            assert!(read(&whole[..cut]).is_err(), "{cut}");
        }
        let row = whole.windows(3).position(|w| w == b"row").expect("the row");
        let mut changed = whole.clone();
        changed[row] ^= 1;
        assert!(read(&changed).is_err());
        assert!(read(&[whole.as_slice(), b"more"].concat()).is_err());
    }
}
