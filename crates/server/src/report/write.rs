//! `gongkai report write FILE --to …`.

use super::stream::{Bulk, read_one};
use crate::input;
use anyhow::Context as _;
use clap::ArgMatches;
use office::report::wire::report_line;
use office::report::write::{Form, write};
use std::io::Write as _;
use std::process::ExitCode;

/// Runs the command.
///
/// # Errors
/// If the file is no report, or cannot be written in the format.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let path = matches.get_one::<String>("file").cloned().unwrap_or_default();
    let to = matches.get_one::<String>("to").map_or("docx", String::as_str);
    let inputs = input::list(std::slice::from_ref(&path));
    anyhow::ensure!(inputs.len() == 1, "{path} 里有 {} 个文件。请指定一份报告。", inputs.len());
    let item = read_one(&*Bulk::single()?, &inputs[0]);
    let read = item.read.as_ref().map_err(|e| anyhow::anyhow!("{path}：{}", e.message))?;
    anyhow::ensure!(read.reading.is_report, "{path} 不是政府信息公开工作年度报告。");
    let unread = read.reading.cells.iter().filter(|(_, c)| c.state == report::CellState::Unread).count();
    if unread > 0 {
        eprintln!("有 {unread} 格没有读出，印作“?”。");
    }
    let bytes = match Form::named(to) {
        Some(form) => write(&read.reading, form).map_err(anyhow::Error::msg)?,
        None => serde_json::to_vec(&report_line(&item.name, &item.sha256, read))?,
    };
    match matches.get_one::<String>("out") {
        Some(out) => std::fs::write(out, bytes).with_context(|| format!("写不了 {out}"))?,
        None => std::io::stdout().lock().write_all(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}
