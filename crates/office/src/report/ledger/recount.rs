//! Counting again from the acts: every case of an agency is folded anew and
//! compared with its projection, and the tables of every year with those that
//! the projection gives.

use super::{Unavailable, acts};
use crate::application::{Ledger, projection};
use law::Calendar;
use law::application::Case;
use report::tally::{Application, Remedy, edition_of, table3, table4};
use std::collections::{BTreeMap, BTreeSet};
use store::application::{self, Found, Head};
use store::{AgencyId, Store};

/// So many cases are folded at a time.
const SLICE: u64 = 200;

/// What counting again gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recount {
    /// How many cases were folded.
    pub cases: u64,
    /// How many years were counted.
    pub years: usize,
    /// Cases whose projection is not what their acts say.
    pub differing: Vec<Differing>,
    /// Cells that are not what the acts say: year, cell, counted from the
    /// projection, counted from the acts.
    pub cells: Vec<(i16, String, usize, usize)>,
}

/// A case whose projection is not what its acts say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// Its id.
    pub case: String,
    /// 受理编号.
    pub number: Option<String>,
    /// Which columns differ; `acts` if they cannot have happened so.
    pub columns: Vec<&'static str>,
}

impl Ledger {
    /// Counts an agency again from its acts.
    ///
    /// # Errors
    /// If the memory fails.
    pub async fn recount(&self, agency: &AgencyId) -> Result<Recount, Unavailable> {
        recount(&self.store, self.calendar(agency), agency).await
    }
}

/// The same without keys, which counting does not need.
///
/// # Errors
/// If the memory fails.
pub async fn recount(store: &Store, calendar: &Calendar, agency: &AgencyId) -> Result<Recount, Unavailable> {
    let mut recount = Recount::default();
    let (mut applications, mut remedies): (Vec<Application>, Vec<Remedy>) = (Vec::new(), Vec::new());
    let mut after = None;
    loop {
        let slice = store.cases_after(agency, after.as_ref(), SLICE).await?;
        let (Some(first), Some(last)) = (slice.first(), slice.last()) else { break };
        let kept = store.remedies_between(agency, &first.head.id, &last.head.id).await?;
        after = Some(last.head.id.clone());
        for found in &slice {
            recount.cases += 1;
            let own = kept.iter().filter(|r| r.case == found.head.id);
            match Case::fold(calendar, &found.entries()) {
                Err(_) => recount.differing.push(named(&found.head, vec!["acts"])),
                Ok(case) => {
                    let columns = differing(found, &case, own.cloned().collect());
                    if !columns.is_empty() {
                        recount.differing.push(named(&found.head, columns));
                    }
                    applications.extend(acts::application(&found.head, &case));
                    remedies.extend(acts::remedies(&found.head, &case));
                }
            }
        }
    }
    for year in years(&applications, &remedies) {
        recount.years += 1;
        compare(store, agency, year, (&applications, &remedies), &mut recount).await?;
    }
    Ok(recount)
}

async fn compare(
    store: &Store,
    agency: &AgencyId,
    year: i16,
    (applications, remedies): (&[Application], &[Remedy]),
    recount: &mut Recount,
) -> Result<(), Unavailable> {
    let Some(edition) = edition_of(year) else { return Ok(()) };
    let uncountable = |fault: String| Unavailable::Uncountable(fault);
    let mut from_acts: BTreeMap<&str, usize> = BTreeMap::new();
    let third = table3(year, edition, applications).map_err(|f| uncountable(f.to_string()))?;
    let fourth = table4(year, edition, remedies).map_err(|f| uncountable(f.to_string()))?;
    from_acts.extend(third.cells.iter().chain(&fourth.cells).map(|(id, cases)| (id.name(), cases.len())));
    let mut kept = super::count::cells(store, agency, year, edition).await?;
    for cell in kept.drain(..) {
        let counted = from_acts.get(cell.id.name()).copied().unwrap_or_default();
        if counted != cell.cases.len() {
            recount.cells.push((year, cell.id.name().to_owned(), cell.cases.len(), counted));
        }
    }
    compare_sums(store, agency, year, &from_acts, recount).await
}

/// The sums that the database makes itself, row by row.
async fn compare_sums(
    store: &Store,
    agency: &AgencyId,
    year: i16,
    from_acts: &BTreeMap<&str, usize>,
    recount: &mut Recount,
) -> Result<(), Unavailable> {
    let mut rows: BTreeMap<&'static str, usize> = BTreeMap::new();
    for counted in store.tally(Some(agency), year).await? {
        let name = match counted.row.as_str() {
            "received" => "applications.received.total",
            "carried_in" => "applications.carried_in.total",
            "carried_out" => "applications.carried_out.total",
            _ => "applications.result.total.total",
        };
        *rows.entry(name).or_default() += usize::try_from(counted.count).unwrap_or_default();
    }
    for name in [
        "applications.received.total",
        "applications.carried_in.total",
        "applications.carried_out.total",
        "applications.result.total.total",
    ] {
        let (sum, counted) = (rows.get(name).copied().unwrap_or_default(), from_acts.get(name).copied().unwrap_or_default());
        let is_known = recount.cells.iter().any(|(y, cell, ..)| *y == year && cell == name);
        if sum != counted && !is_known {
            recount.cells.push((year, name.to_owned(), sum, counted));
        }
    }
    Ok(())
}

fn named(head: &Head, columns: Vec<&'static str>) -> Differing {
    Differing { case: head.id.to_string(), number: head.number.clone(), columns }
}

/// The columns of the projection that the acts do not say.
fn differing(found: &Found, case: &Case, mut kept: Vec<application::Remedy>) -> Vec<&'static str> {
    let (is, should) = (&found.head.projection, projection::of(case, found.head.projection.clerk.clone()));
    let last = found.acts.iter().map(|a| a.entry.seq).max().unwrap_or(0);
    let mut remedies = projection::remedies(&found.head.id, case);
    kept.sort_by(|a, b| a.reference.cmp(&b.reference));
    remedies.sort_by(|a, b| a.reference.cmp(&b.reference));
    // What was decided before a notice came keeps the dates of its time.
    let is_settled = is.provisional && (is.sent.is_some() || is.outcome_date.is_some());
    let columns = [
        ("version", found.head.version == last),
        ("stage", is.stage == should.stage),
        ("request", is.request == should.request),
        ("channel", is.channel == should.channel),
        ("submitted", is.submitted == should.submitted),
        ("received", is.received == should.received),
        ("due", is.due == should.due || is_settled),
        ("promised", is.promised == should.promised),
        ("risk_due", is.risk_due == should.risk_due || is_settled),
        ("earliest", is.earliest == should.earliest),
        ("waiting_until", is.waiting_until == should.waiting_until),
        ("provisional", is.provisional == should.provisional || is_settled),
        ("outcome", is.outcome == should.outcome),
        ("outcome_row", is.outcome_row == should.outcome_row),
        ("outcome_date", is.outcome_date == should.outcome_date),
        ("sent", is.sent == should.sent),
        ("remedy", kept == remedies),
    ];
    columns.into_iter().filter(|(_, same)| !same).map(|(column, _)| column).collect()
}

/// The years in which anything was received, ended, sought or decided, and
/// the year after, into which the rest is carried.
fn years(applications: &[Application], remedies: &[Remedy]) -> BTreeSet<i16> {
    let mut years = BTreeSet::new();
    for a in applications {
        years.extend(a.received.map(|d| d.year()));
        years.extend(a.decision.as_ref().map(|d| d.dated.year()));
    }
    for r in remedies {
        years.insert(r.registered.year());
        years.extend(r.conclusion.map(|c| c.dated.year()));
    }
    years.extend(years.last().copied().map(|last| last.saturating_add(1)));
    years
}
