//! Following a case without an account: by its number and query code.

use crate::application::intake::is_public;
use crate::application::{Actor, Ledger, Refused};
use law::application::Case;
use store::application::{self, Found};
use store::{AgencyId, CaseId};

impl Ledger {
    /// The applicant of the case of an agency with a number, or with an id
    /// while it has none, who knows its query code.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if number or code are wrong, without telling
    /// which.
    pub async fn applicant(&self, agency: &AgencyId, number: &str, code: &str, source: &str) -> Result<Actor, Refused> {
        let id = match CaseId::parse(number) {
            Some(id) => Some(id),
            None => application::find_by_number(&self.store, agency, number).await?,
        };
        let id = id.ok_or(Refused::NotFound)?;
        let known = application::holder_of_code(&self.store, &id).await?;
        let now = self.clock.now().0;
        let vault = self.vault.clone();
        let search = self.store.act(vault, move |tx, vault| Box::pin(async move { vault.search_key(tx, now).await })).await?;
        let typed = code.trim().to_uppercase();
        if known.as_deref() == Some(search.hash("code", &format!("{id}/{typed}")).as_str()) {
            Ok(Actor::applicant(id, source))
        } else {
            Err(Refused::NotFound)
        }
    }

    /// What an applicant sees of their case.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if there is nothing to see.
    pub async fn follow(&self, actor: &Actor) -> Result<(Found, Case), Refused> {
        let id = actor.case.as_ref().ok_or(Refused::NotFound)?;
        let (found, case) = self.look(actor, id).await?;
        if is_public(case.stage) { Ok((found, case)) } else { Err(Refused::NotFound) }
    }
}
