//! `gongkai law outcome`.

use super::batch::{self, Answer, Refusal};
use super::field;
use crate::lang::Lang;
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;
use law::cite::Cite;
use law::outcome::{Ground, Outcome, Procedural, ResultRow, lawful};
use law::remedy::body::After;
use law::remedy::text::{ANY_BODY, ANY_COURT, Names, SuitHalf, is_suit_disputed, text};
use law::remedy::{Decision, Ending, Paragraph, RECONSIDERATION_FIRST};
use serde_json::{Value, json};
use std::process::ExitCode;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let date = |name: &'static str, help: &'static str| Arg::new(name).long(name).value_name("DATE").conflicts_with("batch").help(help);
    Command::new("outcome")
        .about(t("办理结果：年报哪一行、救济途径怎么写", "Report row and remedies of an outcome"))
        .arg(
            Arg::new("code")
                .long("code")
                .value_name("CODE")
                .required_unless_present("batch")
                .conflicts_with("batch")
                .help(t("结果编号 D01—D27，或文书编号 P01—P21", "Code of an outcome (D01–D27) or document (P01–P21)")),
        )
        .arg(date("dated", t("答复书上印的日期", "Date printed on the reply")).required_unless_present("batch"))
        .arg(Arg::new("ground").long("ground").value_name("GROUND").action(ArgAction::Append).conflicts_with("batch").help(t(
            "理由：D04 不公开部分的理由（如 third_party_rights，可给几个）；D25 怎样结束（withdrawn、unreachable、other）",
            "Grounds of the withheld part (D04), or how it ended (D25)",
        )))
        .arg(date("received", t("申请收到之日", "Day of receipt")))
        .arg(super::format(lang))
        .arg(super::batch(lang))
}

/// Runs the command.
///
/// # Errors
/// If input cannot be opened or output not be written.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    if let Some(file) = matches.get_one::<String>("batch") {
        return batch::run(file, batch::SHORT, |question| answer(question).map(|told| Answer::fine(told.json())));
    }
    let text = |name: &str| json!(matches.get_one::<String>(name));
    let grounds: Vec<&String> = matches.get_many::<String>("ground").into_iter().flatten().collect();
    let question = json!({"code": text("code"), "dated": text("dated"), "ground": grounds, "received": text("received")});
    batch::one(matches, answer(&question), |told| Answer::fine(told.json()), Told::text)
}

/// What was asked and what the law says.
struct Told {
    code: &'static str,
    name: &'static str,
    outcome: Option<Outcome>,
    /// The day whose law governs the application (LAW-4).
    governed: Date,
    dated: Date,
    paragraphs: Vec<Paragraph>,
    /// A partial reply of which no ground is known.
    assumes_no_ground: bool,
}

fn answer(question: &Value) -> Result<Told, Refusal> {
    let code = field::text(question, "code")?.ok_or_else(|| Refusal::malformed("缺 code（结果编号，D01—D27）。"))?;
    let dated = field::day(question, "dated")?.ok_or_else(|| Refusal::malformed("缺 dated（答复书上印的日期）。"))?;
    let received = field::day(question, "received")?;
    let grounds = field::texts(question, "ground")?;
    if dated < lawful::FROM {
        return Err(Refusal::malformed(format!("{dated} 时《政府信息公开条例》还没有施行（2008年5月1日起）。")));
    }
    if let Some(received) = received.filter(|r| *r > dated) {
        return Err(Refusal::malformed(format!("收到之日 {received} 晚于答复日期 {dated}。请核对。")));
    }
    let document = Procedural::named(code);
    let outcome = Outcome::named(code).or(document.and_then(Procedural::outcome));
    if let Some(outcome) = outcome {
        lawful::may_end(outcome, received, dated)?;
    }
    let (code, name) = match (document, outcome) {
        (Some(document), _) => (document.code(), document.name()),
        (None, Some(outcome)) => (outcome.code(), outcome.name()),
        (None, None) => {
            return Err(Refusal::malformed(format!("没有编号“{}”。结果是 D01—D27，文书是 P01—P21。", field::short(code))));
        }
    };
    let (paragraphs, assumes_no_ground) = match (outcome, document) {
        (Some(Outcome::D04), _) => {
            let withheld = grounds.iter().map(|g| withheld(g)).collect::<Result<Vec<_>, _>>()?;
            (Decision::Partial(&withheld).paragraphs(dated), withheld.is_empty() && dated >= RECONSIDERATION_FIRST)
        }
        (Some(Outcome::D25), document) => {
            let decision = match (ending(&grounds)?, document) {
                (Some(ending), _) => Decision::Ended(ending),
                (None, Some(document)) => Decision::Document(document),
                (None, None) => {
                    return Err(Refusal::malformed("D25 要说明怎样结束：withdrawn（撤回）、unreachable（无法联系）或 other（其他）。"));
                }
            };
            (decision.paragraphs(dated), false)
        }
        (Some(outcome), _) => {
            agree(outcome, &grounds)?;
            (Decision::Whole(outcome).paragraphs(dated), false)
        }
        (None, document) => {
            if let Some(ground) = grounds.first() {
                return Err(Refusal::malformed(format!("{code} 没有理由可给，给的是“{}”。", field::short(ground))));
            }
            (document.map(|d| Decision::Document(d).paragraphs(dated)).unwrap_or_default(), false)
        }
    };
    Ok(Told { code, name, outcome, governed: received.unwrap_or(dated), dated, paragraphs, assumes_no_ground })
}

/// The row in which a withheld part would stand alone: by the name of a
/// ground or of a row, by an outcome, or by article 14, 15 or 16.
fn withheld(ground: &str) -> Result<ResultRow, Refusal> {
    let by_article = match ground {
        "14" | "第十四条" => Some(ResultRow::StateSecret),
        "15" | "第十五条" => Some(ResultRow::ThirdPartyRights),
        "16" | "第十六条" => Some(ResultRow::InternalAffairs),
        _ => None,
    };
    let row = Ground::named(ground).map(|(g, _)| g.row()).or_else(|| Outcome::named(ground).map(Outcome::row_2021));
    match row.or_else(|| ResultRow::named(ground)).or(by_article) {
        Some(ResultRow::Granted | ResultRow::Partial) => {
            Err(Refusal::malformed(format!("“{ground}”不是不公开的理由。理由是不公开部分的理由，如 third_party_rights。")))
        }
        Some(row) => Ok(row),
        None => {
            Err(Refusal::malformed(format!("没有“{}”这种理由。可以是 {}，或者结果编号 D05—D27。", field::short(ground), all_grounds())))
        }
    }
}

fn ending(grounds: &[&str]) -> Result<Option<Ending>, Refusal> {
    match grounds {
        [] => Ok(None),
        [ground] => Ending::named(ground).map(Some).ok_or_else(|| {
            Refusal::malformed(format!("D25 没有“{}”这种结束；可以是 withdrawn、unreachable、other。", field::short(ground)))
        }),
        _ => Err(Refusal::malformed("D25 只有一种结束，给了几种。")),
    }
}

/// A ground beside any other outcome must be its own.
fn agree(outcome: Outcome, grounds: &[&str]) -> Result<(), Refusal> {
    for ground in grounds {
        let row = withheld(ground)?;
        if row != outcome.row_2021() {
            return Err(Refusal::malformed(format!("“{}”不是 {} 的理由。请核对编号或理由。", field::short(ground), outcome.code())));
        }
    }
    Ok(())
}

fn all_grounds() -> String {
    law::outcome::ground::GROUNDS.map(Ground::name).join("、")
}

impl Told {
    fn printed(&self) -> Vec<String> {
        let names = Names { bodies: &[ANY_BODY], court: ANY_COURT, online: None };
        self.paragraphs.iter().filter_map(|p| text(*p, &names, After::Suit, SuitHalf::Told).ok()).collect()
    }

    fn json(&self) -> Value {
        let mut answer = json!({
            "code": self.code,
            "row_2021": self.outcome.map(|o| o.row_2021().name()),
            "row_2019": self.outcome.and_then(Outcome::row_2019).map(ResultRow::name),
            "remedies": self.paragraphs.iter().map(|p| p.name()).collect::<Vec<_>>(),
            "name": self.name,
            "cite": self.outcome.map(|o| cites(o.basis(), self.governed)).filter(|c| !c.is_empty()),
            "paragraphs": self.printed(),
        });
        if self.assumes_no_ground {
            answer["assumed"] = json!(["no_ground_of_articles_14_to_16"]);
        }
        answer
    }

    fn text(&self) -> String {
        let mut lines = vec![format!("{} {}", self.code, self.name)];
        if let Some(outcome) = self.outcome {
            let basis = cites(outcome.basis(), self.governed);
            if !basis.is_empty() {
                lines.push(format!("  依据      {basis}"));
            }
            let row = outcome.row_2021();
            lines.push(format!("  2021版    {}（{}）", label(row), row.name()));
            lines.push(match outcome.row_2019() {
                Some(row) => format!("  2019版    {}（{}）", label(row), row.name()),
                None => "  2019版    没有这一行：2021年以前不收信息处理费".to_owned(),
            });
        } else {
            lines.push("  年报      不是办理结果，不进表三".to_owned());
        }
        if self.paragraphs.is_empty() {
            lines.push("  救济途径  不写".to_owned());
        }
        for (paragraph, printed) in self.paragraphs.iter().zip(self.printed()) {
            let short = match paragraph {
                Paragraph::R1 => "R1，先复议",
                Paragraph::R2 => "R2，复议或者起诉",
            };
            lines.push(format!("  救济途径  {short}（{}）", cites(paragraph.basis(), self.dated)));
            lines.push(format!("            {printed}"));
        }
        if self.assumes_no_ground {
            lines.push("  注        没有给出不公开部分的理由，按不涉及条例第十四条至第十六条处理。用 --ground 给出理由。".to_owned());
        }
        if self.outcome.is_some_and(is_suit_disputed) && !self.paragraphs.is_empty() {
            lines.push("  注        对这类答复能否直接起诉说法不一；申请复议总可以，复议一半总要写。".to_owned());
        }
        let is_refused = self.outcome.is_some_and(|o| o.rests_on_articles_14_to_16() || o == Outcome::D04);
        if is_refused && self.dated < RECONSIDERATION_FIRST {
            lines.push("  注        2024年1月1日以前的答复，不公开也可以直接起诉。".to_owned());
        }
        lines.join("\n") + "\n"
    }
}

/// Those that were law on a day.
fn cites(basis: &[Cite], day: Date) -> String {
    basis.iter().filter(|c| c.instrument.since.is_none_or(|since| since <= day)).map(Cite::short).collect::<Vec<_>>().join("、")
}

/// The row as the form prints it.
fn label(row: ResultRow) -> String {
    let name = format!("applications.result.{}", row.name());
    let found = report::form::T3_2021.iter().chain(&report::form::T3_2019).find(|r| r.name == name);
    found.map_or(name.clone(), |r| if r.group.is_empty() { r.label.to_owned() } else { format!("{} {}", r.group, r.label) })
}
