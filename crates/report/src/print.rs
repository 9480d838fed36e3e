//! A report in the official layout, as a [`Document`].
//!
//! What is printed is never altered: a blank stays blank, a dash a dash, a
//! row the report lacks is not printed, a cell that was not read is printed
//! as `?`, and no inferred value is put in.

use crate::cells::{CellRef, CellState, Cells};
use crate::form::{APPLICANTS, CellId, T3Row, T4_BLOCKS, T4_COLUMNS, Tables, cell, t2, t3};
use crate::reading::{FormKind, Reading};
use document::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};

/// Lays a report out: title, preamble, six sections with their tables.
pub fn print(reading: &Reading) -> Document {
    let mut blocks = Vec::new();
    if let Some(title) = &reading.title {
        blocks.push(paragraph(title, Role::Title));
    }
    for (name, value) in
        [("索引号", reading.index_no.clone()), ("文号", reading.doc_no.clone()), ("发布日期", reading.published.map(|d| d.to_string()))]
    {
        if let Some(value) = value {
            blocks.push(paragraph(&format!("{name}：{value}"), Role::Body));
        }
    }
    let title = reading.title.as_deref().unwrap_or("");
    let preamble = reading.narrative.iter().filter(|p| p.section.is_none() && !is_head_matter(&p.text, title));
    blocks.extend(preamble.map(|p| paragraph(&p.text, Role::Body)));
    for (index, section) in reading.sections.iter().enumerate() {
        blocks.push(paragraph(&format!("{}、{}", section.no, section.heading), Role::Heading(1)));
        blocks.extend(reading.narrative.iter().filter(|p| p.section == Some(index)).map(|p| paragraph(&p.text, Role::Body)));
        if let Some(FormKind::Statutory(tables)) = reading.form {
            match section.no.as_str() {
                "二" => blocks.push(Block::Table(table_2(&reading.cells, tables))),
                "三" => blocks.push(Block::Table(table_3(&reading.cells, tables))),
                "四" => blocks.push(Block::Table(table_4(&reading.cells))),
                _ => {}
            }
        }
    }
    Document { blocks, ..Document::default() }
}

/// Lines before the first section that are printed anew, or are furniture of
/// the page.
fn is_head_matter(text: &str, title: &str) -> bool {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace() && *c != '|').collect();
    squeezed.len() < 12 && !squeezed.ends_with('。')
        || (!title.is_empty() && (squeezed.contains(title) || title.contains(squeezed.as_str())))
        || ["索引号", "发文日期", "发布日期", "日期:", "文号", "---"].iter().any(|m| squeezed.starts_with(m))
}

fn paragraph(text: &str, role: Role) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), place: NOWHERE, role })
}

/// A printed document is not a place in an original.
const NOWHERE: Place = Place::Paragraph(0);

/// Builds a table row by row; keeps the grid columns that hang down.
#[derive(Default)]
struct Grid {
    table: Table,
    hanging: Vec<u32>,
}

impl Grid {
    /// A row of (text, columns, rows).
    fn row(&mut self, cells: &[(&str, u32, u32)]) {
        let mut row = Row::default();
        let mut column = 0u32;
        for (text, col_span, row_span) in cells {
            while self.hanging.get(column as usize).is_some_and(|h| *h > 0) {
                column += 1;
            }
            row.cells.push(Cell { text: (*text).to_owned(), column, col_span: *col_span, row_span: *row_span, place: NOWHERE });
            let end = (column + col_span) as usize;
            if self.hanging.len() < end {
                self.hanging.resize(end, 0);
            }
            self.hanging[column as usize..end].fill(*row_span);
            column += col_span;
        }
        self.hanging.iter_mut().for_each(|h| *h = h.saturating_sub(1));
        self.table.rows.push(row);
    }
}

/// What a cell prints.
pub fn printed(cell: Option<CellRef<'_>>) -> String {
    match cell {
        None => String::new(),
        Some(cell) => match cell.state {
            CellState::Printed | CellState::Decoded => cell.value.map_or("?".to_owned(), |v| v.normalize().to_string()),
            CellState::Dash if cell.raw.is_empty() => "/".to_owned(),
            CellState::Dash => cell.raw.to_owned(),
            CellState::Blank | CellState::MissingRow => String::new(),
            CellState::Unread => "?".to_owned(),
        },
    }
}

/// Whether the report lacks the row of a cell.
fn is_missing(cells: &Cells, id: CellId) -> bool {
    cells.get(id).is_none_or(|c| c.state == CellState::MissingRow)
}

fn table_2(cells: &Cells, tables: Tables) -> Table {
    let mut grid = Grid::default();
    let mut item = "";
    let mut heads: Vec<&str> = Vec::new();
    for row in t2(tables.t2) {
        if is_missing(cells, row.cells[0].1) {
            continue;
        }
        let spans = spans(row.cells.len());
        let own: Vec<&str> = row.cells.iter().map(|(head, _)| *head).collect();
        if row.item != item {
            grid.row(&[(row.item, 4, 1)]);
            heads.clear();
            item = row.item;
        }
        if own != heads {
            let mut line = vec![("信息内容", 1, 1)];
            line.extend(own.iter().zip(spans).map(|(head, span)| (*head, *span, 1)));
            grid.row(&line);
            heads = own;
        }
        let values: Vec<String> = row.cells.iter().map(|(_, id)| printed(cells.get(*id))).collect();
        let mut line = vec![(row.label, 1, 1)];
        line.extend(values.iter().zip(spans).map(|(value, span)| (value.as_str(), *span, 1)));
        grid.row(&line);
    }
    grid.table
}

/// How the values of a row share the three columns right of the label.
fn spans(values: usize) -> &'static [u32] {
    match values {
        1 => &[3],
        2 => &[1, 2],
        _ => &[1, 1, 1],
    }
}

fn table_3(cells: &Cells, tables: Tables) -> Table {
    let mut grid = Grid::default();
    let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    grid.row(&[(corner, 3, 3), ("申请人情况", 7, 1)]);
    grid.row(&[("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)]);
    grid.row(&APPLICANTS[1..6].iter().map(|a| (a.label, 1, 1)).collect::<Vec<_>>());
    let rows: Vec<&T3Row> = t3(tables.t3).iter().filter(|r| !is_missing(cells, cell(r.name, APPLICANTS[0].name))).collect();
    let is_result = |r: &T3Row| r.name.starts_with("applications.result.");
    let results = u32::try_from(rows.iter().filter(|r| is_result(r)).count()).unwrap_or(1);
    let mut group = "";
    let mut first_result = true;
    for row in &rows {
        let values: Vec<String> = APPLICANTS.iter().map(|a| printed(cells.get(cell(row.name, a.name)))).collect();
        let mut line: Vec<(&str, u32, u32)> = Vec::new();
        if is_result(row) {
            if std::mem::take(&mut first_result) {
                line.push(("三、本年度办理结果", 1, results));
            }
            if row.group.is_empty() {
                line.push((row.label, 2, 1));
            } else {
                if row.group != group {
                    let size = rows.iter().filter(|r| r.group == row.group).count();
                    line.push((row.group, 1, u32::try_from(size).unwrap_or(1)));
                }
                line.push((row.label, 1, 1));
            }
            group = row.group;
        } else {
            line.push((row.label, 3, 1));
        }
        line.extend(values.iter().map(|v| (v.as_str(), 1, 1)));
        grid.row(&line);
    }
    grid.table
}

fn table_4(cells: &Cells) -> Table {
    let mut grid = Grid::default();
    grid.row(&[("行政复议", 5, 1), ("行政诉讼", 10, 1)]);
    let mut line: Vec<(&str, u32, u32)> = T4_COLUMNS.iter().map(|c| (c.label, 1, 2)).collect();
    line.extend([(T4_BLOCKS[1].label, 5, 1), (T4_BLOCKS[2].label, 5, 1)]);
    grid.row(&line);
    grid.row(&T4_COLUMNS.iter().chain(&T4_COLUMNS).map(|c| (c.label, 1, 1)).collect::<Vec<_>>());
    let values: Vec<String> = T4_BLOCKS.iter().flat_map(|b| T4_COLUMNS.iter().map(|c| printed(cells.get(cell(b.name, c.name))))).collect();
    grid.row(&values.iter().map(|v| (v.as_str(), 1, 1)).collect::<Vec<_>>());
    grid.table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CellValue;
    use crate::cells::CellState;
    use crate::form::Edition;
    use crate::reading::Section;

    fn reading(edition: Edition) -> Reading {
        let tables = Tables::uniform(edition);
        let mut reading = Reading {
            title: Some("云汀县教育局2024年政府信息公开工作年度报告".to_owned()),
            form: Some(FormKind::Statutory(tables)),
            ..Reading::default()
        };
        for (no, heading, _) in crate::form::SECTIONS {
            reading.sections.push(Section { no: no.to_owned(), heading: heading.to_owned(), place: NOWHERE });
        }
        for (n, id) in tables.cells().into_iter().enumerate() {
            reading.cells.set(id, CellValue::printed(n as i64));
        }
        reading
    }

    /// What is printed is read back as the same cells.
    fn check(reading: &Reading) {
        let back = crate::locate(&print(reading));
        assert_eq!(back.form, reading.form);
        for (id, cell) in reading.cells.iter() {
            let got = back.cells.get(id).expect("the cell");
            assert_eq!((got.state, got.value), (cell.state, cell.value), "{}", id.name());
        }
    }

    #[test]
    fn both_editions_read_back_as_printed() {
        check(&reading(Edition::E2021));
        check(&reading(Edition::E2019));
    }

    #[test]
    fn states_survive_printing() {
        let mut report = reading(Edition::E2021);
        let set = |reading: &mut Reading, name: &str, state: CellState| {
            let id = CellId::named(name).expect("a cell");
            let raw = if state == CellState::Dash { "/".to_owned() } else { String::new() };
            reading.cells.set(id, CellValue { state, raw, ..CellValue::unread() });
        };
        set(&mut report, "applications.result.partial.research_institution", CellState::Blank);
        set(&mut report, "remedies.litigation_direct.other", CellState::Dash);
        set(&mut report, "applications.received.total", CellState::Unread);
        for applicant in &APPLICANTS {
            set(&mut report, &format!("applications.result.other.misc.{}", applicant.name), CellState::MissingRow);
        }
        check(&report);
    }
}
