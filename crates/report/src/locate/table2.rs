//! Table 2, 主动公开政府信息情况: a few rows, each under heads of its own.

use super::align::{Target, align};
use super::cell::{self, Money};
use super::glue::cuts;
use super::likeness::letters;
use super::lines::Piece;
use super::rows::{Candidate, Columns, Slot, candidates, fit};
use super::value::digits;
use crate::cells::{CellRef, CellState, Cells};
use crate::form::{Edition, T2Row, t2};
use crate::reading::{Doubt, PrintedLabel};
use std::sync::LazyLock;

static TARGETS_2019: LazyLock<Vec<Target>> = LazyLock::new(|| targets(Edition::E2019));
static TARGETS_2021: LazyLock<Vec<Target>> = LazyLock::new(|| targets(Edition::E2021));

fn targets(edition: Edition) -> Vec<Target> {
    t2(edition).iter().map(|row| Target::new(row.label, row.variants)).collect()
}

/// What was found of table 2.
pub(super) struct Found {
    pub(super) edition: Edition,
    pub(super) any: bool,
}

/// Reads table 2 from the pieces of its zone.
pub(super) fn read(
    pieces: &[Piece<'_>],
    year: Option<i16>,
    cells: &mut Cells,
    labels: &mut Vec<PrintedLabel>,
    doubts: &mut Vec<Doubt>,
) -> Found {
    let (rows, trailing) = candidates(pieces, 1);
    let heads = heads(pieces);
    let edition = edition(&heads, year);
    let targets: &[Target] = match edition {
        Edition::E2019 => &TARGETS_2019,
        Edition::E2021 => &TARGETS_2021,
    };
    let names = align(&rows, targets);
    let any = names.iter().filter(|n| n.is_some()).count() >= 2;
    let money = if heads.contains("单位元") { Money::Yuan } else { Money::WanYuan };
    for (index, form) in t2(edition).iter().enumerate() {
        let at = names.iter().position(|n| n.as_ref().is_some_and(|(t, _)| *t == index));
        match at.map(|i| &rows[i]) {
            Some(row) => {
                read_row(row, form, &columns_like(&rows, form), money, cells, doubts);
                note_label(row, form, &targets[index], labels);
            }
            None => {
                let all = rows.iter().flat_map(|r| &r.labels).chain(&trailing);
                let printed = all.into_iter().find(|p| is_label(&p.text, &targets[index]));
                let state = if !any {
                    CellState::Unread
                } else if printed.is_some() {
                    CellState::Blank
                } else {
                    CellState::MissingRow
                };
                for (_, id) in &form.cells {
                    cells.put(*id, CellRef { state, place: printed.map(|p| p.place), ..CellRef::unread() });
                }
            }
        }
    }
    Found { edition, any }
}

/// The letters of everything that is no value, for telling the edition.
fn heads(pieces: &[Piece<'_>]) -> String {
    let mut out = String::new();
    for piece in pieces.iter().filter(|p| !p.token.is_value()) {
        letters(&piece.text, &mut out);
    }
    out
}

fn edition(heads: &str, year: Option<i16>) -> Edition {
    let count = |words: &[&str]| words.iter().filter(|w| heads.contains(**w)).count();
    let new = count(&["制发件数", "废止件数", "现行有效", "本年处理决定数量", "收费金额"]);
    let old = count(&["新制作数量", "新公开数量", "对外公开总数量", "上一年项目数量", "采购", "其他对外管理"]);
    match new.cmp(&old) {
        std::cmp::Ordering::Greater => Edition::E2021,
        std::cmp::Ordering::Less => Edition::E2019,
        std::cmp::Ordering::Equal if year.is_some_and(|y| y < 2021) => Edition::E2019,
        std::cmp::Ordering::Equal => Edition::E2021,
    }
}

/// Columns learnt from the rows with as many values as this one.
fn columns_like(rows: &[Candidate<'_, '_>], form: &T2Row) -> Columns {
    if form.cells.len() == 1 { Columns::default() } else { Columns::learn(rows, form.cells.len()) }
}

fn read_row(row: &Candidate<'_, '_>, form: &T2Row, columns: &Columns, money: Money, cells: &mut Cells, doubts: &mut Vec<Doubt>) {
    let width = form.cells.len();
    let slots = fit(row, width, columns).or_else(|| (row.printed() == 0).then(|| vec![Slot::Blank; width]));
    if let Some(slots) = slots {
        for ((_, id), slot) in form.cells.iter().zip(slots) {
            cells.put(*id, cell::read(*id, slot, money, doubts));
        }
        return;
    }
    let tokens: Option<Vec<&str>> = row.items.iter().filter(|p| p.token.is_printed()).map(|p| digits(&p.text)).collect();
    // No sum decides here; only digits that can be cut in one way at all are.
    let ways = tokens.filter(|t| t.len() < width).map(|t| cuts(&t, width, 2, &|_| true)).unwrap_or_default();
    if let ([only], Some(piece)) = (ways.as_slice(), row.items.iter().find(|p| p.token.is_printed())) {
        for ((_, id), number) in form.cells.iter().zip(only) {
            cells.put(*id, cell::decoded(*number, piece));
        }
        return;
    }
    cell::unread(form.cells.iter().map(|(_, id)| *id), &row.items, cells);
    doubts.push(Doubt {
        code: "row-width",
        cells: form.cells.iter().map(|(_, id)| *id).collect(),
        message: format!("表二“{}”一行读到 {} 个数，应有 {width} 个，分不清各属哪一列，没有读。", form.label, row.printed()),
        place: row.items.first().map(|p| p.place),
    });
}

fn is_label(text: &str, target: &Target) -> bool {
    let mut printed = String::new();
    letters(text, &mut printed);
    target.is(&printed, None)
}

fn note_label(row: &Candidate<'_, '_>, form: &T2Row, target: &Target, labels: &mut Vec<PrintedLabel>) {
    if let Some(last) = row.labels.last()
        && !is_label(&last.text, target)
    {
        let mut printed = String::new();
        letters(&last.text, &mut printed);
        if !printed.ends_with(target.whole.as_str())
            && let Some((_, id)) = form.cells.first()
        {
            labels.push(PrintedLabel { row: id.row(), official: form.label, printed: last.text.trim().to_owned(), place: last.place });
        }
    }
}
