//! `gongkai law fee`.

use super::batch::{self, Answer, Kind, Refusal};
use super::field;
use crate::lang::Lang;
use clap::{Arg, ArgMatches, Command};
use law::fee::{Basis, Charge, Tariff, Version};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::process::ExitCode;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let number =
        |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value).value_parser(clap::value_parser!(u32));
    Command::new("fee")
        .about(t("信息处理费：金额、最后一件的单价、逐档计算", "The processing fee with its tiers"))
        .arg(
            number("cases", "N")
                .required_unless_present_any(["pages", "batch"])
                .conflicts_with_all(["pages", "batch"])
                .help(t("按件计收：同一申请人一个自然月内的件数", "By the case: applications of one applicant in a month")),
        )
        .arg(
            number("before", "B")
                .requires("cases")
                .conflicts_with_all(["pages", "batch"])
                .help(t("本月在此之前已有几件；只算第 B+1 件起的 --cases 件", "Cases of the month before; prices those from B+1 on")),
        )
        .arg(number("pages", "N").conflicts_with("batch").help(t("按量计收：一件申请的页数", "By the page: pages of one application")))
        .arg(
            Arg::new("received")
                .long("received")
                .value_name("DATE")
                .conflicts_with("batch")
                .help(t("申请收到之日；默认按现行标准", "Day of receipt; default the tariff of now")),
        )
        .arg(super::format(lang))
        .arg(super::batch(lang))
}

/// Runs the command.
///
/// # Errors
/// If input cannot be opened or output not be written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    if let Some(file) = matches.get_one::<String>("batch") {
        return batch::run(file, batch::SHORT, |question| answer(question).map(|fee| Answer::fine(fee.json())));
    }
    let mut question = Map::new();
    for name in ["cases", "before", "pages"] {
        question.insert(name.to_owned(), json!(matches.get_one::<u32>(name)));
    }
    question.insert("received".to_owned(), json!(matches.get_one::<String>("received")));
    batch::one(matches, answer(&Value::Object(question)), |fee| Answer::fine(fee.json()), Fee::text)
}

/// What was asked and what falls due.
struct Fee {
    basis: Basis,
    before: u32,
    count: u32,
    version: &'static Version,
    charge: Charge,
}

fn answer(question: &Value) -> Result<Fee, Refusal> {
    let (cases, pages, before) = (field::count(question, "cases")?, field::count(question, "pages")?, field::count(question, "before")?);
    let (basis, count) = match (cases, pages) {
        (Some(_), Some(_)) => return Err(Refusal::malformed("同一件申请只能按件或者按量收费：cases 和 pages 只能给一个。")),
        (Some(cases), None) => (Basis::PerCase, cases),
        (None, Some(pages)) => (Basis::PerPage, pages),
        (None, None) => return Err(Refusal::malformed("缺 cases（件数）或者 pages（页数）。")),
    };
    if before.is_some() && basis == Basis::PerPage {
        return Err(Refusal::malformed("页数按单件申请计算，不累计：before 只和 cases 一起用。"));
    }
    let version = match field::day(question, "received")? {
        None => basis.newest(),
        Some(received) => basis.on(received).ok_or_else(|| Refusal {
            kind: Kind::Refused,
            message: format!("{received} 收到的申请不收信息处理费：办法自2021年1月1日起施行（FEE-C7）。"),
        })?,
    };
    let before = before.unwrap_or(0);
    let charge = version
        .tariff
        .charge(before, count)
        .ok_or_else(|| Refusal {
            kind: Kind::TooLarge, message: format!("件数或页数超过 {}，不计算。请核对数字。", Tariff::MOST)
        })?;
    Ok(Fee { basis, before, count, version, charge })
}

impl Fee {
    fn json(&self) -> Value {
        let tiers: Vec<Value> = self
            .charge
            .tiers
            .iter()
            .map(|t| json!({"from": t.from, "to": t.to, "price": t.price, "count": t.count, "yuan": t.yuan}))
            .collect();
        let mut object = Map::new();
        object.insert("basis".to_owned(), json!(self.basis.name()));
        match self.basis {
            Basis::PerCase => {
                object.insert("before".to_owned(), json!(self.before));
                object.insert("cases".to_owned(), json!(self.count));
            }
            Basis::PerPage => {
                object.insert("pages".to_owned(), json!(self.count));
            }
        }
        object.insert("yuan".to_owned(), json!(self.charge.yuan));
        object.insert("last".to_owned(), json!(self.charge.last));
        object.insert("tiers".to_owned(), json!(tiers));
        object.insert("cite".to_owned(), json!(self.version.cite.short()));
        Value::Object(object)
    }

    fn text(&self) -> String {
        let unit = if self.basis == Basis::PerCase { "件" } else { "页" };
        let which = if self.before == 0 {
            format!("{} {unit}", self.count)
        } else {
            format!("第 {} {unit}起 {} {unit}", self.before + 1, self.count)
        };
        let mut out = format!("信息处理费（{}）：{which}，共 {} 元\n", self.basis.label(), self.charge.yuan);
        for tier in &self.charge.tiers {
            let range =
                if tier.from == tier.to { format!("第 {} {unit}", tier.from) } else { format!("第 {}—{} {unit}", tier.from, tier.to) };
            let line = format!("{} {unit} × {} 元 = {} 元", tier.count, tier.price, tier.yuan);
            writeln!(out, "  {}{line}", crate::output::text::pad(&range, 24)).expect("writing into a string does not fail");
        }
        if self.count > 0 {
            out.push_str(&format!("  最后一{unit}的单价 {} 元\n", self.charge.last));
        }
        let from = self.version.from.strftime("%Y年%-m月%-d日");
        out.push_str(&format!("  依据 {}，{from}起施行。是否收费由行政机关决定。\n", self.version.cite));
        out
    }
}
