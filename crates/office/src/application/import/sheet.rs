//! The tables of a ledger: where its head is, what its columns are called, and
//! its rows. A head of two rows becomes one (`申请人信息/姓名`); titles above
//! and sums below are left out.

use super::field::{Field, Mapping, bare, suggest};
use document::model::{Block, Document, Place, Row, Table};

/// A table of a ledger.
#[derive(Debug)]
pub struct Found {
    /// The names of its columns.
    pub names: Vec<String>,
    /// What each means.
    pub fields: Vec<Option<Field>>,
    /// Its rows: the number a person counts, and the cells.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// So many rows at the top are looked at for a head.
const TOP: usize = 12;

/// The tables that have the head of a ledger.
pub fn tables(document: &Document, own: &Mapping) -> Vec<Found> {
    let tables = document.blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None });
    tables.filter_map(|t| table(t, own)).collect()
}

/// A head that a table may have.
struct Head {
    /// The row below it.
    end: usize,
    names: Vec<String>,
    fields: Vec<Option<Field>>,
    /// How many columns are known by it.
    known: usize,
}

fn table(table: &Table, own: &Mapping) -> Option<Found> {
    let width = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.col_span).max().unwrap_or(0) as usize;
    if width > 500 {
        return None;
    }
    let grid = |row: &Row| {
        let mut cells = vec![String::new(); width];
        for cell in &row.cells {
            if let Some(place) = cells.get_mut(cell.column as usize) {
                place.clone_from(&cell.text);
            }
        }
        cells
    };
    let heads = (0..table.rows.len().min(TOP)).flat_map(|at| [(at, 1), (at, 2)]).filter(|(at, rows)| at + rows <= table.rows.len());
    let mut best: Option<Head> = None;
    for (at, rows) in heads {
        let names = head(table, at, rows, width);
        let fields = suggest(&names, own);
        let known = fields.iter().flatten().count();
        if is_ledger(&fields) && best.as_ref().is_none_or(|best| known > best.known) {
            best = Some(Head { end: at + rows, names, fields, known });
        }
    }
    let Head { end, names, fields, .. } = best?;
    let body = table.rows.iter().enumerate().skip(end);
    let rows = body.filter_map(|(at, row)| {
        let cells = grid(row);
        let again = cells.iter().zip(&names).filter(|(cell, name)| !cell.is_empty() && bare(cell) == bare(name)).count() > 2;
        (!is_blank(&cells) && !is_sum(&cells) && !again).then(|| (number(row, at), cells))
    });
    let rows = rows.collect();
    Some(Found { names, fields, rows })
}

/// A ledger tells at least when an application came, and who or what.
fn is_ledger(fields: &[Option<Field>]) -> bool {
    let has = |field| fields.contains(&Some(field));
    (has(Field::Received) || has(Field::Submitted)) && (has(Field::Applicant) || has(Field::Description))
}

/// The names of the columns from one or two rows; a group stands over several.
fn head(table: &Table, at: usize, rows: usize, width: usize) -> Vec<String> {
    let mut names = vec![String::new(); width];
    for row in &table.rows[at..at + rows] {
        for cell in &row.cells {
            let text: String = cell.text.split_whitespace().collect();
            let columns = cell.column as usize..((cell.column + cell.col_span) as usize).min(width);
            for name in &mut names[columns] {
                if !text.is_empty() {
                    if !name.is_empty() {
                        name.push('/');
                    }
                    name.push_str(&text);
                }
            }
        }
    }
    names
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|c| c.trim().is_empty())
}

/// A row that sums up: 合计, 总计, 小计 at its beginning.
fn is_sum(cells: &[String]) -> bool {
    cells.iter().find(|c| !c.trim().is_empty()).is_some_and(|c| matches!(bare(c).as_str(), "合计" | "总计" | "小计" | "本页合计"))
}

fn number(row: &Row, at: usize) -> u32 {
    match row.cells.first().map(|c| c.place) {
        Some(Place::Sheet { row, .. }) => row,
        _ => u32::try_from(at + 1).unwrap_or(u32::MAX),
    }
}
