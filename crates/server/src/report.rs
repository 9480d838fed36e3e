//! `gongkai report …`.

mod check;
mod compare;
mod read;
mod rules;
mod stream;
mod sum;
mod tally;
mod write;

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
        .subcommand(
            bulk(Command::new("check"), lang)
                .about(t("核对年度报告：勾稽关系、正文、逐年、上下级", "Check annual reports: sums, text, years, tree"))
                .arg(format(lang, &["text", "json", "csv", "xlsx", "html", "docx", "pdf", "sarif"]))
                .arg(tree(lang))
                .arg(codes("select", t("只查这些规则（编号或编号开头，逗号分开）", "Only these rules: codes or prefixes")))
                .arg(codes("ignore", t("不查这些规则", "Leave these rules out"))),
        )
        .subcommand(
            Command::new("compare")
                .about(t("两份报告对照：每一格，正文的变化", "Two reports beside each other"))
                .arg(Arg::new("a").value_name("A").required(true).help(t("第一份", "The first")))
                .arg(Arg::new("b").value_name("B").required(true).help(t("第二份", "The second")))
                .arg(format(lang, &["text", "json"])),
        )
        .subcommand(
            bulk(Command::new("sum"), lang)
                .about(t("汇总一个文件夹：合计、未报、迟报、矛盾、无法读取、退回", "Sum up a folder of whatever came"))
                .arg(tree(lang).required(true))
                .arg(
                    Arg::new("year")
                        .long("year")
                        .value_name("Y")
                        .value_parser(clap::value_parser!(i16).range(2008..=2100))
                        .help(t("汇总哪一年；默认最近一年", "Which year; default the newest")),
                )
                .arg(Arg::new("out-dir").long("out-dir").value_name("DIR").help(t("写到这个文件夹；默认“汇总”", "Write into this folder"))),
        )
        .subcommand(
            Command::new("write")
                .about(t("把一份报告写成官方版式", "Write a report in the official layout"))
                .arg(Arg::new("file").value_name("FILE").required(true).help(t("报告", "The report")))
                .arg(
                    Arg::new("to")
                        .long("to")
                        .value_name("FORMAT")
                        .value_parser(["docx", "pdf", "html", "xlsx", "json"])
                        .required(true)
                        .help(t("写成什么格式", "The format to write")),
                )
                .arg(Arg::new("out").long("out").value_name("FILE").help(t("写到这个文件；默认标准输出", "Write to this file"))),
        )
        .subcommand(tally::command(lang))
        .subcommand(
            Command::new("rules")
                .about(t("规则手册；给编号就只看一条", "The rule book, or one rule"))
                .arg(Arg::new("code").value_name("CODE").help(t("规则编号", "Code of a rule"))),
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

fn tree(lang: Lang) -> Arg {
    let help = lang.of("机关名录（code,name,aliases,parent,level,from,to）", "Tree of units as CSV");
    Arg::new("tree").long("tree").value_name("units.csv").help(help)
}

fn codes(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("CODES").action(ArgAction::Append).help(help)
}

/// Runs a command on annual reports.
///
/// # Errors
/// If output cannot be written.
pub fn run(matches: &ArgMatches, lang: Lang) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("read", sub)) => read::run(sub, lang),
        Some(("check", sub)) => check::run(sub, lang),
        Some(("compare", sub)) => compare::run(sub),
        Some(("sum", sub)) => sum::run(sub),
        Some(("write", sub)) => write::run(sub),
        Some(("tally", sub)) => tally::run(sub),
        Some(("rules", sub)) => rules::run(sub),
        _ => anyhow::bail!("没有这个命令。用 gongkai report --help 看有哪些命令。"),
    }
}
