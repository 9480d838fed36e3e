//! A letter that was edited by hand and comes back: its body without the frame,
//! so that number, date and remedies are put around it anew.

use crate::facts::{Facts, day};
use crate::letter::{Form, Letter};
use crate::say::squeeze;
use crate::template::Line;
use document::model::{Block, Document, Role};

/// The body of a letter that a reader took from a file.
///
/// Head (发文机关, 文号, 文书名称, 受文人) and foot (救济途径, 附件, 落款, 日期,
/// 联系方式) are known by what they say and left out; everything between them is
/// kept, also what the wording does not have.
pub fn body(letter: &Letter, facts: &Facts, document: &Document) -> Vec<Line> {
    let mut lines: Vec<Line> = document.blocks.iter().flat_map(of_block).collect();
    let is = |line: &Line, texts: &[String]| matches!(line, Line::Text(t) | Line::Heading(t) | Line::Left(t) | Line::Right(t) if texts.contains(&squeeze(t)));
    let head = [
        squeeze(&facts.agency.name),
        squeeze(letter.title),
        squeeze(facts.paper.number.as_deref().unwrap_or_default()),
        squeeze(&format!("{}：", facts.to.name)),
    ];
    // The head is at most the first lines; a body may name the agency later.
    let mut at = 0;
    lines.retain(|line| {
        at += 1;
        at > 8 || !is(line, &head)
    });
    if letter.form == Form::Sheet {
        return lines;
    }
    let signed = lines.iter().rposition(|line| is(line, &[squeeze(&day(facts.paper.dated.0))]));
    if let Some(end) = signed {
        lines.truncate(end);
    } else if let Some(end) = lines.iter().rposition(|line| is(line, &head[..1])) {
        lines.truncate(end);
    }
    if lines.last().is_some_and(|line| is(line, &head[..1])) {
        lines.pop();
    }
    let remedies: Vec<String> = facts.remedies.iter().map(|r| squeeze(r)).collect();
    let enclosures: Vec<String> = crate::frame::enclosures(facts).iter().map(|line| squeeze(line)).collect();
    let is_foot = |line: &Line| is(line, &remedies) || is(line, &enclosures);
    while lines.last().is_some_and(is_foot) {
        lines.pop();
    }
    lines
}

fn of_block(block: &Block) -> Vec<Line> {
    match block {
        Block::Paragraph(p) if p.text.trim().is_empty() => Vec::new(),
        Block::Paragraph(p) => vec![match p.role {
            Role::Heading(_) => Line::Heading(p.text.clone()),
            _ => Line::Text(p.text.trim().to_owned()),
        }],
        Block::Table(t) => t.rows.iter().map(|row| Line::Row(row.cells.iter().map(|c| c.text.clone()).collect())).collect(),
    }
}
