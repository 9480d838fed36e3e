//! Many inputs through one function: on all cores, in the order of the
//! inputs, a bounded number in memory, resumable.

use crate::input::{self, Input};
use crate::progress::{Progress, Summary};
use crate::status::FailOn;
use clap::ArgMatches;
use office::report::read::{Read, digest};
use office::report::wire::ErrorBody;
use office::worker::{Fence, Readers};
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::sync::Arc;

/// Inputs that are read together before their answers are written.
const BATCH: usize = 256;

/// The arguments every command over many inputs has.
pub struct Bulk {
    /// The inputs, not yet read.
    pub inputs: Vec<Input>,
    /// What makes the exit status 1.
    pub fail_on: FailOn,
    jobs: usize,
    quiet: bool,
    out: Option<String>,
    resume: bool,
}

/// One input that was read, or not.
pub struct Item {
    /// The input as given.
    pub name: String,
    /// Its digest; empty if its bytes could not be had.
    pub sha256: String,
    /// The report in it, or why not.
    pub read: Result<Read, ErrorBody>,
}

impl Bulk {
    /// From the command line.
    pub fn from_matches(matches: &ArgMatches) -> Bulk {
        let arguments: Vec<String> = matches.get_many::<String>("inputs").into_iter().flatten().cloned().collect();
        let fail_on = match matches.get_one::<String>("fail-on").map(String::as_str) {
            Some("warning") => FailOn::Warning,
            Some("unassessable") => FailOn::Unassessable,
            Some("never") => FailOn::Never,
            _ => FailOn::Error,
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Bulk {
            inputs: input::list(&arguments),
            fail_on,
            jobs: matches.get_one::<usize>("jobs").copied().unwrap_or(cores).clamp(1, 256),
            quiet: matches.get_flag("quiet"),
            out: matches.get_one::<String>("out").cloned(),
            resume: matches.get_flag("resume"),
        }
    }

    /// Readers for a single file.
    ///
    /// # Errors
    /// If the program cannot find itself.
    pub fn single() -> io::Result<Arc<Readers>> {
        Ok(Arc::new(Readers::new(std::env::current_exe()?, document::Limits::default(), 1)))
    }

    /// Where the answers go.
    ///
    /// # Errors
    /// If the file cannot be opened.
    pub fn output(&self) -> io::Result<Box<dyn Write>> {
        Ok(match &self.out {
            Some(path) if self.resume => Box::new(BufWriter::new(File::options().create(true).append(true).open(path)?)),
            Some(path) => Box::new(BufWriter::new(File::create(path)?)),
            None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout().lock())),
        })
    }

    /// Readers for the inputs of a command line.
    ///
    /// # Errors
    /// If the program cannot find itself.
    pub fn readers(&self) -> io::Result<Arc<Readers>> {
        let limits = document::Limits::default();
        Ok(Arc::new(Readers::new(std::env::current_exe()?, limits, self.jobs)))
    }

    /// Leaves out the inputs whose digest stands in the output already; tells
    /// how many.
    ///
    /// # Errors
    /// If the output cannot be read.
    pub fn skip_done(&mut self, most: u64) -> io::Result<usize> {
        let (true, Some(path)) = (self.resume, &self.out) else { return Ok(0) };
        let Ok(file) = File::open(path) else { return Ok(0) };
        let mut done = HashSet::new();
        for line in BufReader::new(file).lines() {
            let line: serde_json::Value = serde_json::from_str(&line?).unwrap_or_default();
            if let Some(digest) = line["sha256"].as_str() {
                done.insert(digest.to_owned());
            }
        }
        let before = self.inputs.len();
        self.inputs.retain(|i| i.bytes(most).map_or(true, |bytes| !done.contains(&digest(&bytes))));
        Ok(before - self.inputs.len())
    }

    /// Reads all inputs and keeps them, for what needs them together.
    ///
    /// # Errors
    /// If the threads cannot be started.
    pub fn read_all(&self, readers: &Readers) -> anyhow::Result<Vec<Item>> {
        let mut items = Vec::with_capacity(self.inputs.len());
        let tally = |item: &Item, summary: &mut Summary| count(&item.read, summary);
        self.read_each(
            readers,
            |item| item,
            tally,
            |item| {
                items.push(item);
                Ok(())
            },
        )?;
        Ok(items)
    }

    /// Reads all inputs and hands their results on in order.
    ///
    /// # Errors
    /// What `each` answers.
    pub fn read_each<T: Send>(
        &self,
        readers: &Readers,
        work: impl Fn(Item) -> T + Sync,
        count: impl Fn(&T, &mut Summary),
        mut each: impl FnMut(T) -> anyhow::Result<()>,
    ) -> anyhow::Result<Summary> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs).build()?;
        let progress = Progress::start(self.inputs.len(), self.quiet);
        let mut summary = Summary::default();
        for batch in self.inputs.chunks(BATCH) {
            let items: Vec<T> = pool.install(|| batch.par_iter().map(|input| work(read_one(readers, input))).collect());
            for item in items {
                count(&item, &mut summary);
                each(item)?;
            }
            progress.advance(batch.len());
        }
        progress.finish(&summary);
        Ok(summary)
    }
}

/// Reads one input.
pub fn read_one(readers: &Readers, input: &Input) -> Item {
    match input.bytes(readers.limits().bytes) {
        Ok(bytes) => {
            let read = office::report::read::read(readers, Fence::Formats, &bytes).map_err(|e| ErrorBody::from(&e));
            Item { name: input.name.clone(), sha256: digest(&bytes), read }
        }
        Err(message) => {
            let error = ErrorBody { kind: "io".to_owned(), message };
            Item { name: input.name.clone(), sha256: String::new(), read: Err(error) }
        }
    }
}

/// Counts an item for the summary.
pub fn count(read: &Result<Read, ErrorBody>, summary: &mut Summary) {
    match read {
        Ok(read) if !read.reading.is_report => summary.not_a_report += 1,
        Ok(read) if read.reading.cells.iter().any(|(_, c)| c.state == report::CellState::Unread) => summary.partly += 1,
        Ok(_) => summary.read += 1,
        Err(error) => *summary.unreadable.entry(error.kind.clone()).or_default() += 1,
    }
}
