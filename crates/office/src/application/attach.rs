//! Attachments of a case: kept sealed in the act that they came with.
//!
//! A file is looked at, and its right is judged, before a byte of it is
//! kept. Then it is sealed under the key of the case and written, and only
//! then the act is done: an act never names what is not there. What an act
//! left behind that failed is taken away by [`Ledger::sweep_blobs`]. The act
//! holds the address of the blob, which is the digest of its ciphertext; name,
//! size and kind stand sealed beside it.

use crate::application::enclose;
use crate::application::step::{self, Beside, visible};
use crate::application::{Actor, Done, Ledger, Refused, Request, Role};
use crate::attachment::{self, Accepted, Kind, MOST_OF_A_CASE, NewFile, NotTaken};
use crate::world::Moment;
use jiff::SignedDuration;
use law::application::act::ActKind;
use serde::{Deserialize, Serialize};
use store::application;
use store::blob::{self, Blob, Swept, Written};
use store::seal::{DataKey, Owner, SealError};
use store::{CaseId, Read, StoreError, Tx};
use zeroize::Zeroizing;

/// Fields of attachments among the texts of an act begin so.
const PREFIX: &str = "attachment/";

/// Acts with which attachments may come.
const WITH: [ActKind; 6] =
    [ActKind::Submitted, ActKind::Registered, ActKind::Corrected, ActKind::OpinionReceived, ActKind::Drafted, ActKind::Delivered];

/// Acts whose attachments are the applicant's own.
const OWN: [ActKind; 3] = [ActKind::Submitted, ActKind::Registered, ActKind::Corrected];

/// What no act names after a day is swept.
const YOUNG: SignedDuration = SignedDuration::from_hours(24);

/// A file that is written and not yet named by an act.
#[derive(Debug, Clone)]
pub(super) struct Attached {
    written: Written,
    about: About,
}

/// What is sealed beside the address of a blob.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct About {
    name: String,
    size: u64,
    kind: String,
}

/// An attachment.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The address of its blob.
    pub address: String,
    /// The act it came with.
    pub seq: u32,
    /// What it is called.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// What it is.
    pub kind: Kind,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Attachment({}, {} bytes)", self.address, self.size)
    }
}

impl From<NotTaken> for Refused {
    fn from(refused: NotTaken) -> Refused {
        Refused::Unusable(refused.0)
    }
}

impl Ledger {
    /// Does an act that files came with.
    ///
    /// # Errors
    /// As [`Ledger::perform`]; if a file is not taken, or the storage is away:
    /// then the act is not done.
    pub async fn perform_with_files(&self, actor: &Actor, request: Request, files: &[NewFile]) -> Result<Done, Refused> {
        if files.is_empty() {
            return self.perform(actor, request).await;
        }
        let kind = request.command.kind();
        if actor.may(kind) && !WITH.contains(&kind) {
            return Err(Refused::Unusable("这一步不收附件".to_owned()));
        }
        let beside = |attached| Beside { letter: None, attached, said: attachment::digest(files) };
        // A request that was done before is answered before anything is judged.
        if let Some(done) = self.done_before(actor, &request, &beside(Vec::new())).await? {
            return Ok(done);
        }
        self.preview(actor, &request).await?;
        let accepted = attachment::accept(files)?;
        if let Some(guarded) = request.command.enclosed() {
            self.guard(&request.case, guarded, &accepted).await?;
        }
        let key = self.vault.key(&self.store, &Owner::Case(request.case.clone())).await?;
        fits(&self.store, &request.case, &accepted).await?;
        let attached = self.write(&request.case, &key, accepted).await?;
        let input = (self.clone(), actor.clone(), request, beside(attached));
        self.store.act(input, |tx, (ledger, actor, request, beside)| Box::pin(step::perform_with(tx, ledger, actor, request, beside))).await
    }

    /// Seals files and writes them; they are on the disk when this returns.
    pub(super) async fn write(&self, case: &CaseId, key: &DataKey, files: Vec<Accepted>) -> Result<Vec<Attached>, Refused> {
        let mut attached = Vec::with_capacity(files.len());
        for file in files {
            let written = self.blobs.write(case, key, &file.bytes).await?;
            let about = About { name: file.name, size: written.size, kind: file.kind.name().to_owned() };
            attached.push(Attached { written, about });
        }
        Ok(attached)
    }

    /// The attachments of a case, for who may see it: an applicant sees their
    /// own.
    ///
    /// # Errors
    /// [`Refused::NotFound`] also where it exists but not for them.
    pub async fn attachments(&self, actor: &Actor, case: &CaseId) -> Result<Vec<Attachment>, Refused> {
        let found = visible(&self.store, actor, case).await?;
        let key = match self.vault.key(&self.store, &Owner::Case(case.clone())).await {
            Ok(key) => key,
            Err(StoreError::Seal(SealError::Destroyed { .. })) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let is_applicant = actor.roles.iter().all(|r| matches!(r, Role::Applicant | Role::Public));
        let sent = enclose::sent(&found);
        let is_own = |seq: u32| sent.contains(&seq) || found.acts.iter().any(|a| a.entry.seq == seq && OWN.contains(&a.entry.act.kind()));
        let mut all = Vec::new();
        for (seq, field, about) in application::texts(&self.store, &key, case, PREFIX).await? {
            if is_applicant && !is_own(seq) {
                continue;
            }
            let wrong = || Refused::Store(StoreError::Inconsistent { table: "act_text", column: "sealed", row: format!("{case}/{seq}") });
            let about: About = serde_json::from_str(&about).map_err(|_| wrong())?;
            let address = field.strip_prefix(PREFIX).unwrap_or_default().to_owned();
            let kind = Kind::named(&about.kind).ok_or_else(wrong)?;
            all.push(Attachment { address, seq, name: about.name, size: about.size, kind });
        }
        Ok(all)
    }

    /// The bytes of an attachment that the actor may see.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if there is none of that address in this case; if
    /// the storage is away.
    pub async fn attachment(&self, actor: &Actor, case: &CaseId, address: &str) -> Result<(Attachment, Zeroizing<Vec<u8>>), Refused> {
        let all = self.attachments(actor, case).await?;
        let attachment = all.into_iter().find(|a| a.address == address).ok_or(Refused::NotFound)?;
        let blob = blob::find(&self.store, address).await?.filter(|b| b.case == *case).ok_or(Refused::NotFound)?;
        let key = self.vault.key(&self.store, &Owner::Case(case.clone())).await?;
        Ok((attachment, self.blobs.read(&blob, &key).await?))
    }

    /// Takes away the blobs that no act names and that are older than a day:
    /// what a crash between writing and the act left behind, and what was
    /// forgotten while the storage was away.
    ///
    /// # Errors
    /// If the storage or the memory fails; what was done stays.
    pub async fn sweep_blobs(&self, now: Moment) -> Result<Swept, StoreError> {
        let before = now.0.checked_sub(YOUNG).unwrap_or(jiff::Timestamp::MIN);
        self.blobs.sweep(&self.store, before).await
    }

    /// Takes away the blobs of a case whose rows were forgotten.
    pub(super) async fn discard(&self, blobs: &[Blob]) {
        for blob in blobs {
            if let Err(error) = self.blobs.discard(blob).await {
                // Its key is destroyed; the sweep takes the rest away.
                tracing::warn!(%error, "a blob of a forgotten case waits for the sweep");
            }
        }
    }
}

/// Refuses more bytes than a case may have that is not there yet.
pub(super) fn fit_alone(files: &[Accepted]) -> Result<(), Refused> {
    within(files.iter().map(|f| f.bytes.len() as u64).sum())
}

/// Refuses more bytes than a case may have.
async fn fits(from: &impl Read, case: &CaseId, files: &[Accepted]) -> Result<(), Refused> {
    let there: u64 = blob::of_case(from, case).await?.iter().map(|b| b.size).sum();
    let more: u64 = files.iter().map(|f| f.bytes.len() as u64).sum();
    within(there + more)
}

fn within(bytes: u64) -> Result<(), Refused> {
    match bytes {
        0..=MOST_OF_A_CASE => Ok(()),
        _ => Err(Refused::Unusable("这件申请的附件合计超过 50 MB，请压缩，或用光盘等载体另交".to_owned())),
    }
}

/// The texts of an act with those of what is attached.
pub(super) fn texts(attached: &[Attached]) -> Result<Vec<(String, String)>, Refused> {
    let one = |a: &Attached| {
        let about = serde_json::to_string(&a.about).map_err(|_| Refused::Unusable("附件的名称不能保存".to_owned()))?;
        Ok((format!("{PREFIX}{}", a.written.address), about))
    };
    attached.iter().map(one).collect()
}

/// Names the blobs in the act that they came with.
pub(super) async fn remember(tx: &Tx, ledger: &Ledger, case: &CaseId, attached: &[Attached]) -> Result<(), Refused> {
    if attached.is_empty() {
        return Ok(());
    }
    for one in attached {
        // What it is stands sealed with the act.
        blob::remember(tx, &one.written, "application/octet-stream", ledger.clock.now().0).await?;
    }
    within(blob::of_case(tx, case).await?.iter().map(|b| b.size).sum())
}
