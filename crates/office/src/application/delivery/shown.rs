//! The deliveries of a case: which way, and what kind of evidence shows it.

use super::{KINDS, PREFIX, Proof, WORDS};
use crate::application::{Ledger, Refused};
use jiff::civil::Date;
use law::application::act::{Act, Way};
use serde_json::{Value, json};
use store::StoreError;
use store::application::{self, Found};
use store::seal::{Owner, SealError};

/// A delivery of a reply, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The act.
    pub seq: u32,
    /// Which way.
    pub way: Way,
    /// The day from which it counts.
    pub on: Date,
    /// Who recorded it.
    pub actor: String,
    /// The kinds of evidence, by their names.
    pub kinds: Vec<&'static str>,
    /// What is typed.
    pub proof: Proof,
    /// What is said in words.
    pub words: Option<String>,
}

impl Ledger {
    /// The deliveries of a case that was found for who asks; none once the
    /// person is forgotten.
    ///
    /// # Errors
    /// If the memory fails.
    pub async fn deliveries(&self, found: &Found) -> Result<Vec<Delivery>, Refused> {
        let acts = found.acts.iter().filter_map(|a| match a.entry.act {
            Act::Delivered { way } => Some((a, way)),
            _ => None,
        });
        let acts: Vec<_> = acts.collect();
        if acts.is_empty() {
            return Ok(Vec::new());
        }
        let id = &found.head.id;
        let key = match self.vault.key(&self.store, &Owner::Case(id.clone())).await {
            Ok(key) => key,
            Err(StoreError::Seal(SealError::Destroyed { .. })) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let typed = application::texts(&self.store, &key, id, PREFIX).await?;
        let words = application::texts(&self.store, &key, id, WORDS).await?;
        let mut all = Vec::with_capacity(acts.len());
        for (act, way) in acts {
            let seq = act.entry.seq;
            let mut of = Delivery {
                seq,
                way,
                on: act.entry.effective,
                actor: act.actor.clone(),
                kinds: Vec::new(),
                proof: Proof::default(),
                words: None,
            };
            for (_, field, text) in typed.iter().filter(|(s, ..)| *s == seq) {
                let wrong =
                    |_| Refused::Store(StoreError::Inconsistent { table: "act_text", column: "sealed", row: format!("{id}/{seq}") });
                of.proof = serde_json::from_str(text).map_err(wrong)?;
                of.kinds.extend(KINDS.iter().map(|(name, _)| *name).filter(|n| field.strip_prefix(PREFIX) == Some(*n)));
            }
            if let Some((_, _, text)) = words.iter().find(|(s, field, _)| *s == seq && field == WORDS) {
                of.words = Some(text.clone());
                of.kinds.push("words");
            }
            all.push(of);
        }
        Ok(all)
    }

    /// The same, for whom it is shown in a list: no name and no address.
    ///
    /// # Errors
    /// As [`Ledger::deliveries`].
    pub async fn deliveries_shown(&self, found: &Found) -> Result<Value, Refused> {
        let label = |kind: &str| KINDS.iter().find(|(name, _)| *name == kind).map(|(_, label)| *label);
        let one = |d: &Delivery| {
            let kinds: Vec<Value> = d.kinds.iter().map(|k| json!({"name": k, "label": label(k)})).collect();
            json!({"seq": d.seq, "way": d.way.name(), "label": d.way.label(), "on": d.on.to_string(), "actor": d.actor, "evidence": kinds})
        };
        Ok(self.deliveries(found).await?.iter().map(one).collect())
    }
}
