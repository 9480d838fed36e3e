//! Whole cases at once, for taking over what was done before: the rows are
//! those of [`super::append`], in far fewer statements.

use super::{NewAct, NewApplicant, Opened, Projection, applicant, row};
use crate::entity::{act, act_key, act_text, applicant as person, application};
use crate::error::StoreError;
use crate::journal;
use crate::seal::{Owner, SearchKey, Vault};
use crate::write::Tx;
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, EntityTrait, IntoActiveModel};

/// So many rows go into one statement.
const TOGETHER: usize = 500;

/// A case with its applicant and all its acts.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The case.
    pub case: Opened,
    /// Who applied; not written again if the applicant is there already.
    pub applicant: NewApplicant,
    /// When it was opened.
    pub at: Timestamp,
    /// Its acts, in the order of recording.
    pub acts: Vec<NewAct>,
    /// What follows from all of them.
    pub projection: Projection,
}

/// Writes cases that are not there yet, each with its applicant, keys, acts,
/// texts and journal. Their numbers are written by [`crate::number::begin`].
///
/// # Errors
/// A conflict if a case or an applicant is there already; if the database or
/// the sealing fails.
pub async fn begin(tx: &Tx, vault: &Vault, search: &SearchKey, cases: &[Whole], at: Timestamp) -> Result<(), StoreError> {
    let suite = vault.suite();
    let owners: Vec<Owner> = cases.iter().map(|c| Owner::Applicant(c.applicant.id.clone())).collect();
    let mut rows = Vec::with_capacity(cases.len());
    for (whole, key) in cases.iter().zip(vault.make_many(tx, &owners, at).await?) {
        rows.push(applicant::row(&key, search, &whole.applicant, whole.at)?);
    }
    insert::<person::Entity, _>(tx, rows).await?;

    let owners: Vec<Owner> = cases.iter().map(|c| Owner::Case(c.case.id.clone())).collect();
    let (mut heads, mut acts, mut texts, mut keys, mut entries) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (whole, key) in cases.iter().zip(vault.make_many(tx, &owners, at).await?) {
        let mut head = row::opened(&whole.case, whole.at);
        for (column, value) in row::projected(&whole.projection) {
            head.set(column, value);
        }
        head.version = Set(i64::try_from(whole.acts.len()).unwrap_or(i64::MAX));
        heads.push(head);
        for (seq, new) in (1..).zip(&whole.acts) {
            let rows = row::act(suite, &key, &whole.case.agency, &whole.case.id, seq, new)?;
            acts.push(rows.act);
            texts.extend(rows.texts);
            keys.extend(rows.key);
            entries.push(rows.entry);
        }
    }
    insert::<application::Entity, _>(tx, heads).await?;
    insert::<act::Entity, _>(tx, acts).await?;
    insert::<act_text::Entity, _>(tx, texts).await?;
    insert::<act_key::Entity, _>(tx, keys).await?;
    journal::begin(tx, suite, &entries).await
}

/// Inserts rows, many in a statement.
async fn insert<E, A>(tx: &Tx, rows: Vec<A>) -> Result<(), StoreError>
where
    E: EntityTrait<ActiveModel = A>,
    E::Model: IntoActiveModel<A>,
    A: sea_orm::ActiveModelTrait<Entity = E>,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let part: Vec<A> = rows.by_ref().take(TOGETHER).collect();
        E::insert_many(part).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}
