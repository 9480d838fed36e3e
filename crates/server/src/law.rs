//! `gongkai law …`: questions about the law, one at a time or in batches.

pub mod batch;
mod fee;
pub mod field;
mod outcome;

use crate::lang::Lang;
use clap::{Arg, ArgMatches, Command};
use std::process::ExitCode;

/// The commands that answer questions about the law.
pub fn command(lang: Lang) -> Command {
    Command::new("law")
        .about(lang.of("法律规定：办理结果、收费", "What the law says: outcomes, fees"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(outcome::command(lang))
        .subcommand(fee::command(lang))
}

/// Runs a command on the law.
///
/// # Errors
/// If input cannot be opened or output not be written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("outcome", sub)) => outcome::run(sub),
        Some(("fee", sub)) => fee::run(sub),
        _ => anyhow::bail!("没有这个命令。用 gongkai law --help 看有哪些命令。"),
    }
}

/// `--format text|json`.
pub fn format(lang: Lang) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["text", "json"])
        .default_value("text")
        .help(lang.of("输出格式；--batch 总是 JSON，一行一个", "Output format; a batch always gives JSON Lines"))
}

/// `--batch FILE.jsonl`.
pub fn batch(lang: Lang) -> Arg {
    let help = lang.of("一行一个问题的文件，或 -（标准输入）；按顺序回答", "A file of questions, one a line, or -");
    Arg::new("batch").long("batch").value_name("FILE.jsonl").help(help)
}
