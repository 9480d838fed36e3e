//! `gongkai report compare A B`.

use super::stream::{Bulk, read_one};
use crate::input;
use clap::ArgMatches;
use office::report::compare::{Comparison, compare};
use office::report::read::Read;
use std::io::Write;
use std::process::ExitCode;

/// Runs the command; exits 0 if no cell differs, else 1.
///
/// # Errors
/// If one of the two cannot be read as a report.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let (a, b) = (one(matches, "a")?, one(matches, "b")?);
    let comparison = compare(&a.reading, &b.reading);
    let mut out = std::io::stdout().lock();
    if matches.get_one::<String>("format").is_some_and(|f| f == "json") {
        serde_json::to_writer(&mut out, &comparison)?;
        writeln!(out)?;
    } else {
        text(&mut out, &a, &b, &comparison)?;
    }
    let differs = comparison.cells.iter().any(|c| c.a != c.b);
    Ok(ExitCode::from(u8::from(differs)))
}

fn one(matches: &ArgMatches, name: &str) -> anyhow::Result<Read> {
    let path = matches.get_one::<String>(name).cloned().unwrap_or_default();
    let inputs = input::list(std::slice::from_ref(&path));
    anyhow::ensure!(inputs.len() == 1, "{path} 里有 {} 个文件。请各指定一份报告。", inputs.len());
    let item = read_one(&*Bulk::single()?, &inputs[0]);
    let read = item.read.map_err(|e| anyhow::anyhow!("{path}：{}", e.message))?;
    anyhow::ensure!(read.reading.is_report, "{path} 不是政府信息公开工作年度报告。");
    Ok(read)
}

fn text(out: &mut impl Write, a: &Read, b: &Read, comparison: &Comparison) -> std::io::Result<()> {
    let title = |r: &Read| r.reading.title.clone().or(r.reading.agency.clone()).unwrap_or_else(|| "（没有标题）".to_owned());
    writeln!(out, "甲：{}\n乙：{}\n", title(a), title(b))?;
    let mut differs = 0;
    for cell in comparison.cells.iter().filter(|c| c.a != c.b) {
        differs += 1;
        let show = |v: &Option<String>, state: &str| match (v, state) {
            (Some(v), _) => v.clone(),
            (None, "absent") => "无此格".to_owned(),
            (None, "unread") => "未读出".to_owned(),
            (None, "dash") => "—".to_owned(),
            (None, _) => "空".to_owned(),
        };
        let difference = cell.difference.as_deref().map_or(String::new(), |d| format!("  相差 {d}"));
        writeln!(out, "{}  甲 {}  乙 {}{difference}", cell.label, show(&cell.a, cell.state_a), show(&cell.b, cell.state_b))?;
    }
    writeln!(out, "\n{} 格中 {differs} 格不同。", comparison.cells.len())?;
    writeln!(out, "\n正文：")?;
    for change in comparison.narrative.iter().filter(|c| c.tag != "equal") {
        writeln!(out, "{} {}", if change.tag == "removed" { "−" } else { "+" }, change.text)?;
    }
    let same = comparison.narrative.iter().filter(|c| c.tag == "equal").count();
    writeln!(out, "\n{same} 句相同。")
}
