//! How large the letters of a table are and how wide its columns.
//!
//! Everything is measured in widths of a Chinese character (em) of the
//! table's own size: what a column needs so that its text breaks decently,
//! what it would like, and what the page has.

use crate::grid::{Grid, GridCell};
use crate::text;

/// The width between the margins of GB/T 9704, in points: 156 mm.
const PAGE_WIDTH: f32 = 442.2;
/// The height between the margins less a heading of two lines, in points.
const PAGE_HEIGHT: f32 = 637.8 - 60.0;
/// Space left and right in a cell together, in em; also in the template.
const INSET_X: f32 = 0.8;
/// From one line to the next in a cell, in em; also in the template.
const LINE: f32 = 1.3;
/// A table of so many rows has room for more air.
const SHORT: usize = 20;
/// A cell hanging down over so many rows is set in a narrow column.
pub(crate) const TALL: usize = 3;

/// The sizes of letters, in points, from the one of a small table down.
const SIZES: [f32; 7] = [12.0, 10.5, 9.5, 9.0, 8.0, 7.0, 6.0];
/// Below this a table rather breaks over two pages than shrinks further.
const READABLE: f32 = 9.0;

/// How a table is set.
pub(crate) struct Plan {
    /// The size of its letters in points.
    pub(crate) size: f32,
    /// The widths of its columns, as shares of the whole.
    pub(crate) columns: Vec<f32>,
    /// Space above, and as much below, in a cell, in em.
    pub(crate) air: f32,
}

#[derive(Clone, Copy, Default)]
struct Need {
    least: f32,
    wish: f32,
    counts: bool,
    narrow: bool,
}

/// The largest size at which the columns fit the page, and among the
/// readable ones, if there is one, at which the table fits on one page.
pub(crate) fn plan(grid: &Grid) -> Plan {
    let needs = needs(grid);
    let least: f32 = needs.iter().map(|need| need.least + INSET_X).sum();
    let first = usize::from(grid.columns > 4);
    let air = if grid.rows <= SHORT { 0.6 } else { 0.4 };
    let fitting = SIZES[first..].iter().copied().filter(|size| least <= PAGE_WIDTH / size);
    let plans = fitting.map(|size| Plan { size, columns: share(&needs, PAGE_WIDTH / size), air });
    let mut largest = None;
    for plan in plans {
        if plan.size >= READABLE && height(grid, &plan) <= PAGE_HEIGHT {
            return plan;
        }
        largest = largest.or(Some(plan));
    }
    let smallest = SIZES[SIZES.len() - 1];
    largest.unwrap_or_else(|| Plan { size: smallest, columns: share(&needs, PAGE_WIDTH / smallest), air })
}

fn needs(grid: &Grid) -> Vec<Need> {
    let head = grid.head();
    let mut needs = vec![Need { narrow: true, ..Need::default() }; grid.columns];
    let single = || grid.cells.iter().filter(|cell| cell.col_span == 1 && !cell.lines.is_empty());
    for cell in single().filter(|cell| cell.y >= head) {
        needs[cell.x].counts = cell.is_number();
        needs[cell.x].narrow &= cell.row_span >= TALL;
    }
    for cell in single().filter(|cell| cell.y >= head && !cell.is_number()) {
        needs[cell.x].counts = false;
    }
    for cell in single() {
        let over_numbers = cell.y < head && needs[cell.x].counts;
        let (least, wish) = single_need(cell, over_numbers);
        let need = &mut needs[cell.x];
        need.least = need.least.max(least);
        need.wish = need.wish.max(wish);
    }
    for need in &mut needs {
        need.least = need.least.max(1.0);
        need.wish = need.wish.max(need.least);
        need.narrow &= need.wish < 4.0;
    }
    even_out_numbers(&mut needs);
    for cell in grid.cells.iter().filter(|cell| cell.col_span > 1) {
        widen_for_span(&mut needs[cell.x..cell.x + cell.col_span], cell);
    }
    needs
}

/// What one cell in one column needs, and what it would like.
fn single_need(cell: &GridCell, over_numbers: bool) -> (f32, f32) {
    let length = cell.length();
    let piece = cell.lines.iter().map(|line| text::widest_piece(line)).fold(0.0, f32::max).min(12.0);
    if cell.is_number() {
        return (length, length + 0.5);
    }
    #[expect(clippy::cast_precision_loss, reason = "a table has few rows")]
    let rows = cell.row_span as f32;
    if cell.row_span >= TALL {
        // Set downwards: as narrow as its rows allow, with air for rounding.
        let narrow = piece.max(length / rows) + 0.25;
        return (narrow, narrow);
    }
    if over_numbers {
        let least = piece.max(length.min(2.0)) + 0.1;
        return (least, least.max(length / rows / 2.0));
    }
    let least = piece.max(length.min(3.0)).max((length / 4.0).min(8.0)) + 0.1;
    (least, least.max(length.min(16.0)))
}

/// Columns of numbers look best equally wide, unless one is far wider.
fn even_out_numbers(needs: &mut [Need]) {
    let counting = || needs.iter().filter(|need| need.counts);
    let least = counting().map(|need| need.least).fold(0.0, f32::max);
    let wish = counting().map(|need| need.wish).fold(0.0, f32::max);
    let narrowest = counting().map(|need| need.least).fold(f32::MAX, f32::min);
    if least > narrowest * 3.0 {
        return;
    }
    for need in needs.iter_mut().filter(|need| need.counts) {
        (need.least, need.wish) = (least, wish);
    }
}

/// A cell across several columns asks of them together; the last column of
/// text among them gives way, or all if they are numbers.
fn widen_for_span(needs: &mut [Need], cell: &GridCell) {
    let piece = cell.lines.iter().map(|line| text::widest_piece(line)).fold(0.0, f32::max).min(12.0);
    #[expect(clippy::cast_precision_loss, reason = "at most 40 columns")]
    let between = (needs.len() - 1) as f32 * INSET_X;
    let least = piece - between - needs.iter().map(|need| need.least).sum::<f32>();
    let wish = cell.length().min(16.0) - between - needs.iter().map(|need| need.wish).sum::<f32>();
    let takers: Vec<usize> = match needs.iter().rposition(|need| !need.counts && !need.narrow) {
        Some(one) => vec![one],
        None => (0..needs.len()).collect(),
    };
    #[expect(clippy::cast_precision_loss, reason = "at most 40 columns")]
    let each = takers.len() as f32;
    for taker in takers {
        let need = &mut needs[taker];
        need.least += (least / each).max(0.0);
        need.wish = (need.wish + (wish / each).max(0.0)).max(need.least);
    }
}

/// Shares the width of the page: first what is needed, then what is wished
/// for in equal measure, then the rest in equal parts, narrow columns aside.
fn share(needs: &[Need], page: f32) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, reason = "at most 40 columns")]
    let room = page - needs.len() as f32 * INSET_X;
    let least: f32 = needs.iter().map(|need| need.least).sum();
    let wish: f32 = needs.iter().map(|need| need.wish).sum();
    let open = needs.iter().filter(|need| !need.narrow).count();
    #[expect(clippy::cast_precision_loss, reason = "at most 40 columns")]
    let rest = if open == 0 { 0.0 } else { (room - wish).max(0.0) / open as f32 };
    let granted = if wish > least { ((room - least) / (wish - least)).clamp(0.0, 1.0) } else { 0.0 };
    let width = |need: &Need| need.least + (need.wish - need.least) * granted + if need.narrow { 0.0 } else { rest } + INSET_X;
    let widths: Vec<f32> = needs.iter().map(width).collect();
    let all: f32 = widths.iter().sum();
    widths.iter().map(|width| width / all).collect()
}

/// About how high the table becomes, in points.
fn height(grid: &Grid, plan: &Plan) -> f32 {
    let page = PAGE_WIDTH / plan.size;
    let mut rows = vec![1.0_f32; grid.rows];
    for cell in grid.cells.iter().filter(|cell| cell.row_span == 1) {
        let width: f32 = plan.columns[cell.x..cell.x + cell.col_span].iter().map(|share| share * page).sum::<f32>() - INSET_X;
        let lines: f32 = cell.lines.iter().map(|line| (text::width(line) / width.max(1.0).floor()).ceil()).sum();
        rows[cell.y] = rows[cell.y].max(lines);
    }
    rows.iter().map(|lines| (lines - 1.0) * LINE + 1.0 + plan.air * 2.0).sum::<f32>() * plan.size
}
