//! `gongkai agency …`.

mod set;

use crate::lang::Lang;
use crate::place::{arguments, format, is_json, with};
use anyhow::Context as _;
use clap::{Arg, ArgAction, ArgMatches, Command};
use office::agencies::{self, Became, Entered, Run};
use office::world;
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::ExitCode;
use store::NewAgency;
use store::agency::Office;

/// Largest table of units, in bytes.
const LARGEST: u64 = 16 << 20;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let of = |name: &'static str, value: &'static str, help: &'static str| Arg::new(name).long(name).value_name(value).help(help);
    let add = Command::new("add")
        .about(t("登记一个机关；已有同名的就改", "Enter an agency, or change the one of that name"))
        .arg(Arg::new("name").value_name("NAME").required(true).help(t("机关全称", "Its full name")))
        .arg(of("code", "CODE", t("机关名录里的代码", "Its code in the tree of units")))
        .arg(of("parent", "CODE", t("上级机关的代码", "Code of the unit above")))
        .arg(of("level", "LEVEL", t("级别，如 county_department", "Its level, as county_department")))
        .arg(of("region", "PATH", t("行政区划，如 某省某市某县", "Its division")))
        .arg(of("unified-code", "CODE", t("统一社会信用代码", "Unified social credit code")))
        .arg(of("office", "NAME", t("政府信息公开工作机构", "Its office of information disclosure")))
        .arg(of("reconsideration-body", "NAME", t("行政复议机关，两个用顿号隔开", "Its reconsideration body")))
        .arg(of("court", "NAME", t("有管辖权的人民法院", "The court that has jurisdiction")))
        .arg(of("kind", "KIND", t("类别，如 government、department；决定复议机关和法院", "Its kind, as government or department")))
        .arg(format(lang));
    let list = Command::new("list").about(t("列出机关", "List the agencies")).arg(format(lang));
    let import = Command::new("import")
        .about(t("从机关名录（CSV）登记，全成或全不成", "Enter the units of a CSV, all or none"))
        .arg(Arg::new("file").value_name("UNITS.csv").required(true).help(t(
            "code,name,aliases,parent,level,from,to，后面可有 region,unified_code,office,reconsideration_body,court,kind",
            "code,name,aliases,parent,level,from,to, then any of region,unified_code,office,reconsideration_body,court,kind",
        )))
        .arg(Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(t("只看会怎样，不写", "Only tell what would be done")))
        .arg(format(lang));
    let set = Command::new("set")
        .about(t("机关的设置：印在文书上的电话、地址，文书是否必备", "Settings: what letters print, whether letters are required"))
        .arg(Arg::new("name").value_name("NAME").required(true).help(t("机关的名称、代码或标识", "Name, code or id of the agency")))
        .arg(
            Arg::new("settings")
                .value_name("KEY=VALUE")
                .required(true)
                .num_args(1..)
                .help(t("设置=值；值空着就恢复默认", "A setting and its value; empty for the default")),
        );
    Command::new("agency")
        .about(t("机关：登记、列出、导入名录", "Agencies: add, list, import a tree of units"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(arguments(add, lang))
        .subcommand(arguments(list, lang))
        .subcommand(arguments(import, lang))
        .subcommand(arguments(set, lang))
}

/// Runs a command on agencies.
///
/// # Errors
/// If the installation does not open or what is given does not fit.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("add", sub)) => with(sub, async |installation| {
            let text = |name: &str| sub.get_one::<String>(name).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
            let entered = Entered {
                agency: NewAgency {
                    name: text("name").context("缺机关名称")?,
                    region: text("region"),
                    level: text("level"),
                    code: text("code"),
                    parent: text("parent"),
                },
                office: Office {
                    unified_code: text("unified-code"),
                    office: text("office"),
                    reconsideration_body: text("reconsideration-body"),
                    court: text("court"),
                    kind: text("kind"),
                },
            };
            print(sub, &agencies::enter(&installation, vec![entered], Run::Real, world::now()).await?)
        }),
        Some(("list", sub)) => with(sub, async |installation| {
            let mut out = std::io::stdout().lock();
            for (agency, office) in agencies::list(&installation).await? {
                let known =
                    NewAgency { name: agency.name, region: agency.region, level: agency.level, code: agency.code, parent: agency.parent };
                if is_json(sub) {
                    let mut object = object(&known, &office);
                    object["id"] = json!(agency.id.as_str());
                    writeln!(out, "{object}")?;
                } else {
                    writeln!(out, "{}", line(&known, &office))?;
                }
            }
            Ok(ExitCode::SUCCESS)
        }),
        Some(("import", sub)) => {
            let file = sub.get_one::<String>("file").context("缺文件")?;
            let size = std::fs::metadata(file).with_context(|| format!("读不了 {file}"))?.len();
            anyhow::ensure!(size <= LARGEST, "{file} 有 {size} 字节，不像机关名录");
            let table = std::fs::read(file).with_context(|| format!("读不了 {file}"))?;
            let run = if sub.get_flag("dry-run") { Run::Dry } else { Run::Real };
            with(sub, async |installation| print(sub, &agencies::import(&installation, &table, run, world::now()).await?))
        }
        Some(("set", sub)) => with(sub, async |installation| set::run(&installation, sub).await),
        _ => anyhow::bail!("没有这个命令。用 gongkai agency --help 看有哪些命令。"),
    }
}

fn print(matches: &ArgMatches, outcome: &[(Entered, Became)]) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    for (entered, became) in outcome {
        let (word, says) = match became {
            Became::New => ("new", "新"),
            Became::Changed => ("changed", "改"),
            Became::Same => ("same", "同"),
        };
        if is_json(matches) {
            let mut object = object(&entered.agency, &entered.office);
            object["became"] = json!(word);
            writeln!(out, "{object}")?;
        } else {
            writeln!(out, "{says}　{}", line(&entered.agency, &entered.office))?;
        }
    }
    let count = |wanted| outcome.iter().filter(|(_, b)| *b == wanted).count();
    let dry = if matches.try_get_one::<bool>("dry-run").is_ok_and(|d| d == Some(&true)) { "（没有写入）" } else { "" };
    let (new, changed, same) = (count(Became::New), count(Became::Changed), count(Became::Same));
    eprintln!("新登记 {new} 个，改 {changed} 个，{same} 个与原来相同{dry}。");
    Ok(ExitCode::SUCCESS)
}

fn object(agency: &NewAgency, office: &Office) -> Value {
    json!({
        "name": agency.name, "code": agency.code, "parent": agency.parent, "level": agency.level, "region": agency.region,
        "unified_code": office.unified_code, "office": office.office, "reconsideration_body": office.reconsideration_body,
        "court": office.court, "kind": office.kind,
    })
}

fn line(agency: &NewAgency, office: &Office) -> String {
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let mut line = format!("{}　{}　{}", shown(&agency.code), agency.name, shown(&agency.level));
    for (label, text) in [("上级", &agency.parent), ("复议", &office.reconsideration_body), ("法院", &office.court)] {
        if let Some(text) = text {
            line.push_str(&format!("　{label}：{text}"));
        }
    }
    line
}
