//! A mail server of our own: it takes letters, refuses them, hangs up or is
//! away, as it is told.

use office::mail::MailPlace;
use office::mail::smtp::Smtp;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How the mail server behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// It takes every letter.
    Takes,
    /// It asks to come again later (451).
    Later,
    /// It refuses the address (550).
    Refuses,
    /// It refuses to talk to us at all (554 in the greeting).
    Unwelcoming,
    /// It hangs up before the letter is handed over.
    HangsUpEarly,
    /// It takes the letter over and hangs up without saying so.
    HangsUpLate,
}

/// A letter that was taken over: the address and every line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub to: Vec<String>,
    pub lines: Vec<String>,
}

impl Taken {
    /// The values of a header, however often it stands there.
    pub fn header(&self, name: &str) -> Vec<&str> {
        let head = self.lines.iter().take_while(|l| !l.is_empty());
        let prefix = format!("{}:", name.to_lowercase());
        head.filter(|l| l.to_lowercase().starts_with(&prefix)).map(|l| l[prefix.len()..].trim()).collect()
    }
}

/// The mail server.
pub struct Sink {
    address: SocketAddr,
    mood: Arc<Mutex<Mood>>,
    taken: Arc<Mutex<Vec<Taken>>>,
    listening: Option<JoinHandle<()>>,
}

impl Sink {
    /// A mail server on a port of its own.
    pub async fn open() -> Sink {
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut sink = Sink { address, mood: Arc::new(Mutex::new(Mood::Takes)), taken: Arc::default(), listening: None };
        sink.comes_back().await;
        sink
    }

    /// It listens again, at the same port.
    pub async fn comes_back(&mut self) {
        let listener = TcpListener::bind(self.address).await.expect("a port of its own");
        self.address = listener.local_addr().expect("an address");
        let (mood, taken) = (Arc::clone(&self.mood), Arc::clone(&self.taken));
        self.listening = Some(tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                let (mood, taken) = (*lock(&mood), Arc::clone(&taken));
                tokio::spawn(async move {
                    // A client that hangs up is no fault of ours.
                    let _ended = talk(stream, mood, &taken).await;
                });
            }
        }));
    }

    /// It goes away: nobody listens at its port.
    pub async fn goes_away(&mut self) {
        if let Some(listening) = self.listening.take() {
            listening.abort();
            // The port is free when the task is gone.
            let _aborted = listening.await;
        }
    }

    pub fn is(&self, mood: Mood) {
        *lock(&self.mood) = mood;
    }

    /// The letters taken over so far.
    pub fn taken(&self) -> Vec<Taken> {
        lock(&self.taken).clone()
    }

    /// The door to it.
    pub fn post(&self) -> Smtp {
        let place = MailPlace::parse(&format!("smtp://{}", self.address), "gk@example.org", "", Some("https://gk.example.org/"));
        Smtp::within(&place.expect("a place"), Duration::from_secs(10)).expect("a door")
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        if let Some(listening) = &self.listening {
            listening.abort();
        }
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn talk(stream: TcpStream, mood: Mood, taken: &Mutex<Vec<Taken>>) -> std::io::Result<()> {
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    let greeting = if mood == Mood::Unwelcoming { "554 no\r\n" } else { "220 sink\r\n" };
    writing.write_all(greeting.as_bytes()).await?;
    let mut to = Vec::new();
    while let Some(line) = lines.next_line().await? {
        let upper = line.to_uppercase();
        let answer = match upper.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" | "HELO" | "MAIL" | "RSET" => "250 yes",
            "RCPT" if mood == Mood::HangsUpEarly => return Ok(()),
            "RCPT" if mood == Mood::Later => "451 later",
            "RCPT" if mood == Mood::Refuses => "550 nobody here",
            "RCPT" => {
                to.push(line.split(['<', '>']).nth(1).unwrap_or_default().to_owned());
                "250 yes"
            }
            "DATA" => {
                writing.write_all(b"354 go on\r\n").await?;
                let mut letter = Vec::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    letter.push(line);
                }
                lock(taken).push(Taken { to: std::mem::take(&mut to), lines: letter });
                if mood == Mood::HangsUpLate {
                    return Ok(());
                }
                "250 taken"
            }
            "QUIT" => {
                writing.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "500 what",
        };
        writing.write_all(answer.as_bytes()).await?;
        writing.write_all(b"\r\n").await?;
    }
    Ok(())
}
