//! The child's side: limits first, then one answer a request.

use super::{frame, work};
use document::Limits;
use std::io::{self, Read, Write};
use std::sync::mpsc;
use std::time::Duration;

/// How the child ends when a file takes longer than its limit.
pub const OVER_TIME: i32 = 124;

/// Serves requests from `input` until it ends. The first frame holds the
/// limits, each further one a file.
///
/// # Errors
/// If the pipe breaks.
pub fn serve(input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let Some(first) = frame::read(input, 1 << 16)? else { return Ok(()) };
    let limits: Limits = serde_json::from_slice(&first).map_err(io::Error::other)?;
    limit_address_space(limits.memory);
    let watch = Watch::start(limits.seconds);
    while let Some(bytes) = frame::read(input, limits.bytes.saturating_mul(2) + (1 << 20))? {
        let Some((head, bytes)) = work::unpack(&bytes) else { return Err(io::ErrorKind::InvalidData.into()) };
        let asked = serde_json::from_slice(head).map_err(io::Error::other)?;
        watch.begin();
        let (answer, made) = work::done(&asked, bytes, &limits);
        watch.end();
        frame::write(output, &work::pack(&serde_json::to_vec(&answer).map_err(io::Error::other)?, &made))?;
    }
    Ok(())
}

/// Bounds the address space of this process, where the system can.
fn limit_address_space(bytes: u64) {
    #[cfg(unix)]
    {
        // A refusal leaves the parent's clock as the only bound.
        let _refused = rlimit::setrlimit(rlimit::Resource::AS, bytes, bytes);
    }
    #[cfg(not(unix))]
    let _ = bytes;
}

/// Ends the process when a file takes too long.
struct Watch {
    marks: mpsc::Sender<Mark>,
}

#[derive(PartialEq)]
enum Mark {
    Begin,
    End,
}

impl Watch {
    fn start(seconds: u64) -> Watch {
        let (marks, received) = mpsc::channel();
        std::thread::spawn(move || {
            while let Ok(mark) = received.recv() {
                let reading = matches!(mark, Mark::Begin);
                if reading && received.recv_timeout(Duration::from_secs(seconds)) == Err(mpsc::RecvTimeoutError::Timeout) {
                    std::process::exit(OVER_TIME);
                }
            }
        });
        Watch { marks }
    }

    fn begin(&self) {
        self.mark(Mark::Begin);
    }

    fn end(&self) {
        self.mark(Mark::End);
    }

    fn mark(&self, mark: Mark) {
        // The watching thread lives as long as the process.
        let _gone = self.marks.send(mark);
    }
}
