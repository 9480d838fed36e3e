//! Who applied: masked for those who work on the case, in full for who needs
//! it, says why and stands in the journal (ux.md §11.1, UX-13).

use super::{Caller, mask};
use crate::application::attach::Attachment;
use crate::application::step::fold;
use crate::application::{Actor, Ledger, Refused, Role};
use crate::report::ledger::rights::supervises;
use law::application::Case;
use store::CaseId;
use store::application::{self, Applicant, Found};
use zeroize::Zeroizing;

/// Longest reason, in bytes.
const LONGEST: usize = 1_000;

/// How much of a person is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reveal {
    /// Masked.
    Masked,
    /// In full, with the reason why.
    Full(String),
}

/// Who applied, as far as it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    /// The person, masked or in full.
    pub person: Applicant,
    /// Whether it is masked.
    pub is_masked: bool,
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shown")
    }
}

impl Ledger {
    /// An attachment for the caller; that it was read is written into the
    /// journal first.
    ///
    /// # Errors
    /// As [`Ledger::attachment`].
    pub async fn read_attachment(
        &self,
        caller: &Caller,
        case: &CaseId,
        address: &str,
    ) -> Result<(Attachment, Zeroizing<Vec<u8>>), Refused> {
        let read = self.attachment(&caller.actor, case, address).await?;
        self.note(caller, "attachment_read", &format!("{case}/{address}"), "ok").await?;
        Ok(read)
    }

    /// A case with its acts for who may see it, and for supervisors above its
    /// agency, who see who applied masked and neither files nor letters
    /// (ux.md §11.1).
    ///
    /// # Errors
    /// [`Refused::NotFound`] also where it exists but not for them.
    pub async fn oversee(&self, actor: &Actor, case: &CaseId) -> Result<(Found, Case), Refused> {
        match self.look(actor, case).await {
            Err(Refused::NotFound) => {}
            looked => return looked,
        }
        let found = application::find(&self.store, case).await?.ok_or(Refused::NotFound)?;
        if actor.roles.iter().any(|r| r.is_admin()) || !supervises(&self.store, actor, &found.head.agency).await? {
            return Err(Refused::NotFound);
        }
        let folded = fold(self, &found)?;
        Ok((found, folded))
    }

    /// Who applied in a case that was found for the caller; none if the person
    /// was erased. Reading in full is written into the journal first.
    ///
    /// # Errors
    /// [`Refused::NotAssigned`] for whom it is not; [`Refused::Unusable`]
    /// without a reason; if the memory fails.
    pub async fn reveal(&self, caller: &Caller, found: &Found, reveal: &Reveal) -> Result<Option<Shown>, Refused> {
        self.oversee(&caller.actor, &found.head.id).await?;
        if let Reveal::Full(reason) = reveal {
            if !may_read_in_full(caller, found) {
                return Err(Refused::NotAssigned);
            }
            if reason.trim().is_empty() || reason.len() > LONGEST {
                return Err(Refused::Unusable("看完整的个人信息要写明理由，并会记入日志".to_owned()));
            }
            self.note(caller, "applicant_read", found.head.id.as_str(), "ok").await?;
        }
        let person = application::read_applicant(&self.store, &self.vault, &found.head.applicant).await?;
        Ok(person.map(|person| match reveal {
            Reveal::Full(_) => Shown { person, is_masked: false },
            Reveal::Masked => Shown { person: masked(&person), is_masked: true },
        }))
    }
}

/// The clerk to whom the case is assigned, and the reviewer.
pub(crate) fn may_read_in_full(caller: &Caller, found: &Found) -> bool {
    let actor = &caller.actor;
    // Who supervises from above sees everything masked, whatever else they are.
    if actor.agency.as_ref() != Some(&found.head.agency) {
        return false;
    }
    let is_assigned = found.head.projection.clerk.as_deref() == Some(actor.id.as_str());
    actor.roles.contains(&Role::Reviewer) || actor.roles.contains(&Role::Clerk) && is_assigned
}

fn masked(person: &Applicant) -> Applicant {
    Applicant {
        name: mask::name(&person.name),
        identity: person.identity.as_deref().map(mask::identity),
        phone: person.phone.as_deref().map(mask::phone),
        address: person.address.as_deref().map(mask::address),
        email: person.email.as_deref().map(mask::email),
        by_email: person.by_email,
    }
}
