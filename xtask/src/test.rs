//! All tests: what they need is installed, what cannot be is named at the
//! end as NOT RUN with the reason.

use crate::shell::{captured, cargo, has, passes};
use crate::{browser, install, postgres, s3, tidy};

/// Counts of tests, and what was not run.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
    not_run: Vec<String>,
}

impl Tally {
    fn step(&mut self, name: &str, passed: bool) {
        if passed {
            self.passed += 1;
        } else {
            self.failed += 1;
            println!("xtask: FAILED: {name}");
        }
    }

    fn missing(&mut self, what: String) {
        self.skipped += 1;
        self.not_run.push(what);
    }
}

/// Runs everything; whether all passed.
///
/// # Errors
/// If the house cannot be read.
pub fn run() -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    for package in install::debian() {
        println!("xtask: not there: {package}");
    }
    tally.step("format", passes(cargo().args(["fmt", "--all", "--check"])));
    tally.step("lints", passes(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"])));
    let faults = tidy::run()?;
    tally.step("tidy", faults.is_empty());

    let server = match postgres::start(postgres::Commits::InMemory) {
        Ok(server) => Some(server),
        Err(error) => {
            tally.missing(format!("the store on PostgreSQL: {error:#}"));
            None
        }
    };
    let bucket = match s3::start() {
        Ok(service) => Some(service),
        Err(error) => {
            tally.missing(format!("blobs on S3: {error:#}"));
            None
        }
    };
    let traces = has_tracing();
    if !traces {
        tally.missing(format!("{TRACED} (REL-02): strace is not installed or may not trace here"));
    }
    rust(&mut tally, traces, server.as_ref().map(|s| s.url.as_str()), bucket.as_ref().map(|b| b.url.as_str()));
    drop(server);
    drop(bucket);

    match browser::run() {
        Ok((passed, report)) => browsers(&mut tally, passed, &report),
        Err(error) => tally.missing(format!("pages in the browser: {error:#}")),
    }
    let reports = std::env::var_os("GONGKAI_REPORTS").map_or_else(|| crate::shell::root().join("../shared/reports"), Into::into);
    if !reports.is_dir() {
        tally.missing("the ten real reports: set GONGKAI_REPORTS to their folder".to_owned());
    }
    for what in &tally.not_run {
        println!("NOT RUN {what}");
    }
    let strict = std::env::var("CI").is_ok_and(|v| v == "true");
    if strict {
        tally.failed += tally.not_run.len();
        tally.skipped -= tally.not_run.len();
    }
    println!("{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped);
    Ok(tally.failed == 0)
}

/// The test that records what another program writes.
const TRACED: &str = "rel_02_no_acknowledged_act_is_lost_when_the_power_is_cut";

/// Whether one program may record what another does here.
fn has_tracing() -> bool {
    let strace = std::process::Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(std::process::Stdio::null()).status();
    strace.is_ok_and(|s| s.success())
}

/// Unit, corpus and store tests, by nextest where it is installed.
fn rust(tally: &mut Tally, traces: bool, postgres: Option<&str>, bucket: Option<&str>) {
    let nextest = has("cargo-nextest");
    let mut command = cargo();
    if nextest {
        command.args([
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
            "--status-level",
            "fail",
            "--final-status-level",
            "fail",
            "--message-format",
            "libtest-json",
        ]);
        command.env("NEXTEST_EXPERIMENTAL_LIBTEST_JSON", "1");
    } else {
        command.args(["test", "--workspace", "--locked", "--no-fail-fast"]);
    }
    if !traces {
        // What cannot run is not counted as passed.
        if nextest {
            command.args(["-E", &format!("not test({TRACED})")])
        } else {
            command.args(["--", "--skip", TRACED])
        };
    }
    command.env("RUST_BACKTRACE", "0");
    if has("soffice") {
        command.env("GONGKAI_TEST_SOFFICE", "soffice");
    } else {
        tally.missing("letters in LibreOffice: soffice is not there".to_owned());
    }
    if let Some(url) = postgres {
        command.env("GONGKAI_TEST_POSTGRES", url);
    }
    if let Some(url) = bucket {
        command.env("GONGKAI_TEST_S3", url);
    }
    let (passed, report) = if nextest { quiet(&mut command) } else { captured(&mut command) };
    let before = tally.failed;
    if nextest {
        for line in report.lines() {
            let event: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            match (event["type"].as_str(), event["event"].as_str()) {
                (Some("test"), Some("ok")) => tally.passed += 1,
                (Some("test"), Some("failed")) => tally.failed += 1,
                (Some("test"), Some("ignored")) => tally.skipped += 1,
                _ => {}
            }
        }
    } else {
        for line in report.lines().filter(|l| l.starts_with("test ") && l.contains(" ... ")) {
            match line.rsplit(" ... ").next() {
                Some("ok") => tally.passed += 1,
                Some("FAILED") => tally.failed += 1,
                _ => tally.skipped += 1,
            }
        }
    }
    if !passed && tally.failed == before {
        tally.step("the tests in Rust do not build", false);
    }
}

/// As [`captured`], without showing the lines made for machines.
fn quiet(command: &mut std::process::Command) -> (bool, String) {
    match command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::inherit()).output() {
        Ok(output) => (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(_) => (false, String::new()),
    }
}

/// Counts the lines of a TAP report.
fn browsers(tally: &mut Tally, passed: bool, report: &str) {
    let before = tally.failed;
    for line in report.lines().map(str::trim_start) {
        if line.starts_with("ok ") {
            if line.contains("# SKIP") { tally.skipped += 1 } else { tally.passed += 1 }
        } else if line.starts_with("not ok ") {
            tally.failed += 1;
        }
    }
    if !passed && tally.failed == before {
        tally.step("browser tests", false);
    }
}
