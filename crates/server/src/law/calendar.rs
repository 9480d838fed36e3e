//! `gongkai law calendar`, and notices an office keeps in a folder.

use crate::lang::Lang;
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command};
use law::Calendar;
use office::clock::Calendars;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

/// Largest file of notices, in bytes.
const LARGEST: u64 = 4 << 20;

/// The command.
pub fn command(lang: Lang) -> Command {
    Command::new("calendar")
        .about(lang.of("一年的工作日、调休上班日和放假通知", "Working days and make-up days of a year, with their notice"))
        .arg(
            Arg::new("year")
                .value_name("YEAR")
                .required(true)
                .value_parser(clap::value_parser!(i16).range(1949..=2200))
                .help(lang.of("年份", "The year")),
        )
        .arg(
            Arg::new("region")
                .long("region")
                .value_name("CODE")
                .help(lang.of("行政区划代码，加上当地的放假日", "Division with rest days of its own")),
        )
        .arg(folder(lang))
        .arg(super::format(lang))
}

/// `--calendar DIR`.
pub fn folder(lang: Lang) -> Arg {
    let help = lang.of("放假通知的文件夹（date,kind,name,notice 的 CSV）", "Folder of notices as CSV");
    Arg::new("calendar").long("calendar").value_name("DIR").help(help)
}

/// The calendars, with the notices of the folder where one is given.
///
/// # Errors
/// If a file cannot be read or is no notice.
pub fn load(matches: &ArgMatches) -> anyhow::Result<Calendars> {
    let mut calendars = Calendars::default();
    let Some(folder) = matches.get_one::<String>("calendar") else { return Ok(calendars) };
    let entries = std::fs::read_dir(folder).with_context(|| format!("读不了文件夹 {folder}"))?;
    let mut files = entries.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")));
    files.sort();
    for file in files {
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let size = std::fs::metadata(&file).with_context(|| format!("读不了 {name}"))?.len();
        anyhow::ensure!(size <= LARGEST, "{name} 有 {size} 字节，不像放假通知");
        let bytes = std::fs::read(&file).with_context(|| format!("读不了 {name}"))?;
        for warning in calendars.load(&name, &bytes).map_err(anyhow::Error::msg)? {
            eprintln!("gongkai: {warning}");
        }
    }
    Ok(calendars)
}

/// Runs the command.
///
/// # Errors
/// If a notice cannot be read or output not be written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let calendars = load(matches)?;
    let year = *matches.get_one::<i16>("year").context("缺年份")?;
    let regional = matches.get_one::<String>("region").map(|code| calendars.in_region(code));
    let json = json(regional.as_ref().unwrap_or_else(|| calendars.national()), year);
    let mut out = std::io::stdout().lock();
    if matches.get_one::<String>("format").is_some_and(|f| f == "json") {
        writeln!(out, "{json}")?;
    } else {
        out.write_all(text(&json).as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn json(calendar: &Calendar, year: i16) -> Value {
    let is_known = calendar.knows(year);
    let marked = |worked: bool| -> Vec<Value> {
        let days = calendar.marked(year).filter(|(_, mark)| is_known && mark.worked == worked);
        days.map(|(date, mark)| json!({"date": date.to_string(), "name": mark.name})).collect()
    };
    json!({
        "year": year,
        "complete": calendar.is_complete(year),
        "notice": is_known.then(|| notice(calendar, year)),
        "working_days": calendar.working_days(year),
        "holidays": marked(false),
        "makeup_workdays": marked(true),
    })
}

/// The number of the year's notice, and of those that changed it.
fn notice(calendar: &Calendar, year: i16) -> String {
    let carried: Vec<&str> = Calendar::notices(year).map(|(number, _)| number).collect();
    let mut numbers: Vec<String> = Vec::new();
    for (date, mark) in calendar.marked(year) {
        // The last days of December may belong to the next year's notice.
        let is_next = date.month() == 12 && date.day() >= 25 && !carried.is_empty() && !carried.contains(&&*mark.notice);
        if !is_next && mark.notice != law::calendar::UNVERIFIED && !numbers.iter().any(|n| *n == mark.notice) {
            numbers.push(mark.notice.to_string());
        }
    }
    numbers.sort_by_key(|n| carried.iter().position(|c| c == n));
    numbers.join("、")
}

fn text(json: &Value) -> String {
    let mut text = String::new();
    let _written = writeln!(
        text,
        "{}年：工作日 {} 天；通知：{}{}",
        json["year"],
        json["working_days"],
        json["notice"].as_str().unwrap_or("尚无，只按周一至周五推算"),
        if json["complete"] == json!(true) {
            ""
        } else {
            "（尚不完整：本年或下一年的通知还没有，有关日期是暂定的）"
        }
    );
    for (label, key) in [("放假", "holidays"), ("上班", "makeup_workdays")] {
        for day in json[key].as_array().into_iter().flatten() {
            let _written = writeln!(text, "  {}　{label}　{}", day["date"].as_str().unwrap_or(""), day["name"].as_str().unwrap_or(""));
        }
    }
    text
}
