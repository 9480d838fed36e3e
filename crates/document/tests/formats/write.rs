//! What the writers put on paper, on one small document.

use document::model::Role;
use document::{Block, Cell, Document, Paragraph, Place, Row, Table, write};

const HERE: Place = Place::Paragraph(1);

fn paragraph(text: &str, role: Role) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), place: HERE, role })
}

fn cell(text: &str, column: u32, col_span: u32, row_span: u32) -> Cell {
    Cell { text: text.to_owned(), column, col_span, row_span, place: HERE }
}

fn sample() -> Document {
    let rows = vec![
        Row { cells: vec![cell("申请人", 0, 1, 2), cell("单位 & <人>", 1, 2, 1)] },
        Row { cells: vec![cell("一|二", 1, 1, 1), cell("", 2, 1, 1)] },
    ];
    let blocks =
        vec![paragraph("云澜县2025年报告", Role::Title), paragraph("一、总体情况", Role::Heading(1)), paragraph("- 甲", Role::Body)];
    Document { blocks: blocks.into_iter().chain([Block::Table(Table { rows })]).collect(), ..Document::default() }
}

fn check(bytes: Vec<u8>, expected: &str) {
    let text = String::from_utf8(bytes).expect("writers of text write UTF-8");
    assert!(text.contains(expected), "{expected:?} is not in:\n{text}");
}

#[test]
fn html_escapes_text_and_keeps_spans() {
    let html = write::html(&sample());
    check(html.clone(), "<title>云澜县2025年报告</title>");
    check(html.clone(), "<h1>云澜县2025年报告</h1>\n<h2>一、总体情况</h2>\n<p>- 甲</p>\n");
    check(html, "<td rowspan=\"2\">申请人</td>\n<td colspan=\"2\">单位 &amp; &lt;人&gt;</td>\n</tr>\n<tr>\n<td>一|二</td>\n<td></td>");
}

#[test]
fn markdown_writes_covered_places_as_empty_cells() {
    check(
        write::markdown(&sample()),
        "# 云澜县2025年报告\n\n## 一、总体情况\n\n\\- 甲\n\n| 申请人 | 单位 & \\<人> |  |\n| --- | --- | --- |\n|  | 一\\|二 |  |\n",
    );
}

#[test]
fn text_keeps_every_value_in_its_column() {
    check(write::text(&sample()), "- 甲\n申请人\t单位 & <人>\t\n\t一|二\t\n");
}
