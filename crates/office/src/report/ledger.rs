//! From the ledger to the report (CNT-1 to CNT-15): tables 3 and 4 of an
//! agency and a year, each cell with the cases behind it; frozen when the
//! report is approved; carried over from year to year; counted again from the
//! acts.
//!
//! A number is never kept apart from its list: it is the length of it.
//!
//! Order of reading: [`Annual`], [`rights`], `count`, `carry`, `approve`,
//! `paper`, [`recount`].

mod acts;
mod approve;
mod carry;
mod count;
mod paper;
pub mod recount;
pub mod rights;

pub use carry::{Carried, Explained};
pub use recount::{Differing, Recount};

use crate::application::{Ledger, Role};
use jiff::civil::Date;
use report::form::{CellId, Edition};
use report::tally::edition_of;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::approval::{self, Approval, ApprovedCell};
use store::{ActError, Agency, AgencyId, Store, StoreError};

/// A case behind a number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Behind {
    /// Its id.
    pub id: String,
    /// 受理编号.
    pub number: Option<String>,
    /// In table 4: the name of the remedy in the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

/// A cell with the cases behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Which cell.
    pub id: CellId,
    /// The cases; their number is the number in the cell.
    pub cases: Vec<Arc<Behind>>,
}

/// What changed in a cell since the report was approved (CNT-15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which cell.
    pub id: CellId,
    /// Cases that are no longer counted.
    pub gone: Vec<Arc<Behind>>,
    /// Cases that are counted now.
    pub come: Vec<Arc<Behind>>,
}

/// Tables 3 and 4 of an agency and a year.
#[derive(Debug, Clone)]
pub struct Annual {
    /// Whose.
    pub agency: Agency,
    /// Of which year.
    pub year: i16,
    /// The edition of the form.
    pub edition: Edition,
    /// Who approved it and when; while there is none, the cells are those of
    /// now.
    pub approval: Option<Approval>,
    /// The cells in the order of the form; those that were approved, once they
    /// were.
    pub cells: Vec<Cell>,
    /// What the ledger would say otherwise now.
    pub differences: Vec<Difference>,
    /// What was carried over from the year before.
    pub carried: Carried,
}

/// Why there is no such report, or why it is not approved.
#[derive(Debug, thiserror::Error)]
pub enum Unavailable {
    /// There is no such agency for who asks.
    #[error("没有这个机关的年报数据，或您看不到它")]
    NotFound,
    /// The role does not allow it.
    #[error("{}不能{what}", .roles.iter().map(|r| r.label()).collect::<Vec<_>>().join("、"))]
    NotYours {
        /// The roles of who asks.
        roles: Vec<Role>,
        /// What was asked.
        what: &'static str,
    },
    /// There was no common form yet.
    #[error("{0}年还没有统一的年报格式，从 2019 年起才能数")]
    NoForm(i16),
    /// The year is not over.
    #[error("{0}年还没有结束，次年 1 月 1 日起才能审定")]
    NotOver(i16),
    /// It was approved before.
    #[error("{0}年的年报数据已经审定，以后的变化列在下一年的说明里")]
    Approved(i16),
    /// What is to be approved is not what was looked at.
    #[error("您看过以后数字又有变化，请看过最新的数字再审定")]
    Changed,
    /// A case cannot be counted; a table without it would be wrong.
    #[error("{0}")]
    Uncountable(String),
    /// The memory failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Unavailable {
    /// In one word, for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            Unavailable::NotFound => "not_found",
            Unavailable::NotYours { .. } => "not_yours",
            Unavailable::NoForm(_) => "no_form",
            Unavailable::NotOver(_) => "not_over",
            Unavailable::Approved(_) => "approved",
            Unavailable::Changed => "stale",
            Unavailable::Uncountable(_) => "uncountable",
            Unavailable::Store(error) if error.is_full() => "full",
            Unavailable::Store(error) if error.is_away() => "away",
            Unavailable::Store(_) => "failed",
        }
    }
}

impl ActError for Unavailable {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Unavailable::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl Ledger {
    /// Tables 3 and 4 of an agency and a year: as they were approved, or as
    /// the ledger says now.
    ///
    /// # Errors
    /// If there is no such agency or form, a case cannot be counted, or the
    /// memory fails.
    pub async fn annual(&self, agency: &AgencyId, year: i16) -> Result<Annual, Unavailable> {
        annual(&self.store, agency, year).await
    }
}

/// The same without keys and clock, which counting does not need.
///
/// # Errors
/// As [`Ledger::annual`].
pub async fn annual(store: &Store, agency: &AgencyId, year: i16) -> Result<Annual, Unavailable> {
    let edition = edition_of(year).ok_or(Unavailable::NoForm(year))?;
    let agency = store.agency(agency.as_str()).await?.ok_or(Unavailable::NotFound)?;
    let now = count::cells(store, &agency.id, year, edition).await?;
    let approval = approval::approval(store, &agency.id, year).await?;
    let (cells, differences) = match &approval {
        None => (now, Vec::new()),
        Some(_) => {
            let frozen = frozen(&now, store.approved_cells(&agency.id, year).await?);
            let differences = differences(&frozen, &now);
            (frozen, differences)
        }
    };
    let carried = carry::carried(store, &agency.id, year, &cells, approval.as_ref()).await?;
    Ok(Annual { agency, year, edition, approval, cells, differences, carried })
}

impl Annual {
    /// The cases of a cell; none for a cell the tables do not have.
    pub fn cases(&self, name: &str) -> &[Arc<Behind>] {
        cases(&self.cells, name)
    }

    /// The first day on which it may be approved.
    pub fn over_on(&self) -> Date {
        Date::constant(self.year.saturating_add(1), 1, 1)
    }
}

fn cases<'a>(cells: &'a [Cell], name: &str) -> &'a [Arc<Behind>] {
    cells.iter().find(|cell| cell.id.name() == name).map_or(&[], |cell| &cell.cases)
}

/// The cells that were approved, in the order of the form.
fn frozen(now: &[Cell], approved: Vec<ApprovedCell>) -> Vec<Cell> {
    let mut shared: BTreeSet<Arc<Behind>> = BTreeSet::new();
    let mut by_name: BTreeMap<String, Vec<Arc<Behind>>> = BTreeMap::new();
    for cell in approved {
        let cases = cell.cases.into_iter().map(|(id, number, remedy)| {
            let one = Arc::new(Behind { id, number, remedy });
            // A case stands behind several cells and is kept once.
            shared.get(&one).cloned().unwrap_or_else(|| {
                shared.insert(Arc::clone(&one));
                one
            })
        });
        by_name.insert(cell.name, cases.collect());
    }
    now.iter().map(|cell| Cell { id: cell.id, cases: by_name.remove(cell.id.name()).unwrap_or_default() }).collect()
}

/// What differs between what was approved and what is counted now.
fn differences(frozen: &[Cell], now: &[Cell]) -> Vec<Difference> {
    let pairs = frozen.iter().zip(now).map(|(old, new)| {
        let (gone, come) = apart(&old.cases, &new.cases);
        Difference { id: old.id, gone, come }
    });
    pairs.filter(|d| !d.gone.is_empty() || !d.come.is_empty()).collect()
}

/// Cases of one list that are not in the other, both ways. A 受理编号 that
/// came later does not make another case.
fn apart(old: &[Arc<Behind>], new: &[Arc<Behind>]) -> (Vec<Arc<Behind>>, Vec<Arc<Behind>>) {
    let keys =
        |cases: &[Arc<Behind>]| -> BTreeSet<(String, Option<String>)> { cases.iter().map(|c| (c.id.clone(), c.remedy.clone())).collect() };
    let (in_old, in_new) = (keys(old), keys(new));
    let without = |cases: &[Arc<Behind>], others: &BTreeSet<(String, Option<String>)>| {
        cases.iter().filter(|c| !others.contains(&(c.id.clone(), c.remedy.clone()))).cloned().collect()
    };
    (without(old, &in_new), without(new, &in_old))
}
