//! Which letter goes with an act.

use crate::application::Refused;
use law::application::act::{Act, Closing, Decision};
use law::application::permit::rule;
use law::clock::event::Party;
use law::outcome::{Outcome, ResultRow, mixed};
use letter::Letter;

/// The letter that goes with an act, by what the act says; `code` chooses where
/// a reply of several parts may take the form of one of them.
///
/// # Errors
/// If the act sends no letter, or another than the one that was named.
pub fn of_act(act: &Act, code: Option<&str>) -> Result<&'static Letter, Refused> {
    let own = own(act).ok_or_else(|| Refused::Unusable("这一步没有文书".to_owned()))?;
    let Some(code) = code else { return named(own) };
    let fits = match act {
        Act::Drafted { decision } | Act::Replied { decision } => {
            code.eq_ignore_ascii_case(own) || decision.outcomes.iter().any(|o| o.code().eq_ignore_ascii_case(code))
        }
        _ => code.eq_ignore_ascii_case(own),
    };
    if fits { named(code) } else { Err(Refused::Unusable(format!("这一步的文书是 {own}，不是 {code}"))) }
}

fn named(code: &str) -> Result<&'static Letter, Refused> {
    Letter::named(code).ok_or_else(|| Refused::Unusable(format!("没有“{code}”这种文书")))
}

/// The code of the letter that goes with an act.
fn own(act: &Act) -> Option<&'static str> {
    Some(match act {
        Act::ConsultationSent { party: Party::ThirdParty, .. } => "P08",
        Act::ConsultationSent { party: Party::CoMaker, .. } => "P11",
        Act::ConsultationSent { party: Party::Organ, .. } => "P12",
        Act::Closed { why: Closing::CorrectionOverdue } => "P15",
        Act::Closed { why: Closing::FeeOverdue } => "P16",
        Act::Closed { why: Closing::Other } | Act::Withdrawn => "P17",
        Act::Drafted { decision } | Act::Replied { decision } => of_decision(decision)?.code(),
        // Letters that may go with an act and need not.
        Act::Confirmed => "P02",
        Act::ConsultationDelivered { .. } => "P10",
        Act::Approved => "P13",
        act => rule(act.kind()).letter.filter(|code| Letter::named(code).is_some())?,
    })
}

/// The outcome whose letter a decision takes: of several parts the partial
/// reply where something is supplied and something is not.
fn of_decision(decision: &Decision) -> Option<Outcome> {
    if let [one] = decision.outcomes.as_slice() {
        return Some(*one);
    }
    match mixed::row(&decision.outcomes, decision.primary) {
        Ok(ResultRow::Partial) => Some(Outcome::D04),
        Ok(row) => decision.outcomes.iter().copied().find(|o| o.row_2021() == row),
        Err(_) => None,
    }
}
