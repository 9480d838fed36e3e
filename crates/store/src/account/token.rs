//! Tokens of machines: shown once, kept as a digest, for an agency and some
//! roles, until a day.

use super::{Account, AccountStatus, Roles};
use crate::entity::token::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::{AccountId, AgencyId, TokenId};
use crate::seal::{SuiteId, hex, random};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use zeroize::Zeroizing;

/// What every token begins with, so that one that leaked is known for what it
/// is.
pub const PREFIX: &str = "gongkai_";

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// The account that answers for it.
    pub account: AccountId,
    /// What it is for.
    pub label: String,
    /// The agency in whose name it acts.
    pub agency: Option<AgencyId>,
    /// Its roles; those that the account loses are lost for it too.
    pub roles: Roles,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// A token as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// The account that answers for it.
    pub account: AccountId,
    /// What it is for.
    pub label: String,
    /// The agency in whose name it acts.
    pub agency: Option<AgencyId>,
    /// Its roles.
    pub roles: Roles,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// Since when it works no more.
    pub revoked_at: Option<Timestamp>,
}

/// Makes a token of 256 random bits; gives its id and its text, which nobody
/// can be told again.
///
/// # Errors
/// A conflict if the account is unknown; if the database fails.
pub async fn make(tx: &Tx, suite: SuiteId, new: &NewToken, at: Timestamp) -> Result<(TokenId, Zeroizing<String>), StoreError> {
    let text = Zeroizing::new(format!("{PREFIX}{}", hex(random::<32>()?.as_slice())));
    let id = TokenId::new(at);
    let row = ActiveModel {
        id: Set(id.0.clone()),
        hash: Set(hash(suite, &text)),
        account_id: Set(new.account.0.clone()),
        label: Set(new.label.clone()),
        agency_id: Set(new.agency.as_ref().map(|a| a.0.clone())),
        roles: Set(new.roles.text()),
        made_at: Set(instant(at)),
        expires_at: Set(instant(new.expires_at)),
        revoked_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok((id, text))
}

/// The token of a text with its account, if it works now: not expired, not
/// revoked, its account active. Its roles are those that the account has too.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn find(from: &impl Read, text: &str, now: Timestamp) -> Result<Option<(Token, Account)>, StoreError> {
    if !text.starts_with(PREFIX) {
        return Ok(None);
    }
    let hashes = SuiteId::ALL.map(|suite| hash(suite, text));
    let Some(row) = Entity::find().filter(Column::Hash.is_in(hashes)).one(&from.source()).await? else { return Ok(None) };
    let mut token = of_row(row)?;
    if token.revoked_at.is_some() || token.expires_at <= now {
        return Ok(None);
    }
    let account = super::find(from, &token.account).await?.filter(|a| a.status == AccountStatus::Active);
    Ok(account.map(|account| {
        token.roles = token.roles.within(&account.roles);
        (token, account)
    }))
}

/// Revokes a token; `false` if it is revoked already or not there.
///
/// # Errors
/// If the database fails.
pub async fn revoke(tx: &Tx, id: &TokenId, at: Timestamp) -> Result<bool, StoreError> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(instant(at)))
        .filter(Column::Id.eq(id.as_str()))
        .filter(Column::RevokedAt.is_null());
    Ok(revoked.exec(tx.db()).await?.rows_affected > 0)
}

/// The tokens of an account, the oldest first.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn of_account(from: &impl Read, account: &AccountId) -> Result<Vec<Token>, StoreError> {
    let rows = Entity::find().filter(Column::AccountId.eq(account.as_str())).order_by_asc(Column::MadeAt).order_by_asc(Column::Id);
    rows.all(&from.source()).await?.into_iter().map(of_row).collect()
}

/// The text has 256 random bits, so its plain digest gives nothing away.
fn hash(suite: SuiteId, text: &str) -> String {
    format!("{}:{}", suite.name(), hex(&suite.suite().digest(text.as_bytes())))
}

fn of_row(row: Model) -> Result<Token, StoreError> {
    let wrong = |column| StoreError::inconsistent("token", column, &row.id);
    Ok(Token {
        id: TokenId::parse(&row.id).ok_or_else(|| wrong("id"))?,
        account: AccountId::parse(&row.account_id).ok_or_else(|| wrong("account_id"))?,
        agency: row.agency_id.as_deref().map(|a| AgencyId::parse(a).ok_or_else(|| wrong("agency_id"))).transpose()?,
        roles: Roles::of_text(&row.roles),
        expires_at: row.expires_at.parse().map_err(|_| wrong("expires_at"))?,
        revoked_at: row.revoked_at.as_deref().map(|r| r.parse().map_err(|_| wrong("revoked_at"))).transpose()?,
        label: row.label,
    })
}
