//! Tables without rules: lines that follow one another and whose pieces stand
//! in the same columns.
//!
//! A column that is blank in a line stays blank, which lines of text alone
//! could not tell.

use super::lines::{Line, Piece, place};
use crate::model::{Cell, Row, Table};
use std::ops::Range;

/// A line with so many pieces is a line of a table.
const PIECES: usize = 3;
/// So many such lines make a table.
const LINES: usize = 3;
/// Lines of fewer pieces that may stand between two of a table.
const BETWEEN: usize = 2;
/// Lines further apart than this, in sizes of the type, are not one cell.
const NEXT: f64 = 1.0;

/// A table and the lines it was made of.
pub struct Found {
    /// Its lines.
    pub lines: Range<usize>,
    /// The table.
    pub table: Table,
}

/// The tables among the lines of a page.
pub fn find(page: u32, lines: &[Line]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut begin = 0;
    while begin < lines.len() {
        if lines[begin].pieces.len() < PIECES {
            begin += 1;
            continue;
        }
        // From one line of many pieces to the next, over few others.
        let (mut end, mut count) = (begin + 1, 1);
        for (index, line) in lines.iter().enumerate().skip(begin + 1) {
            if line.pieces.len() >= PIECES {
                (end, count) = (index + 1, count + 1);
            } else if index - end >= BETWEEN {
                break;
            }
        }
        if count >= LINES {
            found.push(Found { lines: begin..end, table: table(page, &lines[begin..end]) });
        }
        begin = end;
    }
    found
}

/// The columns: pieces one above the other, those that reach over several
/// columns left aside.
fn columns(lines: &[Line]) -> Vec<(f64, f64)> {
    let mut pieces: Vec<&Piece> = lines.iter().filter(|l| l.pieces.len() >= PIECES).flat_map(|l| &l.pieces).collect();
    pieces.sort_by(|a, b| (a.right - a.left).total_cmp(&(b.right - b.left)));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for piece in pieces {
        let mut over = columns.iter_mut().filter(|(left, right)| piece.left < *right && *left < piece.right);
        match (over.next(), over.next()) {
            (None, _) => columns.push((piece.left, piece.right)),
            (Some(column), None) => *column = (column.0.min(piece.left), column.1.max(piece.right)),
            (Some(_), Some(_)) => {}
        }
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    columns
}

fn table(page: u32, lines: &[Line]) -> Table {
    let columns = columns(lines);
    let mut table = Table::default();
    let mut index = 0;
    while index < lines.len() {
        let row = match lines.get(index..index + 3) {
            Some([above, middle, below]) if is_one_row(above, middle, below, &columns) => {
                index += 3;
                vec![above, below, middle]
            }
            _ => {
                index += 1;
                vec![&lines[index - 1]]
            }
        };
        table.rows.push(cells(page, &row, &columns));
    }
    table
}

/// Whether three lines are one row: a label in two lines, and its numbers at
/// half height between them.
fn is_one_row(above: &Line, middle: &Line, below: &Line, columns: &[(f64, f64)]) -> bool {
    let Some(&(_, end)) = columns.first() else { return false };
    let is_label = |line: &Line| line.pieces.len() == 1 && line.left < end;
    let is_near = |a: &Line, b: &Line| b.top - a.bottom < NEXT * a.size.min(b.size);
    is_label(above) && is_label(below) && middle.left > end && is_near(above, middle) && is_near(middle, below)
}

fn cells(page: u32, lines: &[&Line], columns: &[(f64, f64)]) -> Row {
    let mut row = Row::default();
    for line in lines {
        for piece in &line.pieces {
            let mut over = columns.iter().enumerate().filter(|(_, (l, r))| piece.left < *r && *l < piece.right).map(|(i, _)| i);
            let nearest = || columns.iter().take_while(|(l, _)| *l <= piece.left).count().saturating_sub(1);
            let first = over.next().unwrap_or_else(nearest);
            let last = over.next_back().unwrap_or(first);
            let (column, span) = (u32::try_from(first).unwrap_or(u32::MAX), u32::try_from(last - first + 1).unwrap_or(1));
            match row.cells.last_mut() {
                // What goes on in the next line, or stands in the same column.
                Some(cell) if cell.column <= column && column < cell.column + cell.col_span => cell.text.push_str(&piece.text),
                _ => {
                    let place = place(page, piece.left, line.top, piece.right, line.bottom);
                    row.cells.push(Cell { text: piece.text.clone(), column, col_span: span, row_span: 1, place });
                }
            }
        }
    }
    // Blank columns are cells too.
    let mut filled = Row::default();
    let mut next = 0u32;
    let total = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let ends = row.cells.iter().map(|c| c.column).chain([total]).skip(1).collect::<Vec<_>>();
    for (mut cell, end) in row.cells.into_iter().zip(ends) {
        blanks(&mut filled, next, cell.column, page, lines, columns);
        cell.col_span = cell.col_span.min(end.saturating_sub(cell.column)).max(1);
        next = cell.column + cell.col_span;
        filled.cells.push(cell);
    }
    blanks(&mut filled, next, total, page, lines, columns);
    filled
}

fn blanks(row: &mut Row, from: u32, to: u32, page: u32, lines: &[&Line], columns: &[(f64, f64)]) {
    let Some(line) = lines.first() else { return };
    for column in from..to {
        let (left, right) = columns[column as usize];
        let place = place(page, left, line.top, right, line.bottom);
        row.cells.push(Cell { text: String::new(), column, col_span: 1, row_span: 1, place });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(top: f64, pieces: &[(&str, f64, f64)]) -> Line {
        let pieces: Vec<Piece> = pieces.iter().map(|&(text, left, right)| Piece { text: text.to_owned(), left, right }).collect();
        let (left, right) = (pieces[0].left, pieces[pieces.len() - 1].right);
        Line { pieces, left, right, top, bottom: top + 10.0, size: 10.0 }
    }

    fn check(lines: &[Line], expected: &[&str]) {
        let found = find(1, lines);
        let rows: Vec<String> = found
            .iter()
            .flat_map(|f| &f.table.rows)
            .map(|r| r.cells.iter().map(|c| format!("{}:{}", c.column, c.text)).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn a_blank_column_stays_blank() {
        check(
            &[
                line(0.0, &[("甲", 0.0, 30.0), ("1", 100.0, 105.0), ("2", 200.0, 205.0), ("3", 300.0, 305.0)]),
                line(15.0, &[("乙", 0.0, 60.0), ("40", 97.0, 107.0), ("6", 300.0, 305.0)]),
                line(30.0, &[("丙", 0.0, 40.0), ("7", 100.0, 105.0), ("8", 200.0, 205.0), ("9", 300.0, 305.0)]),
            ],
            &["0:甲 1:1 2:2 3:3", "0:乙 1:40 2: 3:6", "0:丙 1:7 2:8 3:9"],
        );
    }

    #[test]
    fn a_label_in_two_lines_keeps_its_numbers() {
        let numbers = |top| line(top, &[("0", 100.0, 105.0), ("1", 200.0, 205.0), ("2", 300.0, 305.0)]);
        check(
            &[
                line(0.0, &[("甲", 0.0, 30.0), ("1", 100.0, 105.0), ("2", 200.0, 205.0), ("3", 300.0, 305.0)]),
                line(20.0, &[("其他法律", 0.0, 60.0)]),
                numbers(26.0),
                line(32.0, &[("禁止公开", 0.0, 60.0)]),
                line(50.0, &[("乙", 0.0, 30.0), ("4", 100.0, 105.0), ("5", 200.0, 205.0), ("6", 300.0, 305.0)]),
            ],
            &["0:甲 1:1 2:2 3:3", "0:其他法律禁止公开 1:0 2:1 3:2", "0:乙 1:4 2:5 3:6"],
        );
    }

    #[test]
    fn running_text_is_no_table() {
        check(&[line(0.0, &[("一", 0.0, 300.0)]), line(15.0, &[("二", 0.0, 300.0)]), line(30.0, &[("三", 0.0, 300.0)])], &[]);
    }
}
