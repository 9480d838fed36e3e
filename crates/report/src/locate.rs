//! From a [`Document`] to a [`Reading`]: where the sections begin, where the
//! tables stand, which printed row is which row of the form, what each cell
//! says, and what the running text is.
//!
//! One way for every shape. A document becomes lines, the lines of a table
//! zone become pieces, a run of values with the words before it becomes a
//! candidate row, and candidates are matched to the rows of the form in order.
//! Nothing here checks sums, except to cut digits that run together; nothing
//! turns a cell that was not read into a number.

mod align;
mod cell;
mod glue;
mod likeness;
mod lines;
mod names;
mod rows;
mod sections;
mod table2;
mod table3;
mod table4;
mod value;

use crate::divisions;
use crate::form::{CellId, Edition, Tables};
use crate::infer::infer;
use crate::reading::{Doubt, FormKind, Passage, Reading};
use document::Document;
use lines::{Line, Script};
use sections::{Heading, Zones};

/// Reads a document as an annual report.
pub fn locate(document: &Document) -> Reading {
    let script = lines::script(document);
    let lines = lines::lines(document, script);
    let headings = sections::headings(&lines);
    let zones = sections::zones(&lines, &headings);
    let mut reading = Reading { sections: headings.iter().map(|h| h.section.clone()).collect(), ..Reading::default() };
    names::fill(&lines, headings.first().map(|h| h.line), &mut reading);
    notes(document, script, &mut reading);

    let tables = tables(&lines, &zones, script, &mut reading);
    reading.narrative = narrative(&lines, &headings, &zones);
    let disclosure = reading.title.is_some() || mentions(&lines, "政府信息公开");
    reading.is_report = tables.is_some() || (reading.title.is_some() || headings.len() >= 4) && disclosure;
    reading.form = match tables {
        Some(tables) => Some(FormKind::Statutory(tables)),
        None if !reading.is_report => None,
        None if reading.year.is_some_and(|y| y < 2019) => Some(FormKind::Pre2019),
        None => Some(FormKind::Statutory(Tables::uniform(edition_of(reading.year)))),
    };
    match reading.form {
        Some(FormKind::Statutory(tables)) => complete(tables, &mut reading),
        _ => reading.cells = crate::Cells::new(),
    }
    identity(&lines, &mut reading);
    reading
}

/// The edition a year asks for, when no table tells.
fn edition_of(year: Option<i16>) -> Edition {
    if year.is_some_and(|y| y < 2021) { Edition::E2019 } else { Edition::E2021 }
}

/// Reads the three tables; `None` if there is none.
fn tables(lines: &[Line<'_>], zones: &Zones, script: Script, reading: &mut Reading) -> Option<Tables> {
    let pieces = |zone: &std::ops::Range<usize>| {
        let mut out = Vec::with_capacity(zone.len());
        for index in zone.clone() {
            lines::pieces(&lines[index], index, script, &mut out);
        }
        out
    };
    let Reading { cells, labels, missing_heads, doubts, .. } = reading;
    let t2 = table2::read(&pieces(&zones.t2), reading.year, cells, labels, doubts);
    let expected = if t2.any { t2.edition } else { edition_of(reading.year) };
    let t3 = table3::read(&pieces(&zones.t3), expected, cells, labels, missing_heads, doubts);
    let t4 = table4::read(&pieces(&zones.t4), cells, missing_heads, doubts);
    if !(t2.any || t3.any || t4) {
        return None;
    }
    let t2_edition = if t2.any { t2.edition } else { t3.edition };
    // Table 4 is the same in both; it is named after table 2.
    Some(Tables { t2: t2_edition, t3: t3.edition, t4: t2_edition })
}

/// Sees to it that every cell of the form is there and no other, and says
/// which tables were not found.
fn complete(tables: Tables, reading: &mut Reading) {
    let mut cells = crate::Cells::new();
    let mut unread: Vec<CellId> = Vec::new();
    for id in tables.cells() {
        let cell = reading.cells.get(id).unwrap_or(crate::CellRef::unread());
        if cell.state == crate::CellState::Unread && !reading.doubts.iter().any(|d| d.cells.contains(&id)) {
            unread.push(id);
        }
        cells.put(id, cell);
    }
    reading.cells = cells;
    // Which equations were used for it the checks find out again themselves.
    let _used = infer(&mut reading.cells, tables);
    if !unread.is_empty() {
        let message = format!("有 {} 格没有读出：表格没有找到，或者认不出它的样子。", unread.len());
        reading.doubts.push(Doubt { code: "not-found", cells: unread, message, place: None });
    }
}

/// Running text outside tables. In the zones of tables only what reads like a
/// sentence counts.
fn narrative(lines: &[Line<'_>], headings: &[Heading], zones: &Zones) -> Vec<Passage> {
    let mut out = Vec::with_capacity(lines.len() / 4);
    let mut section = None;
    let mut next = headings.iter().enumerate().peekable();
    for (index, line) in lines.iter().enumerate() {
        let mut text = line.text.trim();
        if let Some((at, heading)) = next.peek()
            && heading.line == index
        {
            section = Some(*at);
            let name = &heading.section.heading;
            // What follows a heading on its own line is text of the section.
            text = text.split_once(name.as_str()).map_or("", |(_, rest)| rest.trim());
            next.next();
        }
        let in_table = [&zones.t2, &zones.t3, &zones.t4].iter().any(|z| z.contains(&index));
        let prose = !in_table || (text.chars().count() > 12 && text.contains(['。', ';']) && !text.contains('|'));
        if !text.is_empty() && prose {
            out.push(Passage { section, text: text.to_owned(), place: line.place });
        }
    }
    // A reading is kept much longer than it takes to read.
    out.shrink_to_fit();
    out
}

fn notes(document: &Document, script: Script, reading: &mut Reading) {
    for note in &document.notes {
        reading.notes.push(Doubt { code: note.code.name(), cells: Vec::new(), message: note.message.clone(), place: note.place });
    }
    if script == Script::Traditional {
        let code = document::NoteCode::TraditionalScript.name();
        let message = "原文是繁体字，按简体字读。".to_owned();
        reading.notes.push(Doubt { code, cells: Vec::new(), message, place: None });
    }
}

fn mentions(lines: &[Line<'_>], word: &str) -> bool {
    lines.iter().any(|l| l.text.contains(word))
}

/// Region, level and full name, from the agency's name and the places the
/// text mentions.
fn identity(lines: &[Line<'_>], reading: &mut Reading) {
    if let Some(agency) = &reading.agency {
        let who = divisions::identify(agency, &|place| mentions(lines, place));
        (reading.region, reading.level, reading.agency_official) = (who.region, who.level, who.official);
    }
}
