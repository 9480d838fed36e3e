//! What comes out on paper, read back with an independent program where one
//! is at hand.

#![cfg(feature = "pdf")]

mod sample;

use std::path::Path;
use std::process::Command;

use document::model::{Block, Document};
use sample::{body, heading, table, title};
use typeset::{Fonts, Moment, Options, Standard, TypesetError};

fn options() -> Options {
    Options {
        author: Some("云澜县人民政府".into()), ..Options::new(Moment::in_china(jiff::civil::date(2026, 1, 15).at(9, 30, 0, 0)))
    }
}

fn print(blocks: Vec<Block>) -> Result<Vec<u8>, TypesetError> {
    typeset::pdf(&Document { blocks, ..Document::default() }, &options())
}

/// The text of a PDF without white space, as another program reads it;
/// `None` if that program is not installed.
fn read_back(name: &str, pdf: &[u8]) -> Option<String> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, pdf).expect("the target folder can be written");
    match Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).chars().filter(|c| !c.is_whitespace()).collect()),
        Err(_) => {
            println!("pdftotext is not installed: {name} was not read back");
            None
        }
    }
}

fn check_printed(name: &str, blocks: Vec<Block>, expected: &[&str]) {
    let pdf = print(blocks).expect("this can be printed");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let Some(text) = read_back(name, &pdf) else { return };
    for &expected in expected {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
}

#[test]
fn a_report_with_merged_cells_is_printed_whole() {
    check_printed(
        "report.pdf",
        sample::report().blocks,
        &[
            "云澜县人民政府",
            "2025年政府信息公开工作年度报告",
            "行政规范性文件7453",
            "行政许可12846",
            "申请人情况",
            "未经复议直接起诉",
            "report.html?from=portal&lang=zh-CN）下载",
            "六、其他需要报告的事项",
            "—1—",
            "—4—",
        ],
    );
}

#[test]
fn markup_in_the_text_is_printed_as_it_stands() {
    let hostile = "#import \"x\" *b* _c_ $d$ `e` <f> @g // h #panic() -- \\i [j] = k";
    let blocks = vec![title(hostile), heading(1, hostile), body(hostile), table(&[&hostile.replace('|', "/")])];
    let printed: String = hostile.chars().filter(|c| !c.is_whitespace()).collect();
    check_printed("markup.pdf", blocks, &[&printed]);
}

#[test]
fn two_runs_give_the_same_bytes() {
    let first = print(sample::report().blocks);
    assert!(first.is_ok());
    assert_eq!(first, print(sample::report().blocks));
}

#[test]
fn the_time_in_the_file_is_the_given_one() {
    let pdf = print(vec![body("一")]).expect("this can be printed");
    let has = |text: &[u8]| pdf.windows(text.len()).any(|part| part == text);
    assert!(has(b"D:20260115093000+08'00"));
    assert!(has(b"2026-01-15T09:30:00+08:00"));
}

#[test]
fn an_archival_file_says_so_and_a_plain_one_does_not() {
    let document = Document { blocks: vec![body("一")], ..Document::default() };
    for (standard, expected) in [(Standard::Archive, true), (Standard::Plain, false)] {
        let pdf = typeset::pdf(&document, &Options { standard, ..options() }).expect("this can be printed");
        let part = b"<pdfaid:part>2</pdfaid:part>";
        assert_eq!(pdf.windows(part.len()).any(|found| found == part), expected, "{standard:?}");
    }
}

#[test]
fn a_character_no_font_has_is_refused_by_name() {
    for blocks in [vec![body("赵𠮷")], vec![title("赵𠮷")], vec![heading(2, "赵𠮷")], vec![table(&["姓名|赵𠮷"])]] {
        let error = print(blocks).expect_err("no embedded font has it");
        assert_eq!(error, TypesetError::MissingGlyph { character: '𠮷', code_point: 0x20BB7 });
        assert!(error.to_string().starts_with("字体里没有“𠮷”（U+20BB7）"), "{error}");
    }
}

#[test]
fn a_folder_with_a_larger_font_prints_the_rare_character() {
    let folder = Path::new("/usr/share/fonts/opentype/noto");
    if !folder.join("NotoSerifCJK-Regular.ttc").exists() {
        println!("no larger font is installed: rare characters were not printed");
        return;
    }
    let fonts = Fonts::with_folders(&[folder]).expect("the folder can be listed");
    let document = Document { blocks: vec![title("赵𠮷"), heading(1, "赵𠮷"), body("赵𠮷")], ..Document::default() };
    let pdf = typeset::pdf(&document, &Options { fonts, ..options() }).expect("a font has it now");
    if let Some(text) = read_back("rare.pdf", &pdf) {
        assert_eq!(text.matches("赵𠮷").count(), 3, "{text}");
    }
}

#[test]
fn a_folder_without_fonts_changes_nothing() {
    let folder = tempfile::tempdir().expect("a private folder");
    std::fs::write(folder.path().join("broken.otf"), b"OTTO and then nothing").expect("it can be written");
    let fonts = Fonts::with_folders(&[folder.path()]).expect("the folder can be listed");
    let document = Document { blocks: vec![body("一")], ..Document::default() };
    assert_eq!(typeset::pdf(&document, &Options { fonts, ..options() }), print(document.blocks));
}

#[test]
fn a_long_table_repeats_its_head() {
    let rows: Vec<String> = (1..=80).map(|n| format!("{n}|第{n}件申请|2025年3月{}日|已答复", n % 28 + 1)).collect();
    let rows: Vec<&str> = std::iter::once("序号|名称|收到日期|办理情况").chain(rows.iter().map(String::as_str)).collect();
    let pdf = print(vec![table(&rows)]).expect("this can be printed");
    let Some(text) = read_back("long.pdf", &pdf) else { return };
    assert!(text.matches("序号名称收到日期办理情况").count() >= 3, "{text}");
    assert!(text.contains("第80件申请"));
}

#[test]
fn odd_documents_are_printed_too() {
    let odd = [
        vec![],
        vec![body("")],
        vec![title(""), heading(9, "\u{FEFF}\u{0}")],
        vec![Block::Table(document::model::Table::default())],
        vec![table(&[""])],
        vec![table(&["*9:a|b", "c"])],
        vec![table(&["一|二", "9:三"])],
        vec![body(&"长".repeat(5000))],
        vec![table(&[&"x".repeat(400), "一"])],
    ];
    for (index, blocks) in odd.into_iter().enumerate() {
        assert!(print(blocks).is_ok_and(|pdf| !pdf.is_empty()), "document {index}");
    }
}

#[test]
fn a_table_wider_than_a_page_is_refused_with_a_way_out() {
    let row = vec!["一"; 41].join("|");
    let message = print(vec![table(&[&row])]).expect_err("41 columns").to_string();
    assert_eq!(message, "第 1 张表有 41 列，A4 纸最多排 40 列。请改用 XLSX 或 DOCX。");
}
