//! Table 4, 政府信息公开行政复议、行政诉讼情况: fifteen values by position,
//! because its heads are cut more often than not.

use super::cell::{self, Money};
use super::glue::{block_sums, cuts};
use super::likeness::letters;
use super::lines::Piece;
use super::rows::{Candidate, Columns, Slot, candidates, fit};
use super::value::{Token, digits};
use crate::cells::Cells;
use crate::form::{CellId, T4_BLOCKS, T4_COLUMNS, TableNo, t4_ids};
use crate::reading::{Doubt, MissingHead};

const BLOCK: usize = T4_COLUMNS.len();
const WIDTH: usize = BLOCK * T4_BLOCKS.len();

fn ids() -> Vec<CellId> {
    t4_ids().to_vec()
}

/// Reads table 4 from the pieces of its zone; tells whether it is there.
pub(super) fn read(pieces: &[Piece<'_>], cells: &mut Cells, heads: &mut Vec<MissingHead>, doubts: &mut Vec<Doubt>) -> bool {
    let (rows, _) = candidates(pieces, BLOCK);
    let ids = ids();
    if let Some(slots) = one_row(&rows).or_else(|| three_rows(&rows)) {
        for (id, slot) in ids.iter().zip(slots) {
            cells.put(*id, cell::read(*id, slot, Money::WanYuan, doubts));
        }
        missing_heads(pieces, heads);
        return true;
    }
    if let Some((numbers, piece)) = glued(&rows, doubts) {
        for (id, number) in ids.iter().zip(numbers) {
            cells.put(*id, cell::decoded(number, piece));
        }
        missing_heads(pieces, heads);
        return true;
    }
    let widest = rows.iter().max_by_key(|r| r.printed());
    cell::unread(ids.iter().copied(), widest.map_or(&[], |row| &row.items), cells);
    if let Some(row) = widest
        && !doubts.iter().any(|d| d.cells.contains(&ids[0]))
    {
        doubts.push(Doubt {
            code: "row-width",
            cells: ids,
            message: format!("表四读到 {} 个数，应有 {WIDTH} 个，分不清各属哪一列，没有读。", row.printed()),
            place: row.items.first().map(|p| p.place),
        });
    }
    false
}

/// The usual shape: fifteen values in a row.
fn one_row<'p, 'l>(rows: &[Candidate<'p, 'l>]) -> Option<Vec<Slot<'p, 'l>>> {
    let mut fitting: Vec<_> = rows.iter().filter_map(|row| Some((row.printed(), fit(row, WIDTH, &Columns::default())?))).collect();
    // Heads beside empty cells may look like a blank row.
    fitting.sort_by_key(|(printed, _)| std::cmp::Reverse(*printed));
    fitting.into_iter().next().map(|(_, slots)| slots)
}

/// Three rows of five, under their names or in the order of the form.
fn three_rows<'p, 'l>(rows: &[Candidate<'p, 'l>]) -> Option<Vec<Slot<'p, 'l>>> {
    let columns = Columns::learn(rows, BLOCK);
    let mut blocks: Vec<(usize, Vec<Slot<'p, 'l>>)> = Vec::new();
    for row in rows {
        if let Some(slots) = fit(row, BLOCK, &columns) {
            let mut label = String::new();
            row.labels.iter().for_each(|p| letters(&p.text, &mut label));
            let direct = label.rfind("未经复议直接起诉").or_else(|| label.rfind("未经复议"));
            let after = label.rfind("复议后起诉");
            let named = match (direct, after) {
                (Some(d), Some(a)) => {
                    if d > a {
                        1
                    } else {
                        2
                    }
                }
                (Some(_), None) => 1,
                (None, Some(_)) => 2,
                (None, None) => blocks.len(),
            };
            blocks.push((named, slots));
        }
    }
    if blocks.len() != T4_BLOCKS.len() {
        return None;
    }
    let in_order = |b: &[(usize, Vec<Slot<'p, 'l>>)]| b.iter().enumerate().all(|(i, (n, _))| i == *n);
    if !in_order(&blocks) {
        blocks.sort_by_key(|(n, _)| *n);
        if !in_order(&blocks) {
            return None;
        }
    }
    Some(blocks.into_iter().flat_map(|(_, slots)| slots).collect())
}

/// Digits run together, if the three sums leave one way to cut them.
fn glued<'p, 'l>(rows: &[Candidate<'p, 'l>], doubts: &mut Vec<Doubt>) -> Option<(Vec<i64>, &'p Piece<'l>)> {
    for row in rows {
        let printed: Vec<&'p Piece<'l>> = row.items.iter().copied().filter(|p| p.token.is_printed()).collect();
        let tokens: Option<Vec<&str>> = printed.iter().map(|p| digits(&p.text)).collect();
        let Some(tokens) = tokens.filter(|t| t.len() < WIDTH && t.iter().map(|d| d.len()).sum::<usize>() >= WIDTH) else { continue };
        let ways = cuts(&tokens, WIDTH, 2, &block_sums);
        match ways.as_slice() {
            [only] => return Some((only.clone(), printed.first()?)),
            [] => {}
            _ => doubts.push(Doubt {
                code: "glued",
                cells: ids(),
                message: "表四的数字连在一起，有不止一种切法成立，没有读。".to_owned(),
                place: printed.first().map(|p| p.place),
            }),
        }
    }
    None
}

/// Heads that are not printed three times. `结果` and `其他` are often broken
/// over lines, so only their telling halves are counted.
fn missing_heads(pieces: &[Piece<'_>], heads: &mut Vec<MissingHead>) {
    let mut printed = String::new();
    for piece in pieces.iter().filter(|p| p.token == Token::Label) {
        letters(&piece.text, &mut printed);
    }
    for (column, half) in T4_COLUMNS.iter().zip(["维持", "纠正", "其他", "审结", "总计"]) {
        if printed.matches(half).count() < T4_BLOCKS.len() {
            heads.push(MissingHead { table: TableNo::T4, head: column.label });
        }
    }
}
