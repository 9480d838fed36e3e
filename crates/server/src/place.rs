//! `--data`, `--database` and `--blobs`: which installation a command is
//! about, and opening it.

use crate::lang::Lang;
use crate::serve;
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command};
use office::installation::{BlobPlace, Installation, Place};
use office::world;
use std::future::Future;
use std::path::Path;
use std::process::ExitCode;
use store::seal::RecoveryKey;

/// Adds the arguments to a command.
pub fn arguments(command: Command, lang: Lang) -> Command {
    let help = lang.of(
        "附件：文件夹，或 s3+https://主机/桶/前缀；默认在数据文件夹里",
        "Attachments: a folder, or s3+https://HOST/BUCKET/PREFIX; default in the data folder",
    );
    serve::store_arguments(command, lang).arg(Arg::new("blobs").long("blobs").value_name("URL").env("GONGKAI_BLOBS").help(help))
}

/// `--format text|json`.
pub fn format(lang: Lang) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["text", "json"])
        .default_value("text")
        .help(lang.of("输出格式；json 一行一个", "Output format; JSON Lines"))
}

/// Whether `--format json` was asked for.
pub fn is_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|f| f == "json")
}

/// The place that the arguments name.
///
/// # Errors
/// If there is no data folder, or the address of the attachments is wrong.
#[expect(clippy::disallowed_methods, reason = "configuration is read here and handed down")]
pub fn place(matches: &ArgMatches) -> anyhow::Result<Place> {
    let secret = |name: &str| std::env::var(name).unwrap_or_default();
    let blobs = match matches.get_one::<String>("blobs") {
        Some(url) => BlobPlace::parse(url, &secret("GONGKAI_S3_ACCESS_KEY"), &secret("GONGKAI_S3_SECRET_KEY"))?,
        None => BlobPlace::Inside,
    };
    Ok(Place { folder: serve::data_folder(matches)?, database: matches.get_one::<String>("database").cloned(), blobs })
}

/// Opens the installation, does something with it and closes it. If it is its
/// first start, the recovery key is shown.
///
/// # Errors
/// If it does not open, and those of what is done.
pub fn with<F>(matches: &ArgMatches, run: impl FnOnce(Installation) -> F) -> anyhow::Result<ExitCode>
where
    F: Future<Output = anyhow::Result<ExitCode>>,
{
    let place = place(matches)?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let (installation, first) = Installation::open(place, world::now()).await.context("打不开这个安装")?;
        if let Some(key) = first {
            eprintln!("{}", recovery(&key, &installation.place));
        }
        let store = installation.store.clone();
        let done = run(installation).await;
        store.close().await?;
        done
    })
}

/// What a person is told with a recovery key, once.
pub fn recovery(key: &RecoveryKey, place: &Place) -> String {
    format!(
        "恢复密钥（只显示这一次，本机不保存）：\n\n  {}\n\n请抄写或打印两份，分开保管。恢复备份要两样东西：这把恢复密钥，和主密钥文件 {}。主密钥不在备份里，也请另外保管一份。\n",
        key.text().as_str(),
        shown(&place.key_file())
    )
}

/// A path as people read it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
