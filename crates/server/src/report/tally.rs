//! `gongkai report tally`.

mod entry;

use crate::lang::Lang;
use crate::law::batch::{self, Answer, Kind, Refusal};
use crate::law::field;
use crate::lines::{Limits, Lines};
use crate::output::text::{left, pad};
use clap::{Arg, ArgAction, ArgMatches, Command};
use report::form::{APPLICANTS, CellId, Edition, cell, t3};
use report::tally::application::Why;
use report::tally::{Application, Tally, edition_of, table3};
use serde_json::{Map, Value, json};
use std::process::ExitCode;

/// The limits of a ledger, one application a line.
const LEDGER: Limits = Limits { line: 1 << 20, lines: 2_000_000 };
/// The limits of a batch, one ledger a line.
const LEDGERS: Limits = Limits { line: 32 << 20, lines: 100_000 };
/// The years that can be asked for.
const YEARS: std::ops::RangeInclusive<i16> = 2008..=2100;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    Command::new("tally")
        .about(t("由逐件申请数出一年的表三", "Table 3 of a year from applications"))
        .arg(
            Arg::new("file")
                .value_name("FILE.jsonl")
                .required_unless_present("batch")
                .conflicts_with("batch")
                .help(t("一行一件申请的文件，或 -（标准输入）", "One application a line, or - for standard input")),
        )
        .arg(
            Arg::new("year")
                .long("year")
                .value_name("Y")
                .value_parser(clap::value_parser!(i16).range(i64::from(*YEARS.start())..=i64::from(*YEARS.end())))
                .required_unless_present("batch")
                .conflicts_with("batch")
                .help(t("数哪一年", "Which year")),
        )
        .arg(
            Arg::new("edition")
                .long("edition")
                .value_name("E")
                .value_parser(["2019", "2021"])
                .conflicts_with("batch")
                .help(t("哪一版格式；默认 2019、2020 年用 2019 版，以后用 2021 版", "Edition of the form; default by the year")),
        )
        .arg(Arg::new("list").long("list").action(ArgAction::SetTrue).help(t("每一格列出数了哪几件", "List the cases of each cell")))
        .arg(crate::law::format(lang))
        .arg(crate::law::batch(lang))
}

/// Runs the command.
///
/// # Errors
/// If input cannot be read or output not be written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let with_lists = matches.get_flag("list");
    if let Some(file) = matches.get_one::<String>("batch") {
        return batch::run(file, LEDGERS, |question| answer(question, with_lists).map(Answer::fine));
    }
    let name = matches.get_one::<String>("file").map_or("-", String::as_str);
    let year = matches.get_one::<i16>("year").copied().unwrap_or_default();
    let named = matches.get_one::<String>("edition").map(String::as_str);
    let applications = ledger(name)?;
    let counted = applications.as_ref().map_err(Clone::clone).and_then(|all| count(year, edition(year, named)?, all));
    let whole = |tally: &Tally<'_>| {
        let mut object = Map::new();
        object.insert("id".to_owned(), Value::Null);
        object.extend(fields(tally, with_lists));
        Answer::fine(Value::Object(object))
    };
    batch::one(matches, counted, whole, |tally| text(tally, with_lists))
}

/// The applications of a file, or the first line that is none.
fn ledger(name: &str) -> anyhow::Result<Result<Vec<Application>, Refusal>> {
    let mut lines = Lines::open(name, LEDGER)?;
    let mut all = Vec::new();
    while let Some(line) = lines.next_line()? {
        let read = batch::parse(&line).and_then(|value| entry::application(&value, &format!("第 {} 行", line.number)));
        match read {
            Ok(application) => all.push(application),
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    Ok(Ok(all))
}

/// The answer to a question of a batch.
fn answer(question: &Value, with_lists: bool) -> Result<Value, Refusal> {
    let year = question.get("year").and_then(Value::as_i64).and_then(|y| i16::try_from(y).ok());
    let year = year.filter(|y| YEARS.contains(y)).ok_or_else(|| Refusal::malformed("year 要是 2008 到 2100 之间的年份。"))?;
    let named = match question.get("edition") {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => field::text(question, "edition")?.map(str::to_owned),
    };
    let edition = edition(year, named.as_deref())?;
    let Some(Value::Array(items)) = question.get("applications") else {
        return Err(Refusal::malformed("applications 要是一个列表，每项一件申请。"));
    };
    let applications = items
        .iter()
        .zip(1usize..)
        .map(|(item, number)| entry::application(item, &format!("第 {number} 件")))
        .collect::<Result<Vec<_>, _>>()?;
    let tally = count(year, edition, &applications)?;
    Ok(Value::Object(fields(&tally, with_lists)))
}

fn edition(year: i16, named: Option<&str>) -> Result<Edition, Refusal> {
    match named {
        Some("2019") => Ok(Edition::E2019),
        Some("2021") => Ok(Edition::E2021),
        Some(other) => Err(Refusal::malformed(format!("没有“{}”版的格式；可以是 2019 或 2021。", field::short(other)))),
        None => edition_of(year)
            .ok_or_else(|| Refusal::malformed(format!("{year} 年还没有统一的格式。要按哪一版数，请用 edition 指定 2019 或 2021。"))),
    }
}

fn count(year: i16, edition: Edition, applications: &[Application]) -> Result<Tally<'_>, Refusal> {
    table3(year, edition, applications).map_err(|fault| {
        let kind = if matches!(fault.why, Why::Unlawful(_)) { Kind::Refused } else { Kind::Malformed };
        Refusal { kind, message: fault.to_string() }
    })
}

fn fields(tally: &Tally<'_>, with_lists: bool) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("year".to_owned(), json!(tally.year));
    object.insert("edition".to_owned(), json!(tally.edition.name()));
    let cells: Map<String, Value> = tally.cells.iter().map(|(id, cases)| (id.name().to_owned(), json!(cases.len()))).collect();
    object.insert("cells".to_owned(), Value::Object(cells));
    if with_lists {
        let listed = tally.cells.iter().filter(|(_, cases)| !cases.is_empty());
        let ids = |cases: &[report::tally::Counted<'_>]| cases.iter().map(ToString::to_string).collect::<Vec<_>>();
        let lists: Map<String, Value> = listed.map(|(id, cases)| (id.name().to_owned(), json!(ids(cases)))).collect();
        object.insert("cases".to_owned(), Value::Object(lists));
    }
    object
}

/// The table as people know it.
fn text(tally: &Tally<'_>, with_lists: bool) -> String {
    let number = |id: CellId| tally.cases(id).len();
    let mut out = format!("{}年 收到和处理政府信息公开申请情况（{} 版）\n", tally.year, tally.edition.name());
    let heads: String = ["自然人", "企业", "科研", "公益", "法律", "其他", "总计"].iter().map(|h| left(h, 8)).collect();
    out.push_str(&format!("  {}{heads}\n", pad("", 44)));
    for row in t3(tally.edition) {
        let values: String = APPLICANTS.iter().map(|a| left(&number(cell(row.name, a.name)).to_string(), 8)).collect();
        out.push_str(&format!("  {}{values}\n", pad(row.label, 44)));
    }
    if with_lists {
        out.push('\n');
        for (id, cases) in tally.cells.iter().filter(|(id, cases)| !cases.is_empty() && id.column() != "total") {
            let ids: Vec<String> = cases.iter().map(ToString::to_string).collect();
            out.push_str(&format!("{}（{}）：{}\n", id.label(), cases.len(), ids.join("、")));
        }
    }
    out
}
