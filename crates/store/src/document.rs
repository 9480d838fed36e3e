//! Letters that went out (文书): which act sent them, under which number. What
//! they say is a blob of the case, once it is written.

use crate::entity::document::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::CaseId;
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The case it belongs to.
    pub case: CaseId,
    /// The act that sent it.
    pub seq: u32,
    /// Which letter, e.g. `P04`.
    pub kind: String,
    /// 文号.
    pub number: String,
    /// When it was sent.
    pub at: Timestamp,
    /// The blob with what it says.
    pub blob: Option<String>,
}

/// Remembers a letter in the act that sends it.
///
/// # Errors
/// If the act has one already or the database fails.
pub async fn put(tx: &Tx, letter: &Letter) -> Result<(), StoreError> {
    let row = ActiveModel {
        case_id: Set(letter.case.as_str().to_owned()),
        seq: Set(i64::from(letter.seq)),
        kind: Set(letter.kind.clone()),
        number: Set(letter.number.clone()),
        at: Set(instant(letter.at)),
        blob: Set(letter.blob.clone()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Says where the content of a letter is; `false` if that is known already.
///
/// # Errors
/// If the database fails.
pub async fn write(tx: &Tx, case: &CaseId, seq: u32, blob: &str) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::Blob, Expr::value(blob))
        .filter(Column::CaseId.eq(case.as_str()))
        .filter(Column::Seq.eq(i64::from(seq)))
        // What was printed once stays what it is.
        .filter(Column::Blob.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The letters of a case in the order in which they went out.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn of_case(from: &impl Read, case: &CaseId) -> Result<Vec<Letter>, StoreError> {
    let rows = Entity::find().filter(Column::CaseId.eq(case.as_str())).order_by_asc(Column::Seq).all(&from.source()).await?;
    rows.into_iter().map(letter).collect()
}

/// The cases and acts whose letter has a number.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn of_number(from: &impl Read, number: &str) -> Result<Vec<(CaseId, u32)>, StoreError> {
    let rows = Entity::find().filter(Column::Number.eq(number)).order_by_asc(Column::CaseId).limit(100).all(&from.source()).await?;
    rows.into_iter().map(|row| letter(row).map(|l| (l.case, l.seq))).collect()
}

fn letter(row: Model) -> Result<Letter, StoreError> {
    let wrong = |column| StoreError::inconsistent("document", column, &format!("{}/{}", row.case_id, row.seq));
    Ok(Letter {
        case: CaseId::parse(&row.case_id).ok_or_else(|| wrong("case_id"))?,
        seq: u32::try_from(row.seq).map_err(|_| wrong("seq"))?,
        at: row.at.parse().map_err(|_| wrong("at"))?,
        kind: row.kind,
        number: row.number,
        blob: row.blob,
    })
}
