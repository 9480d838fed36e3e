//! Making the package of a case.

use super::import::ORIGIN;
use super::package::{Origin, Package};
use super::{derived, form, verify};
use crate::application::desk::{Caller, may_read_in_full};
use crate::application::step::visible;
use crate::application::{Actor, Ledger, Refused};
use crate::report::write::Form;
use std::collections::BTreeMap;
use store::archive::{self, AgencyRow, Carried};
use store::journal::proof::{self, Proof};
use store::seal::{DataKey, Owner, SealError, SuiteId};
use store::{AccountId, CaseId, StoreError, account, application, blob, document as letters};

/// The terms for which a file may be kept (保管期限).
pub const RETENTIONS: [&str; 3] = ["永久", "30年", "10年"];

/// A package as a file.
#[derive(Clone)]
pub struct Packed {
    /// The name under which it is offered.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Packed({}, {} bytes)", self.name, self.bytes.len())
    }
}

impl Ledger {
    /// The package of a case, for who may read its person in full: the clerk it
    /// is assigned to and 审核 of its agency. That it went out is written into
    /// the journal first.
    ///
    /// # Errors
    /// As [`Ledger::archive`]; [`Refused::NotFound`] for who may not see it,
    /// [`Refused::NotAssigned`] for who may not read it in full.
    pub async fn hand_out_archive(&self, caller: &Caller, case: &CaseId) -> Result<Packed, Refused> {
        let found = visible(&self.store, &caller.actor, case).await?;
        // A package shows the person in full.
        if !may_read_in_full(caller, &found) {
            return Err(Refused::NotAssigned);
        }
        self.note(caller, "archive_exported", case.as_str(), "ok").await?;
        self.archive(case, None).await
    }

    /// The package of a case, kept for a term if one is told. Letters that
    /// were not printed yet are printed first.
    ///
    /// # Errors
    /// If there is no such case, its applicant was forgotten, or something in
    /// it does not agree with the journal.
    pub async fn archive(&self, case: &CaseId, retention: Option<&str>) -> Result<Packed, Refused> {
        if let Some(term) = retention.filter(|t| !RETENTIONS.contains(t)) {
            return Err(Refused::Unusable(format!("没有“{term}”这种保管期限，只有永久、30年、10年")));
        }
        self.print_all(case).await?;
        let mut carried = self.carried(case).await?;
        let key = self.vault.key(&self.store, &Owner::Case(case.clone())).await?;
        let found = application::find(&self.store, case).await?.ok_or(Refused::NotFound)?;
        let person = application::read_applicant(&self.store, &self.vault, &found.head.applicant).await;
        let person = person.map_err(forgotten)?.ok_or_else(erased)?;
        let (files, kept) = self.files(case, &key, &mut carried).await?;
        let own = proof::of_chain(&self.store, &carried.chain()).await?;
        let kept = kept.unwrap_or_default();
        // Of the checkpoints, that which took hold of more; of two alike, the
        // one the package came in with.
        let proof = match (kept.proof, own) {
            (Some(came), Some(own)) if own.seq > came.seq => Some(own),
            (Some(came), _) => Some(came),
            (None, own) => own,
        };
        let mut handlers = kept.handlers;
        for act in &carried.acts {
            if let (false, Some(id)) = (handlers.contains_key(&act.actor), AccountId::parse(&act.actor))
                && let Some(account) = account::find(&self.store, &id).await?
            {
                handlers.insert(act.actor.clone(), account.shown);
            }
        }
        if let Some(agency) = kept.agency {
            carried.agency = agency;
        }
        let origin =
            Origin { version: env!("CARGO_PKG_VERSION").to_owned(), retention: retention.map(str::to_owned).or(kept.retention), handlers };
        let suite = SuiteId::named(&carried.key.suite).unwrap_or(SuiteId::Intl);
        let mut package = Package { carried, person, files, proof, origin, printed: Vec::new() };
        verify::rows(&package).map_err(|fault| {
            Refused::Unusable(format!("{fault}。如果这件申请正有人在办，请稍后再做；仍不行请用 gongkai journal verify 核对"))
        })?;
        let number = package.carried.case.number.clone().unwrap_or_else(|| case.to_string());
        // Laying out and digesting take a processor for a while.
        let made = tokio::task::spawn_blocking(move || {
            package.printed = derived::printed(&package);
            form::pack(&package.carried.case.id, suite, &package.entries()?)
        });
        let made = made.await.map_err(|_| Refused::Unusable("归档包没有做完".to_owned()))?;
        let bytes = made.map_err(|fault| Refused::Unusable(fault.to_string()))?;
        Ok(Packed { name: format!("归档包{number}.zip"), bytes })
    }

    async fn carried(&self, case: &CaseId) -> Result<Carried, Refused> {
        archive::read(&self.store, &self.vault, case).await.map_err(forgotten)?.ok_or(Refused::NotFound)
    }

    /// The bytes of the blobs of a case, their heads put into its rows; and
    /// what a package told that it came in with, which is no part of it.
    async fn files(&self, case: &CaseId, key: &DataKey, carried: &mut Carried) -> Result<(Vec<Vec<u8>>, Option<Kept>), Refused> {
        let (mut files, mut kept, mut rows) = (Vec::new(), None, Vec::new());
        for (row, of) in std::mem::take(&mut carried.blobs).into_iter().zip(blob::of_case(&self.store, case).await?) {
            let sealed = archive::sealed_blob(&self.blobs, key, &of).await?;
            if row.media == ORIGIN {
                kept = serde_json::from_slice(&sealed.bytes).ok();
                continue;
            }
            rows.push(store::archive::BlobRow { head: sealed.head, ..row });
            files.push(sealed.bytes.to_vec());
        }
        carried.blobs = rows;
        Ok((files, kept))
    }

    /// Prints the letters that wait for it.
    async fn print_all(&self, case: &CaseId) -> Result<(), Refused> {
        let shown = self.letters(&Actor::system(), case).await?;
        let waiting: Vec<u32> = shown.iter().filter(|l| l.number.is_some() && l.printed.is_none()).map(|l| l.seq).collect();
        if waiting.is_empty() {
            return Ok(());
        }
        let key = self.vault.key(&self.store, &Owner::Case(case.clone())).await.map_err(forgotten)?;
        for seq in waiting {
            let file = match self.letter_file(&Actor::system(), case, seq, Form::Pdf).await {
                Ok(file) => file,
                Err(_) => self.letter_file(&Actor::system(), case, seq, Form::Docx).await?,
            };
            let written = self.blobs.write(case, &key, &file.bytes).await?;
            let input = (seq, written, file.media, self.clock.now().0);
            self.store
                .act(input, |tx, (seq, written, media, now)| {
                    Box::pin(async move {
                        // The job may have been quicker.
                        let all = letters::of_case(tx, &written.case).await?;
                        if all.iter().any(|l| l.seq == *seq && l.blob.is_none()) {
                            blob::remember(tx, written, media, *now).await?;
                            letters::write(tx, &written.case, *seq, &written.address).await?;
                        }
                        Ok::<_, Refused>(())
                    })
                })
                .await?;
        }
        Ok(())
    }
}

/// What is kept of a package that came in and that no row says.
#[derive(Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Kept {
    pub(super) agency: Option<AgencyRow>,
    pub(super) retention: Option<String>,
    pub(super) handlers: BTreeMap<String, String>,
    pub(super) proof: Option<Proof>,
}

fn forgotten(error: StoreError) -> Refused {
    match error {
        StoreError::Seal(SealError::Destroyed { .. }) => erased(),
        other => other.into(),
    }
}

fn erased() -> Refused {
    Refused::Unusable("申请人的信息已按规定删除，内容不能再读出，不能做归档包；日志和统计仍在".to_owned())
}
