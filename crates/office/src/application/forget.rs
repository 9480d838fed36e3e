//! The end of retention: the keys of a case and of its applicant are destroyed
//! (design: personal data can be forgotten).
//!
//! Acts, numbers, counts and the journal stay and can be verified; what was
//! said and who asked is gone, in every copy made under these keys.

use crate::application::step::visible;
use crate::application::{Actor, Ledger, Refused, Role};
use law::application::stage::Stage;
use store::application;
use store::blob;
use store::journal::{self, Chain, NewEntry};
use store::seal::Owner;
use store::{CaseId, Tx};

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Sealed texts taken away.
    pub texts: u64,
    /// Blobs taken away.
    pub blobs: u64,
    /// Whether the applicant has no other case and is forgotten too.
    pub applicant: bool,
}

impl Ledger {
    /// Forgets an archived case.
    ///
    /// # Errors
    /// If it is not archived, or who asks may not see it.
    pub async fn forget(&self, actor: &Actor, case: &CaseId) -> Result<Forgotten, Refused> {
        let there = blob::of_case(&self.store, case).await?;
        let input = (self.clone(), actor.clone(), case.clone());
        let done = self.store.act(input, |tx, (ledger, actor, case)| Box::pin(forget(tx, ledger, actor, case))).await?;
        self.store.forget_traces().await?;
        self.discard(&there).await;
        Ok(done)
    }
}

async fn forget(tx: &Tx, ledger: &Ledger, actor: &Actor, id: &CaseId) -> Result<Forgotten, Refused> {
    let found = visible(tx, actor, id).await?;
    if !actor.roles.iter().any(|r| matches!(r, Role::Clerk | Role::System)) {
        return Err(Refused::NotYours { roles: actor.roles.clone(), act: "销毁到期的个人信息" });
    }
    if found.head.projection.stage != Stage::Archived.name() {
        return Err(Refused::Unusable("归档以后、保存期届满，才能销毁个人信息".to_owned()));
    }
    let now = ledger.clock.now().0;
    ledger.vault.destroy(tx, &Owner::Case(id.clone()), now).await?;
    let texts = application::drop_texts(tx, id).await?;
    let blobs = blob::forget(tx, id).await?;
    let applicant = application::living_cases(tx, &found.head.applicant).await? == 0;
    if applicant {
        application::erase(tx, &ledger.vault, &found.head.applicant, now).await?;
    }
    let entry = NewEntry {
        chain: Chain::Case(id.clone()),
        agency: found.head.agency.clone(),
        at: now,
        actor: actor.id.clone(),
        kind: "forgotten".to_owned(),
        object: id.to_string(),
        before: None,
        after: None,
        result: "ok".to_owned(),
        source: actor.source.clone(),
    };
    journal::append(tx, ledger.vault.suite(), &entry).await?;
    Ok(Forgotten { texts, blobs, applicant })
}
