//! `gongkai report …`.

mod read;
mod stream;

pub use stream::Item;

use crate::lang::Lang;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::process::ExitCode;

/// The commands on annual reports.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    Command::new("report")
        .about(t("年度报告：读、核对、比较、汇总、写", "Annual reports: read, check, compare, sum, write"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            bulk(Command::new("read"), lang)
                .about(t("读出年度报告的每一格", "Read every cell of annual reports"))
                .arg(format(lang, &["text", "json", "csv", "xlsx"]))
                .arg(Arg::new("wide").long("wide").action(ArgAction::SetTrue).help(t("CSV 一份报告一行", "CSV with one row a report"))),
        )
}

/// Arguments of every command over many inputs.
fn bulk(command: Command, lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    command
        .arg(
            Arg::new("inputs")
                .value_name("INPUT")
                .num_args(1..)
                .required(true)
                .help(t("文件、文件夹、ZIP，或 -（标准输入）", "Files, folders, a ZIP, or - for standard input")),
        )
        .arg(
            Arg::new("jobs")
                .long("jobs")
                .value_name("N")
                .value_parser(clap::value_parser!(usize))
                .help(t("同时读几份；默认每核一份", "How many at once; default one a core")),
        )
        .arg(Arg::new("quiet").long("quiet").action(ArgAction::SetTrue).help(t("不显示进度和小结", "No progress, no summary")))
        .arg(Arg::new("out").long("out").value_name("FILE").help(t("边读边写到这个文件", "Write to this file as it goes")))
        .arg(
            Arg::new("resume")
                .long("resume")
                .action(ArgAction::SetTrue)
                .requires("out")
                .help(t("跳过 --out 文件里已有的输入", "Skip inputs that stand in the --out file")),
        )
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name("WHEN")
                .value_parser(["error", "warning", "unassessable", "never"])
                .default_value("error")
                .hide_possible_values(false)
                .help(t("遇到什么时退出码为 1", "What makes the exit status 1")),
        )
}

fn format(lang: Lang, formats: &[&'static str]) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(clap::builder::PossibleValuesParser::new(formats.to_vec()))
        .default_value("text")
        .help(lang.of("输出格式", "Output format"))
}

/// Runs a command on annual reports.
///
/// # Errors
/// If output cannot be written.
pub fn run(matches: &ArgMatches, lang: Lang) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("read", sub)) => read::run(sub, lang),
        _ => anyhow::bail!("没有这个命令。用 gongkai report --help 看有哪些命令。"),
    }
}
