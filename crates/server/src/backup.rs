//! `gongkai backup`.

use crate::lang::Lang;
use crate::place::{arguments, format, is_json, shown, with};
use crate::status::Worst;
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command};
use office::backup::write;
use office::world;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// The command.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("backup")
        .about(lang.of(
            "备份整个安装（不含主密钥），加密给恢复密钥；不用停机",
            "Back up the whole installation but its master key, sealed to the recovery key, while it runs",
        ))
        .arg(Arg::new("file").value_name("FILE").required(true).help(lang.of("新文件，已有的不覆盖", "A new file")))
        .arg(format(lang));
    arguments(command, lang)
}

/// Runs the command: status 1 if attachments were missing.
///
/// # Errors
/// If there is no recovery key, or anything cannot be read or written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let file = matches.get_one::<String>("file").map(PathBuf::from).context("缺文件")?;
    with(matches, async |installation| {
        let written = write(&installation, &file, world::now()).await?;
        let manifest = &written.manifest;
        if is_json(matches) {
            let tables: serde_json::Map<String, serde_json::Value> =
                manifest.tables.iter().map(|(name, counted)| (name.clone(), json!(counted))).collect();
            println!(
                "{}",
                json!({
                    "file": shown(&file), "sha256": written.sha256, "size": written.size, "recovery": written.recovery,
                    "rows": manifest.rows(), "blobs": manifest.blobs, "missing": manifest.missing, "tables": tables,
                })
            );
        }
        eprintln!(
            "已备份到 {}：{} 行、{} 个附件，{} 字节，用恢复密钥 {} 打开。",
            shown(&file),
            manifest.rows(),
            manifest.blobs,
            written.size,
            written.recovery
        );
        eprintln!("备份里没有主密钥。请确认主密钥文件 {} 另有一份，与备份分开保管。", shown(&installation.place.key_file()));
        if manifest.missing.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        eprintln!("有 {} 个附件登记了却不在或已损坏，没有备份到。请执行 gongkai doctor。", manifest.missing.len());
        Ok(Worst::Finding.code())
    })
}
