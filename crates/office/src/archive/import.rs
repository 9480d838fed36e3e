//! Taking a package into an installation that does not have its case.

use super::collect::Kept;
use super::{Package, form, verify};
use crate::application::{Ledger, Refused, projection, remind};
use law::application::Case;
use law::application::admit::Denied;
use store::archive;
use store::blob::{self, Written};
use store::journal::{self, Chain, NewEntry};
use store::seal::Owner;
use store::{AgencyId, CaseId, StoreError, Tx, application};

/// The media type of what is kept of a package beside its rows.
pub(super) const ORIGIN: &str = "application/x-gongkai-archive-origin";

/// What became of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It is in.
    Taken,
    /// The case was here, and all of it is the same.
    Same,
    /// The case is here and differs in these entries.
    Differs(Vec<String>),
}

impl Ledger {
    /// Takes a verified package in, or compares it with the case that is here.
    /// That it was taken in is written into the journal of its agency.
    ///
    /// # Errors
    /// If a number of it is held by another case, or something cannot be
    /// written; then nothing of it is there.
    pub async fn import_archive(&self, package: &Package) -> Result<Imported, Refused> {
        let wrong = || Refused::Unusable("归档包里的标识不合规矩".to_owned());
        let of = &package.carried;
        let id = CaseId::parse(&of.case.id).ok_or_else(wrong)?;
        let agency = AgencyId::parse(&of.agency.id).ok_or_else(wrong)?;
        if application::find(&self.store, &id).await?.is_some() {
            return self.compared(&id, package).await;
        }
        let entries = of.entries().ok_or_else(wrong)?;
        let case = Case::fold(self.calendar(&agency), &entries).map_err(|m| Refused::Law(Denied::Malformed(m)))?;
        let bare = of.bare().ok_or_else(wrong)?;
        let key = bare.of(&Owner::Case(id.clone()));
        for (at, (bytes, row)) in package.files.iter().zip(&of.blobs).enumerate() {
            let sealed = of.sealed_again(at, bytes).ok_or_else(wrong)?;
            let written = Written { address: row.address.clone(), case: id.clone(), size: bytes.len() as u64 };
            archive::put_blob(&self.blobs, &id, &written, sealed).await?;
        }
        let kept = Kept {
            agency: Some(of.agency.clone()),
            retention: package.origin.retention.clone(),
            handlers: package.origin.handlers.clone(),
            proof: package.proof.clone(),
        };
        let kept = serde_json::to_vec(&kept).map_err(|_| wrong())?;
        let origin = self.blobs.write(&id, &key, &kept).await?;
        let input = (self.clone(), package.clone(), case, (id, agency), origin);
        let done = self.store.act(input, |tx, (ledger, package, case, (id, agency), origin)| {
            Box::pin(async move {
                let (of, now) = (&package.carried, ledger.clock.now());
                let projection = projection::of(case, of.case.clerk.clone());
                archive::put(tx, &ledger.vault, of, &package.person, &projection, now.0).await?;
                blob::remember(tx, origin, ORIGIN, now.0).await?;
                application::put_remedies(tx, agency, id, &projection::remedies(id, case)).await?;
                let seq = u32::try_from(of.case.version).unwrap_or(u32::MAX);
                remind::put(tx, ledger.calendar(agency), id, seq, case, now).await?;
                note(tx, ledger, agency, id).await?;
                Ok::<_, Refused>(Imported::Taken)
            })
        });
        done.await
    }

    /// Holds a package against the case that is here.
    async fn compared(&self, id: &CaseId, package: &Package) -> Result<Imported, Refused> {
        let fault = |f: verify::Fault| Refused::Unusable(f.to_string());
        let here = self.archive(id, package.origin.retention.as_deref()).await?;
        let (here, there) = (form::unpack(&here.bytes).map_err(fault)?, package.entries().map_err(fault)?);
        let mut differs = Vec::new();
        for (name, bytes) in &there {
            if here.iter().find(|(n, _)| n == name).map(|(_, b)| b) != Some(bytes) {
                differs.push(name.clone());
            }
        }
        differs.extend(here.into_iter().map(|(n, _)| n).filter(|n| there.iter().all(|(t, _)| t != n)));
        Ok(if differs.is_empty() { Imported::Same } else { Imported::Differs(differs) })
    }
}

async fn note(tx: &Tx, ledger: &Ledger, agency: &AgencyId, case: &CaseId) -> Result<(), StoreError> {
    let chain = Chain::Agency(agency.clone());
    let entry = NewEntry {
        agency: journal::agency_of(tx, &chain).await?.unwrap_or_else(|| agency.clone()),
        chain,
        at: ledger.clock.now().0,
        actor: "system".to_owned(),
        kind: "archive_imported".to_owned(),
        object: case.to_string(),
        before: None,
        after: None,
        result: "ok".to_owned(),
        source: "command".to_owned(),
    };
    journal::append(tx, ledger.vault.suite(), &entry).await.map(drop)
}
