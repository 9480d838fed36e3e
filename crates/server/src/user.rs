//! `gongkai user …`.

mod token;

use crate::lang::Lang;
use crate::place::{arguments, format, is_json, with};
use anyhow::Context as _;
use clap::{Arg, ArgAction, ArgMatches, Command};
use office::accounts::{self, Account, AccountError};
use office::installation::Installation;
use office::{agencies, world};
use serde_json::json;
use std::collections::HashMap;
use std::io::Write as _;
use std::process::ExitCode;
use store::account::{AccountStatus, NewAccount};
use store::{Agency, AgencyId};

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let add = Command::new("add")
        .about(t("开一个帐户", "Make an account"))
        .arg(name(lang))
        .arg(Arg::new("shown").long("shown").value_name("NAME").help(t("别人看到的名字；默认同登录名", "The name that others see")))
        .arg(agency(lang))
        .arg(role(lang).required(true))
        .arg(format(lang));
    let list = Command::new("list").about(t("列出帐户", "List the accounts")).arg(agency(lang)).arg(format(lang));
    let disable = Command::new("disable").about(t("停用帐户，它的令牌同时失效", "Disable an account and its tokens")).arg(name(lang));
    let enable = Command::new("enable").about(t("重新启用帐户", "Enable an account again")).arg(name(lang));
    Command::new("user")
        .about(t("帐户和令牌：开、列出、停用", "Accounts and tokens: add, list, disable"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(arguments(add, lang))
        .subcommand(arguments(list, lang))
        .subcommand(arguments(disable, lang))
        .subcommand(arguments(enable, lang))
        .subcommand(token::command(lang))
}

fn name(lang: Lang) -> Arg {
    Arg::new("name").value_name("NAME").required(true).help(lang.of("登录名", "The name to sign in with"))
}

fn agency(lang: Lang) -> Arg {
    Arg::new("agency").long("agency").value_name("NAME").help(lang.of("机关：名称、代码或编号", "Its agency: name, code or id"))
}

fn role(lang: Lang) -> Arg {
    let known = accounts::roles().map(|r| format!("{} {}", r.name(), r.label())).collect::<Vec<_>>().join(lang.of("、", ", "));
    let help = format!("{}{known}", lang.of("角色，可给几个：", "A role; may be given several times: "));
    Arg::new("role").long("role").value_name("ROLE").action(ArgAction::Append).value_delimiter(',').help(help)
}

/// Runs a command on accounts.
///
/// # Errors
/// If the installation does not open or what is given does not fit.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("add", sub)) => with(sub, async |installation| add(sub, &installation).await),
        Some(("list", sub)) => with(sub, async |installation| list(sub, &installation).await),
        Some(("disable", sub)) => with(sub, async |installation| set(sub, &installation, AccountStatus::Disabled).await),
        Some(("enable", sub)) => with(sub, async |installation| set(sub, &installation, AccountStatus::Active).await),
        Some(("token", sub)) => token::run(sub),
        _ => anyhow::bail!("没有这个命令。用 gongkai user --help 看有哪些命令。"),
    }
}

async fn add(matches: &ArgMatches, installation: &Installation) -> anyhow::Result<ExitCode> {
    let name = matches.get_one::<String>("name").context("缺登录名")?.clone();
    let new = NewAccount {
        shown: matches.get_one::<String>("shown").unwrap_or(&name).clone(),
        agency: agency_of(matches, installation).await?.map(|a| a.id),
        roles: accounts::parse_roles(matches.get_many::<String>("role").into_iter().flatten().map(String::as_str))?,
        password: None,
        name: name.clone(),
    };
    let id = accounts::add(installation, new, world::now()).await?;
    if is_json(matches) {
        println!("{}", json!({"id": id.as_str(), "name": name}));
    } else {
        println!("{id}");
    }
    eprintln!("已开帐户“{name}”。");
    Ok(ExitCode::SUCCESS)
}

/// The agency that the arguments name.
async fn agency_of(matches: &ArgMatches, installation: &Installation) -> anyhow::Result<Option<Agency>> {
    match matches.get_one::<String>("agency") {
        Some(name) => Ok(Some(agencies::named(installation, name).await?)),
        None => Ok(None),
    }
}

/// The account that the arguments name.
async fn account_of(matches: &ArgMatches, installation: &Installation) -> Result<Account, AccountError> {
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    accounts::named(installation, name).await
}

async fn list(matches: &ArgMatches, installation: &Installation) -> anyhow::Result<ExitCode> {
    let wanted = agency_of(matches, installation).await?.map(|a| a.id);
    let names: HashMap<AgencyId, String> = installation.store.agencies().await?.into_iter().map(|a| (a.id, a.name)).collect();
    let mut out = std::io::stdout().lock();
    for account in accounts::list(installation, wanted.as_ref()).await? {
        let agency = account.agency.as_ref().and_then(|id| names.get(id));
        let roles: Vec<&str> = account.roles.iter().collect();
        let (status, says) = match account.status {
            AccountStatus::Active => ("active", "启用"),
            AccountStatus::Disabled => ("disabled", "停用"),
        };
        if is_json(matches) {
            let object = json!({
                "id": account.id.as_str(), "name": account.name, "shown": account.shown, "agency": agency,
                "roles": roles, "status": status,
            });
            writeln!(out, "{object}")?;
        } else {
            let agency = agency.map_or("—", String::as_str);
            writeln!(out, "{}　{}　{agency}　{}　{says}", account.name, account.shown, roles.join("、"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn set(matches: &ArgMatches, installation: &Installation, status: AccountStatus) -> anyhow::Result<ExitCode> {
    let account = account_of(matches, installation).await?;
    let changed = accounts::set_status(installation, &account, status, world::now()).await?;
    eprintln!(
        "帐户“{}”{}{}。",
        account.name,
        if changed { "已" } else { "本来就已" },
        match status {
            AccountStatus::Active => "启用",
            AccountStatus::Disabled => "停用",
        }
    );
    Ok(ExitCode::SUCCESS)
}
