//! The record of writes and flushes, and the files a disk may hold after it.

use crate::child::SAID;
use crate::scale;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The calls that are recorded.
pub const CALLS: &str = "openat,close,lseek,write,pwrite64,fsync,fdatasync,ftruncate";

/// A sector: what a disk writes whole.
const SECTOR: usize = 512;

/// Something the program did, in its order. Files are told by their ends:
/// the database by "", its log by "-wal".
pub enum Event {
    /// It wrote.
    Wrote { file: String, at: usize, bytes: Vec<u8> },
    /// It cut a file to a length.
    Cut { file: String, length: usize },
    /// All of a file is on the disk.
    Flushed { file: String },
    /// It told its parent.
    Said(String),
}

/// What became of writes that were not flushed when the power went.
#[derive(Clone, Copy)]
pub enum Disk {
    /// None reached the disk.
    Dropped,
    /// Some did, some in part.
    Torn,
}

/// Reads a record of `strace -f -xx` as far as it touches a database.
pub fn read(trace: &Path, database: &Path) -> Vec<Event> {
    let text = std::fs::read_to_string(trace).expect("the record is there");
    let (mut begun, mut open, mut events) = (HashMap::new(), HashMap::new(), Vec::new());
    for line in text.lines() {
        let Some((process, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        // A call during which another thread did something stands in two parts.
        if let Some(head) = call.strip_suffix(" <unfinished ...>") {
            begun.insert(process, head.to_owned());
        } else if let Some((_, tail)) = call.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            let whole = begun.remove(process).unwrap_or_default() + tail;
            events.extend(event(&whole, database, &mut open));
        } else {
            events.extend(event(call, database, &mut open));
        }
    }
    events
}

/// An open file: its end, and where the next write goes.
type Open = HashMap<u32, (String, usize)>;

fn event(call: &str, database: &Path, open: &mut Open) -> Option<Event> {
    let (call, result) = call.rsplit_once(" = ")?;
    let result: usize = result.split(' ').next()?.parse().ok()?;
    let (name, rest) = call.split_once('(')?;
    let arguments = rest.trim_end().strip_suffix(')')?;
    if name == "openat" {
        let path = String::from_utf8(bytes(arguments.split('"').nth(1)?)).ok()?;
        if let Some(end) = path.strip_prefix(database.to_str()?).filter(|end| ["", "-wal"].contains(end)) {
            open.insert(u32::try_from(result).ok()?, (end.to_owned(), 0));
        }
        return None;
    }
    let file: u32 = arguments.split(',').next()?.parse().ok()?;
    let number = |n: usize| arguments.rsplit(", ").nth(n)?.parse::<usize>().ok();
    if name == "write" && file == 1 {
        let said = String::from_utf8(bytes(arguments.split('"').nth(1)?)).ok()?;
        return Some(Event::Said(said.split_once(SAID)?.1.trim_end().to_owned()));
    }
    let (end, place) = open.get_mut(&file)?;
    let end = end.clone();
    match name {
        "close" => drop(open.remove(&file)),
        "lseek" => *place = result,
        "fsync" | "fdatasync" => return Some(Event::Flushed { file: end }),
        "ftruncate" => return Some(Event::Cut { file: end, length: number(0)? }),
        "write" | "pwrite64" => {
            let mut bytes = bytes(arguments.split('"').nth(1)?);
            bytes.truncate(result);
            assert_eq!(bytes.len(), result, "the record holds every byte");
            let at = if name == "write" { *place } else { number(0)? };
            *place = at + result;
            return Some(Event::Wrote { file: end, at, bytes });
        }
        _ => {}
    }
    None
}

/// The bytes of a string of `-xx`.
fn bytes(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).filter_map(|hex| u8::from_str_radix(hex, 16).ok()).collect()
}

/// The place of the flush that follows the one at a place.
pub fn next_flush(events: &[Event], at: usize) -> usize {
    events.iter().skip(at + 1).position(|e| matches!(e, Event::Flushed { .. })).map_or(events.len(), |n| at + 1 + n)
}

/// Builds the files as a disk may hold them when the power goes before the
/// flush that follows the one at a place.
pub fn rebuild(before: &[u8], events: &[Event], at: usize, disk: Disk, database: &Path) {
    let next = next_flush(events, at);
    for end in ["", "-wal"] {
        let mut content = if end.is_empty() { before.to_vec() } else { Vec::new() };
        let last = events[..=at].iter().rposition(|e| matches!(e, Event::Flushed { file } if file == end)).map_or(0, |n| n + 1);
        for (n, event) in events[..next].iter().enumerate() {
            match event {
                Event::Wrote { file, at, bytes } if file == end => {
                    let kept = if n < last { bytes.len() } else { kept(disk, bytes.len()) };
                    write(&mut content, *at, &bytes[..kept]);
                }
                Event::Cut { file, length } if file == end && (n < last || kept(disk, SECTOR) == SECTOR) => content.resize(*length, 0),
                _ => {}
            }
        }
        let path: PathBuf = format!("{}{end}", database.display()).into();
        std::fs::write(path, content).expect("the file is written");
    }
}

/// How many bytes of a write that was not flushed are there.
fn kept(disk: Disk, length: usize) -> usize {
    match (disk, scale::random(3)) {
        (Disk::Dropped, _) | (Disk::Torn, 0) => 0,
        (Disk::Torn, 1) => length,
        (Disk::Torn, _) => length / 2 / SECTOR * SECTOR,
    }
}

fn write(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if bytes.is_empty() {
        return;
    }
    if content.len() < at + bytes.len() {
        content.resize(at + bytes.len(), 0);
    }
    content[at..at + bytes.len()].copy_from_slice(bytes);
}
