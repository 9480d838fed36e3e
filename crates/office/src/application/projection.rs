//! What a list shows of a case: a function of its acts.

use law::application::act::{Closing, Request};
use law::application::stage::Stage;
use law::application::{Case, End};
use law::outcome::{Outcome, ResultRow, mixed};
use store::CaseId;
use store::application::{Projection, Remedy};

/// The projection of a case; `clerk` is carried along.
pub fn of(case: &Case, clerk: Option<String>) -> Projection {
    let outcomes = outcomes(case);
    let is_waiting = !case.stage.is_closed();
    Projection {
        stage: case.stage.name().to_owned(),
        request: case.request.name().to_owned(),
        channel: case.channel.map(|c| c.name().to_owned()).unwrap_or_default(),
        submitted: case.submitted,
        received: case.received,
        due: case.clock.due,
        promised: case.clock.promised,
        risk_due: case.clock.risk_due,
        earliest: if is_waiting { case.clock.earliest() } else { None },
        waiting_until: case.clock.waiting_until,
        provisional: case.clock.provisional,
        clerk,
        outcome_row: row(case).map(|r| r.name().to_owned()),
        outcome: (!outcomes.is_empty()).then(|| outcomes.iter().map(|o| o.code()).collect::<Vec<_>>().join(",")),
        outcome_date: if case.request == Request::Information && case.stage != Stage::Void { case.outcome_date() } else { None },
        sent: case.decision.as_ref().map(|(_, sent)| *sent),
    }
}

/// The remedies of a case, as they are kept for table 4.
pub(crate) fn remedies(id: &CaseId, case: &Case) -> Vec<Remedy> {
    let of = |r: &law::application::Remedy| Remedy {
        case: id.clone(),
        reference: r.reference.clone(),
        kind: r.kind.name().to_owned(),
        registered: r.registered,
        decided: r.decided.map(|(date, result)| (date, result.name().to_owned())),
    };
    case.remedies.iter().map(of).collect()
}

/// The outcomes of a case: those of its first reply, or of how it ended.
pub(crate) fn outcomes(case: &Case) -> Vec<Outcome> {
    match (&case.decision, case.end) {
        (Some((decision, _)), _) => decision.outcomes.clone(),
        (None, Some((End::Withdrawn | End::Closed(Closing::Other), _))) => vec![Outcome::D25],
        (None, Some((End::Closed(Closing::CorrectionOverdue), _))) => vec![Outcome::D23],
        (None, Some((End::Closed(Closing::FeeOverdue), _))) => vec![Outcome::D24],
        (None, Some((End::RecordCorrected, _)) | None) => Vec::new(),
    }
}

/// The row of table 3 (edition of 2021).
fn row(case: &Case) -> Option<ResultRow> {
    let primary = case.decision.as_ref().and_then(|(d, _)| d.primary);
    mixed::row(&outcomes(case), primary).ok()
}
