//! The rows of a case and of an act, the same one by one and in bulk.

use super::{ActKey, NewAct, Opened, Projection};
use crate::entity::{act, act_key, act_text, application};
use crate::error::StoreError;
use crate::id::{AgencyId, CaseId};
use crate::journal::{Chain, NewEntry};
use crate::seal::{DataKey, SuiteId, hex};
use crate::value::instant;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::Value;

/// A case without acts.
pub(super) fn opened(case: &Opened, at: Timestamp) -> application::ActiveModel {
    application::ActiveModel {
        id: Set(case.id.as_str().to_owned()),
        agency_id: Set(case.agency.as_str().to_owned()),
        number: Set(case.number.clone()),
        applicant_id: Set(case.applicant.as_str().to_owned()),
        applicant_kind: Set(case.applicant_kind.clone()),
        code_hash: Set(case.code_hash.clone()),
        made_at: Set(instant(at)),
        version: Set(0),
        stage: Set("draft".to_owned()),
        request: Set(String::new()),
        channel: Set(String::new()),
        provisional: Set(false),
        ..Default::default()
    }
}

/// The columns of what follows from the acts.
pub(crate) fn projected(p: &Projection) -> [(application::Column, Value); 18] {
    use application::Column as C;
    let text = |date: Option<Date>| Value::from(date.map(|d| d.to_string()));
    let year = |date: Option<Date>| Value::from(date.map(|d| i32::from(d.year())));
    [
        (C::Stage, p.stage.clone().into()),
        (C::Request, p.request.clone().into()),
        (C::Channel, p.channel.clone().into()),
        (C::Submitted, text(p.submitted)),
        (C::Received, text(p.received)),
        (C::Due, text(p.due)),
        (C::Promised, text(p.promised)),
        (C::RiskDue, text(p.risk_due)),
        (C::Earliest, text(p.earliest)),
        (C::WaitingUntil, text(p.waiting_until)),
        (C::Provisional, p.provisional.into()),
        (C::Clerk, p.clerk.clone().into()),
        (C::Outcome, p.outcome.clone().into()),
        (C::OutcomeRow, p.outcome_row.clone().into()),
        (C::OutcomeDate, text(p.outcome_date)),
        (C::ReceivedYear, year(p.received)),
        (C::OutcomeYear, year(p.outcome_date)),
        (C::Sent, text(p.sent)),
    ]
}

/// The digest by which the journal names an act: what it is, and the keyed
/// digests of what is sealed beside it, in the order of the fields.
pub(crate) fn digest(suite: SuiteId, what: (&str, i32), effective: &str, detail: &str, mut said: Vec<(String, String)>) -> String {
    let mut digested = format!("{}/{}/{effective}/{detail}", what.0, what.1);
    said.sort();
    for (field, digest) in said {
        digested.push_str(&format!("/{field}={digest}"));
    }
    hex(&suite.suite().digest(digested.as_bytes()))
}

/// What is written of an act.
pub(super) struct ActRows {
    pub(super) act: act::ActiveModel,
    pub(super) texts: Vec<act_text::ActiveModel>,
    pub(super) key: Option<act_key::ActiveModel>,
    pub(super) entry: NewEntry,
}

/// The rows of an act under its number, its texts sealed under the key of the
/// case.
pub(super) fn act(suite: SuiteId, key: &DataKey, agency: &AgencyId, id: &CaseId, seq: u32, new: &NewAct) -> Result<ActRows, StoreError> {
    let (kind, form, detail) = super::act::write(&new.act);
    let mut texts = Vec::with_capacity(new.texts.len());
    let mut said = Vec::with_capacity(new.texts.len());
    for (field, text) in &new.texts {
        let sealed = key.seal(text.as_bytes(), &format!("act/{seq}/{field}"))?;
        said.push((field.clone(), key.digest(&sealed)));
        texts.push(act_text::ActiveModel {
            case_id: Set(id.as_str().to_owned()),
            seq: Set(i64::from(seq)),
            field: Set(field.clone()),
            sealed: Set(sealed),
        });
    }
    let after = digest(suite, (kind, form), &new.effective.to_string(), &detail, said);
    let act = act::ActiveModel {
        case_id: Set(id.as_str().to_owned()),
        seq: Set(i64::from(seq)),
        kind: Set(kind.to_owned()),
        version: Set(form),
        effective: Set(new.effective.to_string()),
        recorded: Set(instant(new.recorded)),
        actor: Set(new.actor.clone()),
        document: Set(new.document.clone()),
        detail: Set(detail),
    };
    let known = new.key.as_ref().map(|ActKey { scope, key, digest }| act_key::ActiveModel {
        scope: Set(scope.clone()),
        key: Set(key.clone()),
        case_id: Set(id.as_str().to_owned()),
        seq: Set(i64::from(seq)),
        digest: Set(digest.clone()),
    });
    let entry = NewEntry {
        chain: Chain::Case(id.clone()),
        agency: agency.clone(),
        at: new.recorded,
        actor: new.actor.clone(),
        kind: kind.to_owned(),
        object: format!("{id}/{seq}"),
        before: None,
        after: Some(after),
        result: "ok".to_owned(),
        source: new.source.clone(),
    };
    Ok(ActRows { act, texts, key: known, entry })
}
