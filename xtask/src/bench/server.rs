//! The server on loopback: start, memory at rest, the page of a report.

use super::line;
use crate::shell::root;
use anyhow::Context as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// Requests that are timed.
const REQUESTS: usize = 200;

/// A server that ends when dropped.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is as good.
        let _gone = self.child.kill();
        let _status = self.child.wait();
    }
}

/// Measures the server.
pub fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let begun = Instant::now();
    let empty = start(&["--allow-root", "--data", &folder.path().display().to_string()])?;
    line("server: start, empty", &format!("{:.2} s", begun.elapsed().as_secs_f64()), "1 s");
    let idle = super::bulk::memory(empty.child.id()).unwrap_or(0);
    line("server: idle memory", &format!("{} MB", idle / 1024), "100 MB");
    drop(empty);

    let begun = Instant::now();
    let demo = start(&["--demo"])?;
    line("server: start with the demonstration", &format!("{:.2} s", begun.elapsed().as_secs_f64()), "");
    let grid = get(&demo.address, "/library")?;
    let page = grid
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|href| href.starts_with("/library/") && href.ends_with("/2023"))
        .context("the grid has no report")?;
    let mut times: Vec<f64> = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let begun = Instant::now();
        get(&demo.address, page)?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    line("server: report page, p95 of 200", &format!("{:.1} ms", times[REQUESTS * 95 / 100]), "20 ms");
    Ok(())
}

/// Measures the start and the rest of the server on a large ledger.
///
/// # Errors
/// If it does not start.
pub fn seeded(name: &str, url: &str, folder: &std::path::Path) -> anyhow::Result<()> {
    let data = folder.display().to_string();
    let mut arguments = vec!["--allow-root", "--data", data.as_str()];
    if name != "sqlite" {
        arguments.extend(["--database", url]);
    }
    let begun = Instant::now();
    let server = start(&arguments)?;
    line(&format!("{name}: start of the server"), &format!("{:.2} s", begun.elapsed().as_secs_f64()), "2 s");
    let idle = super::bulk::memory(server.child.id()).unwrap_or(0);
    line(&format!("{name}: idle memory"), &format!("{} MB", idle / 1024), "150 MB");
    Ok(())
}

fn start(arguments: &[&str]) -> anyhow::Result<Server> {
    let mut child = Command::new(root().join("target/release/gongkai"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let out = child.stdout.take().context("no output")?;
    let first = BufReader::new(out).lines().next().context("the server ended")??;
    let address = first.split("http://").nth(1).and_then(|rest| rest.split('/').next()).context("no address")?.to_owned();
    Ok(Server { child, address })
}

fn get(address: &str, path: &str) -> anyhow::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    anyhow::ensure!(answer.starts_with("HTTP/1.1 200"), "{path}: {}", answer.lines().next().unwrap_or(""));
    Ok(answer)
}
