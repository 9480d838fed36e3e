//! Counting again from the acts what the ledger remembers only for speed.

use super::{Check, State};
use crate::application::calendar_change;
use crate::installation::{Installation, InstallationError};
use crate::report::ledger::recount::recount as count_again;

/// So many cases and cells are named; the rest is counted.
const NAMED: usize = 10;

/// Compares the projections of all cases with what their acts say, and the
/// tables of every year with those counted from the acts.
///
/// # Errors
/// If the database fails.
pub async fn recount(installation: &Installation) -> Result<Check, InstallationError> {
    let store = &installation.store;
    let calendars = match calendar_change::stored(store).await {
        Ok(calendars) => calendars,
        Err(error) => return Ok(Check::new("recount", State::Wrong, format!("读不了存着的放假通知：{error}"))),
    };
    let (mut cases, mut wrong) = (0, Vec::new());
    for agency in store.agencies().await? {
        match count_again(store, calendars.of(&agency.id), &agency.id).await {
            Ok(found) => {
                cases += found.cases;
                let name = |number: &Option<String>, id: &str| number.clone().unwrap_or_else(|| id.to_owned());
                let differing = found.differing.iter().map(|d| (name(&d.number, &d.case), d.columns.join("、")));
                wrong.extend(differing.map(|(case, columns)| format!("{}的申请 {case}：{columns}", agency.name)));
                let cells = found.cells.iter().map(|(year, cell, kept, counted)| (year, cell, kept, counted));
                wrong.extend(
                    cells.map(|(year, cell, kept, counted)| format!("{}{year}年 {cell}：存着 {kept}，应为 {counted}", agency.name)),
                );
            }
            Err(error) => wrong.push(format!("{}：{error}", agency.name)),
        }
    }
    if wrong.is_empty() {
        return Ok(Check::new("recount", State::Sound, format!("台账 {cases} 件与办理记录一致。")));
    }
    let more = if wrong.len() > NAMED { format!("；另有 {} 处", wrong.len() - NAMED) } else { String::new() };
    let named = wrong.iter().take(NAMED).cloned().collect::<Vec<_>>().join("；");
    Ok(Check::new("recount", State::Wrong, format!("台账与办理记录不一致：{named}{more}。请联系维护人员按办理记录重建。")))
}
