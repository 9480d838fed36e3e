//! Taking an act into a case: also late, with a date before other acts.
//!
//! The law of the day on which the act takes effect decides. What was done
//! after that day must still hold; where it would not, the act is not taken.

use super::act::{Act, ActKind, Entry};
use super::permit::rule;
use super::{Case, NotAllowed};
use crate::calendar::Calendar;
use crate::clock::refusal::{Malformed, Refusal};
use jiff::civil::Date;

/// A case before and after an act.
#[derive(Debug, Clone)]
pub struct Admitted {
    /// Before.
    pub before: Case,
    /// After.
    pub after: Case,
}

/// Why an act is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denied {
    /// The law does not allow it on that day.
    NotAllowed(NotAllowed),
    /// It cannot have happened beside the other acts.
    Malformed(Malformed),
    /// An act of a later day would no longer hold.
    Breaks {
        /// That act's number.
        seq: u32,
        /// Why it would not hold.
        because: NotAllowed,
    },
}

/// Judges an act with a date against all acts of a case, and shows the case
/// before and after it.
///
/// # Errors
/// If it is not taken.
pub fn admit(calendar: &Calendar, entries: &[Entry], act: &Act, on: Date) -> Result<Admitted, Denied> {
    let before = Case::fold(calendar, entries).map_err(Denied::Malformed)?;
    let is_last = before.counted().last().is_none_or(|e| e.effective <= on);
    let seq = entries.iter().map(|e| e.seq).max().unwrap_or(0) + 1;
    let mut all = entries.to_vec();
    all.push(Entry { seq, effective: on, act: act.clone() });
    if is_last && act.kind() != ActKind::Annulled {
        before.permits(act, on).map_err(Denied::NotAllowed)?;
    } else if act.kind() == ActKind::Annulled {
        before.permits(act, on).map_err(Denied::NotAllowed)?;
        replay(calendar, &all)?;
    } else {
        let until: Vec<Entry> = entries.iter().filter(|e| e.effective <= on).cloned().collect();
        let then = Case::fold(calendar, &until).map_err(Denied::Malformed)?;
        then.permits(act, on).map_err(Denied::NotAllowed)?;
        replay(calendar, &all)?;
    }
    let after = Case::fold(calendar, &all).map_err(Denied::Malformed)?;
    Ok(Admitted { before, after })
}

/// Whether every act that counts is allowed where it stands.
///
/// # Errors
/// The first that is not.
pub fn replay(calendar: &Calendar, entries: &[Entry]) -> Result<(), Denied> {
    let whole = Case::fold(calendar, entries).map_err(Denied::Malformed)?;
    let counted = whole.counted();
    for (place, entry) in counted.iter().enumerate() {
        let case = Case::fold(calendar, &counted[..place]).map_err(Denied::Malformed)?;
        case.permits(&entry.act, entry.effective).map_err(|because| Denied::Breaks { seq: entry.seq, because })?;
    }
    Ok(())
}

impl Denied {
    /// The rule, the article and the sentence for who did it.
    pub fn told(&self) -> (&'static str, String, String) {
        match self {
            Denied::NotAllowed(NotAllowed { refusal: Refusal { rule, cite, reason }, .. }) => (rule, cite.short(), (*reason).to_owned()),
            Denied::Malformed(Malformed(message)) => ("CMD-11", String::new(), message.clone()),
            Denied::Breaks { seq, because } => (
                because.refusal.rule,
                because.refusal.cite.short(),
                format!("这样一来，第{seq}步“{}”就不再成立：{}", rule(because.act).label, because.refusal.reason),
            ),
        }
    }
}
