//! A throw-away PostgreSQL on loopback for the tests.

use crate::shell::passes;
use anyhow::Context as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A running server; stops when dropped.
pub struct Server {
    binaries: PathBuf,
    folder: PathBuf,
    /// A URL at which databases may be created.
    pub url: String,
}

impl Server {
    /// The process that started all others of it.
    pub fn process(&self) -> Option<u32> {
        std::fs::read_to_string(self.folder.join("data/postmaster.pid")).ok()?.lines().next()?.trim().parse().ok()
    }

    /// Makes an empty database and gives its URL.
    ///
    /// # Errors
    /// If the server does not make it.
    pub fn database(&self, name: &str) -> anyhow::Result<String> {
        let statement = format!("CREATE DATABASE {name}");
        let made = passes(Command::new(self.binaries.join("psql")).args(["-q", "-d", &self.url, "-c", &statement]));
        anyhow::ensure!(made, "the database {name} was not made");
        Ok(format!("{}/{name}", self.url.trim_end_matches("/postgres")))
    }
}

/// The folder with `initdb`, the newest first.
pub fn binaries() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|e| Some(e.ok()?.path().join("bin")))
        .filter(|p| p.join("initdb").is_file())
        .collect();
    found.sort();
    found.pop()
}

/// The account that runs the server: it refuses to run as root.
const ACCOUNT: &str = "nobody";

fn as_account(program: &Path) -> Command {
    let root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.trim_ascii() == b"0");
    if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", ACCOUNT, "--regid", "nogroup", "--clear-groups"]).arg(program).env("HOME", "/tmp");
        command
    } else {
        Command::new(program)
    }
}

/// Whether a commit waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commits {
    /// It does, as in an office.
    Durable,
    /// It does not: for tests, which lose nothing by it.
    InMemory,
}

/// Starts a server in a folder of its own.
///
/// # Errors
/// If there are no binaries or it does not start.
pub fn start(commits: Commits) -> anyhow::Result<Server> {
    let binaries = binaries().context("PostgreSQL is not installed")?;
    let folder = std::env::temp_dir().join(format!("gongkai-postgres-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    // Fails where we are not root; then the folder is ours already.
    let _ours = passes(Command::new("chown").arg(format!("{ACCOUNT}:nogroup")).arg(&folder).stderr(Stdio::null()));
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let data = folder.join("data");
    let made = passes(
        as_account(&binaries.join("initdb"))
            .args(["-A", "trust", "-U", "gongkai", "-E", "UTF8", "--no-sync", "-D"])
            .arg(&data)
            .stdout(Stdio::null()),
    );
    anyhow::ensure!(made, "initdb failed");
    let fsync = if commits == Commits::Durable { "on" } else { "off" };
    let options = format!("-p {port} -c listen_addresses=127.0.0.1 -c fsync={fsync} -c unix_socket_directories={}", folder.display());
    let started = passes(
        as_account(&binaries.join("pg_ctl"))
            .args(["-w", "-s", "-D"])
            .arg(&data)
            .arg("-l")
            .arg(folder.join("log"))
            .args(["-o", &options, "start"]),
    );
    anyhow::ensure!(started, "pg_ctl start failed");
    Ok(Server { binaries, folder, url: format!("postgres://gongkai@127.0.0.1:{port}/postgres") })
}

impl Drop for Server {
    fn drop(&mut self) {
        let stopped = passes(
            as_account(&self.binaries.join("pg_ctl")).args(["-s", "-m", "immediate", "-D"]).arg(self.folder.join("data")).arg("stop"),
        );
        if stopped {
            // What is left is a folder among temporary files.
            let _left = std::fs::remove_dir_all(&self.folder);
        }
    }
}
