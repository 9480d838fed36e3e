//! `gongkai key …`.

use crate::lang::Lang;
use crate::place::{arguments, format, is_json, recovery, shown, with};
use crate::status::Worst;
use anyhow::Context as _;
use clap::{Arg, ArgAction, ArgMatches, Command};
use office::installation::{Installation, Place};
use office::world::{self, Moment};
use serde_json::json;
use std::process::ExitCode;
use store::seal::SuiteId;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let show = Command::new("show").about(t("主密钥的版本、算法、恢复密钥的指纹", "Versions, suite, fingerprint of the recovery key"));
    let recovery = Command::new("recovery")
        .about(t("恢复密钥：第一次显示一次；--rotate 换新的", "The recovery key: shown once at first, --rotate makes a new one"))
        .arg(
            Arg::new("rotate")
                .long("rotate")
                .action(ArgAction::SetTrue)
                .help(t("换一把新的；旧备份仍要用旧的", "Make a new one; old backups still need the old one")),
        );
    let rotate = Command::new("rotate").about(t("换主密钥，不停机", "Change the master key while the work goes on")).arg(
        Arg::new("remove-old").long("remove-old").action(ArgAction::SetTrue).help(t(
            "从主密钥文件里去掉旧的；此前的备份以后要配旧文件才能读",
            "Take the old ones out of the file; backups made before then need the old file",
        )),
    );
    let suite = Command::new("suite")
        .about(t("新密钥和新记录用的算法", "The algorithms of new keys and entries"))
        .arg(Arg::new("suite").value_name("intl|guomi").required(true).value_parser(["intl", "guomi"]));
    Command::new("key")
        .about(t("密钥：恢复密钥、主密钥、算法", "Keys: recovery, master, suite"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(arguments(show.arg(format(lang)), lang))
        .subcommand(arguments(recovery, lang))
        .subcommand(arguments(rotate, lang))
        .subcommand(arguments(suite, lang))
}

/// Runs a command on keys.
///
/// # Errors
/// If the installation does not open or its keys do not.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("show", sub)) => with(sub, async |installation| show(sub, &installation).await),
        Some(("recovery", sub)) => recover(sub),
        Some(("rotate", sub)) => with(sub, async |installation| rotate(sub, &installation).await),
        Some(("suite", sub)) => with(sub, async |installation| {
            let suite = sub.get_one::<String>("suite").and_then(|s| SuiteId::named(s)).context("缺算法")?;
            installation.change_suite(suite, world::now()).await?;
            eprintln!("以后的新密钥和新记录用 {}；已有的不变。正在运行的程序下次启动后改用。", suite.name());
            Ok(ExitCode::SUCCESS)
        }),
        _ => anyhow::bail!("没有这个命令。用 gongkai key --help 看有哪些命令。"),
    }
}

async fn show(matches: &ArgMatches, installation: &Installation) -> anyhow::Result<ExitCode> {
    let recovery = installation.recovery_key().await?;
    let vault = installation.vault();
    let fingerprint = recovery.map(|r| r.public.fingerprint());
    let made = recovery.map(|r| Moment(r.made_at).minute());
    if is_json(matches) {
        let versions = vault.as_ref().ok().map(|v| v.versions());
        println!(
            "{}",
            json!({"master_versions": versions, "suite": installation.suite.name(), "recovery": fingerprint, "recovery_made": made})
        );
    } else {
        if let Ok(vault) = &vault {
            let versions: Vec<String> = vault.versions().iter().map(ToString::to_string).collect();
            println!("主密钥：第 {} 版，在 {}", versions.join("、"), shown(&installation.place.key_file()));
        }
        println!("算法：{}", installation.suite.name());
        println!("恢复密钥：{}（{}）", fingerprint.as_deref().unwrap_or("无"), made.as_deref().unwrap_or("—"));
    }
    Ok(match vault {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            Worst::Finding.code()
        }
    })
}

/// Shows the recovery key if it is made in this moment, or makes a new one.
/// The key goes to standard output, so that it can be sent to a printer.
fn recover(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let place: Place = crate::place::place(matches)?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let now = world::now();
        let (installation, first) = Installation::open(place, now).await.context("打不开这个安装")?;
        let before = installation.recovery_key().await?;
        let is_asked = matches.get_flag("rotate") || before.is_none();
        let done = match first {
            Some(key) => {
                println!("{}", recovery(&key, &installation.place));
                ExitCode::SUCCESS
            }
            None if is_asked => {
                let key = installation.new_recovery_key(now).await?;
                println!("{}", recovery(&key, &installation.place));
                if let Some(old) = before {
                    eprintln!("以后的备份用这把。此前的备份仍要用旧的那把（指纹 {}），请一并留着。", old.public.fingerprint());
                }
                ExitCode::SUCCESS
            }
            None => {
                if let Some(known) = before {
                    eprintln!(
                        "恢复密钥（指纹 {}）已在 {} 显示过，本机没有保存，不能再显示。找不到了就用 gongkai key recovery --rotate 换一把，再做一次备份。",
                        known.public.fingerprint(),
                        Moment(known.made_at).minute()
                    );
                }
                Worst::Finding.code()
            }
        };
        installation.store.close().await?;
        Ok(done)
    })
}

async fn rotate(matches: &ArgMatches, installation: &Installation) -> anyhow::Result<ExitCode> {
    let vault = installation.vault()?;
    vault.check(&installation.store).await?;
    let old = vault.versions();
    let version = vault.add_master()?;
    installation.note("master_key_added", &version.to_string(), world::now()).await?;
    let wrapped = vault.rewrap(&installation.store).await?;
    eprintln!(
        "主密钥换到第 {version} 版，重新封装了 {wrapped} 把数据密钥。请把新的 {} 另外保管一份。",
        shown(&installation.place.key_file())
    );
    if matches.get_flag("remove-old") {
        for version in old {
            vault.remove_master(&installation.store, version).await?;
            installation.note("master_key_removed", &version.to_string(), world::now()).await?;
        }
        installation.store.forget_traces().await?;
        eprintln!("旧版已从文件里去掉。此前的备份要配当时的主密钥文件才能读出个人信息。");
    }
    Ok(ExitCode::SUCCESS)
}
