//! `gongkai demo`: fills an empty installation with the demonstration county.

use crate::lang::Lang;
use crate::serve::data::{DataFolder, Purpose, refuse_root};
use crate::serve::{demonstration, import};
use anyhow::bail;
use clap::{ArgMatches, Command};
use office::worker::Readers;
use std::process::ExitCode;
use std::sync::Arc;

/// The command line.
pub fn command(lang: Lang) -> Command {
    crate::serve::place(Command::new("demo"), lang)
        .about(lang.of("往空的安装里放进演示用的县", "Fill an empty installation with the demonstration county"))
}

/// Runs the command.
///
/// # Errors
/// If the installation holds anything, or cannot be opened.
pub fn run(matches: &ArgMatches, _lang: Lang) -> anyhow::Result<ExitCode> {
    refuse_root(Purpose::Real, matches.get_flag("allow-root"))?;
    let folder = DataFolder::open(Purpose::Real, matches.get_one::<String>("data").map(String::as_str))?;
    let url = folder.database(matches.get_one::<String>("database").map(String::as_str));
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let store = store::Store::open(&url).await?;
        let held = store.counts().await?.reports;
        if held > 0 {
            bail!("年报库里已有 {held} 份报告，没有放。演示只放进空的安装；也可以用 gongkai serve --demo。");
        }
        let readers = Arc::new(Readers::new(std::env::current_exe()?, document::Limits::default(), 2));
        let taken = demonstration::fill(&store, &readers).await?;
        import::tell(&taken);
        Ok(ExitCode::SUCCESS)
    })
}
