//! The one way in which an act is done.

use crate::application::attach::{self, Attached};
use crate::application::command::{Command, Context};
use crate::application::rights::{NOT_BY_THE_AUTHOR, Role};
use crate::application::{Actor, Ledger, Refused, projection, remind, tell};
use crate::letter::gate::{self, Doing};
use crate::letter::{self, Printing, print};
use jiff::civil::Date;
use law::application::act::{Act, ActKind, Entry};
use law::application::admit::admit;
use law::application::permit::rule;
use law::application::stage::Stage;
use law::application::{Case, Clock};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::application::{self, ActKey, Found, NewAct};
use store::document::{self, Letter};
use store::number::{self, NumberKind, Series};
use store::seal::Owner;
use store::{CaseId, StoreError, Tx};

/// An act somebody asks for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which case.
    pub case: CaseId,
    /// The number of the last act they saw; none to act on whatever is there.
    pub seen: Option<u32>,
    /// The day on which it takes effect; today if not told.
    pub on: Option<Date>,
    /// The key by which the same request is known when it comes again.
    pub key: Option<String>,
    /// What is to be done.
    pub command: Arc<dyn Command>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The case.
    pub case: CaseId,
    /// The number of the act.
    pub seq: u32,
    /// The stage after it.
    pub stage: Stage,
    /// The dates before.
    pub before: Clock,
    /// The dates after.
    pub after: Clock,
    /// 文号 of the letter that goes out with it.
    pub document: Option<String>,
    /// Whether this very request had been done before.
    pub is_repeat: bool,
}

impl Ledger {
    /// Does an act, or shows why not.
    ///
    /// # Errors
    /// The reason and who can do what about it; nothing is written then.
    pub async fn perform(&self, actor: &Actor, request: Request) -> Result<Done, Refused> {
        let input = (self.clone(), actor.clone(), request);
        self.store.act(input, |tx, (ledger, actor, request)| Box::pin(perform(tx, ledger, actor, request))).await
    }

    /// What an act would change, without doing it: the dates before and after.
    ///
    /// # Errors
    /// As [`Ledger::perform`].
    pub async fn preview(&self, actor: &Actor, request: &Request) -> Result<(Clock, Clock), Refused> {
        let found = visible(&self.store, actor, &request.case).await?;
        let (_, _, before, after) = judge(self, actor, request, &found)?;
        Ok((before.clock, after.clock))
    }

    /// What was done under the key of a request, if it was done before.
    pub(super) async fn done_before(&self, actor: &Actor, request: &Request, beside: &Beside) -> Result<Option<Done>, Refused> {
        let input = (self.clone(), actor.clone(), request.clone(), beside.clone());
        self.store
            .act(input, |tx, (ledger, actor, request, beside)| {
                Box::pin(async move { Ok(before(tx, ledger, actor, request, beside).await?.err()) })
            })
            .await
    }

    /// A case with its acts, for who may see it.
    ///
    /// # Errors
    /// [`Refused::NotFound`] also where it exists but not for them.
    pub async fn look(&self, actor: &Actor, case: &CaseId) -> Result<(Found, Case), Refused> {
        let found = visible(&self.store, actor, case).await?;
        let case = fold(self, &found)?;
        Ok((found, case))
    }
}

/// The same inside a transaction that may do more.
pub(super) async fn perform(tx: &Tx, ledger: &Ledger, actor: &Actor, request: &Request) -> Result<Done, Refused> {
    perform_with(tx, ledger, actor, request, &Beside::default()).await
}

/// What comes with an act beside what was asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// A letter that has its number already.
    pub(super) letter: Option<String>,
    /// Files that are written and wait to be named.
    pub(super) attached: Vec<Attached>,
    /// A digest of the files, by which a repeated request is known.
    pub(super) said: String,
}

/// The same with what comes beside it.
pub(super) async fn perform_with(tx: &Tx, ledger: &Ledger, actor: &Actor, request: &Request, beside: &Beside) -> Result<Done, Refused> {
    let once = match before(tx, ledger, actor, request, beside).await? {
        Ok(once) => once,
        Err(done) => return Ok(done),
    };
    let found = visible(tx, actor, &request.case).await?;
    let (act, on, before, after) = judge(ledger, actor, request, &found)?;
    let now = ledger.clock.now();
    let agency = &found.head.agency;
    let seq = found.head.version + 1;
    let kind = act.kind();
    let holder = format!("{}/{seq}", request.case);
    let mut document = beside.letter.clone();
    // A letter may go with other acts too: a receipt, a notice to the applicant
    // that a third party is asked, one to a third party that objected.
    let may_send = request.command.letter().is_some() && kind != ActKind::Drafted;
    if document.is_none() && (may_send || sends_a_letter(kind)) {
        let series = Series { agency: agency.clone(), kind: NumberKind::Letter, year: on.year() };
        let n = number::take(tx, &series, &holder, now.0).await?;
        document = Some(format!("公开〔{}〕{n}号", on.year()));
    }
    // Receipt is sure now: the case gets its number.
    let mut registration = None;
    if found.head.number.is_none() && after.received.is_some() {
        registration = Some(registration_number(tx, ledger, &found, after.received.unwrap_or(on)).await?);
    }
    if kind == ActKind::Annulled && after.stage == Stage::Void {
        cancel_number(tx, &found, now).await?;
    }
    let clerk = request.command.clerk().or_else(|| found.head.projection.clerk.clone());
    let mut texts: Vec<(String, String)> = request.command.texts().into_iter().map(|(field, text)| (field.to_owned(), text)).collect();
    texts.extend(attach::texts(&beside.attached)?);
    let doing = Doing {
        found: &found,
        act: &act,
        on,
        before: &before,
        after: &after,
        document: document.as_deref(),
        number: registration.as_deref(),
        by_program: actor.roles.contains(&Role::System),
    };
    let letter = gate::of_act(tx, ledger, request.command.letter(), &doing).await?;
    if let Some(kept) = &letter {
        let text = serde_json::to_string(kept).map_err(|_| Refused::Unusable("文书不能保存".to_owned()))?;
        texts.push((letter::FIELD.to_owned(), text));
    }
    let new = NewAct {
        effective: on,
        recorded: now.0,
        actor: actor.id.clone(),
        source: actor.source.clone(),
        act,
        document: document.clone(),
        texts,
        key: once,
    };
    let key = ledger.vault.key(tx, &Owner::Case(request.case.clone())).await?;
    let projection = projection::of(&after, clerk);
    let suite = ledger.vault.suite();
    application::append(tx, suite, &key, agency, &request.case, found.head.version, &new, &projection, registration.as_deref())
        .await
        .map_err(|error| stale(error, found.head.version))?;
    attach::remember(tx, ledger, &request.case, &beside.attached).await?;
    if before.remedies != after.remedies {
        application::put_remedies(tx, agency, &request.case, &projection::remedies(&request.case, &after)).await?;
    }
    if let (Some(number), Some(code)) = (&document, letter.as_ref().map(|kept| kept.code.as_str()).or(rule(kind).letter)) {
        let code = code.to_owned();
        let row = Letter { case: request.case.clone(), seq, kind: code, number: number.clone(), at: now.0, blob: None };
        document::put(tx, &row).await?;
        if letter.is_some() && ledger.printing == Printing::AtOnce {
            print::put(tx, &request.case, seq, now).await?;
        }
    }
    remind::put(tx, ledger.calendar(agency), &request.case, seq, &after, now).await?;
    tell::applicant(tx, ledger, &found, &after, (seq, kind), on).await?;
    Ok(Done { case: request.case.clone(), seq, stage: after.stage, before: before.clock, after: after.clock, document, is_repeat: false })
}

/// The key of a request that was not done before, or what was done then.
async fn before(
    tx: &Tx,
    ledger: &Ledger,
    actor: &Actor,
    request: &Request,
    beside: &Beside,
) -> Result<Result<Option<ActKey>, Done>, Refused> {
    let Some(key) = &request.key else { return Ok(Ok(None)) };
    // What is asked may name a person: its digest needs the key of the office.
    let search = ledger.vault.search_key(tx, ledger.clock.now().0).await?;
    let digest = search.hash("act", &format!("{}{}", digest(request), beside.said));
    let scope = actor.scope(&digest);
    match application::replay_key(tx, &scope, key).await? {
        Some((case, seq, known)) => repeat(tx, ledger, request, (case, seq), known == digest).await.map(Err),
        None => Ok(Ok(Some(ActKey { scope, key: key.clone(), digest }))),
    }
}

/// The number of a registered case: `2024-17`, gapless in its agency and year.
pub(super) async fn registration_number(tx: &Tx, ledger: &Ledger, found: &Found, received: Date) -> Result<String, StoreError> {
    let series = Series { agency: found.head.agency.clone(), kind: NumberKind::Registration, year: received.year() };
    let n = number::take(tx, &series, found.head.id.as_str(), ledger.clock.now().0).await?;
    Ok(format!("{}-{n}", received.year()))
}

/// The reason stands sealed with the act: it may name a person.
async fn cancel_number(tx: &Tx, found: &Found, now: crate::world::Moment) -> Result<(), StoreError> {
    let Some((year, n)) = found.head.number.as_deref().and_then(|n| n.split_once('-')) else { return Ok(()) };
    let (Ok(year), Ok(n)) = (year.parse(), n.parse()) else { return Ok(()) };
    let series = Series { agency: found.head.agency.clone(), kind: NumberKind::Registration, year };
    number::cancel(tx, &series, n, "误登", now.0).await.map(|_| ())
}

/// Rights, version, date and law, in this order: whoever may not do an act
/// learns nothing of what the law would say to it.
pub(crate) fn judge(ledger: &Ledger, actor: &Actor, request: &Request, found: &Found) -> Result<(Act, Date, Case, Case), Refused> {
    let kind = request.command.kind();
    if !actor.may(kind) {
        return Err(Refused::by_role(&actor.roles, kind));
    }
    if let Some(seen) = request.seen
        && seen != found.head.version
    {
        return Err(Refused::Stale { seen, now: found.head.version });
    }
    let today = ledger.clock.now().date();
    let on = request.on.unwrap_or(today);
    if on > today {
        return Err(Refused::Unusable(format!("日期 {on} 还没有到")));
    }
    let calendar = ledger.calendar(&found.head.agency);
    let entries = found.entries();
    let case = fold(ledger, found)?;
    if NOT_BY_THE_AUTHOR.contains(&kind) && author(found, &case) == Some(actor.id.as_str()) {
        return Err(Refused::OwnDraft);
    }
    let act = request.command.act(&Context { calendar, entries: &entries, case: &case, on })?;
    if act.kind() != kind {
        return Err(Refused::by_role(&actor.roles, act.kind()));
    }
    if let Act::Annulled { seq } = act {
        second_person(actor, request, &entries, seq)?;
    }
    since_the_split(found, &act, on)?;
    let admitted = admit(calendar, &entries, &act, on)?;
    Ok((act, on, admitted.before, admitted.after))
}

/// What counts from the day of a split (CNT-2) has nothing of its own before.
fn since_the_split(found: &Found, act: &Act, on: Date) -> Result<(), Refused> {
    let dated = match act {
        Act::Replied { decision } => decision.dated.min(on),
        _ => on,
    };
    match found.head.counted_from {
        Some(split) if dated < split => Err(Refused::Unusable(format!("这一件 {split} 才拆分出来，日期不能早于那一天"))),
        _ => Ok(()),
    }
}

/// Who wrote the draft in hand.
fn author<'a>(found: &'a Found, case: &Case) -> Option<&'a str> {
    let seq = case.draft.as_ref()?.seq;
    found.acts.iter().find(|a| a.entry.seq == seq).map(|a| a.actor.as_str())
}

/// Where a letter had gone out, somebody else confirms that it is void.
fn second_person(actor: &Actor, request: &Request, entries: &[Entry], seq: u32) -> Result<(), Refused> {
    let sent = entries.iter().find(|e| e.seq == seq).is_some_and(|e| sends_a_letter(e.act.kind()));
    let confirmed = request.command.second().is_some_and(|second| second != actor.id && !second.is_empty());
    if sent && !confirmed { Err(Refused::SecondPerson) } else { Ok(()) }
}

/// Whether a numbered letter goes out with an act.
pub(crate) fn sends_a_letter(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::CorrectionNotified
            | ActKind::ReasonsRequested
            | ActKind::Deferred
            | ActKind::ConsultationSent
            | ActKind::Extended
            | ActKind::FeeNotified
            | ActKind::Replied
            | ActKind::Closed
            | ActKind::Withdrawn
            | ActKind::RecordCorrected
    ) && rule(kind).letter.is_some()
}

async fn repeat(tx: &Tx, ledger: &Ledger, request: &Request, done: (CaseId, u32), is_same: bool) -> Result<Done, Refused> {
    let (id, seq) = done;
    if !is_same || id != request.case {
        return Err(Refused::KeyReused);
    }
    let found = application::find(tx, &id).await?.ok_or(Refused::NotFound)?;
    let case = fold(ledger, &found)?;
    let document = found.acts.iter().find(|a| a.entry.seq == seq).and_then(|a| a.document.clone());
    Ok(Done { case: id, seq, stage: case.stage, before: case.clock.clone(), after: case.clock, document, is_repeat: true })
}

pub(crate) fn fold(ledger: &Ledger, found: &Found) -> Result<Case, Refused> {
    let calendar = ledger.calendar(&found.head.agency);
    Case::fold(calendar, &found.entries()).map_err(|m| Refused::Law(law::application::admit::Denied::Malformed(m)))
}

/// A case, if who asks may see it: 404 and not 403 (SEC-01).
pub(crate) async fn visible(from: &impl store::Read, actor: &Actor, id: &CaseId) -> Result<Found, Refused> {
    let found = application::find(from, id).await?.ok_or(Refused::NotFound)?;
    let is_admin = actor.roles.iter().any(|r: &Role| r.is_admin());
    if is_admin || !actor.sees(&found.head.agency, id) { Err(Refused::NotFound) } else { Ok(found) }
}

fn stale(error: StoreError, seen: u32) -> Refused {
    match error {
        StoreError::Stale { .. } => Refused::Stale { seen, now: seen + 1 },
        other => Refused::Store(other),
    }
}

/// A digest of what is asked, by which a repeated request is known.
fn digest(request: &Request) -> String {
    let said = format!("{}/{:?}/{:?}", request.case, request.on, request.command);
    Sha256::digest(said.as_bytes()).iter().take(16).map(|b| format!("{b:02x}")).collect()
}
