//! The frame of a letter: head, title, addressee, remedies, signature. It is
//! the same for all letters of a form, so no template can forget it.

use crate::facts::{Facts, day};
use crate::letter::{Form, Letter};
use crate::template::Line;
use document::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};

/// A letter as it will be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    document: Document,
}

impl Written {
    /// The letter as a document, for the writers of DOCX and PDF.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Its paragraphs and the cells of its tables in order, for the checker.
    pub fn lines(&self) -> Vec<String> {
        lines(&self.document)
    }
}

/// Paragraphs and cells of a document in order.
pub fn lines(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => all.push(p.text.clone()),
            Block::Table(t) => all.extend(t.rows.iter().flat_map(|r| &r.cells).map(|c| c.text.clone())),
        }
    }
    all
}

/// Puts head and foot around a body.
pub(crate) fn frame(letter: &Letter, facts: &Facts, body: Vec<Line>) -> Written {
    let mut sheet = Sheet::default();
    match letter.form {
        Form::Letter => {
            sheet.say(Role::Issuer, facts.agency.name.clone());
            sheet.say(Role::Number, facts.paper.number.clone().unwrap_or_default());
            sheet.say(Role::Title, letter.title.to_owned());
            sheet.say(Role::Addressee, format!("{}：", facts.to.name));
        }
        Form::Sheet => sheet.say(Role::Title, letter.title.to_owned()),
    }
    for line in body {
        sheet.add(line);
    }
    sheet.end_table();
    if letter.form == Form::Letter {
        for remedy in &facts.remedies {
            sheet.say(Role::Body, remedy.clone());
        }
        for line in enclosures(facts) {
            sheet.say(Role::Body, line);
        }
        sheet.say(Role::Signature, facts.agency.name.clone());
        sheet.say(Role::Dated, day(facts.paper.dated.0));
        let Facts { agency, .. } = facts;
        sheet.say(Role::Body, format!("（联系单位：{}；联系电话：{}；地址：{}）", agency.office, agency.phone, agency.address));
    }
    Written { document: sheet.document }
}

/// The lines that name what goes with a letter (附件说明).
pub(crate) fn enclosures(facts: &Facts) -> Vec<String> {
    let names = &facts.paper.enclosures;
    let line = |(index, name): (usize, &String)| {
        let head = if index == 0 { "附件：" } else { "　　　" };
        let number = if names.len() > 1 { format!("{}. ", index + 1) } else { String::new() };
        format!("{head}{number}{name}")
    };
    names.iter().enumerate().map(line).collect()
}

#[derive(Default)]
struct Sheet {
    document: Document,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn say(&mut self, role: Role, text: String) {
        self.document.blocks.push(Block::Paragraph(Paragraph { text, place: place(), role }));
    }

    fn add(&mut self, line: Line) {
        if let Line::Row(cells) = line {
            self.rows.push(cells);
            return;
        }
        self.end_table();
        match line {
            Line::Heading(text) => self.say(Role::Heading(1), text),
            Line::Left(text) => self.say(Role::Addressee, text),
            Line::Right(text) => self.say(Role::Signature, text),
            // Each paragraph that was filled in is one of the letter's.
            Line::Text(text) => text.split('\n').filter(|t| !t.trim().is_empty()).for_each(|t| self.say(Role::Body, t.trim().to_owned())),
            Line::Row(_) => {}
        }
    }

    /// The rows so far as a table; in a short row the last cell goes to the
    /// right edge.
    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let Some(wide) = rows.iter().map(Vec::len).max() else { return };
        let row = |cells: Vec<String>| {
            let last = cells.len() - 1;
            let cell = |(at, text): (usize, String)| Cell {
                text,
                column: u32::try_from(at).unwrap_or(u32::MAX),
                col_span: if at == last { u32::try_from(wide - last).unwrap_or(1) } else { 1 },
                row_span: 1,
                place: place(),
            };
            Row { cells: cells.into_iter().enumerate().map(cell).collect() }
        };
        let rows = rows.into_iter().filter(|r| !r.is_empty()).map(row).collect();
        self.document.blocks.push(Block::Table(Table { rows }));
    }
}

/// What is written has no place in an original.
fn place() -> Place {
    Place::Paragraph(0)
}
