//! New applications: sent by the applicant (submit), registered by the office
//! (register on paper), and split by the smallest reasonable unit (split).

use crate::application::attach::{self, Attached};
use crate::application::step::{fold, perform, registration_number, visible};
use crate::application::{Actor, Done, Ledger, Refused, Request, act, projection, remind};
use crate::attachment::{self, NewFile};
use crate::mail::Address;
use jiff::civil::Date;
use law::application::act::{Act, ActKind, Request as Asked};
use law::application::admit::admit;
use law::application::stage::Stage;
use law::clock::Channel;
use report::tally::Column;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::application::{self, ActKey, Applicant, Found, NewAct, NewApplicant, Opened};
use store::approval;
use store::seal::{Owner, Prepared};
use store::{AgencyId, ApplicantId, CaseId, StoreError, Tx};

/// Letters and digits of a query code (查询码): none that look alike.
const LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKLMNPQRSTUVWXY";

/// Longest free text of an application, in bytes.
const LONGEST: usize = 200_000;

/// Longest field about a person, in bytes.
const LONGEST_FIELD: usize = 1_000;

/// An application that comes in.
#[derive(Clone)]
pub struct Intake {
    /// To which agency.
    pub agency: AgencyId,
    /// The column of table 3.
    pub applicant_kind: String,
    /// Who applies.
    pub applicant: Applicant,
    /// What is asked for, by its name.
    pub request: Asked,
    /// How it came.
    pub channel: Channel,
    /// 名称、文号或者其他特征性描述.
    pub description: String,
    /// 获取信息的方式、途径.
    pub form: String,
    /// For paper: the day of receipt; today if not told.
    pub on: Option<Date>,
    /// The key by which the same application is known when it comes again.
    pub key: Option<String>,
}

impl std::fmt::Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Intake({}, {})", self.agency, self.channel.name())
    }
}

/// A case that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The case.
    pub done: Done,
    /// 受理编号; none while receipt is not confirmed.
    pub number: Option<String>,
    /// The query code, told once; none for a repeated request.
    pub code: Option<String>,
}

impl Ledger {
    /// Takes an application: registered by a clerk where the channel makes
    /// receipt sure, submitted where both sides confirm it first.
    ///
    /// # Errors
    /// The reason; nothing is written then.
    pub async fn take(&self, actor: &Actor, intake: Intake) -> Result<Registered, Refused> {
        self.take_with_files(actor, intake, &[]).await
    }

    /// The same with files that came with it.
    ///
    /// # Errors
    /// As [`Ledger::take`]; if a file is not taken, or the storage is away:
    /// then nothing is written.
    pub async fn take_with_files(&self, actor: &Actor, intake: Intake, files: &[NewFile]) -> Result<Registered, Refused> {
        intake.check()?;
        let code = code()?;
        let mut with = With { said: attachment::digest(files), fresh: None, attached: Vec::new() };
        if !files.is_empty() {
            // Who may not hand in an application leaves no file.
            first_kind(actor, &intake)?;
            let accepted = attachment::accept(files)?;
            attach::fit_alone(&accepted)?;
            let at = self.clock.now().0;
            let id = CaseId::new(at);
            let key = self.vault.prepare(&Owner::Case(id.clone()), at).map_err(StoreError::from)?;
            with.attached = self.write(&id, key.key(), accepted).await?;
            with.fresh = Some((id, key));
        }
        let input = (self.clone(), actor.clone(), intake, code, with);
        self.store.act(input, |tx, (ledger, actor, intake, code, with)| Box::pin(open(tx, ledger, actor, intake, code, with))).await
    }

    /// Splits a case: this one keeps its number, each further part becomes a
    /// case of its own with the same receipt (CNT-2, CNT-a).
    ///
    /// # Errors
    /// As [`Ledger::perform`].
    pub async fn split(&self, actor: &Actor, request: Request, parts: Vec<String>) -> Result<(Done, Vec<Registered>), Refused> {
        if parts.is_empty() || parts.len() > 100 {
            return Err(Refused::Unusable("拆分要写出另立的各件，至多 100 件".to_owned()));
        }
        let codes = parts.iter().map(|_| code()).collect::<Result<Vec<_>, _>>()?;
        let command = act::split::Split { others: u32::try_from(parts.len()).unwrap_or(0) };
        let request = Request { command: Arc::new(command), ..request };
        let input = (self.clone(), actor.clone(), request, parts, codes);
        self.store.act(input, |tx, (ledger, actor, request, parts, codes)| Box::pin(split(tx, ledger, actor, request, parts, codes))).await
    }
}

impl Intake {
    fn check(&self) -> Result<(), Refused> {
        let unusable = |message: &str| Err(Refused::Unusable(message.to_owned()));
        let person = &self.applicant;
        if Column::named(&self.applicant_kind).is_none() {
            return unusable("申请人类型不是年报表三的六类之一");
        }
        if person.name.trim().is_empty() {
            return unusable("请填写申请人的姓名或者名称（条例第二十九条）");
        }
        if person.by_email && person.email.as_deref().is_none_or(|e| Address::parse(e).is_err()) {
            return unusable("选了由电子邮件告知进展，请填写能用的电子邮箱地址");
        }
        if self.description.trim().is_empty() {
            return unusable("请填写所需信息的名称、文号或者其他特征性描述（条例第二十九条）");
        }
        let fields = [Some(&person.name), person.identity.as_ref(), person.phone.as_ref(), person.address.as_ref(), person.email.as_ref()];
        if fields.into_iter().flatten().any(|f| f.len() > LONGEST_FIELD) || self.description.len() + self.form.len() > LONGEST {
            return unusable("内容太长");
        }
        Ok(())
    }

    fn digest(&self) -> String {
        let p = &self.applicant;
        let said = format!("{self:?}/{}/{:?}/{}/{}/{:?}", p.name, p.identity, self.description, self.form, self.on);
        Sha256::digest(said.as_bytes()).iter().take(16).map(|b| format!("{b:02x}")).collect()
    }
}

/// Files that came with an application, sealed under the key of the case that
/// it opens.
struct With {
    said: String,
    fresh: Option<(CaseId, Prepared)>,
    attached: Vec<Attached>,
}

/// Which act an application begins with, if the actor may do it.
fn first_kind(actor: &Actor, intake: &Intake) -> Result<ActKind, Refused> {
    let by_office = actor.may(ActKind::Registered);
    let kind = if by_office { ActKind::Registered } else { ActKind::Submitted };
    if !actor.may(kind) {
        return Err(Refused::by_role(&actor.roles, kind));
    }
    if by_office && actor.agency.as_ref() != Some(&intake.agency) {
        return Err(Refused::NotFound);
    }
    Ok(kind)
}

async fn open(tx: &Tx, ledger: &Ledger, actor: &Actor, intake: &Intake, code: &str, with: &With) -> Result<Registered, Refused> {
    // A digest of personal data is kept only under the key of the office.
    let now = ledger.clock.now();
    let search = ledger.vault.search_key(tx, now.0).await?;
    let digest = search.hash("intake", &format!("{}{}", intake.digest(), with.said));
    if let Some(key) = &intake.key
        && let Some((id, seq, known)) = application::replay_key(tx, &actor.scope(&digest), key).await?
    {
        return repeat(tx, ledger, &id, seq, known == digest).await;
    }
    let today = now.date();
    let on = intake.on.unwrap_or(today);
    if on > today {
        return Err(Refused::Unusable(format!("日期 {on} 还没有到")));
    }
    let by_office = first_kind(actor, intake)? == ActKind::Registered;
    let act = if by_office {
        Act::Registered { channel: intake.channel, request: intake.request }
    } else {
        Act::Submitted { channel: intake.channel, request: intake.request }
    };
    if !by_office && intake.on.is_some() {
        return Err(Refused::Unusable("网上提交的申请以提交的时刻为准，不能另填日期".to_owned()));
    }
    let applicant = ApplicantId::new(now.0);
    let person = NewApplicant {
        id: applicant.clone(),
        agency: intake.agency.clone(),
        kind: intake.applicant_kind.clone(),
        person: intake.applicant.clone(),
    };
    application::make_applicant(tx, &ledger.vault, &search, &person, now.0).await?;
    let opened = Opening {
        agency: &intake.agency,
        applicant,
        kind: &intake.applicant_kind,
        texts: vec![("description".to_owned(), intake.description.clone()), ("form".to_owned(), intake.form.clone())],
        key: intake.key.as_ref().map(|key| ActKey { scope: actor.scope(&digest), key: key.clone(), digest: digest.clone() }),
        with: Some(with),
    };
    let registered = first_act(tx, ledger, actor, opened, act, on, code).await?;
    let is_confirmed = !by_office && ledger.auto_confirm && matches!(intake.channel, Channel::Internet);
    if !is_confirmed {
        return Ok(registered);
    }
    // The receipt announced beforehand is the confirmation.
    let confirm = Request {
        case: registered.done.case.clone(),
        seen: Some(1),
        on: Some(on),
        key: None,
        command: Arc::new(act::confirm_receipt::ConfirmReceipt {}),
    };
    let done = perform(tx, ledger, &Actor::system(), &confirm).await?;
    let number = application::find(tx, &done.case).await?.and_then(|f| f.head.number);
    Ok(Registered { done, number, code: registered.code })
}

/// A case to be opened with its first act.
struct Opening<'a> {
    agency: &'a AgencyId,
    applicant: ApplicantId,
    kind: &'a str,
    texts: Vec<(String, String)>,
    key: Option<ActKey>,
    with: Option<&'a With>,
}

async fn first_act(
    tx: &Tx,
    ledger: &Ledger,
    actor: &Actor,
    opening: Opening<'_>,
    act: Act,
    on: Date,
    code: &str,
) -> Result<Registered, Refused> {
    let now = ledger.clock.now();
    let fresh = opening.with.and_then(|w| w.fresh.as_ref());
    let id = fresh.map_or_else(|| CaseId::new(now.0), |(id, _)| id.clone());
    let calendar = ledger.calendar(opening.agency);
    let case = admit(calendar, &[], &act, on)?.after;
    let made;
    let key = match fresh {
        Some((_, prepared)) => {
            ledger.vault.keep(tx, prepared).await?;
            prepared.key()
        }
        None => {
            made = ledger.vault.make(tx, &Owner::Case(id.clone()), now.0).await?;
            &made
        }
    };
    let attached = opening.with.map_or(&[][..], |w| &w.attached);
    let mut texts = opening.texts;
    texts.extend(attach::texts(attached)?);
    let search = ledger.vault.search_key(tx, now.0).await?;
    let opened = Opened {
        id: id.clone(),
        agency: opening.agency.clone(),
        number: None,
        applicant: opening.applicant,
        applicant_kind: opening.kind.to_owned(),
        code_hash: Some(search.hash("code", &format!("{id}/{code}"))),
    };
    application::open(tx, &opened, now.0).await?;
    let found = application::find(tx, &id).await?.ok_or(Refused::NotFound)?;
    let number = match case.received {
        Some(received) => Some(registration_number(tx, ledger, &found, received).await?),
        None => None,
    };
    let new = NewAct {
        effective: on,
        recorded: now.0,
        actor: actor.id.clone(),
        source: actor.source.clone(),
        act,
        document: None,
        texts,
        key: opening.key,
    };
    let suite = ledger.vault.suite();
    let projection = projection::of(&case, None);
    let seq = application::append(tx, suite, key, opening.agency, &id, 0, &new, &projection, number.as_deref()).await?;
    attach::remember(tx, ledger, &id, attached).await?;
    remind::put(tx, calendar, &id, seq, &case, now).await?;
    let done = Done {
        case: id,
        seq,
        stage: case.stage,
        before: law::application::Clock::default(),
        after: case.clock,
        document: None,
        is_repeat: false,
    };
    Ok(Registered { done, number, code: Some(code.to_owned()) })
}

async fn split(
    tx: &Tx,
    ledger: &Ledger,
    actor: &Actor,
    request: &Request,
    parts: &[String],
    codes: &[String],
) -> Result<(Done, Vec<Registered>), Refused> {
    let found = visible(tx, actor, &request.case).await?;
    let case = fold(ledger, &found)?;
    let done = perform(tx, ledger, actor, request).await?;
    let mut opened = Vec::new();
    if done.is_repeat {
        return Ok((done, opened));
    }
    let channel = case.channel.unwrap_or(Channel::InPerson);
    let now = ledger.clock.now();
    let on = request.on.unwrap_or_else(|| now.date());
    let received = case.received.unwrap_or(on);
    // Once the year of receipt is closed, further parts count from the day of
    // the split (CNT-2); their clock runs from receipt all the same.
    let is_closed = approval::approval(tx, &found.head.agency, received.year()).await?.is_some();
    for (part, code) in parts.iter().zip(codes) {
        let opening = Opening {
            agency: &found.head.agency,
            applicant: found.head.applicant.clone(),
            kind: &found.head.applicant_kind,
            texts: vec![("description".to_owned(), part.clone()), ("split_from".to_owned(), request.case.to_string())],
            key: None,
            with: None,
        };
        let act = Act::Registered { channel, request: case.request };
        let registered = first_act(tx, ledger, actor, opening, act, received, code).await?;
        if is_closed {
            application::count_from(tx, &registered.done.case, on).await?;
        }
        opened.push(registered);
    }
    Ok((done, opened))
}

async fn repeat(tx: &Tx, ledger: &Ledger, id: &CaseId, seq: u32, is_same: bool) -> Result<Registered, Refused> {
    if !is_same {
        return Err(Refused::KeyReused);
    }
    let found: Found = application::find(tx, id).await?.ok_or(Refused::NotFound)?;
    let case = fold(ledger, &found)?;
    let done = Done {
        case: id.clone(),
        seq,
        stage: case.stage,
        before: law::application::Clock::default(),
        after: case.clock,
        document: None,
        is_repeat: true,
    };
    Ok(Registered { done, number: found.head.number, code: None })
}

/// A query code of eight letters and digits (SEC-07).
fn code() -> Result<String, Refused> {
    let mut code = String::with_capacity(8);
    let mut byte = [0];
    while code.len() < 8 {
        getrandom::fill(&mut byte).map_err(|_| Refused::Unusable("系统没有可用的随机数".to_owned()))?;
        // Bytes beyond the last full round would make some letters likelier.
        if let Some(letter) = LETTERS.get(usize::from(byte[0] & 31)) {
            code.push(char::from(*letter));
        }
    }
    Ok(code)
}

/// Whether a stage is one in which a case may be followed by its applicant.
pub(super) fn is_public(stage: Stage) -> bool {
    !matches!(stage, Stage::Draft | Stage::Void)
}
