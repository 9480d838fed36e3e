//! The parent's side: a warm pool of reader processes.

use super::work::{self, Answer, Cut, Leak, Parcel, Spread, Withheld, Work};
use super::{COMMAND, Fence, frame};
use document::sniff::{self, Kind};
use document::{Document, Format, Limits, ReadError};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Reads files, in process or in children, within limits.
pub struct Readers {
    program: Option<PathBuf>,
    limits: Limits,
    idle: Mutex<Idle>,
    freed: Condvar,
    most: usize,
}

#[derive(Default)]
struct Idle {
    waiting: Vec<Reader>,
    running: usize,
}

/// A child and its pipes.
struct Reader {
    child: Arc<Mutex<Child>>,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// Largest answer of a child: a document written as JSON.
const LARGEST_ANSWER: u64 = 1 << 30;

impl Readers {
    /// A pool of at most `most` children of `program`, which must answer to
    /// [`COMMAND`]. Children start when they are first needed.
    pub fn new(program: PathBuf, limits: Limits, most: usize) -> Readers {
        Readers { program: Some(program), limits, idle: Mutex::default(), freed: Condvar::new(), most: most.max(1) }
    }

    /// Readers without children, for tests of what is done with a document.
    /// Whatever a file does, it does to this process.
    pub fn unfenced(limits: Limits) -> Readers {
        Readers { program: None, limits, idle: Mutex::default(), freed: Condvar::new(), most: 1 }
    }

    /// The limits every file is read within.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Reads a file.
    ///
    /// # Errors
    /// As [`document::read()`]; also if the child ran out of time or memory.
    pub fn read(&self, bytes: &[u8], fence: Fence) -> Result<Document, ReadError> {
        let fenced = match fence {
            Fence::Everything => true,
            Fence::Formats => matches!(sniff::sniff(bytes)?, Kind::Known(_) | Kind::Ole),
        };
        if !fenced || self.program.is_none() || bytes.len() as u64 > self.limits.bytes {
            return document::read(bytes, &self.limits);
        }
        match self.ask(&Work::Read, bytes)?.0 {
            Answer::Document(document) => Ok(document),
            Answer::Error(error) => Err(error),
            _ => Err(no_reader(&io::ErrorKind::InvalidData.into())),
        }
    }

    /// Looks into a package before it leaves the house (送达前检查).
    ///
    /// # Errors
    /// If the child ran out of time or memory: then it must not go out either.
    pub fn inspect(&self, parcel: Parcel, bytes: &[u8]) -> Result<Vec<Leak>, ReadError> {
        match self.ask(&Work::Inspect(parcel), bytes)?.0 {
            Answer::Leaks(leaks) => Ok(leaks),
            Answer::Error(error) => Err(error),
            _ => Err(no_reader(&io::ErrorKind::InvalidData.into())),
        }
    }

    /// Takes words out of a text or DOCX file (区分处理).
    ///
    /// # Errors
    /// If the file cannot be opened, the words are not there, or stand in more
    /// than one place.
    pub fn redact_words(&self, cuts: Vec<Cut>, bytes: &[u8]) -> Result<(Vec<u8>, Withheld), ReadError> {
        let work = match sniff::sniff(bytes)? {
            Kind::Known(Format::Docx) => Work::RedactDocx(cuts),
            Kind::Text => Work::RedactText(cuts),
            _ => return Err(ReadError::Unsupported("按文字删去只用于文字文件和 DOCX；PDF 请标出页上的区域。".to_owned())),
        };
        self.redacted(&work, bytes)
    }

    /// Burns areas into the pages of a PDF file (区分处理).
    ///
    /// # Errors
    /// If the file cannot be opened, or an area does not lie on its page.
    pub fn redact_areas(&self, areas: Vec<Spread>, bytes: &[u8]) -> Result<(Vec<u8>, Withheld), ReadError> {
        match sniff::sniff(bytes)? {
            Kind::Known(Format::Pdf) => self.redacted(&Work::RedactPdf(areas), bytes),
            _ => Err(ReadError::Unsupported("按区域涂黑只用于 PDF；文字和 DOCX 请写出要删去的文字。".to_owned())),
        }
    }

    fn redacted(&self, work: &Work, bytes: &[u8]) -> Result<(Vec<u8>, Withheld), ReadError> {
        match self.ask(work, bytes)? {
            (Answer::Redacted(withheld), made) => Ok((made, withheld)),
            (Answer::Error(error), _) => Err(error),
            (Answer::Refused(why), _) => Err(ReadError::Unsupported(why)),
            _ => Err(no_reader(&io::ErrorKind::InvalidData.into())),
        }
    }

    /// Has a child do something; without children this process.
    fn ask(&self, work: &Work, bytes: &[u8]) -> Result<(Answer, Vec<u8>), ReadError> {
        let Some(program) = &self.program else { return Ok(work::done(work, bytes, &self.limits)) };
        let head = serde_json::to_vec(work).map_err(|error| no_reader(&error.into()))?;
        let mut reader = self.take(program).map_err(|error| no_reader(&error))?;
        let answer = reader.ask(&work::pack(&head, bytes), self.limits.seconds);
        let (answer, alive) = match answer {
            Ok(Some(frame)) => {
                let read = work::unpack(&frame).and_then(|(head, made)| Some((serde_json::from_slice(head).ok()?, made.to_vec())));
                (read.ok_or_else(|| no_reader(&io::ErrorKind::InvalidData.into())), true)
            }
            Ok(None) | Err(_) => (Err(self.died(&reader)), false),
        };
        self.give_back(alive.then_some(reader));
        answer
    }

    fn take(&self, program: &Path) -> io::Result<Reader> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(reader) = idle.waiting.pop() {
                return Ok(reader);
            }
            if idle.running < self.most {
                idle.running += 1;
                break;
            }
            idle = self.freed.wait(idle).unwrap_or_else(PoisonError::into_inner);
        }
        drop(idle);
        let started = Reader::start(program, &self.limits);
        if started.is_err() {
            self.give_back(None);
        }
        started
    }

    /// Puts a living reader back, or makes room for a new one.
    fn give_back(&self, reader: Option<Reader>) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        match reader {
            Some(reader) => idle.waiting.push(reader),
            None => idle.running -= 1,
        }
        self.freed.notify_one();
    }

    /// What to say of a child that did not answer; it is not used again.
    fn died(&self, reader: &Reader) -> ReadError {
        let mut child = reader.child.lock().unwrap_or_else(PoisonError::into_inner);
        let _ended_already = child.kill();
        let _status = child.wait();
        let Limits { seconds, memory, .. } = self.limits;
        let memory = memory >> 20;
        ReadError::TooLarge(format!("读这份文件用了超过 {seconds} 秒或 {memory} MB 内存，已停止。请另存为 .docx 或网页后再交。"))
    }
}

fn no_reader(error: &io::Error) -> ReadError {
    ReadError::Unreadable(format!("读文件的子进程没有应答（{error}）。请重试；再不行请告诉管理员。"))
}

impl Reader {
    fn start(program: &Path, limits: &Limits) -> io::Result<Reader> {
        // An allocator that reserves address space ahead would meet the limit
        // before the file is read.
        let mut child = Command::new(program)
            .arg(COMMAND)
            .env("MIMALLOC_ARENA_RESERVE", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("no pipes"));
        };
        frame::write(&mut input, &serde_json::to_vec(limits).map_err(io::Error::other)?)?;
        Ok(Reader { child: Arc::new(Mutex::new(child)), input, output: BufReader::new(output) })
    }

    /// One file and its answer; a second clock stands behind the child's own.
    fn ask(&mut self, bytes: &[u8], seconds: u64) -> io::Result<Option<Vec<u8>>> {
        let (answered, wait) = std::sync::mpsc::channel::<()>();
        let child = Arc::clone(&self.child);
        std::thread::spawn(move || {
            if wait.recv_timeout(Duration::from_secs(seconds + 2)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                // Already gone is as good.
                let _gone = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
            }
        });
        let result = self.exchange(bytes);
        let _clock_is_over = answered.send(());
        result
    }

    fn exchange(&mut self, bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
        frame::write(&mut self.input, bytes)?;
        self.input.flush()?;
        frame::read(&mut self.output, LARGEST_ANSWER)
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        for reader in idle.waiting.drain(..) {
            let Reader { child, input, output } = reader;
            // A closed pipe is the sign to end.
            drop((input, output));
            let _status = child.lock().unwrap_or_else(PoisonError::into_inner).wait();
        }
    }
}
