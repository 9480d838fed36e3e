//! A throw-away S3 service for the tests: `moto`, a Python package, installed
//! into the target folder and started on loopback.

use crate::shell::{passes, root};
use anyhow::Context as _;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The package and its version, so that every run tests the same.
const PACKAGE: &str = "moto[server]==5.2.5";

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running service with one bucket.
pub struct Service {
    process: Child,
    /// The URL of the bucket.
    pub url: String,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _already_gone = self.process.kill();
        let _reaped = self.process.wait();
    }
}

/// Installs what is missing and starts a service.
///
/// # Errors
/// If Python or the package cannot be had, or the service does not start.
pub fn start() -> anyhow::Result<Service> {
    let folder = installed()?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let process = Command::new("python3")
        .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()])
        .env("PYTHONPATH", &folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("python3 is not there")?;
    let mut service = Service { process, url: format!("http://127.0.0.1:{port}/gongkai") };
    let until = Instant::now() + PATIENCE;
    while !make_bucket(port) {
        let is_gone = service.process.try_wait()?.is_some();
        anyhow::ensure!(!is_gone && Instant::now() < until, "the S3 service did not start");
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(service)
}

fn installed() -> anyhow::Result<PathBuf> {
    let folder = root().join("target/tools/moto");
    let mark = folder.join(".installed");
    if std::fs::read_to_string(&mark).is_ok_and(|m| m == PACKAGE) {
        return Ok(folder);
    }
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "--target"]).arg(&folder).arg(PACKAGE);
    anyhow::ensure!(passes(&mut pip), "{PACKAGE} could not be installed with pip");
    std::fs::write(mark, PACKAGE)?;
    Ok(folder)
}

/// Makes the bucket; `false` while nobody answers.
fn make_bucket(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let asked = format!("PUT /gongkai HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    stream.write_all(asked.as_bytes()).is_ok() && stream.read_to_string(&mut answer).is_ok() && answer.starts_with("HTTP/1.1 200")
}
