//! Words of the form and of the reader, found again by what was stored.
//!
//! A reading names rows, heads and kinds of doubt by text that lives as long
//! as the program; this finds that text.

use report::form::{self, Edition, TableNo};
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex};

/// The row and its official label.
pub(super) fn label(row: &str, official: &str) -> Option<(&'static str, &'static str)> {
    [Edition::E2021, Edition::E2019].into_iter().find_map(|edition| {
        let t2 = form::t2(edition).iter().filter_map(|r| r.cells.first().map(|(_, id)| (id.row(), r.label)));
        let t3 = form::t3(edition).iter().map(|r| (r.name, r.label));
        let t4 = form::T4_BLOCKS.iter().map(|b| (b.name, b.label));
        t2.chain(t3).chain(t4).find(|found| *found == (row, official))
    })
}

/// A head of a column of table 3 or 4.
pub(super) fn head(head: &str) -> Option<&'static str> {
    form::APPLICANTS.iter().chain(&form::T4_COLUMNS).map(|c| c.label).find(|l| *l == head)
}

/// The number of a table.
pub(super) fn number_of(table: TableNo) -> u8 {
    match table {
        TableNo::T2 => 2,
        TableNo::T3 => 3,
        TableNo::T4 => 4,
    }
}

/// The table of a number.
pub(super) fn table(number: u8) -> Option<TableNo> {
    [TableNo::T2, TableNo::T3, TableNo::T4].into_iter().find(|t| number_of(*t) == number)
}

/// So many kinds of doubt are known at most; a reader has a dozen.
const CODES: usize = 256;

/// The code of a kind of doubt. Codes are words of the reader and few, so
/// each is kept once for the life of the program; should a damaged store
/// bring more than there can be, the rest are `other`.
pub(super) fn code(code: &str) -> &'static str {
    static KNOWN: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(code) = known.get(code) {
        return code;
    }
    if known.len() >= CODES || code.len() > 64 {
        return "other";
    }
    let code: &'static str = Box::leak(code.to_owned().into_boxed_str());
    known.insert(code);
    code
}
