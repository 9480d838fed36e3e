//! Rows as they stand in a zone — what is written before a run of values, and
//! the run — and their fitting to the columns of the form.

use super::lines::Piece;
use super::value::Token;

/// A run of values with the words before it.
#[derive(Debug, Default)]
pub(super) struct Candidate<'p, 'l> {
    /// Words since the run before, in reading order.
    pub(super) labels: Vec<&'p Piece<'l>>,
    /// Values, blanks and dashes in reading order.
    pub(super) items: Vec<&'p Piece<'l>>,
}

impl Candidate<'_, '_> {
    /// How many items claim to be values.
    pub(super) fn printed(&self) -> usize {
        self.items.iter().filter(|p| p.token.is_printed()).count()
    }
}

/// Splits the pieces of a zone into candidates; `least` marked blank cells
/// make a row even if nothing is printed in them. Words after the last run are
/// returned beside them.
pub(super) fn candidates<'p, 'l>(pieces: &'p [Piece<'l>], least: usize) -> (Vec<Candidate<'p, 'l>>, Vec<&'p Piece<'l>>) {
    let mut rows = Vec::with_capacity(32);
    let mut open = Candidate::default();
    let close = |open: &mut Candidate<'p, 'l>, rows: &mut Vec<Candidate<'p, 'l>>| {
        // Blanks alone are no row, unless the original marks them as cells.
        let whole = open.printed() > 0 || open.items.iter().filter(|p| !p.weak && p.middle.is_some()).count() >= least;
        if whole {
            rows.push(std::mem::take(open));
        } else {
            open.items.clear();
        }
    };
    for piece in pieces {
        if piece.token == Token::Label {
            if !has_letters(&piece.text) {
                continue;
            }
            if !open.items.is_empty() {
                close(&mut open, &mut rows);
            }
            if !is_upright_head(&piece.text) {
                open.labels.push(piece);
            }
        } else if !open.labels.is_empty() || !rows.is_empty() || piece.token.is_printed() {
            open.items.push(piece);
        }
    }
    if !open.items.is_empty() {
        close(&mut open, &mut rows);
    }
    (rows, open.labels)
}

fn has_letters(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// A piece of 三、本年度办理结果 that runs down the left edge of the table.
fn is_upright_head(text: &str) -> bool {
    text.chars().count() <= 2 && text.chars().all(|c| "三本年度办理结果、 ".contains(c))
}

/// Joins rows that a page break has cut in two: one half holds the values,
/// the other nothing but blank cells, and only together their labels are one
/// that `is_label` knows.
pub(super) fn join_halves(rows: &mut Vec<Candidate<'_, '_>>, is_label: impl Fn(&str) -> bool) {
    let mut index = 0;
    while index + 1 < rows.len() {
        let (first, second) = (&rows[index], &rows[index + 1]);
        let one_is_blank = (first.printed() == 0) != (second.printed() == 0);
        let joined = one_is_blank.then(|| label_of(first.labels.last(), second.labels.last()));
        if joined.is_some_and(|(whole, half)| is_label(&whole) && !is_label(&half)) {
            let second = rows.remove(index + 1);
            let first = &mut rows[index];
            first.labels.extend(second.labels);
            if first.printed() == 0 {
                first.items = second.items;
            }
        }
        index += 1;
    }
}

/// The letters of two halves together, and of the second alone.
fn label_of(first: Option<&&Piece<'_>>, second: Option<&&Piece<'_>>) -> (String, String) {
    let (mut whole, mut half) = (String::new(), String::new());
    if let Some(piece) = second {
        super::likeness::letters(&piece.text, &mut half);
    }
    if let Some(piece) = first {
        super::likeness::letters(&piece.text, &mut whole);
    }
    whole.push_str(&half);
    (whole, half)
}

/// What became of one column of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Slot<'p, 'l> {
    /// This piece stands in it.
    Piece(&'p Piece<'l>),
    /// Nothing is printed in it.
    Blank,
}

/// Where the columns stand, learnt from rows in which all are printed.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// Leftmost and rightmost middle of each column.
    ranges: Vec<(i32, i32)>,
}

impl Columns {
    /// Learns from the rows with exactly `width` printed values. Columns whose
    /// ranges meet — a row shifted by a cell — teach nothing.
    pub(super) fn learn(rows: &[Candidate<'_, '_>], width: usize) -> Columns {
        let mut ranges: Vec<Option<(i32, i32)>> = vec![None; width];
        for row in rows.iter().filter(|r| r.printed() == width) {
            let printed = row.items.iter().filter(|p| p.token.is_printed());
            for (range, piece) in ranges.iter_mut().zip(printed) {
                let Some(middle) = piece.middle else { return Columns::default() };
                let (low, high) = range.unwrap_or((middle, middle));
                *range = Some((low.min(middle), high.max(middle)));
            }
        }
        let ranges: Vec<(i32, i32)> = ranges.into_iter().flatten().collect();
        let apart = ranges.len() == width && ranges.windows(2).all(|pair| pair[0].1 < pair[1].0);
        Columns { ranges: if apart { ranges } else { Vec::new() } }
    }

    /// The column a piece stands in, if it is plainly nearer to it than to
    /// any other.
    fn column(&self, piece: &Piece<'_>) -> Option<usize> {
        let at = piece.middle?;
        let away = |(low, high): (i32, i32)| if at < low { low - at } else { (at - high).max(0) };
        let mut near: Vec<(i32, usize)> = self.ranges.iter().enumerate().map(|(c, range)| (away(*range), c)).collect();
        near.sort_unstable();
        let (distance, column) = *near.first()?;
        let next = near.get(1).map_or(i32::MAX, |n| n.0);
        (distance.saturating_mul(2) < next).then_some(column)
    }
}

/// Fits a run to `width` columns; `None` if it cannot be told where each
/// value belongs.
pub(super) fn fit<'p, 'l>(row: &Candidate<'p, 'l>, width: usize, columns: &Columns) -> Option<Vec<Slot<'p, 'l>>> {
    let items = &row.items;
    let printed = row.printed();
    if printed == width {
        return Some(items.iter().filter(|p| p.token.is_printed()).map(|p| Slot::Piece(p)).collect());
    }
    // Run-together digits stand for more than one column.
    if printed > width || items.iter().any(|p| p.token == Token::Glue) {
        return None;
    }
    if let Some(slots) = by_column(items, width, columns) {
        return Some(slots);
    }
    let positional = |items: &[&'p Piece<'l>]| Some(items.iter().map(|p| slot(p)).collect::<Vec<_>>());
    if items.len() == width {
        return positional(items);
    }
    let first = items.iter().position(|p| p.token.is_printed())?;
    let last = items.iter().rposition(|p| p.token.is_printed())?;
    // Traces of markup stand at the end first, then at the beginning.
    [&items[..=last], &items[first..], &items[first..=last]].into_iter().find(|w| w.len() == width).and_then(positional)
}

fn slot<'p, 'l>(piece: &'p Piece<'l>) -> Slot<'p, 'l> {
    if piece.token == Token::Blank { Slot::Blank } else { Slot::Piece(piece) }
}

/// Fits by where things stand across the line.
fn by_column<'p, 'l>(items: &[&'p Piece<'l>], width: usize, columns: &Columns) -> Option<Vec<Slot<'p, 'l>>> {
    let mut slots = vec![Slot::Blank; width];
    let mut last = None;
    for piece in items.iter().filter(|p| p.token.is_printed()) {
        let column = columns.column(piece)?;
        if last.is_some_and(|l| column <= l) {
            return None;
        }
        last = Some(column);
        slots[column] = Slot::Piece(piece);
    }
    Some(slots)
}
