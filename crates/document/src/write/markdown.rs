//! Markdown with pipe tables.
//!
//! A pipe table knows no spans: what a wide or tall cell covers is written as
//! empty cells, so that every value keeps its column.

use super::grid::{self, Kind};
use crate::model::Role;
use crate::{Block, Document, Table};

/// Writes a document as Markdown in UTF-8.
pub fn markdown(document: &Document) -> Vec<u8> {
    let mut out = String::with_capacity(4096);
    for block in &document.blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Paragraph(p) => {
                let level = match p.role {
                    Role::Body | Role::Issuer | Role::Number | Role::Addressee | Role::Signature | Role::Dated => 0,
                    Role::Title => 1,
                    Role::Heading(n) => usize::from(n.clamp(1, 5)) + 1,
                };
                if level > 0 {
                    out.push_str(&"#".repeat(level));
                    out.push(' ');
                }
                // A heading is one line; in running text two spaces keep a break.
                let separator = if level > 0 { " " } else { "  \n" };
                let lines: Vec<String> = p.text.lines().map(line).collect();
                out.push_str(&lines.join(separator));
                out.push('\n');
            }
            Block::Table(t) => table(&mut out, t),
        }
    }
    out.into_bytes()
}

fn table(out: &mut String, table: &Table) {
    for (index, row) in grid::rows(table).enumerate() {
        let mut columns = 0;
        out.push('|');
        for piece in row {
            if let Kind::Begins(cell, _) = piece.kind {
                let lines: Vec<String> = cell.text.lines().map(inline).collect();
                out.push(' ');
                out.push_str(&lines.join("<br>"));
                out.push_str(" |");
            } else {
                out.push_str("  |");
            }
            out.push_str(&"  |".repeat(piece.col_span as usize - 1));
            columns += piece.col_span as usize;
        }
        out.push('\n');
        if index == 0 {
            out.push('|');
            out.push_str(&" --- |".repeat(columns));
            out.push('\n');
        }
    }
}

/// A line of running text; what would make it a list or a heading is escaped.
fn line(text: &str) -> String {
    let text = inline(text.trim_start_matches([' ', '\t']));
    let marks = ["#", ">", "- ", "+ ", "---", "==="];
    if marks.iter().any(|m| text.starts_with(m)) { format!("\\{text}") } else { text }
}

fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '<' | '|' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
