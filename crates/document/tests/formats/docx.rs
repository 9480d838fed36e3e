//! DOCX: what is written is read again, and what others write is read as a
//! person sees it.

use crate::sample;

use document::{Block, Document, Limits, read, write};

const BEGIN: &str = "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>";

fn body(xml: &str) -> Document {
    let text = format!("{BEGIN}{xml}</w:body></w:document>");
    read::docx::read(&sample::zip(&[("word/document.xml", text.as_bytes())]), &Limits::default()).expect("a readable file")
}

fn check(xml: &str, expected: &[&str]) {
    assert_eq!(sample::shape(&body(xml)), expected);
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn a_written_report_reads_the_same() {
    let report = sample::report();
    let again = read::docx::read(&write::docx(&report), &Limits::default()).expect("our own file");
    assert_eq!(sample::shape(&again), sample::shape(&report));
    let roles = |d: &Document| {
        let role = |b: &Block| if let Block::Paragraph(p) = b { Some(p.role) } else { None };
        d.blocks.iter().filter_map(role).collect::<Vec<_>>()
    };
    assert_eq!(roles(&again), roles(&report));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(write::docx(&sample::report()), write::docx(&sample::report()));
}

#[test]
fn split_runs_are_one_text() {
    check(&format!("<w:p>{}{}{}</w:p>", run("3"), run("6"), run("件")), &["36件"]);
    check("<w:p><w:r><w:t>a &amp; b&#x4E00;</w:t></w:r></w:p>", &["a&b一"]);
}

#[test]
fn deleted_text_is_gone_and_inserted_text_is_there() {
    check(
        &format!(
            "<w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom></w:p>",
            run("8"),
            run("7")
        ),
        &["8"],
    );
}

#[test]
fn links_smart_tags_and_content_controls_keep_their_text() {
    check(
        &format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag></w:p></w:sdtContent></w:sdt>",
            run("甲"),
            run("乙")
        ),
        &["甲乙"],
    );
}

#[test]
fn hidden_text_is_left_out_with_a_note() {
    let read = body(&format!(
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p>",
        run("明")
    ));
    assert_eq!(sample::shape(&read), ["明"]);
    assert_eq!(read.notes.iter().map(|n| n.code.name()).collect::<Vec<_>>(), ["hidden"]);
}

#[test]
fn a_text_box_is_read_once() {
    let boxed = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("框"));
    check(
        &format!(
            "<w:p>{}<w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
            run("前"),
            run("后")
        ),
        &["框", "前后"],
    );
}

#[test]
fn a_field_shows_its_result_only() {
    check(
        &format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>{}</w:p>", run("2")),
        &["2"],
    );
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{}</w:p></w:tc>", run(text))
}

#[test]
fn merged_cells_become_spans() {
    let up = "<w:vMerge/>";
    let rows = [
        [tc("<w:vMerge w:val=\"restart\"/>", "高"), tc("<w:gridSpan w:val=\"2\"/>", "宽")].concat(),
        [tc(up, ""), tc("", "1"), tc("", "2")].concat(),
        [tc("<w:hMerge w:val=\"restart\"/>", "左"), tc("<w:hMerge/>", ""), tc("", "3")].concat(),
    ];
    let table: String = rows.iter().map(|r| format!("<w:tr>{r}</w:tr>")).collect();
    check(
        &format!("<w:tbl>{table}</w:tbl>"),
        &["[0,0 1x2] 高", "[0,1 2x1] 宽", "[1,1 1x1] 1", "[1,2 1x1] 2", "[2,0 2x1] 左", "[2,2 1x1] 3"],
    );
}

#[test]
fn a_nested_table_comes_after_the_one_around_it() {
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", "内"));
    check(
        &format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p>{inner}<w:p>{}</w:p></w:tc>{}</w:tr></w:tbl>", run("外"), run("尾"), tc("", "旁")),
        &["[0,0 1x1] 外尾", "[0,1 1x1] 旁", "[0,0 1x1] 内"],
    );
}

#[test]
fn a_row_deleted_or_indented_is_placed_right() {
    let rows = format!(
        "<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>{}</w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>",
        tc("", "5"),
        tc("", "6")
    );
    check(&format!("<w:tbl>{rows}</w:tbl>"), &["[0,2 1x1] 5"]);
}

#[test]
fn numbers_made_by_a_list_are_read() {
    let text = format!(
        "{BEGIN}<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr>{}</w:p><w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr>{}</w:p></w:body></w:document>",
        run("总体情况"),
        run("主动公开")
    );
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let numbering = format!(
        "<w:numbering {w}><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let styles = format!(
        "<w:styles {w}><w:style w:styleId=\"H\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style></w:styles>"
    );
    let file = sample::zip(&[
        ("word/document.xml", text.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ]);
    let read = read::docx::read(&file, &Limits::default()).expect("a readable file");
    assert_eq!(sample::shape(&read), ["一、总体情况", "二、主动公开"]);
}

#[test]
fn a_document_type_is_refused() {
    let text = format!(
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>{BEGIN}<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    );
    let error = read::docx::read(&sample::zip(&[("word/document.xml", text.as_bytes())]), &Limits::default()).expect_err("a DTD");
    assert_eq!(error.kind(), "unreadable");
}
