//! Judging what was carried without a database: the chain by its hashes, the
//! acts and texts by the digests that the chain holds of them.

use super::{Carried, EntryRow, KeyRow};
use crate::CaseId;
use crate::application::digest;
use crate::blob;
use crate::entity::journal::Model;
use crate::journal::hash;
use crate::seal::{BareKey, DataKey, Owner, SuiteId, hex, unhex};
use law::application::act::ActKind;
use law::application::act::Entry;

impl Carried {
    /// The chain of its journal, by name.
    pub fn chain(&self) -> String {
        format!("case:{}", self.case.id)
    }

    /// The key of the case; `None` if it is none.
    pub fn bare(&self) -> Option<BareKey> {
        let secret = <[u8; 32]>::try_from(unhex(&self.key.secret)?).ok()?;
        Some(BareKey { suite: SuiteId::named(&self.key.suite)?, secret: secret.into(), made_at: self.key.made_at.parse().ok()? })
    }

    /// The key as one that opens for the case.
    pub fn data_key(&self) -> Option<DataKey> {
        Some(self.bare()?.of(&Owner::Case(CaseId::parse(&self.case.id)?)))
    }

    /// The number of the first entry of the journal that is not what its hash
    /// says or does not follow the one before.
    pub fn first_wrong_entry(&self) -> Option<i64> {
        let mut prev = "0".repeat(64);
        for (at, entry) in self.journal.iter().enumerate() {
            let is_next = i64::try_from(at + 1).is_ok_and(|n| n == entry.seq) && entry.prev == prev;
            let model = entry_model(self, entry).filter(|m| is_next && hex(&m.h) == entry.h);
            let holds = model.zip(SuiteId::named(&entry.suite)).is_some_and(|(m, suite)| hash(suite, &m) == m.h);
            if !holds {
                return Some(entry.seq);
            }
            prev.clone_from(&entry.h);
        }
        None
    }

    /// The number of the first act that is not what the journal says of it,
    /// by content, day, person or what is sealed beside it; also of one that
    /// the journal has and the case has not, or the other way round.
    pub fn first_wrong_act(&self) -> Option<i64> {
        let Some(key) = self.data_key() else { return Some(1) };
        let noted: Vec<&EntryRow> = self.journal.iter().filter(|e| ActKind::named(&e.kind).is_some() && e.object.contains('/')).collect();
        for (at, act) in self.acts.iter().enumerate() {
            let mut said = Vec::new();
            for text in self.texts.iter().filter(|t| t.seq == act.seq) {
                let sealed = unhex(&text.head)
                    .and_then(|head| key.seal_again(&head, text.text.as_bytes(), &format!("act/{}/{}", act.seq, text.field)).ok());
                let Some(sealed) = sealed else { return Some(act.seq) };
                said.push((text.field.clone(), key.digest(&sealed)));
            }
            let holds = noted.get(at).is_some_and(|entry| {
                let after = SuiteId::named(&entry.suite).map(|s| digest(s, (&act.kind, act.version), &act.effective, &act.detail, said));
                act.seq == i64::try_from(at + 1).unwrap_or(i64::MAX)
                    && entry.object == format!("{}/{}", self.case.id, act.seq)
                    && (entry.kind.as_str(), entry.actor.as_str(), entry.at.as_str()) == (&act.kind, &act.actor, &act.recorded)
                    && entry.after == after
            });
            if !holds {
                return Some(act.seq);
            }
        }
        let last = self.acts.len();
        let lacks = noted.len() != last || self.case.version != i64::try_from(last).unwrap_or(i64::MAX);
        let stray = self.texts.iter().any(|t| self.acts.iter().all(|a| a.seq != t.seq));
        (lacks || stray).then(|| i64::try_from(last + 1).unwrap_or(i64::MAX))
    }

    /// The ciphertext of a blob, if its bytes are those that were sealed.
    pub fn sealed_again(&self, at: usize, plain: &[u8]) -> Option<Vec<u8>> {
        let (row, key) = (self.blobs.get(at)?, self.data_key()?);
        let sealed = key.seal_again(&unhex(&row.head)?, plain, blob::FIELD).ok()?;
        (hex(&key.suite().suite().digest(&sealed)) == row.address && i64::try_from(plain.len()).ok()? == row.size).then_some(sealed)
    }

    /// What the law needs to know of the acts; `None` if one means nothing.
    pub fn entries(&self) -> Option<Vec<Entry>> {
        let one = |a: &super::ActRow| {
            let act = crate::application::read_act(&a.kind, a.version, &a.detail)?;
            Some(Entry { seq: u32::try_from(a.seq).ok()?, effective: a.effective.parse().ok()?, act })
        };
        self.acts.iter().map(one).collect()
    }
}

/// The row of an entry.
pub(super) fn entry_model(of: &Carried, entry: &EntryRow) -> Option<Model> {
    Some(Model {
        chain: of.chain(),
        seq: entry.seq,
        agency_id: of.agency.id.clone(),
        at: entry.at.clone(),
        actor: entry.actor.clone(),
        kind: entry.kind.clone(),
        object: entry.object.clone(),
        before: entry.before.clone(),
        after: entry.after.clone(),
        result: entry.result.clone(),
        source: entry.source.clone(),
        suite: entry.suite.clone(),
        prev: unhex(&entry.prev)?,
        h: unhex(&entry.h)?,
    })
}

impl KeyRow {
    /// A key in the clear as a row.
    pub(super) fn of(bare: &BareKey) -> KeyRow {
        KeyRow { suite: bare.suite.name().to_owned(), secret: hex(bare.secret.as_slice()), made_at: crate::value::instant(bare.made_at) }
    }
}
