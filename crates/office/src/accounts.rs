//! 帐户和令牌: who may work with the program, and in which roles.
//!
//! Whoever holds one of the three administrations (系统、安全、审计) holds no
//! other role (SEC-02). A token acts for an account, in some of its roles,
//! for its agency, until a day; its text is given once and kept as a digest.

use crate::agencies::AgencyError;
use crate::application::rights::{ROLES, Role};
use crate::installation::{Installation, InstallationError, entry, house};
use crate::world::Moment;
use jiff::Timestamp;
use store::account::token::{self, NewToken};
use store::account::{self, AccountStatus, Change, NewAccount};
use store::journal::{self, Chain};
use store::{AccountId, AgencyId, StoreError, TokenId, Tx};
use zeroize::Zeroizing;

pub use store::account::token::Token;
pub use store::account::{Account, Roles};

/// Why an account or token is not made or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// What was given does not fit; a sentence.
    #[error("{0}")]
    Unfit(String),
    /// The installation.
    #[error(transparent)]
    Installation(#[from] InstallationError),
}

impl From<StoreError> for AccountError {
    fn from(error: StoreError) -> AccountError {
        AccountError::Installation(error.into())
    }
}

impl From<AgencyError> for AccountError {
    fn from(error: AgencyError) -> AccountError {
        match error {
            AgencyError::Unfit(sentence) => AccountError::Unfit(sentence),
            AgencyError::Installation(error) => AccountError::Installation(error),
        }
    }
}

/// The roles that a person or a machine may be given.
pub fn roles() -> impl Iterator<Item = Role> {
    ROLES.into_iter().filter(|r| !matches!(r, Role::Public | Role::Applicant | Role::System))
}

/// The roles of names.
///
/// # Errors
/// A sentence that lists the roles there are, or says which do not go
/// together.
pub fn parse_roles<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Roles, AccountError> {
    let mut parsed = Vec::new();
    for name in names {
        let Some(role) = roles().find(|r| r.name() == name) else {
            let known = roles().map(|r| format!("{}（{}）", r.name(), r.label())).collect::<Vec<_>>().join("、");
            return Err(AccountError::Unfit(format!("没有角色“{name}”。可以是：{known}。")));
        };
        parsed.push(role);
    }
    parsed.dedup();
    if parsed.is_empty() {
        return Err(AccountError::Unfit("帐户至少要有一个角色，用 --role 给出。".to_owned()));
    }
    if parsed.len() > 1 && parsed.iter().any(|r| r.is_admin()) {
        return Err(AccountError::Unfit("系统管理员、安全管理员、审计管理员三者分开，也不兼其他角色。请各开一个帐户。".to_owned()));
    }
    Ok(Roles::new(parsed.iter().map(|r| r.name())))
}

/// Makes an account.
///
/// # Errors
/// A sentence if the name does not fit or is taken, or the roles need an
/// agency; if the database fails.
pub async fn add(installation: &Installation, new: NewAccount, now: Moment) -> Result<AccountId, AccountError> {
    if new.name.is_empty() || new.name.chars().count() > 64 || new.name.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(AccountError::Unfit("登录名要有 1 到 64 个字，不带空格。".to_owned()));
    }
    let is_admin = roles().any(|r| r.is_admin() && new.roles.has(r.name()));
    match (&new.agency, is_admin) {
        (None, false) => return Err(AccountError::Unfit("这些角色属于一个机关，请用 --agency 给出。".to_owned())),
        (Some(_), true) => return Err(AccountError::Unfit("管理员不属于哪个机关，请去掉 --agency。".to_owned())),
        _ => {}
    }
    let name = new.name.clone();
    let made = installation.store.act((new, installation.suite, now.0), |tx, (new, suite, at)| {
        Box::pin(async move {
            let id = account::make(tx, new, *at).await?;
            let agency = new.agency.clone().unwrap_or_else(house);
            let told = entry(Chain::Account(id.clone()), agency, "account_made", id.as_str(), *at);
            journal::append(tx, *suite, &told).await?;
            Ok(id)
        })
    });
    made.await.map_err(|error| match error {
        StoreError::Conflict(_) => AccountError::Unfit(format!("登录名“{name}”已有人用。")),
        other => other.into(),
    })
}

/// All accounts, or those of an agency.
///
/// # Errors
/// If the database fails.
pub async fn list(installation: &Installation, agency: Option<&AgencyId>) -> Result<Vec<Account>, StoreError> {
    match agency {
        Some(agency) => account::of_agency(&installation.store, Some(agency)).await,
        None => account::all(&installation.store).await,
    }
}

/// The account of a name to sign in with.
///
/// # Errors
/// A sentence if there is none; if the database fails.
pub async fn named(installation: &Installation, name: &str) -> Result<Account, AccountError> {
    let found = account::named(&installation.store, name).await?;
    found.ok_or_else(|| AccountError::Unfit(format!("没有帐户“{name}”。用 gongkai user list 看有哪些。")))
}

/// Lets an account be used or not; with an account that may not, its tokens
/// work no more. `false` if it is so already.
///
/// # Errors
/// A sentence if somebody changes it in this moment; if the database fails.
pub async fn set_status(installation: &Installation, account: &Account, status: AccountStatus, now: Moment) -> Result<bool, AccountError> {
    if account.status == status {
        return Ok(false);
    }
    let kind = match status {
        AccountStatus::Active => "account_enabled",
        AccountStatus::Disabled => "account_disabled",
    };
    let input = (account.clone(), installation.suite, status, kind, now.0);
    let changed: bool = installation
        .store
        .act(input, |tx, (account, suite, status, kind, at)| {
            Box::pin(async move {
                if !account::change(tx, &account.id, account.version, &Change::Status(*status), *at).await? {
                    return Ok(false);
                }
                tell(tx, *suite, account, kind, account.id.as_str(), *at).await?;
                Ok(true)
            })
        })
        .await
        .map_err(|e: StoreError| AccountError::from(e))?;
    if changed {
        Ok(true)
    } else {
        Err(AccountError::Unfit(format!("帐户“{}”刚被别人改过，请再试一次。", account.name)))
    }
}

/// Makes a token for an account; gives its id and its text, which nobody can
/// be told again.
///
/// # Errors
/// A sentence if it would have more than its account, or no time to work; if
/// the database fails.
pub async fn new_token(
    installation: &Installation,
    account: &Account,
    new: NewToken,
    now: Moment,
) -> Result<(TokenId, Zeroizing<String>), AccountError> {
    if account.status != AccountStatus::Active {
        return Err(AccountError::Unfit(format!("帐户“{}”已停用，不能再发令牌。", account.name)));
    }
    if let Some(role) = new.roles.iter().find(|r| !account.roles.has(r)) {
        return Err(AccountError::Unfit(format!("帐户“{}”自己没有角色 {role}，令牌也不能有。", account.name)));
    }
    if account.agency.is_some() && new.agency != account.agency {
        return Err(AccountError::Unfit("令牌只能用在帐户自己的机关。".to_owned()));
    }
    if new.expires_at <= now.0 {
        return Err(AccountError::Unfit("到期时间已经过了。".to_owned()));
    }
    let input = (account.clone(), new, installation.suite, now.0);
    let made = installation.store.act(input, |tx, (account, new, suite, at)| {
        Box::pin(async move {
            let (id, text) = token::make(tx, *suite, new, *at).await?;
            tell(tx, *suite, account, "token_made", id.as_str(), *at).await?;
            Ok((id, text))
        })
    });
    made.await.map_err(|e: StoreError| e.into())
}

/// The tokens of an account.
///
/// # Errors
/// If the database fails.
pub async fn tokens(installation: &Installation, account: &Account) -> Result<Vec<Token>, StoreError> {
    token::of_account(&installation.store, &account.id).await
}

/// Revokes a token of an account; `false` if it is revoked already or not
/// there.
///
/// # Errors
/// If the database fails.
pub async fn revoke(installation: &Installation, account: &Account, id: &TokenId, now: Moment) -> Result<bool, StoreError> {
    if !tokens(installation, account).await?.iter().any(|t| t.id == *id) {
        return Ok(false);
    }
    let input = (account.clone(), id.clone(), installation.suite, now.0);
    installation
        .store
        .act(input, |tx, (account, id, suite, at)| {
            Box::pin(async move {
                if !token::revoke(tx, id, *at).await? {
                    return Ok(false);
                }
                tell(tx, *suite, account, "token_revoked", id.as_str(), *at).await?;
                Ok(true)
            })
        })
        .await
}

/// An entry in the chain of an account, which stands under the agency of its
/// first entry.
async fn tell(tx: &Tx, suite: store::seal::SuiteId, account: &Account, kind: &str, object: &str, at: Timestamp) -> Result<(), StoreError> {
    let chain = Chain::Account(account.id.clone());
    let agency = match journal::agency_of(tx, &chain).await? {
        Some(agency) => agency,
        None => account.agency.clone().unwrap_or_else(house),
    };
    journal::append(tx, suite, &entry(chain, agency, kind, object, at)).await.map(drop)
}
