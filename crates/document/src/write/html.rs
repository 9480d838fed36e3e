//! One standalone HTML page: no script, no outside file, ready for printing.
//!
//! It does not know style sheets of the product; the few rules in it make a
//! page that a browser prints on A4 as people expect.

use super::grid::{self, Kind};
use crate::model::Role;
use crate::{Block, Document, Table};

const STYLE: &str = "\
body{max-width:46em;margin:2em auto;padding:0 1em;font:16px/1.75 \"FangSong_GB2312\",\"FangSong\",\"STFangsong\",serif;color:#111;background:#fff}
h1{font:700 1.6em/1.4 \"FZXiaoBiaoSong-B05S\",\"SimSun\",\"Songti SC\",serif;text-align:center}
h2,h3,h4,h5,h6{font:400 1.1em/1.6 \"SimHei\",\"Heiti SC\",sans-serif}
p{margin:0;text-indent:2em;white-space:pre-wrap}
table{width:100%;margin:1em 0;border-collapse:collapse;font-size:.875em;line-height:1.4}
td{padding:.25em .4em;border:1px solid #111;text-align:center;vertical-align:middle}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@media print{body{max-width:none;margin:0;padding:0}tr{break-inside:avoid}}
";

/// Writes a document as a page of HTML in UTF-8.
pub fn html(document: &Document) -> Vec<u8> {
    let mut out = String::with_capacity(4096);
    out.push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    escape(&mut out, super::title(document));
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n");
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => {
                let tag = match p.role {
                    Role::Title => "h1",
                    Role::Body | Role::Issuer | Role::Number | Role::Addressee | Role::Signature | Role::Dated => "p",
                    Role::Heading(0 | 1) => "h2",
                    Role::Heading(2) => "h3",
                    Role::Heading(3) => "h4",
                    Role::Heading(4) => "h5",
                    Role::Heading(_) => "h6",
                };
                open(&mut out, tag, 1, 1);
                lines(&mut out, &p.text);
                close(&mut out, tag);
            }
            Block::Table(t) => table(&mut out, t),
        }
    }
    out.push_str("</body>\n</html>\n");
    out.into_bytes()
}

fn table(out: &mut String, table: &Table) {
    out.push_str("<table>\n");
    for row in grid::rows(table) {
        out.push_str("<tr>\n");
        for piece in row {
            match piece.kind {
                Kind::Begins(cell, row_span) => {
                    open(out, "td", piece.col_span, row_span);
                    lines(out, &cell.text);
                    close(out, "td");
                }
                Kind::Missing => {
                    open(out, "td", piece.col_span, 1);
                    close(out, "td");
                }
                Kind::Hangs => {}
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

fn open(out: &mut String, tag: &str, col_span: u32, row_span: u32) {
    out.push('<');
    out.push_str(tag);
    for (name, span) in [("colspan", col_span), ("rowspan", row_span)] {
        if span > 1 {
            out.push_str(&format!(" {name}=\"{span}\""));
        }
    }
    out.push('>');
}

fn close(out: &mut String, tag: &str) {
    out.push_str("</");
    out.push_str(tag);
    out.push_str(">\n");
}

fn lines(out: &mut String, text: &str) {
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            out.push_str("<br>");
        }
        escape(out, line);
    }
}

/// Writes text so that no reader of HTML takes it for markup. Control
/// characters have no place in HTML and are left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
}
