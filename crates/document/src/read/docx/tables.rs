//! Tables of a DOCX file: cells with `gridSpan` and `vMerge` to cells with
//! spans.

use crate::model::{Cell, Place, Row, Table};
use crate::{Limits, ReadError};
use std::collections::HashMap;

/// A table while its rows come in.
#[derive(Debug, Default)]
pub struct Building {
    /// Number of the table in the file, from 1.
    pub number: u32,
    rows: Vec<Vec<Raw>>,
    row: Vec<Raw>,
    column: u32,
    is_row_dropped: bool,
    cell: Option<Raw>,
}

#[derive(Debug, Default)]
struct Raw {
    column: u32,
    span: u32,
    merge: Merge,
    lines: Vec<String>,
}

/// How a cell hangs together with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Merge {
    /// It stands alone.
    #[default]
    None,
    /// Others below may continue it.
    Restart,
    /// It continues the cell above.
    Above,
    /// It continues the cell to the left.
    Left,
}

impl Building {
    /// A new table.
    pub fn new(number: u32) -> Self {
        Building { number, ..Building::default() }
    }

    /// A row begins.
    pub fn open_row(&mut self) {
        self.row.clear();
        self.column = 0;
        self.is_row_dropped = false;
    }

    /// The row begins further right.
    pub fn skip(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns);
    }

    /// The row is not on the page.
    pub fn drop_row(&mut self) {
        self.is_row_dropped = true;
    }

    /// A row ends.
    pub fn close_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if !self.is_row_dropped {
            self.rows.push(row);
        }
    }

    /// A cell begins.
    pub fn open_cell(&mut self) {
        self.cell = Some(Raw { span: 1, ..Raw::default() });
    }

    /// The width of the cell in grid columns.
    pub fn span(&mut self, columns: u32) {
        if let Some(cell) = &mut self.cell {
            cell.span = columns.max(1);
        }
    }

    /// How the cell hangs together with others.
    pub fn merge(&mut self, merge: Merge) {
        if let Some(cell) = &mut self.cell {
            cell.merge = merge;
        }
    }

    /// A paragraph of the cell.
    pub fn line(&mut self, text: String) {
        if let Some(cell) = &mut self.cell {
            cell.lines.push(text);
        }
    }

    /// A cell ends.
    pub fn close_cell(&mut self) {
        let Some(mut cell) = self.cell.take() else { return };
        cell.column = self.column;
        self.column = self.column.saturating_add(cell.span);
        match self.row.last_mut() {
            Some(left) if cell.merge == Merge::Left => left.span = left.span.saturating_add(cell.span),
            _ => self.row.push(cell),
        }
    }

    /// The finished table.
    ///
    /// # Errors
    /// If its spans cover more cells than allowed.
    pub fn finish(self, limits: &Limits) -> Result<Table, ReadError> {
        let mut table = Table::default();
        // Column → the cell above that may go on, as (row, index in the row).
        let mut above: HashMap<u32, (usize, usize)> = HashMap::new();
        let mut covered = 0u64;
        for (index, raw_row) in self.rows.into_iter().enumerate() {
            let mut row = Row::default();
            let mut open = HashMap::new();
            for raw in raw_row {
                covered = covered.saturating_add(u64::from(raw.span));
                if covered > limits.span_cells {
                    return Err(ReadError::TooLarge(format!(
                        "表格超过上限 {} 格，没有读。请删去多余的空行空列后再交。",
                        limits.span_cells
                    )));
                }
                if raw.merge == Merge::Above
                    && let Some(&(r, c)) = above.get(&raw.column)
                {
                    let cell: &mut Cell = &mut table.rows[r].cells[c];
                    cell.row_span += 1;
                    open.insert(raw.column, (r, c));
                    continue;
                }
                if matches!(raw.merge, Merge::Restart | Merge::Above) {
                    open.insert(raw.column, (index, row.cells.len()));
                }
                let place = Place::DocxCell {
                    table: self.number,
                    row: u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1),
                    col: raw.column.saturating_add(1),
                };
                let text = raw.lines.join("\n").trim().to_owned();
                row.cells.push(Cell { text, column: raw.column, col_span: raw.span, row_span: 1, place });
            }
            above = open;
            table.rows.push(row);
        }
        Ok(table)
    }
}
