//! How cases and reports are told to machines: the JSON of `/api/v1`.

use super::{Page, Shown};
use crate::application::attach::Attachment;
use crate::application::{Actor, Done, Ledger, Registered};
use crate::clock::answer;
use crate::report::ledger::{Annual, Behind};
use jiff::civil::Date;
use law::application::act::ActKind;
use law::application::permit::{RULES, rule};
use law::application::{Case, Clock};
use serde_json::{Value, json};
use std::sync::Arc;
use store::application::{Found, Head, StoredAct, write_act};

fn day(date: Option<Date>) -> Value {
    date.map_or(Value::Null, |d| json!(d.to_string()))
}

fn stage(name: &str) -> Value {
    let label = law::application::stage::Stage::named(name).map(|s| s.label());
    json!({"name": name, "label": label})
}

/// A page of a list.
pub fn page(page: &Page) -> Value {
    json!({"items": page.lines.iter().map(head).collect::<Vec<_>>(), "next": page.next})
}

/// A case without its acts and without its person.
pub fn head(head: &Head) -> Value {
    let p = &head.projection;
    json!({
        "id": head.id.as_str(),
        "agency": head.agency.as_str(),
        "number": head.number,
        "version": head.version,
        "stage": stage(&p.stage),
        "request": p.request,
        "channel": p.channel,
        "applicant_kind": head.applicant_kind,
        "submitted": day(p.submitted),
        "received": day(p.received),
        "counted_from": day(head.counted_from),
        "due": day(p.due),
        "promised": day(p.promised),
        "risk_due": day(p.risk_due),
        "earliest": day(p.earliest),
        "waiting_until": day(p.waiting_until),
        "provisional": p.provisional,
        "clerk": p.clerk,
        "outcome": p.outcome.as_deref().map(|codes| codes.split(',').collect::<Vec<_>>()),
        "outcome_row": p.outcome_row,
        "outcome_date": day(p.outcome_date),
        "sent": day(p.sent),
    })
}

/// The dates of a case.
pub fn clock(clock: &Clock) -> Value {
    json!({
        "trigger": day(clock.trigger),
        "due": day(clock.due),
        "promised": day(clock.promised),
        "risk_due": day(clock.risk_due),
        "earliest": day(clock.earliest()),
        "waiting_until": day(clock.waiting_until),
        "provisional": clock.provisional,
    })
}

/// Acts after one, as they stand in the case.
pub fn acts(acts: &[StoredAct], after: u32) -> Value {
    acts.iter().filter(|a| a.entry.seq > after).map(act).collect()
}

fn act(act: &StoredAct) -> Value {
    let kind = act.entry.act.kind();
    let (name, _, detail) = write_act(&act.entry.act);
    json!({
        "seq": act.entry.seq,
        "kind": name,
        "label": rule(kind).label,
        "effective": act.entry.effective.to_string(),
        "recorded": act.recorded.to_string(),
        "actor": act.actor,
        "document": act.document,
        "with": serde_json::from_str::<Value>(&detail).unwrap_or_default(),
    })
}

/// A case for who works on it: head, dates with every day of the count, acts,
/// what may be done next and why not, and who applied.
pub fn whole(ledger: &Ledger, actor: &Actor, found: &Found, case: &Case, shown: Option<&Shown>) -> Value {
    let today = ledger.clock.now().date();
    let explained = case.course(ledger.calendar(&found.head.agency)).ok().flatten().map(|course| answer::course(&course));
    let mut json = head(&found.head);
    json["clock"] = clock(&case.clock);
    json["clock"]["overdue"] = json!(case.is_overdue(today));
    json["clock"]["explained"] = explained.unwrap_or_default();
    json["acts"] = acts(&found.acts, 0);
    json["annulled"] = json!(case.annulled);
    json["next"] = next(actor, case, today);
    json["applicant"] = shown.map(person).unwrap_or_default();
    json
}

fn person(shown: &Shown) -> Value {
    let p = &shown.person;
    json!({
        "name": p.name, "identity": p.identity, "phone": p.phone, "address": p.address, "email": p.email,
        "masked": shown.is_masked,
    })
}

/// Every act with whether it may be done today, and why not.
fn next(actor: &Actor, case: &Case, today: Date) -> Value {
    let lines = RULES.iter().filter(|r| !matches!(r.kind, ActKind::Submitted | ActKind::Registered)).map(|rule| {
        let head = json!({"command": rule.command, "label": rule.label, "letter": rule.letter});
        let why = match case.may(rule.kind, today) {
            Err(denied) => {
                let refusal = denied.refusal;
                Some(json!({"rule": refusal.rule, "cite": refusal.cite.short(), "message": refusal.reason}))
            }
            Ok(()) if !actor.may(rule.kind) => {
                let roles = actor.roles.iter().map(|r| r.label()).collect::<Vec<_>>().join("、");
                Some(json!({"rule": "role", "cite": null, "message": format!("{roles}不能办理“{}”", rule.label)}))
            }
            Ok(()) => None,
        };
        let mut line = head;
        line["allowed"] = json!(why.is_none());
        line["why_not"] = why.unwrap_or_default();
        line
    });
    lines.collect()
}

/// What was done.
pub fn done(done: &Done) -> Value {
    json!({
        "id": done.case.as_str(),
        "seq": done.seq,
        "stage": stage(done.stage.name()),
        "document": done.document,
        "before": clock(&done.before),
        "after": clock(&done.after),
        "repeat": done.is_repeat,
    })
}

/// A case that was opened.
pub fn registered(registered: &Registered) -> Value {
    let mut json = done(&registered.done);
    json["number"] = json!(registered.number);
    json["code"] = json!(registered.code);
    json
}

/// Acts of the house that an applicant does not see.
const INTERNAL: [ActKind; 13] = [
    ActKind::Assigned,
    ActKind::HandedOver,
    ActKind::Substituted,
    ActKind::OpinionReceived,
    ActKind::MeetingHeld,
    ActKind::CounselAdvised,
    ActKind::SearchRecorded,
    ActKind::Drafted,
    ActKind::SecrecyReviewed,
    ActKind::Returned,
    ActKind::Approved,
    ActKind::ConsultationDelivered,
    ActKind::Annulled,
];

/// A case for its applicant: where it stands, until when, and what happened.
pub fn followed(found: &Found, case: &Case) -> Value {
    let seen = case.counted().iter().filter(|e| !INTERNAL.contains(&e.act.kind()));
    let acts = seen.map(|entry| {
        let document = found.acts.iter().find(|a| a.entry.seq == entry.seq).and_then(|a| a.document.clone());
        json!({"date": entry.effective.to_string(), "label": rule(entry.act.kind()).label, "document": document})
    });
    json!({
        "number": found.head.number,
        "version": found.head.version,
        "stage": stage(case.stage.name()),
        "submitted": day(case.submitted),
        "received": day(case.received),
        "due": day(case.clock.promised.or(case.clock.due)),
        "waiting_until": day(case.clock.waiting_until),
        "acts": acts.collect::<Vec<_>>(),
    })
}

/// The attachments of a case.
pub fn attachments(all: &[Attachment]) -> Value {
    let one = |a: &Attachment| json!({"address": a.address, "seq": a.seq, "name": a.name, "size": a.size, "kind": a.kind.name()});
    json!({"items": all.iter().map(one).collect::<Vec<_>>()})
}

/// The numbers of a report with the cases behind each.
///
/// # Errors
/// If a value cannot be written as JSON.
pub fn annual(annual: &Annual) -> Result<Value, serde_json::Error> {
    let cases = |cases: &[Arc<Behind>]| json!(cases.iter().map(|c| &**c).collect::<Vec<_>>());
    let explained =
        |list: &[crate::report::ledger::Explained]| -> Value { list.iter().map(|e| json!({"case": *e.case, "why": e.why})).collect() };
    let cells: serde_json::Map<String, Value> = annual
        .cells
        .iter()
        .map(|cell| (cell.id.name().to_owned(), json!({"value": cell.cases.len(), "label": cell.id.label(), "cases": cases(&cell.cases)})))
        .collect();
    let differences: Value = annual
        .differences
        .iter()
        .map(|d| json!({"cell": d.id.name(), "label": d.id.label(), "gone": cases(&d.gone), "come": cases(&d.come)}))
        .collect();
    Ok(json!({
        "agency": annual.agency.id.as_str(),
        "agency_name": annual.agency.name,
        "year": annual.year,
        "edition": annual.edition.name(),
        "approved": annual.approval.as_ref().map(|a| json!({"at": a.at.to_string(), "actor": a.actor})),
        "digest": annual.digest(),
        "cells": cells,
        "differences": differences,
        "carried": {
            "last_year_approved": annual.carried.is_approved,
            "out": annual.carried.out,
            "in": annual.carried.carried_in,
            "gone": explained(&annual.carried.gone),
            "come": explained(&annual.carried.come),
        },
        "read": annual.read_line()?,
    }))
}
