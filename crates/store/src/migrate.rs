//! The tables, step by step. Steps are only added, never changed; a database
//! goes forward only.

use crate::entity::migration;
use crate::error::StoreError;
use crate::retry::Tries;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, EntityTrait, QueryOrder, QuerySelect,
    TransactionTrait,
};

mod applications;
mod ledger;
mod step;

/// A step: its number, what it is for, and its statements.
struct Step {
    number: i32,
    name: &'static str,
    statements: fn(DbBackend) -> Vec<String>,
}

static STEPS: [Step; 13] = [
    Step { number: 1, name: "annual reports", statements: step::annual_reports },
    Step { number: 2, name: "settings", statements: step::settings },
    Step { number: 3, name: "keys", statements: step::keys },
    Step { number: 4, name: "journal", statements: step::journal },
    Step { number: 5, name: "numbers", statements: step::numbers },
    Step { number: 6, name: "blobs", statements: step::blobs },
    Step { number: 7, name: "jobs", statements: step::jobs },
    Step { number: 8, name: "accounts", statements: step::accounts },
    Step { number: 9, name: "applications", statements: applications::applications },
    Step { number: 10, name: "notices and letters", statements: applications::notices_and_letters },
    Step { number: 11, name: "reports from the ledger", statements: ledger::reports },
    Step { number: 12, name: "counting", statements: applications::counting },
    Step { number: 13, name: "letters by number", statements: applications::letters_by_number },
];

/// The number of the newest step that this program knows.
pub(crate) fn newest() -> i32 {
    STEPS[STEPS.len() - 1].number
}

/// Brings the tables up to date. Several programs may start at once on one
/// database: the row of a step is written first, so only one takes it.
pub(crate) async fn run(db: &DatabaseConnection) -> Result<(), StoreError> {
    run_to(db, newest()).await
}

/// Brings the tables to a step and no further.
pub(crate) async fn run_to(db: &DatabaseConnection, last: i32) -> Result<(), StoreError> {
    let mut tries = Tries::of_steps();
    loop {
        match steps(db, last).await {
            Err(error) if tries.again(&error).await => {}
            other => return other,
        }
    }
}

/// The last step that was taken; 0 if none was.
pub(crate) async fn last_done(tx: &DatabaseTransaction) -> Result<i32, StoreError> {
    let last = migration::Entity::find().order_by_desc(migration::Column::Number).one(tx).await?;
    Ok(last.map_or(0, |row| row.number))
}

async fn steps(db: &DatabaseConnection, last: i32) -> Result<(), StoreError> {
    db.execute_unprepared("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)").await?;
    let done: Vec<i32> = migration::Entity::find()
        .select_only()
        .column(migration::Column::Number)
        .order_by_asc(migration::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    if let Some(newer) = done.iter().find(|n| !STEPS.iter().any(|s| s.number == **n)) {
        let source = format!("数据库由更新的版本写过（第 {newer} 步）。请用新版本的程序打开。").into();
        return Err(StoreError::Driver { nature: crate::error::Nature::Lasting, source });
    }
    for step in STEPS.iter().filter(|s| s.number <= last && !done.contains(&s.number)) {
        let txn = db.begin().await?;
        let row = migration::ActiveModel { number: Set(step.number), name: Set(step.name.to_owned()) };
        migration::Entity::insert(row).exec_without_returning(&txn).await?;
        for statement in (step.statements)(db.get_database_backend()) {
            txn.execute_unprepared(&statement).await?;
        }
        txn.commit().await?;
        tracing::info!(number = step.number, name = step.name, "the tables were brought forward");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_numbered_in_order() {
        for (index, step) in STEPS.iter().enumerate() {
            assert_eq!(usize::try_from(step.number), Ok(index + 1), "{}", step.name);
        }
    }
}
