//! The fault tests with their large figures: a thousand kills, a hundred
//! thousand acts on one case. It takes an hour or more.

use crate::postgres;
use crate::shell::{cargo, passes};

/// Runs them, one after the other, each printing its figure; whether all
/// passed. A word behind the command names the tests, e.g. `rel_01`.
///
/// # Errors
/// If the server of PostgreSQL is there and does not start.
pub fn run(arguments: &[String]) -> anyhow::Result<bool> {
    let server = match postgres::binaries() {
        Some(_) => Some(postgres::start(postgres::Commits::Durable)?),
        None => {
            println!("NOT RUN on PostgreSQL: it is not installed");
            None
        }
    };
    let mut command = cargo();
    command.args(["test", "--locked", "-p", "office", "--test", "faults", "--", "--nocapture", "--test-threads=1"]);
    command.args(arguments).env("GONGKAI_SOAK", "1");
    if let Some(server) = &server {
        command.env("GONGKAI_TEST_POSTGRES", &server.url);
    }
    Ok(passes(&mut command))
}
