//! `gongkai law due`: a due date that explains itself.

use super::batch::{self, Answer, Refusal};
use crate::lang::Lang;
use crate::status::Worst;
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;
use office::clock::{self, Calendars, Question, question::CLOCKS};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::process::ExitCode;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let day = |name: &'static str| Arg::new(name).long(name).value_name("DATE");
    Command::new("due")
        .about(t("期限的最后一日，逐日说明怎样算出", "A due date with its explanation, day by day"))
        .arg(
            Arg::new("clock")
                .long("clock")
                .value_name("C")
                .value_parser(CLOCKS)
                .required_unless_present("batch")
                .conflicts_with("batch")
                .help(t("哪一种期限", "Which clock")),
        )
        .arg(
            day("trigger")
                .required_unless_present_any(["received", "batch"])
                .conflicts_with("batch")
                .help(t("起算之日（当日不计）", "The day it is counted from")),
        )
        .arg(day("received").conflicts_with("batch").help(t("收到申请之日，同 --trigger", "The day of receipt; the same as --trigger")))
        .arg(
            Arg::new("channel")
                .long("channel")
                .value_name("CHANNEL")
                .conflicts_with("batch")
                .help(t("申请渠道；只影响依据的条款", "How it came; changes the citation only")),
        )
        .arg(
            Arg::new("event")
                .long("event")
                .value_name("KIND@DATE[,key=value]")
                .action(ArgAction::Append)
                .conflicts_with("batch")
                .help(t("发生过的事，可以给多个", "What happened; may be repeated")),
        )
        .arg(
            Arg::new("days")
                .long("days")
                .value_name("N")
                .value_parser(clap::value_parser!(u32))
                .conflicts_with("batch")
                .help(t("机关所定的补正期限（工作日）", "The correction period set by the agency")),
        )
        .arg(
            Arg::new("not-told")
                .long("not-told")
                .action(ArgAction::SetTrue)
                .conflicts_with("batch")
                .help(t("没有告知救济途径", "The remedies were not told")),
        )
        .arg(Arg::new("region").long("region").value_name("CODE").help(t("行政区划代码，用当地的放假日", "Division whose rest days count")))
        .arg(super::calendar::folder(lang))
        .arg(super::format(lang))
        .arg(super::batch(lang))
}

/// Runs the command.
///
/// # Errors
/// If input cannot be opened or output not be written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let calendars = super::calendar::load(matches)?;
    let region = matches.get_one::<String>("region");
    if let Some(file) = matches.get_one::<String>("batch") {
        return batch::run(file, batch::SHORT, |question| {
            let mut question = question.clone();
            if let (Some(region), Some(object)) = (region, question.as_object_mut()) {
                object.entry("region").or_insert_with(|| json!(region));
            }
            answer(&question, &calendars)
        });
    }
    let answered = question(matches).and_then(|question| answer(&question, &calendars));
    batch::one(matches, answered, Clone::clone, |answer| text(&answer.json))
}

/// The question of the command line, as a batch would ask it.
fn question(matches: &ArgMatches) -> Result<Value, Refusal> {
    let mut object = Map::new();
    for name in ["clock", "trigger", "received", "channel", "region"] {
        object.insert(name.to_owned(), json!(matches.get_one::<String>(name)));
    }
    object.insert("days".to_owned(), json!(matches.get_one::<u32>("days")));
    object.insert("told".to_owned(), json!(!matches.get_flag("not-told")));
    let events = matches.get_many::<String>("event").into_iter().flatten().map(|e| Question::event(e).map_err(bad));
    object.insert("events".to_owned(), Value::Array(events.collect::<Result<_, _>>()?));
    Ok(Value::Object(object))
}

fn answer(question: &Value, calendars: &Calendars) -> Result<Answer, Refusal> {
    let question = Question::read(question).map_err(bad)?;
    let answer = clock::answer(&question, calendars).map_err(bad)?;
    Ok(Answer { json: answer.json, worst: if answer.has_refusal { Worst::Finding } else { Worst::Fine } })
}

fn bad(error: clock::BadQuestion) -> Refusal {
    Refusal::malformed(format!("{}。", error.0))
}

/// What a person reads.
fn text(answer: &Value) -> String {
    let mut text = String::new();
    let of = |key: &str| answer[key].as_str().unwrap_or("无").to_owned();
    let dated = |key: &str| answer[key].as_str().map_or("无".to_owned(), |d| format!("{d}（{}）", week(d)));
    let mut line = |label: &str, value: String| {
        let _written = writeln!(text, "{label}　{value}");
    };
    line("最后一日", dated("due"));
    if answer["risk_due"] != answer["due"] {
        line("从严计算", dated("risk_due"));
    }
    if answer["waiting_until"].is_string() {
        line("等待到　", dated("waiting_until"));
    }
    line("起算之日", format!("{}，当日不计", dated("trigger")));
    line("状态　　", state(answer["state"].as_str().unwrap_or("")).to_owned());
    line("依据　　", of("cite"));
    if answer["provisional"] == json!(true) {
        line("暂定　　", "计算经过尚无放假通知的日子，通知公布后要重算".to_owned());
    }
    if answer["assumed"].is_array() {
        line("推定　　", "没有登记送达，从发出之日起算".to_owned());
    }
    for refused in answer["refused"].as_array().into_iter().flatten() {
        line(
            "没有效力",
            format!(
                "{} {}：{}（{}）",
                refused["date"].as_str().unwrap_or(""),
                kind(refused),
                told(refused, "message"),
                told(refused, "cite")
            ),
        );
    }
    for late in answer["late"].as_array().into_iter().flatten() {
        line("逾期作出", format!("{} {}：{}", late["date"].as_str().unwrap_or(""), kind(late), told(late, "message")));
    }
    for step in answer["steps"].as_array().into_iter().flatten() {
        let date = told(step, "date");
        let what = match () {
            () if step["counted"].is_u64() && step["makeup"].is_string() => {
                format!("第{}日（{}调休上班，{}）", step["counted"], told(step, "makeup"), told(step, "notice"))
            }
            () if step["counted"].is_u64() => format!("第{}日", step["counted"]),
            () if step["skipped"] == json!("周末") => "周末，不计".to_owned(),
            () if step["skipped"].is_string() => format!("{}放假，不计（{}）", told(step, "skipped"), told(step, "notice")),
            () if step["excluded"].is_array() => format!("征求意见，不计（{}）", references(&step["excluded"])),
            () if step["act"] == json!("rolled_over") => "顺延至此".to_owned(),
            () => format!("※ {}", act(step["act"].as_str().unwrap_or(""))),
        };
        let _written = writeln!(text, "  {date} {}　{what}", week(&date));
    }
    text
}

fn told(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or("").to_owned()
}

fn kind(value: &Value) -> &'static str {
    act(value["kind"].as_str().unwrap_or(""))
}

fn references(value: &Value) -> String {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join("、")
}

/// What happened, in the words of the office.
fn act(kind: &str) -> &'static str {
    match law::application::act::ActKind::named(kind) {
        Some(kind) => law::application::permit::rule(kind).label,
        None => "复议决定",
    }
}

fn state(name: &str) -> &'static str {
    match name {
        "running" => "计算中",
        "deferred" => "已确定延迟答复的日期",
        "awaiting_correction" => "等待补正",
        "awaiting_payment" => "等待缴费",
        "suspended" => "等待其他机关的意见",
        "closed_correction_overdue" => "逾期未补正，不再处理",
        "closed_fee_overdue" => "逾期未缴费，不再处理",
        "stopped" => "已答复",
        _ => "",
    }
}

fn week(date: &str) -> &'static str {
    let Ok(date) = date.parse::<Date>() else { return "" };
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
}
