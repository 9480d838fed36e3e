//! DOCX, XLSX and PPTX as containers: every part is looked at, also those that
//! no program shows.

use super::bytes::{archive, contents, read, refused, unreadable};
use super::xml::{Node, walk};
use super::{Kind, Look, Severity, grid, picture};
use document::read::container::Container;
use std::collections::BTreeSet;

/// Looks at an Office file, or at an archive that is none.
pub fn inspect(bytes: &[u8], look: &mut Look<'_>) {
    let mut container = match Container::open(bytes, look.limits) {
        Ok(container) => container,
        Err(error) => return refused(&error, look),
    };
    let names = container.names();
    if !names.iter().any(|n| n == "[Content_Types].xml") {
        return archive(look);
    }
    let mut hidden_styles = BTreeSet::new();
    if let Ok(Some(styles)) = container.part("word/styles.xml") {
        hidden_styles = styles_that_hide(&styles);
    }
    for name in &names {
        let part = match container.part(name) {
            Ok(Some(part)) => part,
            Ok(None) => continue,
            Err(error) => return refused(&error, look),
        };
        by_name(&name.to_ascii_lowercase(), &part, look);
        let is_xml = name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
        if is_xml && part_of(name, &part, &hidden_styles, look).is_none() {
            unreadable(look, "文件里有损坏或不允许的内容");
        }
    }
    match document::read(bytes, look.limits) {
        Ok(document) => read(&document, look),
        // A presentation has no reader; its parts have been looked at.
        Err(_) if names.iter().any(|n| n.starts_with("ppt/")) => {}
        Err(error) => refused(&error, look),
    }
}

/// What the name of a part says.
fn by_name(name: &str, part: &[u8], look: &mut Look<'_>) {
    if name.contains("vbaproject") || name.contains("/macrosheets/") || name.contains("/activex/") {
        look.see(Kind::Macro, Severity::Stops, "文件里有宏或控件。请另存为不带宏的 .docx 或 .xlsx 后再送达。");
    }
    if name.contains("/embeddings/") || name.contains("oleobject") {
        look.see(Kind::Embedded, Severity::Stops, "文件里嵌有别的文件。请把它删去，或者单独核对后另附。");
        if !part.starts_with(b"\xd0\xcf\x11\xe0") {
            contents(part, look);
        }
    }
    if name.contains("pivotcache") {
        look.see(Kind::Embedded, Severity::Stops, "文件里有数据透视表的缓存，带着没有显示的原始数据。请把结果复制成数值后再送达。");
    }
    if name.contains("externallinks/") {
        look.see(Kind::Embedded, Severity::Warns, "表格引用了别的文件，带着那里的数据和路径。请把公式复制成数值后再送达。");
    }
    if name.contains("thumbnail") {
        look.see(Kind::Embedded, Severity::Stops, "文件里带有首页缩略图，可能是处理前的样子。请另存时不保存预览图。");
    }
    if name.contains("comments") || name.contains("/persons/") {
        look.see(Kind::Comment, Severity::Stops, "文件里有批注。请接受或删去全部批注后再送达。");
    }
    if name.contains("notesslides/") {
        look.see(Kind::HiddenText, Severity::Warns, "演示文稿里有备注页。请核对或删去后再送达。");
    }
    if name.contains("/media/") && picture::is_picture(part) {
        picture::inspect(part, look);
    }
}

/// Styles whose text is hidden.
fn styles_that_hide(part: &[u8]) -> BTreeSet<String> {
    let (mut hiding, mut style) = (BTreeSet::new(), None);
    let walked = walk(part, |node| match node {
        Node::Open("style", attribute) => style = attribute("styleId"),
        Node::Open("vanish" | "specVanish", attribute) if is_on(attribute) => hiding.extend(style.clone()),
        Node::Close("style") => style = None,
        _ => {}
    });
    // A part that is broken is told of when it comes by itself.
    if walked.is_none() { BTreeSet::new() } else { hiding }
}

fn is_on(attribute: &dyn Fn(&str) -> Option<String>) -> bool {
    !matches!(attribute("val").as_deref(), Some("0" | "false" | "off"))
}

/// How a run of text looks.
#[derive(Default, Clone)]
struct Run {
    hidden: bool,
    white: bool,
    tiny: bool,
}

fn part_of(name: &str, part: &[u8], hidden_styles: &BTreeSet<String>, look: &mut Look<'_>) -> Option<()> {
    if name.starts_with("xl/") {
        grid::inspect(name, part, look)?;
    }
    let is_word = name.starts_with("word/") && !name.ends_with("styles.xml");
    let is_property = name.starts_with("docProps/");
    if name.starts_with("customXml/") && name.contains("item") && !name.contains("Props") && !name.ends_with(".rels") {
        look.see(Kind::Metadata, Severity::Warns, "文件里有自定义 XML 数据。请核对，或复制到新文件后再送达。");
    }
    let (mut text, mut element) = (String::new(), String::new());
    let (mut run, mut shaded, mut inside_run) = (Run::default(), false, false);
    let mut found: Vec<(Kind, Severity, &str)> = Vec::new();
    let mut pieces: Vec<String> = Vec::new();
    walk(part, |node| match node {
        Node::Open(local, attribute) => {
            element = local.to_owned();
            for key in ["descr", "title", "Target", "alt", "instr", "tag", "author", "initials", "tooltip", "location"] {
                pieces.extend(attribute(key).filter(|v| v.chars().count() > 1));
            }
            let value = || attribute("val").unwrap_or_default();
            match local {
                "r" => (run, inside_run) = (Run::default(), true),
                "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel" if is_word => {
                    found.push((Kind::TrackedChange, Severity::Stops, "文件里有没有接受的修订。请接受或拒绝全部修订后再送达。"));
                }
                "vanish" | "specVanish" if inside_run && is_on(attribute) => run.hidden = true,
                "rStyle" | "pStyle" if hidden_styles.contains(&value()) => run.hidden = true,
                "color" if inside_run && is_word => run.white = is_white(&value()),
                "sz" if inside_run && is_word => run.tiny = value().parse::<u32>().is_ok_and(|half| half <= 4),
                "shd" => shaded = attribute("fill").is_some_and(|f| f != "auto" && !is_white(&f)),
                "sld" if attribute("show").as_deref() == Some("0") => {
                    found.push((Kind::HiddenSheet, Severity::Stops, "演示文稿里有隐藏的幻灯片。请删去后再送达。"));
                }
                "tab" | "br" | "cr" => text.push(' '),
                _ => {}
            }
        }
        Node::Text(characters) => {
            text.push_str(characters);
            let is_text = !characters.trim().is_empty();
            if is_text && is_word && element == "t" && (run.hidden || run.tiny || run.white && !shaded) {
                found.push((Kind::HiddenText, Severity::Stops, "文件里有隐藏、白色或极小的文字。请显示出来核对，删去后再送达。"));
            }
            if is_text && is_property {
                match element.as_str() {
                    "creator" | "lastModifiedBy" | "Company" | "Manager" | "keywords" | "description" | "subject" | "category" => {
                        found.push((
                            Kind::Metadata,
                            Severity::Warns,
                            "文件属性里有作者、单位或最后保存者。请在“检查文档”里删去个人信息后再送达。",
                        ));
                    }
                    _ if name.ends_with("custom.xml") => {
                        found.push((Kind::Metadata, Severity::Warns, "文件属性里有自定义属性。请核对或删去后再送达。"));
                    }
                    _ => {}
                }
            }
        }
        Node::Close(local) => {
            match local {
                "r" => inside_run = false,
                "p" => (run, shaded) = (Run::default(), false),
                "tc" => shaded = false,
                _ => {}
            }
            // Words of one paragraph stand in many elements; other texts in one.
            let flushes = !is_word && !matches!(local, "t" | "r" | "rPr" | "rPh") || matches!(local, "p" | "tc" | "binData" | "instrText");
            if flushes && !text.is_empty() {
                pieces.push(std::mem::take(&mut text));
            }
        }
    })?;
    pieces.push(text);
    found.into_iter().for_each(|(kind, severity, message)| look.see(kind, severity, message));
    for piece in &pieces {
        look.read(piece, None);
    }
    look.read_whole(&pieces.join("\n"));
    Some(())
}

fn is_white(color: &str) -> bool {
    let channel = |at: usize| color.get(at..at + 2).and_then(|c| u8::from_str_radix(c, 16).ok());
    color.len() == 6 && [0, 2, 4].iter().all(|at| channel(*at).is_some_and(|c| c >= 0xf0))
}
