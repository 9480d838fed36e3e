//! A table as a grid without holes or overlaps, whatever the original says.

use document::model::Table;

use crate::text;

/// More columns than this do not fit an A4 page in letters one can read.
pub(crate) const MAX_COLUMNS: usize = 40;

/// A table in which every place belongs to exactly one cell.
pub(crate) struct Grid {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// From top to bottom, in a row from left to right.
    pub(crate) cells: Vec<GridCell>,
}

/// A cell of a grid.
#[derive(Debug, PartialEq)]
pub(crate) struct GridCell {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) col_span: usize,
    pub(crate) row_span: usize,
    pub(crate) lines: Vec<String>,
}

impl GridCell {
    /// Whether a number stands in it, or a dash in place of one.
    pub(crate) fn is_number(&self) -> bool {
        let [line] = self.lines.as_slice() else { return false };
        line.chars().all(|c| c.is_ascii_digit() || ".,-−+%/—－／ ".contains(c))
    }

    /// The width of the whole text on one line.
    pub(crate) fn width(&self) -> f32 {
        self.lines.iter().map(|line| text::width(line)).fold(0.0, f32::max)
    }

    /// The width of all its lines behind each other.
    pub(crate) fn length(&self) -> f32 {
        self.lines.iter().map(|line| text::width(line)).sum()
    }

    /// The last row it covers, and one.
    pub(crate) fn bottom(&self) -> usize {
        self.y + self.row_span
    }
}

impl Grid {
    /// The grid of a table, or the number of its columns if there are too
    /// many. Cells that would overlap move to the right, spans that would
    /// leave the table are cut, holes are filled with blank cells.
    pub(crate) fn new(table: &Table) -> Result<Grid, usize> {
        let rows = table.rows.len();
        let mut taken: Vec<Vec<bool>> = vec![Vec::new(); rows];
        let mut cells = Vec::new();
        let mut columns = 0;
        for (y, row) in table.rows.iter().enumerate() {
            for cell in &row.cells {
                let mut x = usize::try_from(cell.column).unwrap_or(usize::MAX);
                while taken[y].get(x).copied().unwrap_or(false) {
                    x += 1;
                }
                let wanted = x.saturating_add(usize::try_from(cell.col_span).unwrap_or(usize::MAX).max(1));
                if wanted > MAX_COLUMNS {
                    return Err(wanted);
                }
                let end = (x..wanted).find(|&x| taken[y].get(x).copied().unwrap_or(false)).unwrap_or(wanted);
                let last = y.saturating_add(usize::try_from(cell.row_span).unwrap_or(usize::MAX).max(1)).min(rows);
                let bottom = (y + 1..last).find(|&y| taken[y].iter().skip(x).take(end - x).any(|&taken| taken)).unwrap_or(last);
                for row in &mut taken[y..bottom] {
                    if row.len() < end {
                        row.resize(end, false);
                    }
                    row[x..end].fill(true);
                }
                columns = columns.max(end);
                cells.push(GridCell { x, y, col_span: end - x, row_span: bottom - y, lines: text::lines(&cell.text) });
            }
        }
        for (y, row) in taken.iter().enumerate() {
            let holes = (0..columns).filter(|&x| !row.get(x).copied().unwrap_or(false));
            cells.extend(holes.map(|x| GridCell { x, y, col_span: 1, row_span: 1, lines: Vec::new() }));
        }
        cells.sort_by_key(|cell| (cell.y, cell.x));
        Ok(Grid { columns, rows, cells })
    }

    /// The rows of the head: those above the first row with a number, not
    /// parting a merged cell; without any number, the first row.
    pub(crate) fn head(&self) -> usize {
        let first = self.cells.iter().filter(|cell| cell.is_number()).map(|cell| cell.y).min();
        let mut head = first.unwrap_or(1);
        for cell in &self.cells {
            if cell.y >= head {
                break;
            }
            head = head.max(cell.bottom());
        }
        if head >= self.rows { 0 } else { head }
    }

    /// Whether rows below the head begin a new part: a cell across all
    /// columns. The head then does not speak for the whole table.
    pub(crate) fn has_parts(&self) -> bool {
        let head = self.head();
        self.columns > 1 && self.cells.iter().any(|cell| cell.y >= head && cell.col_span == self.columns)
    }

    /// For every row, whether a number begins in it.
    pub(crate) fn counting_rows(&self) -> Vec<bool> {
        let mut counting = vec![false; self.rows];
        for cell in self.cells.iter().filter(|cell| cell.is_number()) {
            counting[cell.y] = true;
        }
        counting
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::model::{Cell, Place, Row};

    fn cell(text: &str, column: u32, col_span: u32, row_span: u32) -> Cell {
        Cell { text: text.into(), column, col_span, row_span, place: Place::Paragraph(1) }
    }

    fn check(rows: Vec<Vec<Cell>>, expected: &[(usize, usize, usize, usize)]) {
        let table = Table { rows: rows.into_iter().map(|cells| Row { cells }).collect() };
        let grid = Grid::new(&table).expect("few columns");
        let found: Vec<_> = grid.cells.iter().map(|c| (c.x, c.y, c.col_span, c.row_span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn holes_are_filled() {
        check(
            vec![vec![cell("a", 0, 1, 1), cell("b", 2, 1, 1)], vec![]],
            &[(0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 1, 1, 1)],
        );
    }

    #[test]
    fn overlapping_cells_move_and_spans_stay_inside() {
        check(vec![vec![cell("a", 0, 2, 9)], vec![cell("b", 1, 1, u32::MAX)]], &[(0, 0, 2, 2), (2, 0, 1, 1), (2, 1, 1, 1)]);
    }

    #[test]
    fn too_many_columns_are_counted_not_built() {
        let table = Table { rows: vec![Row { cells: vec![cell("a", 0, u32::MAX, 1)] }] };
        assert!(Grid::new(&table).is_err_and(|columns| columns > MAX_COLUMNS));
    }

    #[test]
    fn an_empty_table_is_an_empty_grid() {
        check(vec![], &[]);
        check(vec![vec![]], &[]);
    }
}
