//! Printing: a letter that went out becomes a blob of its case, byte for byte
//! what was sent. A job does it after the act, so that laying out never keeps
//! an act waiting; where no font has a character, the DOCX is kept instead.

use super::paper::rendered;
use crate::application::{Actor, Ledger, Refused};
use crate::report::write::Form;
use crate::world::Moment;
use serde_json::Value;
use store::application;
use store::blob;
use store::document;
use store::job::{self, Job, NewJob};
use store::seal::{Owner, SealError};
use store::{CaseId, StoreError, Tx};

/// The kind of the job that prints.
pub const PRINT: &str = "print";

/// Puts the job that prints the letter of an act.
pub(crate) async fn put(tx: &Tx, case: &CaseId, seq: u32, now: Moment) -> Result<(), StoreError> {
    let payload = serde_json::json!({"case": case.as_str(), "seq": seq}).to_string();
    let new = NewJob { kind: PRINT.to_owned(), key: format!("{PRINT}/{case}/{seq}"), payload, run_at: now.0 };
    job::put(tx, &new, now.0).await.map(|_| ())
}

/// Prints the letter a job names; done with the job in one transaction.
pub(crate) async fn run(ledger: &Ledger, job: &Job) -> Result<(), Refused> {
    let payload: Value = serde_json::from_str(&job.payload).unwrap_or_default();
    let named = payload["case"].as_str().and_then(CaseId::parse).zip(payload["seq"].as_u64().and_then(|n| u32::try_from(n).ok()));
    let Some((case, seq)) = named else { return finish(ledger, job, None).await };
    let Some(found) = application::find(&ledger.store, &case).await? else { return finish(ledger, job, None).await };
    let key = match ledger.vault.key(&ledger.store, &Owner::Case(case.clone())).await {
        Ok(key) => key,
        // The person is forgotten: nothing is left to print.
        Err(StoreError::Seal(SealError::Destroyed { .. })) => return finish(ledger, job, None).await,
        Err(error) => return Err(error.into()),
    };
    let letter = ledger.kept(&Actor::system(), &found).await?.into_iter().find(|(s, _)| s.seq == seq && s.printed.is_none());
    let Some((_, kept)) = letter else { return finish(ledger, job, None).await };
    let (bytes, media) = match rendered(kept.clone(), Form::Pdf).await {
        Ok(bytes) => (bytes, "application/pdf"),
        Err(_) => (rendered(kept, Form::Docx).await?, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    };
    let written = ledger.blobs.write(&case, &key, &bytes).await?;
    finish(ledger, job, Some((seq, written, media))).await
}

async fn finish(ledger: &Ledger, job: &Job, printed: Option<(u32, blob::Written, &'static str)>) -> Result<(), Refused> {
    let input = (job.clone(), printed, ledger.clock.now().0);
    ledger
        .store
        .act(input, |tx, (job, printed, now)| {
            Box::pin(async move {
                if !job::done(tx, job).await? {
                    return Err(Refused::Unusable("这项任务已由另一台服务器接手".to_owned()));
                }
                if let Some((seq, written, media)) = printed {
                    // Whoever printed it first stays; the other blob is swept.
                    if document::write(tx, &written.case, *seq, &written.address).await? {
                        blob::remember(tx, written, media, *now).await?;
                    }
                }
                Ok(())
            })
        })
        .await
}
