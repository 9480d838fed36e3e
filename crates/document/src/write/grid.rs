//! A table as a grid without holes: what each row shows from left to right.
//!
//! A [`Row`](crate::Row) holds only the cells that begin in it. Formats that
//! draw a grid also need what hangs down from above and what is missing.

use crate::{Cell, Table};

/// The most columns a written table has, the width of a worksheet.
pub const MAX_COLUMNS: u32 = 16_384;

/// A piece of a row, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// The grid column in which it begins.
    pub column: u32,
    /// How many grid columns it covers.
    pub col_span: u32,
}

/// What a piece of a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'t> {
    /// A cell that begins here and covers so many rows.
    Begins(&'t Cell, u32),
    /// The continuation of a cell that began above.
    Hangs,
    /// Nothing: the original has no cell here.
    Missing,
}

/// The number of grid columns of a table.
pub fn width(table: &Table) -> u32 {
    let ends = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column.saturating_add(c.col_span.max(1)));
    ends.max().unwrap_or(0).min(MAX_COLUMNS)
}

/// The rows of a table, each filled to the full width. Spans are cut where
/// they would leave the table or run into another cell.
pub fn rows(table: &Table) -> impl Iterator<Item = Vec<Piece<'_>>> {
    let width = width(table);
    let count = table.rows.len();
    // For each column: rows still covered from above, and where that piece began.
    let mut hanging: Vec<(usize, u32)> = vec![(0, 0); width as usize];
    table.rows.iter().enumerate().map(move |(index, row)| {
        let mut pieces = Vec::with_capacity(row.cells.len() + 2);
        let mut cells = row.cells.iter().peekable();
        let mut column = 0;
        while column < width {
            if hanging[column as usize].0 > 0 {
                let began = hanging[column as usize];
                let col_span = run(&hanging, column, |h| *h == began);
                pieces.push(Piece { kind: Kind::Hangs, column, col_span });
                for h in &mut hanging[column as usize..(column + col_span) as usize] {
                    h.0 -= 1;
                }
                column += col_span;
                continue;
            }
            let free = run(&hanging, column, |h| h.0 == 0);
            match cells.peek() {
                Some(cell) if cell.column <= column => {
                    let col_span = cell.col_span.clamp(1, free);
                    let row_span = (cell.row_span.max(1) as usize).min(count - index);
                    pieces.push(Piece { kind: Kind::Begins(cell, u32::try_from(row_span).unwrap_or(u32::MAX)), column, col_span });
                    for h in &mut hanging[column as usize..(column + col_span) as usize] {
                        *h = (row_span - 1, column);
                    }
                    column += col_span;
                    cells.next();
                }
                next => {
                    let until = next.map_or(width, |c| c.column.min(width));
                    let col_span = free.min(until - column);
                    pieces.push(Piece { kind: Kind::Missing, column, col_span });
                    column += col_span;
                }
            }
        }
        pieces
    })
}

/// How many columns from `from` on satisfy `keeps`.
fn run(hanging: &[(usize, u32)], from: u32, keeps: impl Fn(&(usize, u32)) -> bool) -> u32 {
    let length = hanging[from as usize..].iter().take_while(|h| keeps(h)).count();
    u32::try_from(length).unwrap_or(MAX_COLUMNS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Row};

    fn cell(text: &str, column: u32, col_span: u32, row_span: u32) -> Cell {
        Cell { text: text.to_owned(), column, col_span, row_span, place: Place::Paragraph(1) }
    }

    fn check(rows_in: Vec<Vec<Cell>>, expected: &[&str]) {
        let table = Table { rows: rows_in.into_iter().map(|cells| Row { cells }).collect() };
        let shown: Vec<String> = rows(&table)
            .map(|pieces| {
                let one = |p: &Piece| match p.kind {
                    Kind::Begins(c, rows) => format!("{}@{}+{}x{rows}", c.text, p.column, p.col_span),
                    Kind::Hangs => format!("^@{}+{}", p.column, p.col_span),
                    Kind::Missing => format!("-@{}+{}", p.column, p.col_span),
                };
                pieces.iter().map(one).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_cell_hangs_down_beside_its_neighbours() {
        check(vec![vec![cell("a", 0, 2, 2), cell("b", 2, 1, 1)], vec![cell("c", 2, 1, 1)]], &["a@0+2x2 b@2+1x1", "^@0+2 c@2+1x1"]);
    }

    #[test]
    fn a_hole_is_filled_up() {
        check(vec![vec![cell("a", 0, 1, 1), cell("b", 3, 1, 1)], vec![]], &["a@0+1x1 -@1+2 b@3+1x1", "-@0+4"]);
    }

    #[test]
    fn a_span_does_not_leave_the_table() {
        check(vec![vec![cell("a", 0, 1, 9)], vec![]], &["a@0+1x2", "^@0+1"]);
    }

    #[test]
    fn a_span_stops_before_what_hangs_from_above() {
        check(vec![vec![cell("a", 0, 1, 1), cell("b", 1, 1, 2)], vec![cell("c", 0, 2, 1)]], &["a@0+1x1 b@1+1x2", "c@0+1x1 ^@1+1"]);
    }
}
