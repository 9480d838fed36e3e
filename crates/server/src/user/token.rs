//! `gongkai user token …`.

use super::{account_of, agency_of, name, role};
use crate::lang::Lang;
use crate::place::{arguments, format, is_json, with};
use crate::status::Worst;
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use office::accounts;
use office::installation::Installation;
use office::world::{self, Moment};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;
use store::TokenId;
use store::account::token::NewToken;

/// The command.
pub(super) fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let new = Command::new("new")
        .about(t("发一个令牌，只显示这一次", "Make a token, shown once"))
        .arg(name(lang))
        .arg(Arg::new("label").long("label").value_name("TEXT").required(true).help(t("做什么用", "What it is for")))
        .arg(super::agency(lang))
        .arg(role(lang))
        .arg(
            Arg::new("days")
                .long("days")
                .value_name("N")
                .value_parser(clap::value_parser!(u32).range(1..=3650))
                .conflicts_with("expires")
                .required_unless_present("expires")
                .help(t("几天后到期", "Days until it expires")),
        )
        .arg(
            Arg::new("expires")
                .long("expires")
                .value_name("DATE")
                .value_parser(|text: &str| text.parse::<Date>().map_err(|_| "写成 2027-01-31 这样"))
                .help(t("用到哪一天（含）", "The last day on which it works")),
        )
        .arg(format(lang));
    let list = Command::new("list").about(t("列出帐户的令牌", "List the tokens of an account")).arg(name(lang)).arg(format(lang));
    let id = Arg::new("id").value_name("ID").required(true).help(t("令牌的编号", "The id of the token"));
    let revoke = Command::new("revoke").about(t("作废令牌", "Revoke a token")).arg(name(lang)).arg(id);
    Command::new("token")
        .about(t("令牌：给别的程序用的凭据", "Tokens: what other programs sign in with"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(arguments(new, lang))
        .subcommand(arguments(list, lang))
        .subcommand(arguments(revoke, lang))
}

/// Runs a command on tokens.
///
/// # Errors
/// If the installation does not open or what is given does not fit.
pub(super) fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("new", sub)) => with(sub, async |installation| new(sub, &installation).await),
        Some(("list", sub)) => with(sub, async |installation| list(sub, &installation).await),
        Some(("revoke", sub)) => with(sub, async |installation| revoke(sub, &installation).await),
        _ => anyhow::bail!("没有这个命令。用 gongkai user token --help 看有哪些命令。"),
    }
}

async fn new(matches: &ArgMatches, installation: &Installation) -> anyhow::Result<ExitCode> {
    let now = world::now();
    let account = account_of(matches, installation).await?;
    let roles = match matches.get_many::<String>("role") {
        Some(names) => accounts::parse_roles(names.map(String::as_str))?,
        None => account.roles.clone(),
    };
    let agency = agency_of(matches, installation).await?.map(|a| a.id).or_else(|| account.agency.clone());
    let label = matches.get_one::<String>("label").context("缺用途")?.clone();
    let new = NewToken { account: account.id.clone(), label, agency, roles, expires_at: expiry(matches, now)? };
    let expires = Moment(new.expires_at).minute();
    let (id, text) = accounts::new_token(installation, &account, new, now).await?;
    if is_json(matches) {
        println!("{}", json!({"id": id.as_str(), "token": text.as_str(), "expires": expires}));
    } else {
        println!("{}", text.as_str());
    }
    eprintln!("令牌 {id} 只显示这一次，用到 {expires}。放在请求头里：Authorization: Bearer 令牌。");
    Ok(ExitCode::SUCCESS)
}

/// The instant from which a token works no more.
fn expiry(matches: &ArgMatches, now: Moment) -> anyhow::Result<Timestamp> {
    if let Some(days) = matches.get_one::<u32>("days") {
        return Ok(now.plus_minutes(days * 24 * 60).0);
    }
    let last = matches.get_one::<Date>("expires").context("缺到期日")?;
    let next = last.tomorrow().context("到期日太远")?;
    TimeZone::fixed(Offset::constant(8)).to_timestamp(next.at(0, 0, 0, 0)).context("到期日太远")
}

async fn list(matches: &ArgMatches, installation: &Installation) -> anyhow::Result<ExitCode> {
    let now = world::now();
    let account = account_of(matches, installation).await?;
    let mut out = std::io::stdout().lock();
    for token in accounts::tokens(installation, &account).await? {
        let (state, says) = match token.revoked_at {
            Some(_) => ("revoked", "已作废"),
            None if token.expires_at <= now.0 => ("expired", "已到期"),
            None => ("active", "有效"),
        };
        let roles: Vec<&str> = token.roles.iter().collect();
        let expires = Moment(token.expires_at).minute();
        if is_json(matches) {
            let object = json!({
                "id": token.id.as_str(), "label": token.label, "agency": token.agency.as_ref().map(store::AgencyId::as_str),
                "roles": roles, "expires": expires, "state": state,
            });
            writeln!(out, "{object}")?;
        } else {
            writeln!(out, "{}　{}　{}　到 {expires}　{says}", token.id, token.label, roles.join("、"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn revoke(matches: &ArgMatches, installation: &Installation) -> anyhow::Result<ExitCode> {
    let account = account_of(matches, installation).await?;
    let id =
        matches.get_one::<String>("id").and_then(|id| TokenId::parse(id)).context("令牌编号不对。用 gongkai user token list 看编号。")?;
    if accounts::revoke(installation, &account, &id, world::now()).await? {
        eprintln!("令牌 {id} 已作废。");
        Ok(ExitCode::SUCCESS)
    } else {
        eprintln!("帐户“{}”没有这个令牌，或它早已作废。", account.name);
        Ok(Worst::Finding.code())
    }
}
