//! Shapes of HTML other than the plain one.

use document::model::{Block, Cell, Document};
use std::fmt::Write;

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn page(document: &Document, cell: &dyn Fn(&Cell) -> String, paragraph: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => out.push_str(&paragraph(&p.text)),
            Block::Table(t) => {
                out.push_str("<table border=1>");
                for row in &t.rows {
                    out.push_str("<tr>");
                    for c in &row.cells {
                        write!(out, "<td colspan={} rowspan=\"{}\">{}</td>", c.col_span, c.row_span, cell(c)).expect("a string");
                    }
                    out.push_str("</tr>\n");
                }
                out.push_str("</table>\n");
            }
        }
    }
    out
}

/// Text split into runs at every third character, each in a span of its own.
fn runs(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    chars
        .chunks(3)
        .map(|c| {
            format!(
                "<span lang=EN-US style='font-family:仿宋_GB2312;mso-hansi-font-family:\"Times New Roman\"'>{}</span>",
                escape(&c.iter().collect::<String>())
            )
        })
        .collect()
}

pub fn word(document: &Document) -> Vec<u8> {
    let cell = |c: &Cell| {
        let content = if c.text.is_empty() { "<o:p>&nbsp;</o:p>".to_owned() } else { runs(&c.text) };
        format!("<p class=MsoNormal align=center style='mso-element:frame;text-align:center'>{content}<o:p></o:p></p>")
    };
    let paragraph = |text: &str| format!("<p class=MsoNormal style='text-indent:32.0pt'>{}<o:p></o:p></p>\n", runs(text));
    let body = page(document, &cell, &paragraph);
    let style = "<style><!-- @font-face {font-family:宋体;} p.MsoNormal {margin:0cm;} --></style><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->";
    format!("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=utf-8>{style}</head><body>{body}</body></html>")
        .into_bytes()
}

fn flat(document: &Document, tag: &str) -> Vec<u8> {
    let mut out = String::from("<!DOCTYPE html><meta charset=utf-8><body>");
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => write!(out, "<p>{}</p>", escape(&p.text)).expect("a string"),
            Block::Table(t) => {
                for cell in t.rows.iter().flat_map(|r| &r.cells) {
                    let text = if cell.text.is_empty() { "&nbsp;".to_owned() } else { escape(&cell.text) };
                    writeln!(out, "<{tag} class=cell>{text}</{tag}>").expect("a string");
                }
            }
        }
    }
    out.into_bytes()
}

pub fn paragraph_a_cell(document: &Document) -> Vec<u8> {
    flat(document, "p")
}

pub fn div_a_cell(document: &Document) -> Vec<u8> {
    flat(document, "div")
}

pub fn layout_tables(document: &Document) -> Vec<u8> {
    let body = page(document, &|c| escape(&c.text), &|t| format!("<p>{}</p>", escape(t)));
    format!(
        "<html><head><title>年报_某某门户</title><script>var a = '<table>';</script></head><body><table><tr><td>首页 &gt; 政务公开 &gt; 政府信息公开年报</td></tr>\
         <tr><td><ul><li>指南</li><li>年报</li></ul></td><td><table><tr><td>发布机构：某某 浏览 1024 次</td></tr><tr><td>{body}</td></tr></table></td></tr>\
         <tr><td>主办单位：某某 电话 0000-8260117</td></tr></table></body></html>"
    )
    .into_bytes()
}

pub fn unclosed(document: &Document) -> Vec<u8> {
    let html = String::from_utf8(document::write::html(document)).expect("text");
    ["</td>", "</th>", "</tr>", "</p>"].iter().fold(html, |html, tag| html.replace(tag, "")).into_bytes()
}
