//! The applicant's own first reading on line of a reply that is delivered
//! electronically: it shows the delivery, which counts from the
//! day it was put on line (CLK-7), and is recorded once.

use super::Proof;
use crate::application::act::deliver::Deliver;
use crate::application::step::visible;
use crate::application::{Actor, Ledger, Refused, Request, Role};
use crate::letter::{FIELD, Kept};
use jiff::tz::{Offset, TimeZone};
use law::application::act::{ActKind, Way};
use law::application::stage::Stage;
use std::sync::Arc;
use store::CaseId;
use store::application;
use store::seal::Owner;

/// What the letter was read on.
const PLATFORM: &str = "本机关政府信息公开在线平台";

impl Ledger {
    /// Records that an applicant who showed number and code has read the
    /// letter of an act, if that is the reply that waits for its delivery and
    /// the way told in it is electronic; `true` if it was recorded now.
    ///
    /// # Errors
    /// If the memory fails. That somebody was quicker is no error.
    pub async fn first_read(&self, applicant: &Actor, case: &CaseId, seq: u32) -> Result<bool, Refused> {
        if !applicant.roles.contains(&Role::Applicant) {
            return Ok(false);
        }
        let found = visible(&self.store, applicant, case).await?;
        let last = found.acts.iter().rev().find(|a| a.entry.act.kind() == ActKind::Replied);
        let is_the_reply = last.is_some_and(|a| a.entry.seq == seq);
        if !is_the_reply || found.head.projection.stage != Stage::Replied.name() {
            return Ok(false);
        }
        let key = self.vault.key(&self.store, &Owner::Case(case.clone())).await?;
        let kept = application::text(&self.store, &key, case, seq, FIELD).await?;
        let kept: Option<Kept> = kept.and_then(|text| serde_json::from_str(&text).ok());
        if !kept.is_some_and(|k| k.told.by_internet) {
            return Ok(false);
        }
        let now = self.clock.now();
        let read = TimeZone::fixed(Offset::constant(8)).to_datetime(now.0);
        // What is put on line has arrived there (CLK-7); that it is read later
        // makes no timely reply late.
        let Some(sent) = last.map(|a| (a.entry.effective, TimeZone::fixed(Offset::constant(8)).to_datetime(a.recorded))) else {
            return Ok(false);
        };
        let arrived = if sent.1.date() == sent.0 { sent.1 } else { sent.0.at(0, 0, 0, 0) };
        let proof = Proof { address: Some(PLATFORM.to_owned()), arrived: Some(arrived), read: Some(read), ..Proof::default() };
        let request = Request {
            case: case.clone(),
            seen: None,
            on: Some(sent.0),
            key: Some(format!("first_read/{case}/{seq}")),
            command: Arc::new(Deliver { way: Way::Electronic.name().to_owned(), evidence: String::new(), proof }),
        };
        // The program writes it down in the name of who read.
        let actor = Actor { roles: vec![Role::System], ..applicant.clone() };
        match self.perform(&actor, request).await {
            Ok(done) => Ok(!done.is_repeat),
            // Somebody else recorded the delivery in this moment.
            Err(Refused::Law(_) | Refused::Stale { .. } | Refused::KeyReused) => Ok(false),
            Err(other) => Err(other),
        }
    }
}
