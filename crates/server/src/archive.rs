//! `gongkai archive`: packages of cases for the archive (归档包), out of an
//! installation, verified without one, and into another.

use crate::lang::Lang;
use crate::place::{self, arguments, format, is_json, shown};
use crate::serve::ledger::over;
use crate::status::Worst;
use anyhow::Context as _;
use clap::{Arg, ArgMatches, Command};
use office::archive::{self, Imported, Package, Verified, collect::RETENTIONS};
use office::installation::Installation;
use office::world;
use serde_json::json;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use store::{CaseId, application};

/// No file is read further than this, in bytes: a package is not larger.
const LARGEST: u64 = 260 << 20;

/// The command.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let file = || Arg::new("file").value_name("FILE").required(true).help(t("归档包", "The package"));
    let export = arguments(Command::new("export"), lang)
        .about(t("做一件申请的归档包；包里是明文，按案卷保密", "Make the package of a case; it is in the clear"))
        .arg(Arg::new("case").value_name("CASE|NUMBER").required(true).help(t("申请的标识，或受理编号", "Its id or number")))
        .arg(
            Arg::new("agency")
                .long("agency")
                .value_name("NAME")
                .required(true)
                .help(t("机关的名称、代码或标识", "Name, code or id of the agency")),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("FILE")
                .required(true)
                .help(t("写到哪个文件；不能已经有了", "The file to write; must be new")),
        )
        .arg(
            Arg::new("retention")
                .long("retention")
                .value_name("TERM")
                .value_parser(RETENTIONS)
                .help(t("保管期限；不给就写“未定”", "How long it is kept")),
        );
    Command::new("archive")
        .about(t("归档包：做出、脱机核验、导入", "Archive packages: make, verify off line, take in"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(export)
        .subcommand(
            Command::new("verify")
                .about(t("脱机核验一个归档包，指出第一处不对的", "Verify a package off line, name the first fault"))
                .arg(file())
                .arg(format(lang)),
        )
        .subcommand(
            arguments(Command::new("import"), lang)
                .about(t("导入没有的申请；已有的只作比较", "Take in a case that is not there; compare one that is"))
                .arg(file()),
        )
}

/// Runs a command on packages.
///
/// # Errors
/// If a file cannot be read or written, or the installation does not open.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.subcommand() {
        Some(("export", sub)) => place::with(sub, async |installation| export(&installation, sub).await),
        Some(("verify", sub)) => verify(sub),
        Some(("import", sub)) => {
            let Some((package, verified)) = opened(sub)? else { return Ok(Worst::Unreadable.code()) };
            place::with(sub, async |installation| import(&installation, &package, &verified).await)
        }
        _ => anyhow::bail!("没有这个命令。用 gongkai archive --help 看有哪些命令。"),
    }
}

async fn export(installation: &Installation, matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let given = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let out = PathBuf::from(given("out"));
    anyhow::ensure!(!out.exists(), "{} 已经有了，没有覆盖。", shown(&out));
    let store = &installation.store;
    let agency = store.agency(given("agency")).await?.with_context(|| format!("没有机关“{}”。", given("agency")))?;
    let case = match CaseId::parse(given("case")) {
        Some(id) => application::find(store, &id).await?.filter(|f| f.head.agency == agency.id).map(|f| f.head.id),
        None => application::find_by_number(store, &agency.id, given("case")).await?,
    };
    let case = case.with_context(|| format!("{}没有申请“{}”。", agency.name, given("case")))?;
    let ledger = over(installation, installation.vault()?.clone()).await?;
    installation.note("archive_exported", case.as_str(), world::now()).await?;
    let packed = ledger.archive(&case, matches.get_one::<String>("retention").map(String::as_str)).await?;
    write(&out, &packed.bytes)?;
    eprintln!("写了 {}，{} 字节。", shown(&out), packed.bytes.len());
    eprintln!("注意：包里是明文，有申请人的个人信息和本卷的数据密钥，按案卷保密，只交档案管理人员。");
    Ok(ExitCode::SUCCESS)
}

/// Writes a file that nobody else may read; its name appears when it is
/// whole.
fn write(out: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(|| format!("写不了 {}", shown(folder)))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).with_context(|| format!("写不了 {}", shown(out)))?;
    file.persist_noclobber(out).with_context(|| format!("写不了 {}", shown(out)))?;
    Ok(())
}

/// The package of a file; what is wrong is told on the standard error output.
fn opened(matches: &ArgMatches) -> anyhow::Result<Option<(Package, Verified)>> {
    match archive::open(&read(matches)?) {
        Ok(whole) => Ok(Some(whole)),
        Err(fault) => {
            eprintln!("归档包不成立，没有导入。{fault}");
            Ok(None)
        }
    }
}

fn read(matches: &ArgMatches) -> anyhow::Result<Vec<u8>> {
    let file = matches.get_one::<String>("file").map(PathBuf::from).context("缺文件")?;
    let mut bytes = Vec::new();
    let from = std::fs::File::open(&file).with_context(|| format!("打不开 {}", shown(&file)))?;
    from.take(LARGEST + 1).read_to_end(&mut bytes).with_context(|| format!("读不了 {}", shown(&file)))?;
    anyhow::ensure!(bytes.len() as u64 <= LARGEST, "{} 超过 260 MB，不像归档包。", shown(&file));
    Ok(bytes)
}

/// Status 1 if something in the package is wrong, 2 if it is none.
fn verify(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match archive::open(&read(matches)?) {
        Ok((_, v)) => {
            if is_json(matches) {
                let checkpoint = v.checkpoint.as_ref().map(|(number, seq, key)| json!({"number": number, "seq": seq, "public_key": key}));
                println!(
                    "{}",
                    json!({"holds": true, "case": v.case, "number": v.number, "agency": v.agency, "stage": v.stage.name(),
                        "acts": v.acts, "entries": v.entries, "files": v.files, "checkpoint": checkpoint})
                );
            } else {
                let number = v.number.as_deref().unwrap_or("未编号");
                println!("成立：{} {number}，{}。", v.agency, v.stage.label());
                println!("{} 步、{} 条日志、{} 个附件和文书，都相符。", v.acts, v.entries, v.files);
                match &v.checkpoint {
                    Some((number, seq, key)) => {
                        println!("第 {number} 号检查点的签名成立，盖住日志前 {seq} 条。签名公钥：{key}");
                        println!("公钥是不是这个单位的，请与该单位公布的核对。");
                    }
                    None => println!("还没有检查点：日志本身连贯，但没有签名。"),
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(fault) => {
            if is_json(matches) {
                println!("{}", json!({"holds": false, "entry": fault.entry, "message": fault.why}));
            } else {
                println!("不成立。{fault}");
            }
            Ok(if fault.entry.is_some() { Worst::Finding } else { Worst::Unreadable }.code())
        }
    }
}

/// Status 1 if the case is here and differs.
async fn import(installation: &Installation, package: &Package, verified: &Verified) -> anyhow::Result<ExitCode> {
    let ledger = over(installation, installation.vault()?.clone()).await?;
    let number = verified.number.as_deref().unwrap_or("未编号");
    Ok(match ledger.import_archive(package).await? {
        Imported::Taken => {
            eprintln!("已导入：{} {number}，{} 步、{} 个附件和文书。", verified.agency, verified.acts, verified.files);
            ExitCode::SUCCESS
        }
        Imported::Same => {
            eprintln!("这里已有这件申请，与归档包完全相同：{} {number}。", verified.agency);
            ExitCode::SUCCESS
        }
        Imported::Differs(names) => {
            eprintln!("这里已有这件申请，与归档包不同，没有改动：{} {number}。", verified.agency);
            for name in names {
                println!("{name}");
            }
            Worst::Finding.code()
        }
    })
}
