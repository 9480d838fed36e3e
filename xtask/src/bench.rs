//! Speed and memory, measured on a release build; a table, no judgement in a
//! timed test. `bench/README.md` names the files.

mod archive;
mod bulk;
mod law;
mod ledger;
mod letter;
mod machine;
mod reading;
mod redact;
mod room;
mod seed;
mod server;

use crate::shell::{cargo, passes, root};
use std::process::Command;

/// A part: its name, and what measures it with the words behind the name.
type Part = (&'static str, fn(&[String]) -> anyhow::Result<()>);

/// The parts in the order in which they are printed.
const PARTS: [Part; 9] = [
    ("reading", |_| reading::run()),
    ("bulk", |_| bulk::run()),
    ("server", |_| server::run()),
    ("law", |_| law::run()),
    ("ledger", |_| ledger::run()),
    ("letter", |_| letter::run()),
    ("redact", |_| redact::run()),
    ("archive", |_| archive::run()),
    ("seed", seed::run),
];

/// Builds a release and measures with it: all parts, or the one that is named
/// with what is said to it.
///
/// # Errors
/// If there is no such part, it does not build, or a measured command fails.
pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let named = arguments.first().map(String::as_str);
    let parts: Vec<_> = PARTS.into_iter().filter(|(name, _)| named.is_none_or(|n| n == *name)).collect();
    anyhow::ensure!(!parts.is_empty(), "the parts are {}", PARTS.map(|(name, _)| name).join(", "));
    if cfg!(debug_assertions) {
        anyhow::ensure!(
            passes(cargo().args(["build", "--release", "--locked", "-p", "server", "-p", "xtask"])),
            "the release does not build"
        );
        let again = root().join("target/release").join(format!("xtask{}", std::env::consts::EXE_SUFFIX));
        anyhow::ensure!(passes(Command::new(again).arg("bench").args(arguments)), "the measurement failed");
        return Ok(());
    }
    println!("{}", machine::told());
    println!("{:<58} {:>14} {:>14}", "what", "measured", "wanted");
    parts.into_iter().try_for_each(|(_, run)| run(arguments.get(1..).unwrap_or_default()))
}

/// One line of the table.
fn line(what: &str, measured: &str, wanted: &str) {
    println!("{what:<58} {measured:>14} {wanted:>14}");
}
