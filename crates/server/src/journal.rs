//! `gongkai journal verify`.

use crate::lang::Lang;
use crate::place::{arguments, format, is_json, shown, with};
use crate::status::Worst;
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command};
use office::doctor::journal::verify;
use office::{checkpoints, world};
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let outside = Arg::new("outside").long("outside").value_name("FILE").help(t(
        "库外检查点文件；默认是数据文件夹里的 checkpoints.jsonl，最好用另一台机器上的",
        "Checkpoints kept outside; default checkpoints.jsonl in the data folder",
    ));
    let verify = Command::new("verify")
        .about(t("核对日志的链和检查点，指出第一条不对的", "Check chains and checkpoints, name the first bad entry"))
        .arg(outside)
        .arg(format(lang));
    let checkpoint = Command::new("checkpoint").about(t(
        "马上做一次检查点，写到库外文件；服务器每小时自己做",
        "Take checkpoints now and write them outside; the server does so every hour",
    ));
    Command::new("journal")
        .about(t("日志：核对、做检查点", "The journal: verify, take checkpoints"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(arguments(verify, lang))
        .subcommand(arguments(checkpoint, lang))
}

/// Runs a command on the journal.
///
/// # Errors
/// If the installation does not open or a file cannot be read.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("verify", sub)) => read_again(sub),
        Some(("checkpoint", sub)) => with(sub, async |installation| {
            let taken = checkpoints::take(&installation, world::now()).await?;
            eprintln!("做了 {} 个检查点，往 {} 写了 {} 个。", taken.made, shown(&installation.place.checkpoints()), taken.written);
            Ok(ExitCode::SUCCESS)
        }),
        _ => anyhow::bail!("没有这个命令。用 gongkai journal --help 看有哪些命令。"),
    }
}

/// Status 1 if the journal does not hold.
fn read_again(sub: &ArgMatches) -> anyhow::Result<ExitCode> {
    with(sub, async |installation| {
        let named = sub.get_one::<String>("outside").map(PathBuf::from);
        let file = named.clone().unwrap_or_else(|| installation.place.checkpoints());
        anyhow::ensure!(named.is_none() || file.exists(), "没有文件 {}。", shown(&file));
        let verified = verify(&installation, &file).await.with_context(|| format!("读不了 {}", shown(&file)))?;
        let counted = &verified.counted;
        if is_json(sub) {
            let faults: Vec<String> = counted.faults.iter().map(ToString::to_string).collect();
            let object = json!({
                "chains": counted.chains, "entries": counted.entries, "checkpoints": counted.checkpoints,
                "outside": counted.outside, "signature_trusted": verified.is_signer_known, "faults": faults,
            });
            println!("{object}");
        } else {
            for fault in &counted.faults {
                println!("{fault}");
            }
        }
        if !verified.is_signer_known {
            eprintln!("没有主密钥，只核对了签名本身成立，没有核对是不是本单位签的。");
        }
        eprintln!(
            "核对了 {} 条链、{} 条记录、{} 个检查点（库外 {} 个）：{}。",
            counted.chains,
            counted.entries,
            counted.checkpoints,
            counted.outside,
            if counted.faults.is_empty() { "都相符".to_owned() } else { format!("{} 处不符", counted.faults.len()) }
        );
        Ok(if counted.faults.is_empty() { ExitCode::SUCCESS } else { Worst::Finding.code() })
    })
}
