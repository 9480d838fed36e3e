//! Thousands of text reports from a folder, on all cores: time and memory.

use super::line;
use crate::shell::root;
use anyhow::Context as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Measures 2,000 and 10,000 reports.
pub fn run() -> anyhow::Result<()> {
    let sources: Vec<String> = ["police/2022.txt", "shitipu/2022.txt", "education/2022.txt", "bailudu/2022.txt", "qiwu/2022.txt"]
        .iter()
        .map(|name| Ok(document::decode::decode(&std::fs::read(root().join("demo/reports").join(name))?)?.text))
        .collect::<anyhow::Result<_>>()?;
    let folder = tempfile::tempdir()?;
    for n in 0..10_000 {
        // Agencies of two years each, so that years are checked too.
        let text =
            sources[n / 2 % sources.len()].replace("云汀县", &format!("云汀{}县", n / 2)).replace("2022年", &format!("{}年", 2022 + n % 2));
        std::fs::write(folder.path().join(format!("{n:05}.txt")), text)?;
    }
    let small = tempfile::tempdir()?;
    for n in 0..2_000 {
        let name = format!("{n:05}.txt");
        std::fs::copy(folder.path().join(&name), small.path().join(&name))?;
    }
    for (what, path, wanted) in
        [("2,000 text reports, read and checked", small.path(), "linear"), ("10,000 text reports, read and checked", folder.path(), "3 s")]
    {
        let program = root().join("target/release/gongkai");
        let begun = Instant::now();
        let mut child = Command::new(program)
            .args(["report", "check", "--format", "json", "--quiet", "--fail-on", "never"])
            .arg(path)
            .stdout(Stdio::null())
            .spawn()?;
        let mut peak = 0;
        while child.try_wait()?.is_none() {
            peak = peak.max(memory(child.id()).unwrap_or(0));
            std::thread::sleep(Duration::from_millis(5));
        }
        line(what, &format!("{:.2} s", begun.elapsed().as_secs_f64()), wanted);
        line("    memory", &format!("{} MB", peak / 1024), "200 MB");
    }
    folder.close().context("the folder of reports")
}

/// Highest resident memory of a process so far, in KB.
pub fn memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.trim().trim_end_matches("kB").trim().parse().ok()
}
