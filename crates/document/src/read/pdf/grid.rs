//! Tables of a page: rules that touch one another, and the boxes between them.

use super::rules::{Rule, Rules};

/// Rules closer than this are one.
const NEAR: f64 = 2.5;
/// Rules whose ends miss each other by less than this touch.
const TOUCH: f64 = 3.0;
/// A rule that sticks out further than this shows an edge that is not drawn.
const OPEN: f64 = 10.0;
/// So much of a side must be ruled for it to be a wall.
const WALL: f64 = 0.6;
/// More pairs of rules than this are a drawing.
const PAIRS: usize = 4_000_000;

/// A table as a grid of boxes.
#[derive(Debug)]
pub struct Grid {
    /// x of the vertical edges.
    pub xs: Vec<f64>,
    /// y of the horizontal edges.
    pub ys: Vec<f64>,
    /// The cells in reading order.
    pub cells: Vec<Span>,
    /// For each box, row by row, the cell it belongs to.
    boxes: Vec<usize>,
}

/// A cell: a rectangle of boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First row.
    pub row: usize,
    /// First column.
    pub column: usize,
    /// Rows covered.
    pub rows: usize,
    /// Columns covered.
    pub columns: usize,
}

impl Grid {
    /// The cell at a point.
    pub fn at(&self, x: f64, y: f64) -> Option<usize> {
        let column = index(&self.xs, x)?;
        let row = index(&self.ys, y)?;
        self.boxes.get(row * (self.xs.len() - 1) + column).copied()
    }

    /// The edges of a cell: left, top, right, bottom.
    pub fn edges(&self, span: &Span) -> (f64, f64, f64, f64) {
        (self.xs[span.column], self.ys[span.row], self.xs[span.column + span.columns], self.ys[span.row + span.rows])
    }

    /// Width times height, to find the innermost of several.
    pub fn area(&self) -> f64 {
        (self.xs[self.xs.len() - 1] - self.xs[0]) * (self.ys[self.ys.len() - 1] - self.ys[0])
    }
}

fn index(edges: &[f64], value: f64) -> Option<usize> {
    let after = edges.partition_point(|e| *e <= value);
    (1..edges.len()).contains(&after).then(|| after - 1)
}

/// The tables of a page, from top to bottom.
pub fn find(rules: &Rules) -> Vec<Grid> {
    let across = joined(&rules.across);
    let down = joined(&rules.down);
    if across.len().saturating_mul(down.len()) > PAIRS {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = groups(&across, &down).into_iter().filter_map(|(across, down)| grid(&across, &down)).collect();
    grids.sort_by(|a, b| a.ys[0].total_cmp(&b.ys[0]));
    grids
}

/// Rules at one place joined into one; pieces that follow one another too.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Rule> = Vec::new();
    let mut rest = sorted.as_slice();
    while let Some(first) = rest.first() {
        // Neighbours chain, but not further than two steps.
        let mut last = first.at;
        let chained = |r: &&Rule| {
            let near = r.at - last <= NEAR && r.at - first.at <= 2.0 * NEAR;
            last = r.at;
            near
        };
        let count = rest.iter().take_while(chained).count().max(1);
        let (same, others) = rest.split_at(count);
        rest = others;
        let at = same.iter().map(|r| r.at).sum::<f64>() / count as f64;
        let mut pieces = same.to_vec();
        pieces.sort_by(|a, b| a.from.total_cmp(&b.from));
        let begin = out.len();
        for piece in pieces {
            match out[begin..].last_mut() {
                Some(open) if piece.from - open.to <= TOUCH => open.to = open.to.max(piece.to),
                _ => out.push(Rule { at, ..piece }),
            }
        }
    }
    out
}

/// Rules that touch one another, directly or through others.
fn groups(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let total = across.len() + down.len();
    let mut parent: Vec<usize> = (0..total).collect();
    fn root(parent: &mut [usize], mut index: usize) -> usize {
        while parent[index] != index {
            parent[index] = parent[parent[index]];
            index = parent[index];
        }
        index
    }
    for (i, h) in across.iter().enumerate() {
        for (j, v) in down.iter().enumerate() {
            let touches = (h.from - TOUCH..=h.to + TOUCH).contains(&v.at) && (v.from - TOUCH..=v.to + TOUCH).contains(&h.at);
            if touches {
                let (a, b) = (root(&mut parent, i), root(&mut parent, across.len() + j));
                parent[a] = b;
            }
        }
    }
    let mut found: Vec<(usize, Vec<Rule>, Vec<Rule>)> = Vec::new();
    for index in 0..total {
        let root = root(&mut parent, index);
        let place = found.iter().position(|(r, ..)| *r == root).unwrap_or_else(|| {
            found.push((root, Vec::new(), Vec::new()));
            found.len() - 1
        });
        match index.checked_sub(across.len()) {
            None => found[place].1.push(across[index]),
            Some(j) => found[place].2.push(down[j]),
        }
    }
    found.into_iter().map(|(_, a, d)| (a, d)).filter(|(a, d)| a.len() > 1 && d.len() > 1).collect()
}

/// The grid of rules that touch; `None` if they enclose fewer than two cells.
fn grid(across: &[Rule], down: &[Rule]) -> Option<Grid> {
    let xs = edges(down, across);
    let ys = edges(across, down);
    if xs.len() < 2 || ys.len() < 2 {
        return None;
    }
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    // Whether a wall stands left of a box, or above it.
    let left = |row: usize, column: usize| ruled(down, xs[column], ys[row], ys[row + 1]);
    let above = |row: usize, column: usize| ruled(across, ys[row], xs[column], xs[column + 1]);
    let mut boxes = vec![usize::MAX; columns * rows];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if boxes[row * columns + column] != usize::MAX {
                continue;
            }
            let mut right = column + 1;
            while right < columns && boxes[row * columns + right] == usize::MAX && !left(row, right) {
                right += 1;
            }
            let mut below = row + 1;
            while below < rows
                && (column..right).all(|c| boxes[below * columns + c] == usize::MAX && !above(below, c))
                && (column + 1..right).all(|c| !left(below, c))
            {
                below += 1;
            }
            for r in row..below {
                boxes[r * columns + column..r * columns + right].fill(cells.len());
            }
            cells.push(Span { row, column, rows: below - row, columns: right - column });
        }
    }
    (cells.len() > 1).then_some(Grid { xs, ys, cells, boxes })
}

/// The edges in one direction, with those that only the other rules show.
fn edges(rules: &[Rule], others: &[Rule]) -> Vec<f64> {
    let mut found: Vec<f64> = rules.iter().map(|r| r.at).collect();
    found.sort_by(f64::total_cmp);
    found.dedup_by(|b, a| *b - *a < NEAR);
    let first = others.iter().map(|r| r.from).fold(f64::INFINITY, f64::min);
    let last = others.iter().map(|r| r.to).fold(f64::NEG_INFINITY, f64::max);
    if let (Some(&a), Some(&b)) = (found.first(), found.last()) {
        if a - first > OPEN {
            found.insert(0, first);
        }
        if last - b > OPEN {
            found.push(last);
        }
    }
    found
}

/// Whether rules at a place cover most of the way from one point to another.
fn ruled(rules: &[Rule], at: f64, from: f64, to: f64) -> bool {
    let covered: f64 = rules.iter().filter(|r| (r.at - at).abs() < NEAR).map(|r| (r.to.min(to) - r.from.max(from)).max(0.0)).sum();
    covered >= WALL * (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(at: f64, from: f64, to: f64) -> Rule {
        Rule { at, from, to }
    }

    fn check(across: &[(f64, f64, f64)], down: &[(f64, f64, f64)], expected: &[(usize, usize, usize, usize)]) {
        let make = |list: &[(f64, f64, f64)]| list.iter().map(|&(at, from, to)| rule(at, from, to)).collect();
        let grids = find(&Rules { across: make(across), down: make(down) });
        let cells: Vec<_> = grids.iter().flat_map(|g| &g.cells).map(|c| (c.row, c.column, c.rows, c.columns)).collect();
        assert_eq!(cells, expected);
    }

    #[test]
    fn a_missing_rule_makes_a_span() {
        check(
            &[(0.0, 0.0, 100.0), (20.0, 50.0, 100.0), (40.0, 0.0, 100.0)],
            &[(0.0, 0.0, 40.0), (50.0, 0.0, 40.0), (100.0, 0.0, 40.0)],
            &[(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)],
        );
    }

    #[test]
    fn double_rules_are_one() {
        check(
            &[(0.0, 0.0, 100.0), (1.5, 0.0, 100.0), (20.0, 0.0, 100.0), (21.5, 0.0, 100.0)],
            &[(0.0, 0.0, 20.0), (49.0, 0.0, 20.0), (51.0, 0.0, 20.0), (100.0, 0.0, 20.0)],
            &[(0, 0, 1, 1), (0, 1, 1, 1)],
        );
    }

    #[test]
    fn a_frame_is_not_a_table() {
        check(&[(0.0, 0.0, 100.0), (40.0, 0.0, 100.0)], &[(0.0, 0.0, 40.0), (100.0, 0.0, 40.0)], &[]);
    }

    #[test]
    fn a_table_cut_by_the_page_keeps_its_last_row() {
        check(
            &[(0.0, 0.0, 100.0), (20.0, 0.0, 100.0)],
            &[(0.0, 0.0, 45.0), (50.0, 0.0, 45.0), (100.0, 0.0, 45.0)],
            &[(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)],
        );
    }
}
