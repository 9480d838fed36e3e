//! Table 3, 收到和处理政府信息公开申请情况: seven columns, and rows that are
//! found by their labels.

use super::align::{Printed, Target, align};
use super::cell::{self, Money};
use super::glue::{cuts, row_sum};
use super::likeness::letters;
use super::lines::Piece;
use super::rows::{Candidate, Columns, Slot, candidates, fit, join_halves};
use super::value::{Token, digits};
use crate::cells::{CellRef, CellState, Cells, Number};
use crate::form::{APPLICANTS, CellId, Edition, T3_2019, T3_2021, T3Row, TableNo, cell, t3, t3_ids};
use crate::reading::{Doubt, MissingHead, PrintedLabel};
use std::sync::LazyLock;

const WIDTH: usize = APPLICANTS.len();

/// The rows of both editions in one order: （六）undivided before its parts.
static ROWS: LazyLock<Vec<(T3Row, Target)>> = LazyLock::new(|| {
    let mut rows: Vec<T3Row> = T3_2021.to_vec();
    rows.insert(20, T3_2019[20]);
    rows.into_iter().map(|r| (r, Target::new(r.label, r.cores))).collect()
});
static TARGETS: LazyLock<Vec<Target>> = LazyLock::new(|| ROWS.iter().map(|(_, t)| t.clone()).collect());
const UNDIVIDED: usize = 20;

/// What was found of table 3.
pub(super) struct Found {
    pub(super) edition: Edition,
    /// Whether any row was found.
    pub(super) any: bool,
}

/// A row whose digits can be cut in more than one way.
struct Pending<'p, 'l> {
    row: T3Row,
    piece: &'p Piece<'l>,
    ways: Vec<Vec<i64>>,
}

/// Reads table 3 from the pieces of its zone.
pub(super) fn read(
    pieces: &[Piece<'_>],
    expected: Edition,
    cells: &mut Cells,
    labels: &mut Vec<PrintedLabel>,
    heads: &mut Vec<MissingHead>,
    doubts: &mut Vec<Doubt>,
) -> Found {
    let (mut rows, trailing) = candidates(pieces, 5);
    join_halves(&mut rows, |letters| TARGETS.iter().any(|t| t.is(letters, None)));
    let names = align(&rows, &TARGETS);
    let matched = |target: usize| names.iter().any(|n| n.as_ref().is_some_and(|(t, _)| *t == target));
    let edition = if (UNDIVIDED + 1..=UNDIVIDED + 3).any(matched) {
        Edition::E2021
    } else if matched(UNDIVIDED) {
        Edition::E2019
    } else {
        expected
    };
    let any = names.iter().filter(|n| n.is_some()).count() >= 5;
    if !any {
        for row in t3(edition) {
            for id in ids(*row) {
                cells.put(id, CellRef::unread());
            }
        }
        return Found { edition, any };
    }

    let columns = Columns::learn(&rows, WIDTH);
    let mut pending = Vec::new();
    for (row, name) in rows.iter().zip(&names) {
        let Some((target, printed)) = name else {
            if row.printed() >= 3 {
                doubts.push(unknown_row(row));
            }
            continue;
        };
        let form = ROWS[*target].0;
        if !t3(edition).iter().any(|r| r.name == form.name) {
            continue;
        }
        note_label(row, *target, printed, labels);
        read_row(row, form, &columns, cells, &mut pending, doubts);
    }
    settle(pending, edition, cells, doubts);
    absent_rows(&rows, &names, &trailing, edition, cells);
    missing_heads(pieces, heads);
    Found { edition, any }
}

fn ids(row: T3Row) -> [CellId; WIDTH] {
    t3_ids(row.name)
}

fn read_row<'p, 'l>(
    row: &Candidate<'p, 'l>,
    form: T3Row,
    columns: &Columns,
    cells: &mut Cells,
    pending: &mut Vec<Pending<'p, 'l>>,
    doubts: &mut Vec<Doubt>,
) {
    let ids = ids(form);
    let printed: Vec<&Piece<'_>> = row.items.iter().copied().filter(|p| p.token.is_printed()).collect();
    let tokens: Option<Vec<&str>> = printed.iter().map(|p| digits(&p.text)).collect();
    let glued = tokens.filter(|t| t.len() < WIDTH && t.iter().any(|d| d.len() > 1));
    let ways = glued.map(|t| cuts(&t, WIDTH, 24, &row_sum)).unwrap_or_default();
    if let Some(slots) = fit(row, WIDTH, columns).filter(|slots| ways.is_empty() || sums_up(slots)) {
        for (id, slot) in ids.iter().zip(slots) {
            cells.put(*id, cell::read(*id, slot, Money::WanYuan, doubts));
        }
        return;
    }
    cell::unread(ids, &row.items, cells);
    match (ways.len(), printed.first()) {
        (1, Some(piece)) => set_decoded(&ids, &ways[0], piece, cells),
        (2.., Some(piece)) => pending.push(Pending { row: form, piece, ways }),
        _ => doubts.push(Doubt {
            code: "row-width",
            cells: ids.to_vec(),
            message: format!("“{}”一行读到 {} 个数，应有 {WIDTH} 个，分不清各属哪一列，没有读。", form.label, printed.len()),
            place: row.items.first().map(|p| p.place),
        }),
    }
}

/// Whether the printed values of a row add up, blanks being nothing: then a
/// long number is a number and not several run together.
fn sums_up(slots: &[Slot<'_, '_>]) -> bool {
    let values = slots.iter().map(|s| match s {
        Slot::Piece(Piece { token: Token::Number(value, _), .. }) => Some(*value),
        Slot::Piece(_) => None,
        Slot::Blank => Some(Number::ZERO),
    });
    match values.collect::<Option<Vec<Number>>>().as_deref() {
        Some([parts @ .., total]) => parts.iter().sum::<Number>() == *total,
        _ => false,
    }
}

fn set_decoded(ids: &[CellId; WIDTH], numbers: &[i64], piece: &Piece<'_>, cells: &mut Cells) {
    for (id, number) in ids.iter().zip(numbers) {
        cells.put(*id, cell::decoded(*number, piece));
    }
}

/// Decides rows with several ways by the sums of the columns.
fn settle(mut pending: Vec<Pending<'_, '_>>, edition: Edition, cells: &mut Cells, doubts: &mut Vec<Doubt>) {
    loop {
        let before = pending.len();
        pending.retain_mut(|row| {
            let mut held = 0;
            row.ways.retain(|way| match column_sums(row.row, way, edition, cells) {
                Some(count) => {
                    held = held.max(count);
                    true
                }
                None => false,
            });
            if row.ways.len() == 1 && held > 0 {
                set_decoded(&ids(row.row), &row.ways[0], row.piece, cells);
                return false;
            }
            true
        });
        if pending.len() == before {
            break;
        }
    }
    for row in pending {
        doubts.push(Doubt {
            code: "glued",
            cells: ids(row.row).to_vec(),
            message: format!("“{}”一行的数字连在一起，有 {} 种切法都成立，没有读。", row.row.label, row.ways.len().max(2)),
            place: Some(row.piece.place),
        });
    }
}

/// How many column equations hold with this way of cutting a row; `None` if
/// one is broken. Equations over cells that are not known do not count.
fn column_sums(row: T3Row, way: &[i64], edition: Edition, cells: &Cells) -> Option<usize> {
    let mut held = 0;
    for (column, number) in APPLICANTS.iter().zip(way) {
        let value = |name: &str| {
            if name == row.name { Some(Number::from(*number)) } else { cells.number(cell(name, column.name)) }
        };
        let sum = |names: &[&str]| names.iter().map(|n| value(n)).sum::<Option<Number>>();
        let leaves: Vec<&str> = crate::form::t3_leaves(edition).iter().map(|r| r.name).collect();
        let equations = [
            (sum(&["applications.result.total"]), sum(&leaves)),
            (sum(&["applications.received", "applications.carried_in"]), sum(&["applications.result.total", "applications.carried_out"])),
        ];
        for (left, right) in equations {
            match (left, right) {
                (Some(left), Some(right)) if left != right => return None,
                (Some(_), Some(_)) => held += 1,
                _ => {}
            }
        }
    }
    Some(held)
}

/// Rows of the form that no run was found for: printed without values, or
/// not printed at all.
fn absent_rows(
    rows: &[Candidate<'_, '_>],
    names: &[Option<(usize, Printed)>],
    trailing: &[&Piece<'_>],
    edition: Edition,
    cells: &mut Cells,
) {
    for row in t3(edition) {
        let ids = ids(*row);
        if cells.get(ids[0]).is_some() {
            continue;
        }
        let at = ROWS.iter().position(|(r, _)| r.name == row.name).unwrap_or(0);
        let after = names.iter().position(|n| n.as_ref().is_some_and(|(t, _)| *t > at)).unwrap_or(rows.len());
        let labels: &[&Piece<'_>] = rows.get(after).map_or(trailing, |r| &r.labels);
        let printed = labels.iter().find(|p| {
            let mut text = String::new();
            letters(&p.text, &mut text);
            TARGETS[at].is(&text, None)
        });
        // A run that was not recognised may be this row.
        let before = names[..after].iter().rposition(Option::is_some).map_or(0, |i| i + 1);
        let stray = rows[before..after].iter().any(|r| r.printed() >= 3);
        let value = match printed {
            _ if stray => CellRef::unread(),
            Some(piece) => CellRef { state: CellState::Blank, place: Some(piece.place), ..CellRef::unread() },
            None => CellRef { state: CellState::MissingRow, ..CellRef::unread() },
        };
        for id in ids {
            cells.put(id, value);
        }
    }
}

fn unknown_row(row: &Candidate<'_, '_>) -> Doubt {
    let label = row.labels.last().map_or(String::new(), |p| p.text.trim().to_owned());
    Doubt {
        code: "row-not-recognised",
        cells: Vec::new(),
        message: format!("表三里有一行认不出是哪一行：“{label}”。"),
        place: row.items.first().map(|p| p.place),
    }
}

/// Notes a label that differs from the official one beyond punctuation.
fn note_label(row: &Candidate<'_, '_>, target: usize, printed: &Printed, labels: &mut Vec<PrintedLabel>) {
    let (form, official) = &ROWS[target];
    if printed.letters.ends_with(official.whole.as_str()) {
        return;
    }
    if let Some(place) = row.labels.last().or(row.items.first()).map(|p| p.place) {
        labels.push(PrintedLabel { row: form.name, official: form.label, printed: printed.text.clone(), place });
    }
}

/// Heads of columns that are not printed. A head broken over two lines counts
/// as printed if both halves are.
fn missing_heads(pieces: &[Piece<'_>], heads: &mut Vec<MissingHead>) {
    let mut printed = String::new();
    for piece in pieces.iter().take_while(|p| !p.token.is_printed()).filter(|p| p.token == Token::Label) {
        letters(&piece.text, &mut printed);
        printed.push(' ');
    }
    let joined = printed.replace(' ', "");
    for column in &APPLICANTS {
        let there = if column.name == "other_org" {
            joined.matches("其他").count() > joined.matches("其他组织").count()
        } else {
            // A head may be broken over two lines anywhere, or over three.
            let in_two = |at: usize| joined.contains(&column.label[..at]) && joined.contains(&column.label[at..]);
            let letters: Vec<char> = column.label.chars().collect();
            let in_pairs = letters.chunks(2).all(|pair| joined.contains(pair.iter().collect::<String>().as_str()));
            in_pairs || column.label.char_indices().skip(2).any(|(at, _)| in_two(at))
        };
        if !there {
            heads.push(MissingHead { table: TableNo::T3, head: column.label });
        }
    }
}
