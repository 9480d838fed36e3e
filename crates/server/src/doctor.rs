//! `gongkai doctor`.

use crate::lang::Lang;
use crate::place::{arguments, format, is_json, with};
use crate::status::Worst;
use clap::{Arg, ArgAction, ArgMatches, Command};
use office::clock::Calendars;
use office::doctor::{self, Depth, State};
use office::world;
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

/// The command.
pub fn command(lang: Lang) -> Command {
    let deep = lang.of("还要按办理记录重新计算台账", "Also count the ledger again from the acts");
    let command = Command::new("doctor")
        .about(lang.of("自检：数据库、密钥、日历、时间、磁盘、附件、日志、备份", "Self-check of the installation"))
        .arg(Arg::new("deep").long("deep").action(ArgAction::SetTrue).help(deep))
        .arg(format(lang));
    arguments(command, lang)
}

/// Runs the self-check: status 1 if somebody has to do something.
///
/// # Errors
/// If the installation does not open.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let depth = if matches.get_flag("deep") { Depth::Deep } else { Depth::Usual };
    with(matches, async |installation| {
        let checks = doctor::examine(&installation, &Calendars::default(), depth, world::now()).await;
        let mut out = std::io::stdout().lock();
        for check in &checks {
            let (word, says) = match check.state {
                State::Sound => ("sound", "好"),
                State::NotTold => ("not_told", "未判断"),
                State::Doubtful => ("doubtful", "留意"),
                State::Wrong => ("wrong", "有问题"),
            };
            if is_json(matches) {
                writeln!(out, "{}", json!({"check": check.name, "state": word, "says": check.says}))?;
            } else {
                writeln!(out, "{says}　{}", check.says)?;
            }
        }
        let is_wrong = checks.iter().any(|c| c.state == State::Wrong);
        Ok(if is_wrong { Worst::Finding.code() } else { ExitCode::SUCCESS })
    })
}
