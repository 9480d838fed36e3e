//! `gongkai restore`.

use crate::lang::Lang;
use crate::place::{arguments, format, is_json, place, shown};
use crate::serve;
use crate::status::Worst;
use anyhow::Context as _;
use clap::{Arg, ArgAction, ArgMatches, Command};
use office::backup::{Keys, check, restore};
use office::world::{self, Moment};
use serde_json::json;
use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use store::seal::RecoveryKey;
use zeroize::Zeroizing;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let command = Command::new("restore")
        .about(t("把备份恢复到空的安装；先核对整个文件", "Restore a backup into an empty installation, after checking all of it"))
        .arg(Arg::new("file").value_name("FILE").required(true).help(t("备份文件", "The backup")))
        .arg(
            Arg::new("recovery-key")
                .long("recovery-key")
                .value_name("FILE")
                .help(t("写着恢复密钥的文件；不给就从标准输入读", "File with the recovery key; standard input if not given")),
        )
        .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help(t("只核对，不恢复", "Only check the file")))
        .arg(format(lang));
    arguments(command, lang)
}

/// Runs the command: status 1 if it is restored and what is sealed cannot be
/// read yet.
///
/// # Errors
/// If the key is another one, the file is not whole, or the place not empty.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let file = matches.get_one::<String>("file").map(PathBuf::from).context("缺文件")?;
    anyhow::ensure!(file.is_file(), "没有文件 {}。", shown(&file));
    let key = recovery_key(matches.get_one::<String>("recovery-key").map(Path::new))?;
    if matches.get_flag("check") {
        let (at, manifest) = check(&file, &key)?;
        eprintln!("备份完好：{} 的 {} 行、{} 个附件。", Moment(at).minute(), manifest.rows(), manifest.blobs);
        return Ok(ExitCode::SUCCESS);
    }
    let place = place(matches)?;
    // No server may begin in this folder meanwhile.
    let _alone = serve::alone(&place.folder)?;
    let key_file = place.key_file();
    let restored = tokio::runtime::Runtime::new()?.block_on(restore(place, &file, &key, world::now()))?;
    let (rows, blobs) = (restored.manifest.rows(), restored.manifest.blobs);
    if is_json(matches) {
        let is_open = restored.keys == Keys::Open;
        println!(
            "{}",
            json!({"at": restored.at.to_string(), "rows": rows, "blobs": blobs, "keys": if is_open { "open" } else { "sealed" }})
        );
    }
    eprintln!("已恢复到 {} 的样子：{rows} 行、{blobs} 个附件，都与清单相符。", Moment(restored.at).minute());
    match restored.keys {
        Keys::Open => Ok(ExitCode::SUCCESS),
        Keys::Sealed(why) => {
            eprintln!("{why}");
            eprintln!(
                "备份里没有主密钥：个人信息和申请内容还是密封的。把当时的主密钥文件放到 {}，再执行 gongkai doctor。",
                shown(&key_file)
            );
            Ok(Worst::Finding.code())
        }
    }
}

/// The recovery key from a file or standard input; never from the command
/// line, which others on the machine can see.
fn recovery_key(file: Option<&Path>) -> anyhow::Result<RecoveryKey> {
    let mut text = Zeroizing::new(String::new());
    match file {
        Some(file) => {
            let from = std::fs::File::open(file).with_context(|| format!("打不开 {}", shown(file)))?;
            from.take(64 * 1024).read_to_string(&mut text).with_context(|| format!("读不了 {}", shown(file)))?;
        }
        None if std::io::stdin().is_terminal() => {
            eprintln!("请输入恢复密钥（GKR1-…），回车结束：");
            std::io::stdin().read_line(&mut text).context("读不了标准输入")?;
        }
        None => {
            std::io::stdin().lock().take(64 * 1024).read_to_string(&mut text).context("读不了标准输入")?;
        }
    }
    // What `key recovery` printed may have been kept as a whole.
    let line = text.lines().map(str::trim).find(|l| l.to_ascii_uppercase().starts_with("GKR1"));
    line.and_then(RecoveryKey::parse).context("这不是恢复密钥，或抄错了一位。它以 GKR1 开头，后面九组，每组 8 位。")
}
