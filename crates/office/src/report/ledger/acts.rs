//! What the acts of a case say to the report, without the projection.

use super::count::of_law;
use crate::application::projection;
use law::application::act::Request;
use law::application::stage::Stage;
use law::application::{self, Case};
use report::tally::{Application, Column, Decision, Kind, Remedy};
use store::application::Head;

/// The application as table 3 counts it; none if it is in no table.
pub(super) fn application(head: &Head, case: &Case) -> Option<Application> {
    let received = head.counted_from.or(case.received)?;
    if case.request != Request::Information || case.stage == Stage::Void {
        return None;
    }
    let decided = |d: &law::application::act::Decision| Decision { outcomes: d.outcomes.clone(), primary: d.primary, dated: d.dated };
    let ended = case.end.map(|(_, dated)| Decision { outcomes: projection::outcomes(case), primary: None, dated });
    Some(Application {
        id: head.id.to_string(),
        kind: Kind::Application,
        received: Some(received),
        applicant: Column::named(&head.applicant_kind),
        decision: case.decision.as_ref().map(|(d, _)| decided(d)).or(ended),
        later: case.later.iter().map(|(d, _)| decided(d)).collect(),
        parts: Vec::new(),
    })
}

/// The remedies as table 4 counts them.
pub(super) fn remedies(head: &Head, case: &Case) -> Vec<Remedy> {
    let of = |r: &application::Remedy| of_law(format!("{}/{}", head.id, r.reference), r.kind, r.registered, r.decided);
    case.remedies.iter().map(of).collect()
}
