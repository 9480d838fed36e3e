//! The letters of a case as files: the list, one as DOCX or PDF, a preview
//! before the act, and a letter that comes back edited by hand.

use super::facts::{self, Wanted};
use super::gate::{Doing, Prepared};
use super::{FIELD, Kept, Told, choice, gate};
use crate::application::desk::Caller;
use crate::application::step::visible;
use crate::application::{Actor, Ledger, Refused, Request, Role};
use crate::report::write::{Form, paper};
use crate::worker::{Fence, Readers};
use law::application::act::Act;
use letter::{Letter, Line};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::application::{self, Found};
use store::seal::{Owner, SealError};
use store::{CaseId, StoreError, blob, document as letters};

/// Letters that go to the applicant, who may read them.
const TO_APPLICANT: [&str; 12] = ["P02", "P04", "P05", "P06", "P07", "P10", "P14", "P15", "P16", "P17", "P21", "D"];

/// A letter of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The act that sent it, or drafted it.
    pub seq: u32,
    /// Which.
    pub code: String,
    /// Its title.
    pub title: &'static str,
    /// 文号; none for a draft.
    pub number: Option<String>,
    /// When it was sent.
    pub at: jiff::Timestamp,
    /// The address of the printed letter; none while it is not printed.
    pub printed: Option<String>,
}

/// A letter as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Ledger {
    /// The letters of a case in the order of their acts; an applicant sees
    /// those that were sent to them.
    ///
    /// # Errors
    /// [`Refused::NotFound`] also where it exists but not for them.
    pub async fn letters(&self, actor: &Actor, case: &CaseId) -> Result<Vec<Shown>, Refused> {
        let found = visible(&self.store, actor, case).await?;
        Ok(self.kept(actor, &found).await?.into_iter().map(|(shown, _)| shown).collect())
    }

    /// A letter of a case as a file.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if there is none with that act; a sentence if the
    /// form cannot carry it.
    pub async fn letter_file(&self, actor: &Actor, case: &CaseId, seq: u32, form: Form) -> Result<File, Refused> {
        let found = visible(&self.store, actor, case).await?;
        let (shown, kept) = self.kept(actor, &found).await?.into_iter().find(|(s, _)| s.seq == seq).ok_or(Refused::NotFound)?;
        let name = format!("{}{}", shown.title, shown.number.as_deref().unwrap_or("（草稿）"));
        if let (Form::Pdf, Some(address)) = (form, &shown.printed) {
            let blob = blob::find(&self.store, address).await?.filter(|b| b.case == *case).ok_or(Refused::NotFound)?;
            let key = self.vault.key(&self.store, &Owner::Case(case.clone())).await?;
            return Ok(file(&name, Form::Pdf, self.blobs.read(&blob, &key).await?.to_vec()));
        }
        let bytes = rendered(kept, form).await?;
        Ok(file(&name, form, bytes))
    }

    /// The same; that it was read is written into the journal first.
    ///
    /// # Errors
    /// As [`Ledger::letter_file`].
    pub async fn read_letter(&self, caller: &Caller, case: &CaseId, seq: u32, form: Form) -> Result<File, Refused> {
        visible(&self.store, &caller.actor, case).await?;
        self.note(caller, "letter_read", &format!("{case}/{seq}"), "ok").await?;
        self.letter_file(&caller.actor, case, seq, form).await
    }

    /// A sheet of a case (登记表, 口头申请记录, 意见回执, 送达回证, 检索记录,
    /// 呈批单), filled in; it has no number and is kept by whoever prints it.
    ///
    /// # Errors
    /// If it is a letter that an act sends, or lacks a part.
    pub async fn sheet(&self, actor: &Actor, case: &CaseId, sheet: &'static Letter, told: &Told, form: Form) -> Result<File, Refused> {
        let found = visible(&self.store, actor, case).await?;
        if sheet.form != letter::letter::Form::Sheet {
            return Err(Refused::Unusable(format!("{}随办理的步骤发出，不在这里打印", sheet.code.label())));
        }
        let folded = crate::application::step::fold(self, &found)?;
        let today = self.clock.now().date();
        let act = Act::Assigned;
        let gathered = facts::gather(
            &self.store,
            self,
            (&found, &folded),
            Wanted { letter: sheet, told, act: &act, paper: None, dated: today, number: None },
        )
        .await?;
        let kept = Kept { code: sheet.code.name().to_owned(), facts: gathered.facts, told: told.clone(), template: None };
        let lines = kept.written()?.lines();
        let lacks: Vec<String> = letter::check::parts(sheet, &kept.facts, &told.context, &lines).into_iter().map(|f| f.says).collect();
        if !lacks.is_empty() {
            return Err(Refused::Letter(lacks));
        }
        let name = format!("{}{}", sheet.title, found.head.number.as_deref().unwrap_or_default());
        Ok(file(&name, form, rendered(kept, form).await?))
    }

    /// A letter as it would be, with what is wrong with it; nothing is written.
    ///
    /// # Errors
    /// As the act itself.
    pub async fn preview_letter(&self, actor: &Actor, request: &Request, told: &Told) -> Result<Prepared, Refused> {
        let found = visible(&self.store, actor, &request.case).await?;
        let (act, on, before, after) = crate::application::step::judge(self, actor, request, &found)?;
        let doing = Doing { found: &found, act: &act, on, before: &before, after: &after, document: None, number: None, by_program: false };
        gate::prepare(&self.store, self, told, &doing).await
    }

    /// The body of a letter that was edited by hand, to be sent along as
    /// [`Told::edited`]; with what is wrong with it.
    ///
    /// # Errors
    /// As [`Ledger::preview_letter`].
    pub async fn edited_letter(
        &self,
        actor: &Actor,
        request: &Request,
        told: &Told,
        readers: &Arc<Readers>,
        bytes: Vec<u8>,
    ) -> Result<(Vec<Line>, Prepared), Refused> {
        // A letter that comes back is a stranger's file: it is read in a child.
        let readers = Arc::clone(readers);
        let read = tokio::task::spawn_blocking(move || readers.read(&bytes, Fence::Everything)).await;
        let document = read.map_err(|_| Refused::Unusable("文件没有读完".to_owned()))?.map_err(|e| Refused::Unusable(e.to_string()))?;
        let plain = self.preview_letter(actor, request, &Told { edited: None, ..told.clone() }).await?;
        let lines = letter::body(plain.kept.letter()?, &plain.kept.facts, &document);
        if lines.is_empty() {
            return Err(Refused::Unusable("文件里没有文书的正文".to_owned()));
        }
        let edited = Told { edited: Some(lines.clone()), ..told.clone() };
        let size = serde_json::to_string(&edited).map_or(usize::MAX, |t| t.len());
        if size > super::LONGEST {
            return Err(Refused::Unusable("文书的正文太长".to_owned()));
        }
        Ok((lines, self.preview_letter(actor, request, &edited).await?))
    }

    /// The letters of a case with what is kept of them.
    pub(super) async fn kept(&self, actor: &Actor, found: &Found) -> Result<Vec<(Shown, Kept)>, Refused> {
        let id = &found.head.id;
        let key = match self.vault.key(&self.store, &Owner::Case(id.clone())).await {
            Ok(key) => key,
            Err(StoreError::Seal(SealError::Destroyed { .. })) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let rows = letters::of_case(&self.store, id).await?;
        let is_applicant = actor.roles.iter().all(|r| matches!(r, Role::Applicant | Role::Public));
        let annulled = crate::application::enclose::annulled(found);
        let mut all = Vec::new();
        for (seq, field, text) in application::texts(&self.store, &key, id, FIELD).await? {
            if field != FIELD {
                continue;
            }
            let wrong = || Refused::Store(StoreError::Inconsistent { table: "act_text", column: "sealed", row: format!("{id}/{seq}") });
            let kept: Kept = serde_json::from_str(&text).map_err(|_| wrong())?;
            let row = rows.iter().find(|r| r.seq == seq);
            let is_theirs = row.is_some() && !annulled.contains(&seq) && TO_APPLICANT.iter().any(|code| kept.code.starts_with(code));
            if is_applicant && !is_theirs {
                continue;
            }
            let Some(act) = found.acts.iter().find(|a| a.entry.seq == seq) else { continue };
            let shown = Shown {
                seq,
                code: kept.code.clone(),
                title: kept.letter()?.title,
                number: row.map(|r| r.number.clone()),
                at: act.recorded,
                printed: row.and_then(|r| r.blob.clone()),
            };
            all.push((shown, kept));
        }
        Ok(all)
    }
}

/// A letter in a form, made beside the running tasks: laying out takes a
/// processor for a while.
pub(super) async fn rendered(kept: Kept, form: Form) -> Result<Vec<u8>, Refused> {
    let author = kept.facts.agency.name.clone();
    let written = kept.written()?;
    let made = tokio::task::spawn_blocking(move || paper(written.document(), form, Some(&author))).await;
    made.map_err(|_| Refused::Unusable("排版没有完成".to_owned()))?.map_err(Refused::Unusable)
}

fn file(name: &str, form: Form, bytes: Vec<u8>) -> File {
    let media = match form {
        Form::Pdf => "application/pdf",
        Form::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Form::Html => "text/html; charset=utf-8",
        Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let sha256 = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    File { name: format!("{name}.{}", form.ending()), media, bytes, sha256 }
}

/// The letter an act would send, for pages that offer it.
///
/// # Errors
/// As [`choice::of_act`].
pub fn offered(act: &Act) -> Result<&'static letter::Letter, Refused> {
    choice::of_act(act, None)
}
