//! Accounts of the people who work with the program, and tokens of machines.
//!
//! Which roles there are and what they may do is decided above; here a role
//! is a word. Passwords come in as the text of their hash.

pub mod token;

use crate::entity::account::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::{AccountId, AgencyId};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait as _, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

/// Roles, each a word without spaces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles(BTreeSet<String>);

impl Roles {
    /// Some roles; words with spaces or without letters are left out.
    pub fn new<'a>(roles: impl IntoIterator<Item = &'a str>) -> Roles {
        Roles(roles.into_iter().filter(|r| !r.is_empty() && !r.contains(char::is_whitespace)).map(str::to_owned).collect())
    }

    /// Whether a role is among them.
    pub fn has(&self, role: &str) -> bool {
        self.0.contains(role)
    }

    /// The roles in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Those that are among others too.
    pub fn within(&self, others: &Roles) -> Roles {
        Roles(self.0.intersection(&others.0).cloned().collect())
    }

    fn text(&self) -> String {
        self.iter().collect::<Vec<_>>().join(" ")
    }

    fn of_text(text: &str) -> Roles {
        Roles::new(text.split(' '))
    }
}

/// Whether an account may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountStatus {
    /// It may.
    Active,
    /// It may not; nothing of it works from this moment on.
    Disabled,
}

impl AccountStatus {
    fn name(self) -> &'static str {
        match self {
            AccountStatus::Active => "active",
            AccountStatus::Disabled => "disabled",
        }
    }
}

/// An account to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The name to sign in with, one account a name.
    pub name: String,
    /// The name that others see.
    pub shown: String,
    /// Its agency; none for those who look after the installation.
    pub agency: Option<AgencyId>,
    /// Its roles.
    pub roles: Roles,
    /// The hash of its password; none if it cannot sign in with one.
    pub password: Option<String>,
}

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The name to sign in with.
    pub name: String,
    /// The name that others see.
    pub shown: String,
    /// Its agency.
    pub agency: Option<AgencyId>,
    /// Its roles.
    pub roles: Roles,
    /// Whether it may be used.
    pub status: AccountStatus,
    /// The hash of its password.
    pub password: Option<String>,
    /// How often it was changed: what a change must name.
    pub version: u64,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({}, {:?}, {:?}, version {})", self.id, self.status, self.roles, self.version)
    }
}

/// What is changed of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Its roles.
    Roles(Roles),
    /// Whether it may be used.
    Status(AccountStatus),
    /// The hash of its password.
    Password(Option<String>),
    /// The name that others see.
    Shown(String),
}

/// Makes an account.
///
/// # Errors
/// A conflict if the name is taken or the agency unknown; if the database
/// fails.
pub async fn make(tx: &Tx, new: &NewAccount, at: Timestamp) -> Result<AccountId, StoreError> {
    let id = AccountId::new(at);
    let row = ActiveModel {
        id: Set(id.0.clone()),
        name: Set(new.name.clone()),
        shown: Set(new.shown.clone()),
        agency_id: Set(new.agency.as_ref().map(|a| a.0.clone())),
        roles: Set(new.roles.text()),
        status: Set(AccountStatus::Active.name().to_owned()),
        password: Set(new.password.clone()),
        version: Set(1),
        made_at: Set(instant(at)),
        changed_at: Set(instant(at)),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Changes an account that still has the version that was looked at; `false`
/// if somebody changed it meanwhile or it is not there.
///
/// # Errors
/// If the database fails.
pub async fn change(tx: &Tx, id: &AccountId, version: u64, change: &Change, at: Timestamp) -> Result<bool, StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::ChangedAt, Expr::value(instant(at)))
        .filter(Column::Id.eq(id.as_str()))
        .filter(Column::Version.eq(i64::try_from(version).unwrap_or(i64::MAX)));
    let update = match change {
        Change::Roles(roles) => update.col_expr(Column::Roles, Expr::value(roles.text())),
        Change::Status(status) => update.col_expr(Column::Status, Expr::value(status.name())),
        Change::Password(hash) => update.col_expr(Column::Password, Expr::value(hash.clone())),
        Change::Shown(shown) => update.col_expr(Column::Shown, Expr::value(shown.as_str())),
    };
    Ok(update.exec(tx.db()).await?.rows_affected > 0)
}

/// The account of an id.
///
/// # Errors
/// If the database fails or the row is inconsistent.
pub async fn find(from: &impl Read, id: &AccountId) -> Result<Option<Account>, StoreError> {
    Entity::find_by_id(id.as_str()).one(&from.source()).await?.map(of_row).transpose()
}

/// The account of a name to sign in with.
///
/// # Errors
/// If the database fails or the row is inconsistent.
pub async fn named(from: &impl Read, name: &str) -> Result<Option<Account>, StoreError> {
    Entity::find().filter(Column::Name.eq(name)).one(&from.source()).await?.map(of_row).transpose()
}

/// The accounts of an agency in the order of their names; with `None` those
/// of no agency.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn of_agency(from: &impl Read, agency: Option<&AgencyId>) -> Result<Vec<Account>, StoreError> {
    let rows = match agency {
        Some(agency) => Entity::find().filter(Column::AgencyId.eq(agency.as_str())),
        None => Entity::find().filter(Column::AgencyId.is_null()),
    };
    rows.order_by_asc(Column::Name).all(&from.source()).await?.into_iter().map(of_row).collect()
}

/// All accounts in the order of their names.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn all(from: &impl Read) -> Result<Vec<Account>, StoreError> {
    Entity::find().order_by_asc(Column::Name).all(&from.source()).await?.into_iter().map(of_row).collect()
}

fn of_row(row: Model) -> Result<Account, StoreError> {
    let wrong = |column| StoreError::inconsistent("account", column, &row.id);
    let status = [AccountStatus::Active, AccountStatus::Disabled].into_iter().find(|s| s.name() == row.status);
    Ok(Account {
        id: AccountId::parse(&row.id).ok_or_else(|| wrong("id"))?,
        agency: row.agency_id.as_deref().map(|a| AgencyId::parse(a).ok_or_else(|| wrong("agency_id"))).transpose()?,
        status: status.ok_or_else(|| wrong("status"))?,
        version: u64::try_from(row.version).map_err(|_| wrong("version"))?,
        roles: Roles::of_text(&row.roles),
        name: row.name,
        shown: row.shown,
        password: row.password,
    })
}
