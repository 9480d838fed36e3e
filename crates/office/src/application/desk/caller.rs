//! Who calls: the account behind a token, in the name of an agency.

use crate::application::{Actor, Ledger, Refused, Role};
use crate::installation::house;
use store::account::token;
use store::journal::{self, Chain, NewEntry};
use store::{AccountId, AgencyId, StoreError};

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// What they may do, and for which agency.
    pub actor: Actor,
    account: AccountId,
    /// The agency in whose journal the account stands, unless it stands in
    /// another already.
    home: AgencyId,
}

impl Ledger {
    /// The caller with a token; none if it does not work now.
    ///
    /// # Errors
    /// If the memory fails.
    pub async fn caller(&self, text: &str, source: &str) -> Result<Option<Caller>, StoreError> {
        let Some((token, account)) = token::find(&self.store, text, self.clock.now().0).await? else { return Ok(None) };
        // Nobody acts as the program, as the public or as an applicant.
        let held = token.roles.iter().filter_map(Role::named);
        let roles = held.filter(|r| !matches!(r, Role::System | Role::Public | Role::Applicant)).collect();
        let home = account.agency.clone().unwrap_or_else(house);
        let agency = token.agency.or(account.agency);
        let actor = Actor { id: account.id.to_string(), roles, agency, case: None, source: source.to_owned() };
        Ok(Some(Caller { actor, account: account.id, home }))
    }

    /// Writes into the journal of the account that something was refused to
    /// it (SEC-08).
    pub async fn note_refusal(&self, caller: &Caller, object: &str, why: &str) {
        let noted = self.note(caller, "refused", object, why).await;
        if let Err(error) = noted {
            tracing::error!(%error, object, "a refusal could not be written into the journal");
        }
    }

    /// Writes into the journal of the account; if that fails, what it tells of
    /// must not happen.
    pub(crate) async fn note(&self, caller: &Caller, kind: &str, object: &str, result: &str) -> Result<(), Refused> {
        let entry = NewEntry {
            chain: Chain::Account(caller.account.clone()),
            agency: caller.home.clone(),
            at: self.clock.now().0,
            actor: caller.actor.id.clone(),
            kind: kind.to_owned(),
            object: object.to_owned(),
            before: None,
            after: None,
            result: result.to_owned(),
            source: caller.actor.source.clone(),
        };
        let suite = self.vault.suite();
        let appended = self.store.act((suite, entry), |tx, (suite, entry)| {
            Box::pin(async move {
                let known = journal::agency_of(tx, &entry.chain).await?;
                let entry = NewEntry { agency: known.unwrap_or_else(|| entry.agency.clone()), ..entry.clone() };
                journal::append(tx, *suite, &entry).await.map_err(Refused::Store)
            })
        });
        appended.await.map(|_| ())
    }
}
