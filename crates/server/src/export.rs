//! `gongkai export`: what the ledger holds, for other programs. No personal
//! data and no free text.

mod cases;
mod report;

use crate::lang::Lang;
use crate::place;
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let agency = || {
        Arg::new("agency")
            .long("agency")
            .value_name("NAME")
            .required(true)
            .help(t("机关的名称、代码或标识", "Name, code or id of the agency"))
    };
    let out = || Arg::new("out").long("out").value_name("FILE").help(t("写到文件；默认写到标准输出", "Write to a file"));
    Command::new("export")
        .about(t("从台账导出：年报的表三、表四，各件申请", "Export tables 3 and 4, or cases, from the ledger"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            place::arguments(Command::new("report"), lang)
                .about(t("一年的年报：表三、表四由台账数出", "The report of a year, with tables 3 and 4 from the ledger"))
                .arg(agency())
                .arg(
                    Arg::new("year")
                        .long("year")
                        .value_name("Y")
                        .required(true)
                        .value_parser(clap::value_parser!(i16).range(2008..=2100))
                        .help(t("哪一年", "Which year")),
                )
                .arg(
                    Arg::new("to")
                        .long("to")
                        .value_name("FORM")
                        .value_parser(["json", "docx", "pdf", "html", "xlsx"])
                        .default_value("json")
                        .help(t("json 同 report read；其余是法定格式的稿子", "json as of report read, or a draft in the official form")),
                )
                .arg(out()),
        )
        .subcommand(
            place::arguments(Command::new("cases"), lang)
                .about(t("各件申请，没有个人信息", "The cases, without personal data"))
                .arg(agency())
                .arg(
                    Arg::new("format")
                        .long("format")
                        .value_name("FORM")
                        .value_parser(["csv", "jsonl"])
                        .default_value("csv")
                        .help(t("csv 或 jsonl", "csv or jsonl")),
                )
                .arg(out()),
        )
}

/// Runs the command.
///
/// # Errors
/// If the memory cannot be opened, there is no such agency, or the output not
/// be written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let Some((what, sub)) = matches.subcommand() else { anyhow::bail!("请写明导出什么：report 或 cases。") };
    place::with(sub, async |installation| {
        let store = &installation.store;
        let named = sub.get_one::<String>("agency").map_or("", String::as_str);
        let agency = store.agency(named).await?.with_context(|| format!("没有机关“{named}”。"))?;
        let mut out = output(sub)?;
        match what {
            "report" => report::write(store, &agency, sub, &mut *out).await?,
            _ => cases::write(store, &agency, sub, &mut *out).await?,
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    })
}

fn output(matches: &ArgMatches) -> anyhow::Result<Box<dyn Write>> {
    Ok(match matches.get_one::<String>("out") {
        Some(path) => Box::new(BufWriter::new(File::create(path).with_context(|| format!("写不了 {path}"))?)),
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    })
}
