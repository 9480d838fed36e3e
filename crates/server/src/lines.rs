//! JSON Lines from a file or standard input, one line at a time, each of a
//! bounded length.

use anyhow::Context as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

/// How much a file of lines may hold.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest line, in bytes.
    pub line: usize,
    /// Most lines.
    pub lines: u64,
}

/// A line that is not empty.
#[derive(Debug)]
pub struct Line {
    /// Its number, counted from 1.
    pub number: u64,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, TooLong>,
}

/// A line beyond the limit; it was skipped.
#[derive(Debug, Clone, Copy)]
pub struct TooLong {
    /// The limit, in bytes.
    pub most: usize,
}

/// Lines, one after the other.
pub struct Lines {
    from: BufReader<Box<dyn Read>>,
    limits: Limits,
    number: u64,
}

impl Lines {
    /// The lines of a file, or of standard input for `-`.
    ///
    /// # Errors
    /// If the file cannot be opened.
    pub fn open(name: &str, limits: Limits) -> anyhow::Result<Lines> {
        let from: Box<dyn Read> = if name == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(name).with_context(|| format!("打不开文件 {name}。请检查路径和权限"))?)
        };
        Ok(Lines { from: BufReader::with_capacity(1 << 18, from), limits, number: 0 })
    }

    /// The next line that is not empty.
    ///
    /// # Errors
    /// If it cannot be read, or there are more lines than allowed.
    pub fn next_line(&mut self) -> anyhow::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            let most = self.limits.line;
            // One byte more than allowed tells a long line from a full one.
            let read = (&mut self.from).take(most as u64 + 1).read_until(b'\n', &mut bytes).context("读输入时出错")?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if self.number > self.limits.lines {
                anyhow::bail!("行数超过上限 {}。请分成几个文件", self.limits.lines);
            }
            let number = self.number;
            if bytes.last() != Some(&b'\n') && bytes.len() > most {
                self.skip_rest()?;
                return Ok(Some(Line { number, bytes: Err(TooLong { most }) }));
            }
            if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Line { number, bytes: Ok(bytes) }));
            }
        }
    }

    /// Whether the next line would have to be waited for.
    pub fn is_waiting(&self) -> bool {
        self.from.buffer().is_empty()
    }

    fn skip_rest(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.from.fill_buf()?;
            let (used, done) = match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.from.consume(used);
            if done {
                return Ok(());
            }
        }
    }
}
