//! The gongkai program: commands, configuration, wiring. No logic.

#![forbid(unsafe_code)]

mod agency;
mod archive;
mod backup;
mod cli;
mod doctor;
mod export;
mod import;
mod input;
mod journal;
mod key;
mod lang;
mod law;
mod lines;
mod mail;
mod output;
mod place;
mod progress;
mod redact;
mod report;
mod restore;
mod serve;
mod status;
mod user;

use std::process::ExitCode;

/// Many small cells on many threads: the system's allocator is the bottleneck
/// of reading in bulk.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // The reader of documents has no other arguments and must start quickly.
    if std::env::args_os().nth(1).is_some_and(|a| a == office::worker::COMMAND) {
        let served = office::worker::child::serve(&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
        return if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let lang = lang::Lang::from_environment();
    let matches = match cli::command(lang).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version are data the user asked for; the rest is bad usage.
            let asked = !error.use_stderr();
            let _closed_pipe = error.print();
            return if asked { ExitCode::SUCCESS } else { status::Worst::Unreadable.code() };
        }
    };
    match cli::run(&matches, lang) {
        Ok(code) => code,
        Err(error) => {
            if status::is_broken_pipe(&error) {
                return ExitCode::SUCCESS;
            }
            eprintln!("gongkai: {error:#}");
            status::Worst::Unreadable.code()
        }
    }
}
