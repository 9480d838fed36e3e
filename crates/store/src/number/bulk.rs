//! Many numbers at once, for taking over what was done before.

use super::{Given, Series};
use crate::entity::number::{ActiveModel, Entity};
use crate::error::StoreError;
use crate::value::instant;
use crate::write::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, EntityTrait, Statement, Value};
use std::collections::BTreeMap;

/// So many rows go into one statement.
const TOGETHER: usize = 500;

/// Writes numbers that were given elsewhere; each series goes on behind the
/// highest of them.
///
/// # Errors
/// A conflict if a number was given already; if the database fails.
pub async fn begin(tx: &Tx, numbers: &[(Series, Given)]) -> Result<(), StoreError> {
    // In the order of the series, so that two that do this do not lock each
    // other out.
    let mut last: BTreeMap<(&str, &str, i16), u32> = BTreeMap::new();
    for (series, given) in numbers {
        let end = last.entry((series.agency.as_str(), series.kind.name(), series.year)).or_default();
        *end = given.n.max(*end);
    }
    let ends: Vec<_> = last.into_iter().collect();
    for part in ends.chunks(TOGETHER) {
        let places: Vec<String> =
            (0..part.len()).map(|n| format!("(${}, ${}, ${}, ${})", 4 * n + 1, 4 * n + 2, 4 * n + 3, 4 * n + 4)).collect();
        let sql = format!(
            "INSERT INTO number_series (agency_id, kind, year, last) VALUES {}
            ON CONFLICT (agency_id, kind, year) DO UPDATE
            SET last = CASE WHEN excluded.last > number_series.last THEN excluded.last ELSE number_series.last END",
            places.join(", ")
        );
        let values: Vec<Value> = part
            .iter()
            .flat_map(|((agency, kind, year), last)| [(*agency).into(), (*kind).into(), i32::from(*year).into(), i64::from(*last).into()])
            .collect();
        tx.db().execute_raw(Statement::from_sql_and_values(tx.db().get_database_backend(), sql, values)).await?;
    }
    for part in numbers.chunks(TOGETHER) {
        let rows = part.iter().map(|(series, given)| ActiveModel {
            agency_id: Set(series.agency.0.clone()),
            kind: Set(series.kind.name().to_owned()),
            year: Set(i32::from(series.year)),
            n: Set(i64::from(given.n)),
            holder: Set(given.holder.clone()),
            at: Set(instant(given.at)),
            cancelled_at: Set(given.cancelled.as_ref().map(|(at, _)| instant(*at))),
            reason: Set(given.cancelled.as_ref().map(|(_, reason)| reason.clone())),
        });
        Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}
