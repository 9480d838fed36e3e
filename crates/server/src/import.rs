//! `gongkai import ledger`: a ledger that was kept in a workbook comes in, or
//! shows beforehand what would come of it.

use crate::lang::Lang;
use crate::place;
use crate::serve::ledger::over;
use anyhow::Context as _;
use clap::{Arg, ArgAction, ArgMatches, Command};
use document::{Format, Limits};
use indicatif::{ProgressBar, ProgressStyle};
use office::application::Actor;
use office::application::import::field::{Field, Mapping};
use office::application::import::write::known_numbers;
use office::application::import::{self, Imported, Row};
use office::worker::{Fence, Readers};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let of = |name: &'static str, value: &'static str, help: &'static str| Arg::new(name).long(name).value_name(value).help(help);
    let ledger = place::arguments(Command::new("ledger"), lang)
        .about(t("导入 Excel 台账：已办结的和在办的，按法律重算期限", "Take over a ledger kept in Excel"))
        .arg(Arg::new("file").value_name("FILE").required(true).help(t("台账：.xlsx、.xls 或 .csv", "The ledger: .xlsx, .xls or .csv")))
        .arg(of("agency", "NAME", t("哪个机关的台账：名称、代码或标识", "Whose: name, code or id")).required(true))
        .arg(Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(t("只看会怎样，不写", "Only tell what would be done")))
        .arg(
            of(
                "map",
                "COLUMN=FIELD",
                t(
                    "指明一列的意思，如 日期=received；写 列名= 表示不用这一列",
                    "What a column means, as 日期=received; empty to leave it out",
                ),
            )
            .action(ArgAction::Append),
        )
        .arg(of(
            "mend",
            "FILE.xlsx",
            t("把没有导入的行连同原因写到这个工作簿，改好再导入", "Write the rows not taken, each with the reason"),
        ))
        .arg(place::format(lang));
    Command::new("import")
        .about(t("导入：原来的台账", "Take over what was kept elsewhere"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(ledger)
}

/// Runs the command. Exit status 1 if rows were not taken.
///
/// # Errors
/// If the file is no ledger, the installation does not open, or the memory
/// fails.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let Some(("ledger", sub)) = matches.subcommand() else { anyhow::bail!("请写明导入什么：ledger。") };
    let file = sub.get_one::<String>("file").map_or("", String::as_str);
    let bytes = std::fs::read(file).with_context(|| format!("读不了 {file}"))?;
    let digest: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    let readers = Readers::new(std::env::current_exe()?, Limits::default(), 1);
    let mut document = readers.read(&bytes, Fence::Formats).map_err(|e| anyhow::anyhow!("{file}：{e}"))?;
    if document.format == Format::Text {
        document = document::read::table(&bytes, &Limits::default()).map_err(|e| anyhow::anyhow!("{file}：{e}"))?;
    }
    let own = mapping(sub)?;
    let mend = sub.get_one::<String>("mend");
    if let Some(path) = mend.filter(|path| std::path::Path::new(path).exists()) {
        anyhow::bail!("{path} 已经有了，不会覆盖；--mend 请写一个新文件。没有导入。");
    }
    place::with(sub, async |installation| {
        let named = sub.get_one::<String>("agency").map_or("", String::as_str);
        let agency =
            installation.store.agency(named).await?.with_context(|| format!("没有机关“{named}”，先用 gongkai agency add 登记。"))?;
        let ledger = over(&installation, installation.vault()?.clone()).await?;
        let known: BTreeSet<String> = known_numbers(&ledger, &agency.id).await?;
        let today = office::world::now().date();
        let imported = import::read(&document, &own, &ledger.calendars, today, |number| known.contains(number))?;
        let mut written = 0;
        if !sub.get_flag("dry-run") {
            let bar = bar(imported.taken());
            written = ledger
                .take_over(&Actor { source: "command_line".to_owned(), ..Actor::system() }, &agency.id, &imported, &digest, |n| {
                    bar.set_position(n as u64)
                })
                .await?;
            bar.finish_and_clear();
        }
        print(sub, file, &digest, &imported, written)?;
        if let Some(path) = mend {
            std::fs::write(path, document::write::xlsx(&import::paper::mend(&imported, false)))
                .with_context(|| format!("写不了 {path}"))?;
        }
        Ok(if imported.taken() == imported.rows.len() { ExitCode::SUCCESS } else { ExitCode::from(1) })
    })
}

fn bar(all: usize) -> ProgressBar {
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(all as u64) } else { ProgressBar::hidden() };
    bar.with_style(ProgressStyle::with_template("导入 {bar:30} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn mapping(matches: &ArgMatches) -> anyhow::Result<Mapping> {
    let mut own = Mapping::new();
    for given in matches.get_many::<String>("map").into_iter().flatten() {
        let (column, name) = given.rsplit_once('=').with_context(|| format!("--map {given}：要写成 列名=字段"))?;
        let field = match name.trim() {
            "" => None,
            name => Some(Field::named(name).with_context(|| {
                format!("--map {given}：没有字段“{name}”；字段有 {}", Field::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join("、"))
            })?),
        };
        own.insert(column.trim().to_owned(), field);
    }
    Ok(own)
}

fn print(matches: &ArgMatches, file: &str, digest: &str, imported: &Imported, written: usize) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    let open = imported.rows.iter().filter(|r| r.planned.as_ref().is_some_and(|p| !p.case.stage.is_closed())).count();
    if place::is_json(matches) {
        for row in &imported.rows {
            writeln!(out, "{}", wire(row))?;
        }
        let heads: Vec<_> = imported
            .heads
            .iter()
            .map(|head| head.iter().map(|(name, field)| json!({"column": name, "field": field.map(Field::name)})).collect::<Vec<_>>())
            .collect();
        let summary = json!({
            "file": file, "sha256": digest, "columns": heads, "rows": imported.rows.len(), "taken": imported.taken(), "open": open,
            "not_taken": imported.rows.len() - imported.taken(), "written": written, "notes": imported.notes,
        });
        writeln!(out, "{summary}")?;
        return Ok(());
    }
    for head in &imported.heads {
        writeln!(out, "各列的意思：")?;
        for (name, field) in head.iter().filter(|(name, _)| !name.is_empty()) {
            writeln!(out, "  {name} → {}", field.map_or("不用", Field::label))?;
        }
    }
    for row in imported.rows.iter().filter(|r| !r.errors.is_empty()) {
        writeln!(out, "第 {} 行没有导入：{}", row.row, row.errors.join("；"))?;
    }
    for row in imported.rows.iter().filter(|r| r.planned.is_some() && !r.warnings.is_empty()) {
        writeln!(out, "第 {} 行请核对：{}", row.row, row.warnings.join("；"))?;
    }
    let verb = if matches.get_flag("dry-run") { "可以导入" } else { "已导入" };
    writeln!(
        out,
        "共 {} 行，{verb} {} 件（其中在办 {open} 件），没有导入 {} 行。",
        imported.rows.len(),
        imported.taken(),
        imported.rows.len() - imported.taken()
    )?;
    Ok(())
}

/// A row for other programs: no personal data, dates and sentences only.
fn wire(row: &Row) -> serde_json::Value {
    let planned = row.planned.as_ref();
    json!({
        "table": row.table,
        "row": row.row,
        "number": planned.and_then(|p| p.number.clone()),
        "stage": planned.map(|p| p.case.stage.name()),
        "received": planned.map(|p| p.record.received.to_string()),
        "due": planned.and_then(|p| p.case.clock.due).map(|d| d.to_string()),
        "ledger_due": planned.and_then(|p| p.record.due).map(|d| d.to_string()),
        "outcome": planned.and_then(|p| p.projection.outcome.clone()),
        "outcome_row": planned.and_then(|p| p.projection.outcome_row.clone()),
        "errors": row.errors,
        "warnings": row.warnings,
    })
}
