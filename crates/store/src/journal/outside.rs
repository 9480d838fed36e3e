//! Checkpoints outside the database: a file with a JSON object a line, which
//! only grows. Keep it on another machine, or on paper.

use super::checkpoint::{Checkpoint, Leaf};
use crate::error::{Nature, StoreError};
use crate::id::AgencyId;
use crate::seal::{SuiteId, hex, unhex};
use crate::value::instant;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// A line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    agency: String,
    number: u64,
    at: String,
    chains: u64,
    root: String,
    moved: String,
    previous: String,
    suite: String,
    hash: String,
    public_key: String,
    signature: String,
    leaves: Vec<(String, i64, String)>,
}

/// Writes checkpoints behind those of a file and flushes it. A line that a
/// power cut left unfinished is cut off first: nobody was told of it.
///
/// # Errors
/// If the file cannot be written.
pub fn append(file: &Path, checkpoints: &[Checkpoint]) -> io::Result<()> {
    let mut lines = String::new();
    for checkpoint in checkpoints {
        lines.push_str(&serde_json::to_string(&line(checkpoint)).map_err(io::Error::other)?);
        lines.push('\n');
    }
    let mut out = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(file)?;
    let end = end_of_lines(&mut out)?;
    out.set_len(end)?;
    out.seek(SeekFrom::Start(end))?;
    out.write_all(lines.as_bytes())?;
    out.sync_all()
}

/// The checkpoints of a file, one by one.
///
/// # Errors
/// If the file cannot be read; each line that is no checkpoint is an error of
/// its own.
pub fn read(file: &Path) -> io::Result<impl Iterator<Item = Result<Checkpoint, StoreError>>> {
    let lines = BufReader::new(File::open(file)?).lines();
    Ok(lines.enumerate().map(|(n, text)| {
        let wrong =
            |why: &dyn std::fmt::Display| StoreError::driver(Nature::Lasting, &format!("库外检查点文件第 {} 行不能读：{why}", n + 1));
        let line: Line = serde_json::from_str(&text.map_err(|e| wrong(&e))?).map_err(|e| wrong(&e))?;
        checkpoint(line).ok_or_else(|| wrong(&"字段不合规矩"))
    }))
}

/// Where the last whole line ends.
fn end_of_lines(file: &mut File) -> io::Result<u64> {
    let mut end = file.seek(SeekFrom::End(0))?;
    let mut block = [0; 4096];
    while end > 0 {
        let size = end.min(block.len() as u64);
        file.seek(SeekFrom::Start(end - size))?;
        let part = &mut block[..usize::try_from(size).unwrap_or(0)];
        file.read_exact(part)?;
        if let Some(at) = part.iter().rposition(|b| *b == b'\n') {
            return Ok(end - size + at as u64 + 1);
        }
        end -= size;
    }
    Ok(0)
}

fn line(of: &Checkpoint) -> Line {
    Line {
        agency: of.agency.to_string(),
        number: of.number,
        at: instant(of.at),
        chains: of.chains,
        root: hex(&of.root),
        moved: hex(&of.moved),
        previous: hex(&of.previous),
        suite: of.suite.name().to_owned(),
        hash: hex(&of.hash),
        public_key: hex(&of.public_key),
        signature: hex(&of.signature),
        leaves: of.leaves.iter().map(|l| (l.chain.clone(), l.seq, hex(&l.h))).collect(),
    }
}

fn checkpoint(line: Line) -> Option<Checkpoint> {
    Some(Checkpoint {
        agency: AgencyId::parse(&line.agency)?,
        number: line.number,
        at: line.at.parse().ok()?,
        chains: line.chains,
        root: unhex(&line.root)?,
        moved: unhex(&line.moved)?,
        previous: unhex(&line.previous)?,
        suite: SuiteId::named(&line.suite)?,
        hash: unhex(&line.hash)?,
        public_key: unhex(&line.public_key)?,
        signature: unhex(&line.signature)?,
        leaves: line.leaves.into_iter().map(|(chain, seq, h)| Some(Leaf { chain, seq, h: unhex(&h)? })).collect::<Option<_>>()?,
    })
}
