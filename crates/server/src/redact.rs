//! `gongkai redact` and `gongkai guard`: 区分处理, and a look at what is to
//! leave the house. Both need no installation.

use crate::lang::Lang;
use crate::place;
use anyhow::Context as _;
use clap::{Arg, ArgAction, ArgMatches, Command};
use document::Limits;
use office::worker::{Cut, Leak, Parcel, Readers, Spread, Withheld};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::process::ExitCode;

/// Drawing a page takes longer than reading it, and more room.
const SECONDS: u64 = 600;
const MEMORY: u64 = 3 << 30;

/// The command that redacts.
pub fn redact_command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let many = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).action(ArgAction::Append)
    };
    Command::new("redact")
        .about(t("区分处理：把不予公开的内容真正删去，另存一份", "Remove what is withheld, for good, into a new file"))
        .arg(Arg::new("file").value_name("FILE").required(true).help(t("原件：PDF、DOCX 或文字", "The original: PDF, DOCX or text")))
        .arg(many(
            "area",
            "PAGE,X,Y,W,H=GROUND",
            t(
                "PDF 页上的区域，单位为点，从左上角量；如 3,72,120,200,14=第十五条",
                "An area of a PDF page in points from the top left, with its ground",
            ),
        ))
        .arg(many(
            "text",
            "WORDS=GROUND",
            t("DOCX 或文字里要删去的文字；出现不止一处的会被拒绝", "Words to remove from DOCX or text; refused where they stand twice"),
        ))
        .arg(many("everywhere", "WORDS=GROUND", t("同上，每一处都删", "The same, wherever they stand")))
        .arg(Arg::new("out").long("out").value_name("FILE").required(true).help(t("写到这个新文件", "The new file")))
        .arg(place::format(lang))
}

/// The command that looks.
pub fn guard_command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    let many = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).action(ArgAction::Append)
    };
    Command::new("guard")
        .about(t("送达前检查：隐藏内容、个人信息、密级标志、别案文件", "Look into files before they leave the house"))
        .arg(Arg::new("files").value_name("FILE").required(true).num_args(1..=20).help(t("要送达的文件", "The files to be delivered")))
        .arg(many("original", "FILE", t("区分处理以前的原件，不得送达", "Originals of what was redacted")))
        .arg(many("removed", "WORDS", t("已经删去的文字，不得再出现", "Words that were removed")))
        .arg(many("number", "文号", t("本案文书的文号", "Numbers of the letters of this case")))
        .arg(place::format(lang))
}

fn readers() -> anyhow::Result<Readers> {
    let limits = Limits { seconds: SECONDS, memory: MEMORY, bytes: 256 << 20, ..Limits::default() };
    Ok(Readers::new(std::env::current_exe()?, limits, 1))
}

fn texts<'a>(matches: &'a ArgMatches, name: &str) -> impl Iterator<Item = &'a str> {
    matches.get_many::<String>(name).into_iter().flatten().map(String::as_str)
}

/// Redacts a file. Exit status 2 if it was refused; there is no file then.
///
/// # Errors
/// A sentence that says what to do.
pub fn redact(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let file = matches.get_one::<String>("file").map_or("", String::as_str);
    let out = matches.get_one::<String>("out").map_or("", String::as_str);
    let bytes = std::fs::read(file).with_context(|| format!("读不了 {file}"))?;
    let areas = texts(matches, "area").map(area).collect::<anyhow::Result<Vec<_>>>()?;
    let cut = |everywhere| move |given: &str| words(given, everywhere);
    let mut cuts = texts(matches, "text").map(cut(false)).collect::<anyhow::Result<Vec<_>>>()?;
    cuts.extend(texts(matches, "everywhere").map(cut(true)).collect::<anyhow::Result<Vec<_>>>()?);
    let readers = readers()?;
    let (made, withheld) = match (areas.is_empty(), cuts.is_empty()) {
        (false, true) => readers.redact_areas(areas, &bytes),
        (true, false) => readers.redact_words(cuts, &bytes),
        _ => anyhow::bail!("请写明要删去什么：PDF 用 --area，DOCX 和文字用 --text 或 --everywhere。"),
    }
    .map_err(|e| anyhow::anyhow!("{file}：{e}"))?;
    // The original, or another file of that name, is never written over.
    let mut new = std::fs::File::create_new(out).with_context(|| format!("写不了 {out}：要是一个还没有的文件"))?;
    new.write_all(&made).with_context(|| format!("写不了 {out}"))?;
    print(matches, &withheld, &bytes, &made)?;
    Ok(ExitCode::SUCCESS)
}

fn print(matches: &ArgMatches, withheld: &Withheld, original: &[u8], made: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    if place::is_json(matches) {
        let list: Vec<_> = withheld.list.iter().map(|(at, ground)| json!({"place": at.to_string(), "ground": ground})).collect();
        let line = json!({"withheld": list, "notes": withheld.notes, "original": hex(original), "sha256": hex(made)});
        writeln!(out, "{line}")?;
        return Ok(());
    }
    for (at, ground) in &withheld.list {
        writeln!(out, "{at}：{ground}")?;
    }
    for note in &withheld.notes {
        writeln!(out, "注意：{note}")?;
    }
    Ok(())
}

/// `3,72,120,200,14=第十五条`: page, left, top, width, height in points.
fn area(given: &str) -> anyhow::Result<Spread> {
    let shape = || format!("--area {given}：要写成 页,左,上,宽,高=依据，单位为点");
    let (numbers, ground) = given.split_once('=').filter(|(_, g)| !g.trim().is_empty()).with_context(shape)?;
    let numbers: Vec<f64> = numbers.split(',').map(|n| n.trim().parse().ok()).collect::<Option<_>>().with_context(shape)?;
    let [page, x, y, w, h] = numbers.try_into().map_err(|_| anyhow::anyhow!(shape()))?;
    #[expect(clippy::cast_possible_truncation, reason = "a page is a few thousand points wide; what is more becomes the largest number")]
    let tenths = |points: f64| (points * 10.0).round() as i32;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page that is none is refused by its number")]
    let page = page as u32;
    Ok(Spread { at: (page, tenths(x), tenths(y), tenths(w), tenths(h)), ground: ground.trim().to_owned() })
}

fn words(given: &str, everywhere: bool) -> anyhow::Result<Cut> {
    let shape = || format!("“{given}”：要写成 文字=依据");
    let (words, ground) = given.rsplit_once('=').filter(|(w, g)| !w.is_empty() && !g.trim().is_empty()).with_context(shape)?;
    Ok(Cut { words: words.to_owned(), ground: ground.trim().to_owned(), everywhere })
}

/// Looks into files. Exit status 1 if one must not go out.
///
/// # Errors
/// If a file cannot be read.
pub fn guard(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let (mut bytes, mut files) = (Vec::new(), Vec::new());
    for path in texts(matches, "files") {
        let content = std::fs::read(path).with_context(|| format!("读不了 {path}"))?;
        let name = std::path::Path::new(path).file_name().map_or_else(|| path.to_owned(), |n| n.to_string_lossy().into_owned());
        files.push((name, String::new(), content.len()));
        bytes.extend(content);
    }
    let digest = |path: &str| anyhow::Ok(Sha256::digest(std::fs::read(path).with_context(|| format!("读不了 {path}"))?).into());
    let parcel = Parcel {
        case: String::new(),
        numbers: texts(matches, "number").map(str::to_owned).collect(),
        files,
        originals: texts(matches, "original").map(digest).collect::<anyhow::Result<_>>()?,
        removed: texts(matches, "removed").map(str::to_owned).collect(),
    };
    let leaks = readers()?.inspect(parcel, &bytes).map_err(|e| anyhow::anyhow!("{e}"))?;
    let mut out = std::io::stdout().lock();
    for leak in &leaks {
        if place::is_json(matches) {
            writeln!(out, "{}", serde_json::to_string(leak)?)?;
        } else {
            let place = leak.place.map(|p| format!("（{p}）")).unwrap_or_default();
            writeln!(out, "{} {}{place}：{}", word(leak), leak.name, leak.message)?;
        }
    }
    let stopped = leaks.iter().any(|l| l.stops);
    if !place::is_json(matches) && !stopped {
        writeln!(out, "没有发现不能送达的内容。")?;
    }
    Ok(if stopped { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn word(leak: &Leak) -> &'static str {
    match (leak.stops, leak.informs) {
        (true, _) => "不能送达",
        (false, true) => "提示",
        (false, false) => "请核对",
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
