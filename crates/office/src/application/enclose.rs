//! What goes out with a reply (随答复提供的文件): it comes with the draft, is
//! looked into before it is kept, and is the applicant's once the reply went
//! out.

use crate::application::{Ledger, Refused};
use crate::attachment::Accepted;
use crate::worker::{Leak, Parcel};
use law::application::act::{Act, ActKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::application::Found;
use store::{CaseId, document};

/// What the guard has to know of files that leave the house. It names what must
/// not leave, so it is kept sealed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Guarded {
    /// The SHA-256 of the originals that were redacted, in hexadecimal.
    pub originals: Vec<String>,
    /// Words that were removed from them.
    pub removed: Vec<String>,
    /// Why personal data in the files may pass: they are the applicant's own,
    /// or the holder agreed.
    pub overrule: String,
}

impl Guarded {
    /// As it is kept; empty if nothing was said.
    pub(super) fn text(&self) -> String {
        let is_empty = self.originals.is_empty() && self.removed.is_empty() && self.overrule.trim().is_empty();
        if is_empty { String::new() } else { serde_json::to_string(self).unwrap_or_default() }
    }
}

impl Ledger {
    /// Looks into files that are to leave the house (送达前检查, RPL-10).
    ///
    /// # Errors
    /// A sentence for each thing that must not leave; personal data may pass
    /// with a reason, which is kept.
    pub(super) async fn guard(&self, case: &CaseId, guarded: &Guarded, files: &[Accepted]) -> Result<(), Refused> {
        let numbers = document::of_case(&self.store, case).await?.into_iter().map(|l| l.number).collect();
        let digest = |text: &String| {
            let bytes: Option<Vec<u8>> =
                (0..64).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect::<Option<_>>();
            bytes.and_then(|b| <[u8; 32]>::try_from(b).ok()).filter(|_| text.len() == 64)
        };
        let originals: Option<Vec<[u8; 32]>> = guarded.originals.iter().map(digest).collect();
        let originals = originals.ok_or_else(|| Refused::Unusable("originals 是原件的 SHA-256，64 位十六进制".to_owned()))?;
        let parcel = Parcel {
            case: case.to_string(),
            numbers,
            files: files.iter().map(|f| (f.name.clone(), case.to_string(), f.bytes.len())).collect(),
            originals,
            removed: guarded.removed.iter().filter(|w| !w.trim().is_empty()).cloned().collect(),
        };
        let bytes: Vec<u8> = files.iter().flat_map(|f| f.bytes.iter().copied()).collect();
        let readers = Arc::clone(&self.readers);
        let looked = tokio::task::spawn_blocking(move || readers.inspect(parcel, &bytes)).await;
        let unread = |why: &dyn std::fmt::Display| Refused::Unusable(format!("送达前检查没有做完，文件没有收下：{why}"));
        let leaks = looked.map_err(|e| unread(&e))?.map_err(|e| unread(&e))?;
        let passes = |leak: &Leak| leak.may_pass && !guarded.overrule.trim().is_empty();
        let stops: Vec<String> = leaks
            .iter()
            .filter(|l| l.stops && !passes(l))
            .map(|l| {
                let place = l.place.map(|p| format!("{p}，")).unwrap_or_default();
                format!("{}：{place}{}", l.name, l.message)
            })
            .collect();
        if stops.is_empty() { Ok(()) } else { Err(Refused::Leak(stops)) }
    }
}

/// The drafts whose replies went out and were not annulled: their files are the
/// applicant's.
pub(super) fn sent(found: &Found) -> Vec<u32> {
    let annulled = annulled(found);
    let counts = |a: &&store::application::StoredAct| !annulled.contains(&a.entry.seq);
    let replied = found.acts.iter().filter(counts).filter(|a| a.entry.act.kind() == ActKind::Replied);
    let draft = |reply: &store::application::StoredAct| {
        let before =
            found.acts.iter().rev().filter(counts).find(|a| a.entry.act.kind() == ActKind::Drafted && a.entry.seq < reply.entry.seq);
        before.map(|a| a.entry.seq)
    };
    replied.filter_map(draft).collect()
}

/// The acts that were annulled (作废); they count nowhere.
pub(crate) fn annulled(found: &Found) -> Vec<u32> {
    let of = |a: &store::application::StoredAct| if let Act::Annulled { seq } = a.entry.act { Some(seq) } else { None };
    found.acts.iter().filter_map(of).collect()
}
