//! What pages come to.

use super::*;

/// Paragraphs as `text`, table rows as `[a@0+2v3|b@2]`: text, column,
/// column span and row span where above 1.
fn check(html: &str, expected: &[&str]) {
    let document = read(html, &Limits::default()).expect("reads");
    let mut got = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => got.push(p.text.clone()),
            Block::Table(t) => got.extend(t.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|c| {
                    let col = if c.col_span > 1 { format!("+{}", c.col_span) } else { String::new() };
                    let down = if c.row_span > 1 { format!("v{}", c.row_span) } else { String::new() };
                    format!("{}@{}{col}{down}", c.text, c.column)
                });
                format!("[{}]", cells.collect::<Vec<_>>().join("|"))
            })),
        }
    }
    assert_eq!(got, expected);
}

#[test]
fn spans_move_the_cells_below() {
    check("<table><tr><td rowspan=2 colspan=2>三</td><td>1</td></tr><tr><td>2</td></tr></table>", &["[三@0+2v2|1@2]", "[2@2]"]);
}

#[test]
fn cells_and_rows_close_those_before_them() {
    check("<table><tr><td>a<td>b<tr><td>c</table>", &["[a@0|b@1]", "[c@0]"]);
}

#[test]
fn split_runs_are_one_text() {
    check("<p>总<span>体</span><b>情</b>况<o:p></o:p></p>", &["总体情况"]);
}

#[test]
fn a_table_around_tables_is_layout() {
    check("<table><tr><td>导航</td><td>正文<table><tr><td>1</td></tr></table>尾</td></tr></table>", &["导航", "正文", "[1@0]", "尾"]);
}

#[test]
fn scripts_styles_and_hidden_parts_are_left_out() {
    check("<style>p{}</style><script>var a='<p>x</p>'</script><p style='display: none'>藏</p><p>显</p>", &["显"]);
}

#[test]
fn a_blank_paragraph_is_kept_as_a_possible_cell() {
    check("<p>0</p><p>&nbsp;</p><p></p><p>0</p>", &["0", "\u{a0}", "", "0"]);
}

#[test]
fn depth_and_spans_without_measure_do_no_harm() {
    let deep = "<div>".repeat(100_000) + "底";
    check(&deep, &["底"]);
    check("<table><tr><td rowspan=99999999 colspan=99999999>a</td><td>b</td></tr></table>", &["[a@0+1000v65534|b@1000]"]);
    let nested = "<table><tr><td>".repeat(300);
    assert!(matches!(read(&nested, &Limits::default()), Err(ReadError::TooLarge(_))));
}
