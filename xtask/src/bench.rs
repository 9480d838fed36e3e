//! Speed and memory, measured on a release build; a table, no judgement in a
//! timed test. `bench/README.md` names the files.

mod reading;

use crate::shell::{cargo, passes};

/// Builds a release and measures.
///
/// # Errors
/// If it does not build, or a measured command fails.
pub fn run() -> anyhow::Result<()> {
    anyhow::ensure!(passes(cargo().args(["build", "--release", "--locked", "-p", "server"])), "the release does not build");
    reading::run()
}
