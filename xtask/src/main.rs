//! The house's own tools: `cargo xtask test | tidy | generate | bench | soak`.

#![forbid(unsafe_code)]
#![expect(clippy::disallowed_methods, reason = "the house's tools read the environment and measure time")]

mod bench;
mod browser;
mod generate;
mod install;
mod postgres;
mod s3;
mod shell;
mod soak;
mod test;
mod tidy;

use std::process::ExitCode;

/// The allocator of the program, so that what is measured here is what it does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("test") => test::run(),
        Some("tidy") => tidy::run().map(|faults| faults.is_empty()),
        Some("generate") => generate::run().map(|()| true),
        Some("bench") => bench::run(&arguments[1..]).map(|()| true),
        Some("soak") => soak::run(&arguments[1..]),
        _ => {
            eprintln!(
                "cargo xtask test      install what the tests need and run all of them\n\
                 cargo xtask tidy      the rules of the house\n\
                 cargo xtask generate  write the generated pages anew\n\
                 cargo xtask bench     measure speed and memory (builds a release); one part by its name\n\
                 cargo xtask soak      the fault tests with their large figures"
            );
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
