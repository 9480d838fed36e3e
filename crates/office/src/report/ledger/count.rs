//! Counting from the projection: one query for the cases of the year, one for
//! the remedies.

use super::{Behind, Cell, Unavailable};
use law::application::act::{RemedyKind, RemedyResult};
use law::outcome::ResultRow;
use report::form::Edition;
use report::tally::remedy::{Block, Conclusion, Role, Ruling};
use report::tally::{Column, Counted, Tally, remedy, table3_of, table4};
use std::collections::HashMap;
use std::sync::Arc;
use store::application::{Remedy, Unit};
use store::{AgencyId, Store};

/// The cells of tables 3 and 4 of a year, in the order of the form.
pub(super) async fn cells(store: &Store, agency: &AgencyId, year: i16, edition: Edition) -> Result<Vec<Cell>, Unavailable> {
    let cases = store.counted(agency, year).await?;
    let mut cells = table_3(year, edition, &cases)?;
    cells.extend(table_4(year, edition, &store.remedies(agency, year).await?)?);
    Ok(cells)
}

fn table_3(year: i16, edition: Edition, cases: &[Unit]) -> Result<Vec<Cell>, Unavailable> {
    let units = cases.iter().map(unit).collect::<Result<Vec<_>, _>>()?;
    let tally = table3_of(year, edition, units).map_err(|fault| Unavailable::Uncountable(fault.to_string()))?;
    let behind = cases.iter().map(|case| {
        let behind = Behind { id: case.id.to_string(), number: case.number.clone(), remedy: None };
        (case.id.as_str(), Arc::new(behind))
    });
    Ok(owned(&tally, &behind.collect()))
}

/// What the projection says of a case, in the words of the tally.
fn unit(case: &Unit) -> Result<report::tally::Unit<'_>, Unavailable> {
    let wrong = |what: &str| {
        let number = case.number.as_deref().unwrap_or(case.id.as_str());
        Unavailable::Uncountable(format!("申请 {number}：{what}。请核对后再数。"))
    };
    let column = Column::named(&case.applicant_kind).ok_or_else(|| wrong("申请人种类不明，不知道计在哪一列"))?;
    let ended = match &case.ended {
        Some((row, date)) => Some((ResultRow::named(row).ok_or_else(|| wrong("办理结果不明，不知道计在哪一行"))?, *date)),
        None => None,
    };
    Ok(report::tally::Unit { case: Counted { id: case.id.as_str(), part: None }, column, received: case.received, ended })
}

fn table_4(year: i16, edition: Edition, remedies: &[(Remedy, Option<String>)]) -> Result<Vec<Cell>, Unavailable> {
    let values = remedies.iter().map(|(r, number)| value(r, number.as_deref())).collect::<Result<Vec<_>, _>>()?;
    let tally = table4(year, edition, &values).map_err(|fault| Unavailable::Uncountable(fault.to_string()))?;
    let behind = values.iter().zip(remedies).map(|(value, (r, number))| {
        let behind = Behind { id: r.case.to_string(), number: number.clone(), remedy: Some(r.reference.clone()) };
        (value.id.as_str(), Arc::new(behind))
    });
    Ok(owned(&tally, &behind.collect()))
}

fn value(kept: &Remedy, number: Option<&str>) -> Result<remedy::Remedy, Unavailable> {
    let id = format!("{}/{}", kept.case, kept.reference);
    let wrong = || {
        let number = number.unwrap_or(kept.case.as_str());
        Unavailable::Uncountable(format!("申请 {number} 的复议、诉讼“{}”：种类或者结果不明。请核对后再数。", kept.reference))
    };
    let kind = RemedyKind::named(&kept.kind).ok_or_else(wrong)?;
    let decided = match &kept.decided {
        Some((date, result)) => Some((*date, RemedyResult::named(result).ok_or_else(wrong)?)),
        None => None,
    };
    Ok(of_law(id, kind, kept.registered, decided))
}

/// A remedy of the ledger as the tally sees it: always about the agency's own
/// act. Of a ruling the ledger keeps the column it counts in.
pub(super) fn of_law(
    id: String,
    kind: RemedyKind,
    registered: jiff::civil::Date,
    decided: Option<(jiff::civil::Date, RemedyResult)>,
) -> remedy::Remedy {
    let block = match kind {
        RemedyKind::Reconsideration => Block::Reconsideration,
        RemedyKind::LitigationDirect => Block::LitigationDirect,
        RemedyKind::LitigationAfterReconsideration => Block::LitigationAfterReconsideration,
    };
    let ruling = |result| match result {
        RemedyResult::Upheld => Ruling::Upheld,
        RemedyResult::Corrected => Ruling::Revoked,
        RemedyResult::Other => Ruling::Ended,
    };
    let conclusion = decided.map(|(dated, result)| Conclusion { dated, ruling: ruling(result) });
    remedy::Remedy { id, block, role: Role::OwnAct, registered, conclusion }
}

fn owned(tally: &Tally<'_>, behind: &HashMap<&str, Arc<Behind>>) -> Vec<Cell> {
    let cell = |(id, cases): &(report::CellId, Vec<Counted<'_>>)| Cell {
        id: *id,
        cases: cases.iter().filter_map(|c| behind.get(c.id).cloned()).collect(),
    };
    tally.cells.iter().map(cell).collect()
}
