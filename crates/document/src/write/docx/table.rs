//! A table in WordprocessingML: a grid of fixed widths, spans in both
//! directions, a head that comes again on every page.
//!
//! Widths stand on the grid and on every cell: with `gridSpan` alone the
//! columns shift when the file is laid out.

use crate::Table;
use crate::write::grid::{self, Kind, Piece};

/// The width of the text area in twentieths of a point (156 mm).
const WIDTH: usize = 8_844;
/// No column is narrower, however many there are.
const NARROWEST: usize = 180;
/// A column is given room for so many characters a line at most.
const LONGEST: usize = 12;
/// More head rows than this are no head.
const HEAD_ROWS: usize = 4;

/// Writes a table; one without cells is left out.
pub fn write(out: &mut String, table: &Table) {
    let widths = widths(table);
    if widths.is_empty() {
        return;
    }
    let style = if widths.len() > 8 { "TableSmall" } else { "TableText" };
    out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"Ruled\"/>");
    out.push_str(&format!(
        "<w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    ));
    for width in &widths {
        out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.push_str("</w:tblGrid>");
    let head = head_rows(table);
    for (index, pieces) in grid::rows(table).enumerate() {
        out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if index < head {
            out.push_str("<w:tblHeader/>");
        }
        out.push_str("</w:trPr>");
        for piece in pieces {
            cell(out, &piece, &widths, style);
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn cell(out: &mut String, piece: &Piece<'_>, widths: &[usize], style: &str) {
    let covered = &widths[piece.column as usize..(piece.column + piece.col_span) as usize];
    out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", covered.iter().sum::<usize>()));
    if piece.col_span > 1 {
        out.push_str(&format!("<w:gridSpan w:val=\"{}\"/>", piece.col_span));
    }
    let text = match piece.kind {
        Kind::Begins(cell, rows) => {
            if rows > 1 {
                out.push_str("<w:vMerge w:val=\"restart\"/>");
            }
            cell.text.as_str()
        }
        Kind::Hangs => {
            out.push_str("<w:vMerge/>");
            ""
        }
        Kind::Missing => "",
    };
    out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
    // A cell without a paragraph is not a valid cell.
    let mut lines = text.lines();
    let mut next = Some(lines.next().unwrap_or(""));
    while let Some(line) = next {
        out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"));
        super::run(out, line);
        out.push_str("</w:p>");
        next = lines.next();
    }
    out.push_str("</w:tc>");
}

/// The width of each column, by the longest line that stands in it alone.
fn widths(table: &Table) -> Vec<usize> {
    let columns = grid::width(table) as usize;
    if columns == 0 {
        return Vec::new();
    }
    let mut needs = vec![3usize; columns];
    for cell in table.rows.iter().flat_map(|r| &r.cells).filter(|c| c.col_span <= 1) {
        if let Some(need) = needs.get_mut(cell.column as usize) {
            let longest = cell.text.lines().map(|l| l.chars().count()).max().unwrap_or(0);
            *need = (*need).max(longest.min(LONGEST));
        }
    }
    let total: usize = needs.iter().sum();
    let narrowest = NARROWEST.min(WIDTH / columns).max(1);
    let mut widths: Vec<usize> = needs.iter().map(|need| (WIDTH * need / total).max(narrowest)).collect();
    // What rounding left over goes to the first column.
    let used: usize = widths.iter().sum();
    widths[0] += WIDTH.saturating_sub(used);
    widths
}

/// How many rows at the top are the head: as many as its tallest cell covers.
/// A first row of one wide cell names only the rows below it, so it must not
/// come again above others.
fn head_rows(table: &Table) -> usize {
    if table.rows.first().is_none_or(|row| row.cells.len() < 2) {
        return 0;
    }
    let tallest = table.rows.first().and_then(|row| row.cells.iter().map(|c| c.row_span).max()).unwrap_or(0) as usize;
    if tallest <= HEAD_ROWS && tallest < table.rows.len() { tallest } else { 0 }
}
