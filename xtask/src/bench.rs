//! Speed and memory, measured on a release build; a table, no judgement in a
//! timed test. `bench/README.md` names the files.

mod bulk;
mod reading;
mod server;

use crate::shell::{cargo, passes, root};
use std::process::Command;

/// Builds a release and measures with it.
///
/// # Errors
/// If it does not build, or a measured command fails.
pub fn run() -> anyhow::Result<()> {
    if cfg!(debug_assertions) {
        anyhow::ensure!(
            passes(cargo().args(["build", "--release", "--locked", "-p", "server", "-p", "xtask"])),
            "the release does not build"
        );
        let again = root().join("target/release").join(format!("xtask{}", std::env::consts::EXE_SUFFIX));
        anyhow::ensure!(passes(Command::new(again).arg("bench")), "the measurement failed");
        return Ok(());
    }
    println!("{:<46} {:>12} {:>12}", "what", "measured", "wanted");
    reading::run()?;
    bulk::run()?;
    server::run()
}

/// One line of the table.
fn line(what: &str, measured: &str, wanted: &str) {
    println!("{what:<46} {measured:>12} {wanted:>12}");
}
