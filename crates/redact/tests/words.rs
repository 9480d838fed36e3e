//! Passages of text and DOCX: what is struck is gone, what is not asked for
//! stays.

use document::{Block, Limits, Paragraph, Place};
use redact::{Mark, Passage, Redacted, Spot};

fn passage(spot: Spot) -> Passage {
    Passage { spot, ground: "第十五条".to_owned() }
}

fn text(redacted: &Redacted) -> String {
    String::from_utf8(redacted.bytes.clone()).expect("text")
}

const LETTER: &str = "来信人：汀禾\n举报人：汀禾，电话 138 0000 0000\n举报人住处：水门镇\n";

#[test]
fn words_that_stand_once_are_struck() {
    let out = redact::text(LETTER, &[passage(Spot::Once("水门镇".to_owned()))], Mark::Squares).expect("struck");
    assert_eq!(text(&out), "来信人：汀禾\n举报人：汀禾，电话 138 0000 0000\n举报人住处：■■■\n");
    assert_eq!(out.list[0].place, Place::Text { line: 3, column: 1 });
    assert_eq!(out.list[0].ground, "第十五条");
}

#[test]
fn words_that_stand_twice_need_a_place_or_everywhere() {
    let refused = redact::text(LETTER, &[passage(Spot::Once("汀禾".to_owned()))], Mark::Squares).expect_err("twice");
    assert!(refused.to_string().contains("2 处") && !refused.to_string().contains("汀禾"));
    let out = redact::text(LETTER, &[passage(Spot::Everywhere("汀禾".to_owned()))], Mark::Ground).expect("struck");
    assert!(!text(&out).contains("汀禾"));
    assert_eq!(out.list.len(), 2);
    assert!(text(&out).starts_with("来信人：[已删除:第十五条]\n"));
}

#[test]
fn everywhere_sees_through_spaces_and_full_width() {
    let out = redact::text(LETTER, &[passage(Spot::Everywhere("１３８0000-0000".to_owned()))], Mark::Squares).expect("struck");
    assert!(text(&out).contains("电话 ■■■\n"));
}

#[test]
fn what_stays_elsewhere_is_noted() {
    let first = Spot::Part(Place::Text { line: 1, column: 1 }, 4..6);
    let out = redact::text(LETTER, &[passage(first)], Mark::Squares).expect("struck");
    assert!(text(&out).starts_with("来信人：■■■\n举报人：汀禾"));
    assert!(out.notes[0].contains("第 2 行") && !out.notes[0].contains("汀禾"));
}

#[test]
fn the_mark_does_not_tell_the_length() {
    let struck = |words: &str| {
        text(&redact::text(&format!("甲{words}乙"), &[passage(Spot::Once(words.to_owned()))], Mark::Squares).expect("struck"))
    };
    assert_eq!(struck("短"), struck("很长很长很长的一段话"));
}

#[test]
fn passages_that_overlap_are_struck_once() {
    let place = Place::Text { line: 1, column: 1 };
    let passages = [passage(Spot::Part(place, 0..4)), passage(Spot::Part(place, 2..6))];
    let out = redact::text("一二三四五六七", &passages, Mark::Squares).expect("struck");
    assert_eq!(text(&out), "■■■七");
    assert_eq!(out.list.len(), 2);
}

#[test]
fn nothing_to_strike_or_nowhere_to_strike_is_refused() {
    for passages in [
        vec![],
        vec![passage(Spot::Whole(Place::Text { line: 9, column: 1 }))],
        vec![passage(Spot::Part(Place::Text { line: 1, column: 1 }, 3..99))],
        vec![passage(Spot::Once("没有".to_owned()))],
        vec![passage(Spot::Everywhere(" ".to_owned()))],
    ] {
        let refused = redact::text(LETTER, &passages, Mark::Squares).expect_err("refused");
        assert!(refused.to_string().ends_with('。'));
    }
}

#[test]
fn a_docx_is_made_anew_without_what_is_not_seen() {
    const SECRET: &str = "SECRETNAME";
    let bytes = crate::office::docx_full_of(SECRET);
    let original = document::read(&bytes, &Limits::default()).expect("reads");
    assert!(original.plain_text().contains(SECRET));
    let out = redact::docx(&bytes, &[passage(Spot::Everywhere(SECRET.to_owned()))], Mark::Squares, &Limits::default()).expect("struck");
    for (name, part) in crate::office::parts(&out.bytes) {
        assert!(!part.contains(SECRET), "{name}");
        assert!(!name.contains("comments") && !name.contains("custom") && !name.contains("vba"), "{name}");
    }
    assert!(!out.bytes.windows(SECRET.len()).any(|w| w == SECRET.as_bytes()));
    let again = document::read(&out.bytes, &Limits::default()).expect("reads back");
    assert_eq!(again.blocks.len(), original.blocks.len());
    assert_eq!(again.plain_text(), original.plain_text().replace(SECRET, "■■■"));
}

#[test]
fn a_cell_of_a_docx_table_is_struck_and_the_table_stays() {
    let bytes = crate::office::docx_full_of("SECRETNAME");
    let place = Place::DocxCell { table: 1, row: 1, col: 2 };
    let out = redact::docx(&bytes, &[passage(Spot::Whole(place))], Mark::Squares, &Limits::default()).expect("struck");
    let again = document::read(&out.bytes, &Limits::default()).expect("reads back");
    let cells: Vec<_> = again
        .blocks
        .iter()
        .filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None })
        .flat_map(|t| &t.rows)
        .flat_map(|r| &r.cells)
        .map(|c| c.text.as_str())
        .collect();
    assert_eq!(cells, ["姓名", "■■■"]);
}

#[test]
fn a_docx_that_cannot_be_opened_says_why() {
    let passages = [passage(Spot::Once("甲".to_owned()))];
    let plain = document::write::xlsx(&document::Document {
        blocks: vec![Block::Paragraph(Paragraph { text: "甲".to_owned(), place: Place::Paragraph(1), role: Default::default() })],
        ..Default::default()
    });
    for bytes in [b"%PDF-1.7".to_vec(), b"PK\x03\x04word/document.xml".to_vec(), plain, Vec::new()] {
        let refused = redact::docx(&bytes, &passages, Mark::Squares, &Limits::default()).expect_err("refused");
        assert!(refused.to_string().ends_with('。'), "{refused}");
    }
}

mod office;
