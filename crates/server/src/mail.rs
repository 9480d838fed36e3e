//! `gongkai mail`: what waits to be sent, sending again what was given up, and
//! the mailbox of an office; and the mail server that `serve` is told of.

use crate::lang::Lang;
use crate::place::{arguments, format, is_json, with};
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command};
use office::AgencyId;
use office::application::outbox::try_again;
use office::application::tell::MAILBOX;
use office::installation::Installation;
use office::mail::{Address, MailPlace, Undelivered};
use office::world::{self, Moment};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;
use store::job::{Job, JobState};
use store::setting::{self, Scope};
use store::{StoreError, outbox};

/// So many messages are listed.
const LISTED: u64 = 1_000;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let sub = |name: &'static str, zh, en| arguments(Command::new(name), lang).about(t(zh, en));
    let agency = Arg::new("agency").long("agency").value_name("ID").required(true).help(t("机关的标识", "Id of the agency"));
    let address = Arg::new("address").value_name("ADDRESS").help(t("信箱；不给就是不发", "Mailbox; none to send none"));
    Command::new("mail")
        .about(t("待发的邮件", "Mail that waits to be sent"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(sub("status", "列出待发和停发的邮件，没有收件人和内容", "List what waits and what was given up").arg(format(lang)))
        .subcommand(sub("retry", "重发停发的邮件", "Try again what was given up"))
        .subcommand(sub("office", "机关公开工作机构收提醒的信箱", "The mailbox of an office for reminders").arg(agency).arg(address))
}

/// `--mail`, `--mail-sender` and `--mail-link` of `serve`.
pub fn server_arguments(command: Command, lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let arg = |name: &'static str, value: &'static str, env: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).env(env).help(help)
    };
    command
        .arg(arg(
            "mail",
            "URL",
            "GONGKAI_MAIL",
            t(
                "邮件服务器：smtps://用户@主机:465、smtp+starttls://用户@主机:587，或本机的 smtp://127.0.0.1:25；不给就不发邮件",
                "Mail server; none to send no mail",
            ),
        ))
        .arg(arg("mail-sender", "ADDRESS", "GONGKAI_MAIL_SENDER", t("发件地址", "Sender of mail")))
        .arg(arg("mail-link", "URL", "GONGKAI_MAIL_LINK", t("邮件里写的查询网址", "Address told in mail")))
}

/// The mail server that the arguments name; none without `--mail`.
///
/// # Errors
/// A sentence that says what to write instead.
#[expect(clippy::disallowed_methods, reason = "configuration is read here and handed down")]
pub fn place(matches: &ArgMatches) -> anyhow::Result<Option<MailPlace>> {
    let given = |name: &str| matches.get_one::<String>(name).map(String::as_str).filter(|v| !v.is_empty());
    let Some(url) = given("mail") else { return Ok(None) };
    let password = std::env::var("GONGKAI_MAIL_PASSWORD").unwrap_or_default();
    Ok(Some(MailPlace::parse(url, given("mail-sender").unwrap_or_default(), &password, given("mail-link"))?))
}

/// Runs the command.
///
/// # Errors
/// If the installation does not open, or what was given is wrong.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("status", sub)) => with(sub, async |installation| status(&installation, is_json(sub)).await),
        Some(("retry", sub)) => with(sub, async |installation| {
            let again = try_again(&installation.store, world::now()).await?;
            installation.note("mail_retried", &again.to_string(), world::now()).await?;
            println!("{again} 封停发的邮件将由 gongkai serve 重发。");
            Ok(ExitCode::SUCCESS)
        }),
        Some(("office", sub)) => with(sub, async |installation| mailbox(&installation, sub).await),
        _ => anyhow::bail!("没有这个命令。用 gongkai mail --help 看有哪些命令。"),
    }
}

async fn status(installation: &Installation, is_json: bool) -> anyhow::Result<ExitCode> {
    let store = &installation.store;
    let mut out = std::io::stdout().lock();
    for (state, name, word) in [(JobState::GivenUp, "given_up", "停发"), (JobState::Waiting, "waiting", "待发")] {
        for job in outbox::list(store, state, LISTED).await? {
            if is_json {
                writeln!(out, "{}", line(&job, name))?;
            } else {
                let why = job.fault.as_deref().map(|f| format!("，上次：{}", Undelivered::told(f))).unwrap_or_default();
                writeln!(out, "{word}　{}　试过 {} 次，下次 {}{why}", job.id.as_str(), job.tries, Moment(job.run_at).minute())?;
            }
        }
        let count = outbox::count(store, state).await?;
        if !is_json {
            writeln!(out, "{word}共 {count} 封")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn line(job: &Job, state: &str) -> serde_json::Value {
    json!({"id": job.id.as_str(), "state": state, "tries": job.tries, "next": job.run_at.to_string(), "fault": job.fault})
}

async fn mailbox(installation: &Installation, matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let id = matches.get_one::<String>("agency").map(String::as_str).unwrap_or_default();
    let agency = installation.store.agency(id).await?.with_context(|| format!("没有标识为 {id} 的机关"))?;
    let scope = Scope::Agency(AgencyId::parse(id).context("机关的标识不对")?);
    let address = matches.get_one::<String>("address").cloned();
    let address = address.map(|a| Address::parse(&a).map(|a| a.as_str().to_owned())).transpose()?;
    let input = (scope, address.clone(), world::now().0);
    let put: Result<(), StoreError> = installation
        .store
        .act(input, |tx, (scope, address, at)| {
            Box::pin(async move {
                match address {
                    Some(address) => setting::put(tx, scope, MAILBOX, address, *at).await,
                    None => setting::remove(tx, scope, MAILBOX).await.map(drop),
                }
            })
        })
        .await;
    put?;
    installation.note("mailbox_changed", id, world::now()).await?;
    match address {
        Some(address) => println!("{}的提醒发到 {address}：工作日 8:00—20:00，已超期的随时发。", agency.name),
        None => println!("{}的提醒不再发邮件。", agency.name),
    }
    Ok(ExitCode::SUCCESS)
}
