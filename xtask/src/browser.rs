//! Browser tests: the demonstration in headless Chromium.

use crate::shell::{captured, has, passes, root};
use anyhow::Context as _;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Where the tests stand.
const FOLDER: &str = "crates/web/tests/browser";

/// A server that ends when dropped.
struct Demo(Child);

impl Drop for Demo {
    fn drop(&mut self) {
        // Already gone is as good.
        let _gone = self.0.kill();
        let _status = self.0.wait();
    }
}

/// Runs the tests and gives their report; the caller counts.
///
/// # Errors
/// If something they need is not there.
pub fn run() -> anyhow::Result<(bool, String)> {
    let folder = root().join(FOLDER);
    anyhow::ensure!(has("node") && has("npm"), "Node.js and npm are not installed");
    anyhow::ensure!(has("chromium"), "Chromium is not installed");
    let installed = passes(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&folder));
    anyhow::ensure!(installed, "npm ci failed in {FOLDER}");
    let program = root().join("target/debug").join(format!("gongkai{}", std::env::consts::EXE_SUFFIX));
    let mut child = Command::new(program)
        .args(["serve", "--demo", "--listen", "127.0.0.1:0"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .spawn()
        .context("the server does not start")?;
    let out = child.stdout.take().context("no output")?;
    let demo = Demo(child);
    let mut lines = BufReader::new(out).lines();
    let url = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| line.split_whitespace().find(|w| w.starts_with("http://")).map(|w| w.trim_end_matches(['/', '。']).to_owned()))
        .context("the server printed no address")?;
    // The rest is read so that the server never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    let tests: Vec<_> =
        std::fs::read_dir(&folder)?.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.to_string_lossy().ends_with(".test.mjs")).collect();
    let result =
        captured(Command::new("node").arg("--test").arg("--test-reporter=tap").args(tests).current_dir(&folder).env("GONGKAI_URL", url));
    drop(demo);
    Ok(result)
}
