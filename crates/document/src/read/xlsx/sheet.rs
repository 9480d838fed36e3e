//! The used part of a sheet as a table.

use crate::model::{Cell, Place, Row, Table};
use calamine::Dimensions;
use std::collections::{BTreeMap, HashMap};

/// The cells of a sheet that show something.
#[derive(Debug, Default)]
pub struct Used {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
}

impl Used {
    /// Adds a cell at (row, column), both from 0.
    pub fn add(&mut self, (row, column): (u32, u32), text: String) {
        self.rows.entry(row).or_default().insert(column, text);
    }

    /// The table from the first to the last used row and column, blank cells
    /// included. If that is more than `most` cells — a few cells scattered far
    /// apart — only those that show something are kept.
    pub fn table(self, sheet: u32, merged: &[Dimensions], most: u64) -> Table {
        let (Some((&top, _)), Some((&bottom, _))) = (self.rows.first_key_value(), self.rows.last_key_value()) else {
            return Table::default();
        };
        let left = self.rows.values().filter_map(|r| r.first_key_value()).map(|(c, _)| *c).min().unwrap_or(0);
        let right = self.rows.values().filter_map(|r| r.last_key_value()).map(|(c, _)| *c).max().unwrap_or(0);
        let place = |row: u32, column: u32| Place::Sheet { sheet, row: row.saturating_add(1), col: column.saturating_add(1) };
        if u64::from(bottom - top + 1) * u64::from(right - left + 1) > most {
            let row = |(row, cells): (u32, BTreeMap<u32, String>)| {
                let cell = |(column, text)| Cell { text, column: column - left, col_span: 1, row_span: 1, place: place(row, column) };
                Row { cells: cells.into_iter().map(cell).collect() }
            };
            return Table { rows: self.rows.into_iter().map(row).collect() };
        }
        let merged: HashMap<(u32, u32), (u32, u32)> = merged.iter().map(|m| (m.start, m.end)).collect();
        let mut rows = self.rows;
        // For each column, how many more rows a cell above hangs down.
        let mut hanging = vec![0u32; (right - left + 1) as usize];
        let mut table = Table::default();
        for row in top..=bottom {
            let mut texts = rows.remove(&row).unwrap_or_default();
            let mut made = Row::default();
            let mut column = left;
            while column <= right {
                let covered = &mut hanging[(column - left) as usize];
                if *covered > 0 {
                    *covered -= 1;
                    column += 1;
                    continue;
                }
                let (end_row, end_column) =
                    merged.get(&(row, column)).map_or((row, column), |&(r, c)| (r.clamp(row, bottom), c.clamp(column, right)));
                // A merged region that runs into another ends before it.
                let wide = (column..=end_column).take_while(|c| hanging[(c - left) as usize] == 0).count();
                let col_span = u32::try_from(wide).unwrap_or(1).max(1);
                let row_span = end_row - row + 1;
                for c in column..column + col_span {
                    hanging[(c - left) as usize] = row_span - 1;
                }
                let text = texts.remove(&column).unwrap_or_default();
                made.cells.push(Cell { text, column: column - left, col_span, row_span, place: place(row, column) });
                column += col_span;
            }
            table.rows.push(made);
        }
        table
    }
}
