//! The commands, with help in Chinese and English.

use crate::lang::Lang;
use crate::{agency, archive, backup, doctor, export, import, journal, key, law, mail, redact, report, restore, serve, user};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::process::ExitCode;

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    dress(
        Command::new("gongkai")
            .next_help_heading(lang.of("选项", "Options"))
            .version(env!("CARGO_PKG_VERSION"))
            .about(t("公开：政府信息公开工作的一个程序", "Gongkai: one program for government information disclosure"))
            .arg(
                Arg::new("lang")
                    .long("lang")
                    .global(true)
                    .value_name("zh|en")
                    .value_parser(["zh", "en"])
                    .help(t("帮助和消息用的语言", "Language of help and messages")),
            )
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand(report::command(lang))
            .subcommand(law::command(lang))
            .subcommand(export::command(lang))
            .subcommand(import::command(lang))
            .subcommand(redact::redact_command(lang))
            .subcommand(redact::guard_command(lang))
            .subcommand(serve::command(lang))
            .subcommand(serve::demo_command(lang))
            .subcommand(agency::command(lang))
            .subcommand(user::command(lang))
            .subcommand(key::command(lang))
            .subcommand(journal::command(lang))
            .subcommand(archive::command(lang))
            .subcommand(mail::command(lang))
            .subcommand(doctor::command(lang))
            .subcommand(backup::command(lang))
            .subcommand(restore::command(lang)),
        lang,
    )
}

/// Headings of help in the language, for a command and all below it.
fn dress(command: Command, lang: Lang) -> Command {
    let template = lang.of(
        "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}",
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    );
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(lang.of("显示帮助", "Print help"));
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(lang.of("命令", "Commands"))
        .next_help_heading(lang.of("选项", "Options"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help);
    for name in names {
        command = command.mut_subcommand(name, |sub| dress(sub, lang));
    }
    command
}

/// Runs what the command line asks for.
///
/// # Errors
/// If the command as a whole fails; inputs that fail are part of its answer.
pub fn run(matches: &ArgMatches, lang: Lang) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("report", sub)) => report::run(sub, lang),
        Some(("law", sub)) => law::run(sub),
        Some(("export", sub)) => export::run(sub),
        Some(("import", sub)) => import::run(sub),
        Some(("redact", sub)) => redact::redact(sub),
        Some(("guard", sub)) => redact::guard(sub),
        Some(("serve", sub)) => serve::run(sub),
        Some(("demo", sub)) => serve::run_demo(sub),
        Some(("agency", sub)) => agency::run(sub),
        Some(("user", sub)) => user::run(sub),
        Some(("key", sub)) => key::run(sub),
        Some(("journal", sub)) => journal::run(sub),
        Some(("archive", sub)) => archive::run(sub),
        Some(("mail", sub)) => mail::run(sub),
        Some(("doctor", sub)) => doctor::run(sub),
        Some(("backup", sub)) => backup::run(sub),
        Some(("restore", sub)) => restore::run(sub),
        _ => anyhow::bail!("没有这个命令。用 gongkai --help 看有哪些命令。"),
    }
}
