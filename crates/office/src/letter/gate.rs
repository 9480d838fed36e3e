//! The gate: a letter is written and looked at before the act that sends it is
//! done. What lacks a part is refused by the name of the part.

use super::facts::{self, Gathered, Wanted};
use super::{FIELD, Kept, REQUIRED, Told, choice, derived, template};
use crate::application::{Actor, Ledger, Refused, Request};
use jiff::civil::Date;
use law::application::Case;
use law::application::act::{Act, ActKind};
use law::fee::Basis;
use law::outcome::Outcome;
use letter::check::{Earlier, FeeNotice, Finding, Review, Severity, Standing};
use letter::{Code, Letter};
use serde_json::Value;
use store::application::{self, Found};
use store::seal::Owner;
use store::setting::{self, Scope};
use store::{CaseId, Read, document};

/// What stands where a letter has no number yet.
const NO_NUMBER: &str = "〔发出时编号〕";

/// The act a letter goes with.
pub(crate) struct Doing<'a> {
    /// The case with its acts.
    pub(crate) found: &'a Found,
    /// The act.
    pub(crate) act: &'a Act,
    /// The day on which it takes effect.
    pub(crate) on: Date,
    /// The case before it.
    pub(crate) before: &'a Case,
    /// The case after it.
    pub(crate) after: &'a Case,
    /// 文号, if it has one.
    pub(crate) document: Option<&'a str>,
    /// 受理编号, where the act gives it.
    pub(crate) number: Option<&'a str>,
    /// Whether the program does it by itself.
    pub(crate) by_program: bool,
}

/// A letter that was written, with what was found.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What will be kept.
    pub kept: Kept,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// The letter of an act, if it has one; refused if it must not go out so.
///
/// # Errors
/// The parts it lacks, by name; what the case lacks; if the agency lets no
/// letter out unwritten and none came.
pub(crate) async fn of_act(from: &impl Read, ledger: &Ledger, told: Option<&Told>, doing: &Doing<'_>) -> Result<Option<Kept>, Refused> {
    let drafted;
    let told = match doing.act {
        // What was drafted and approved goes out, and nothing else.
        Act::Replied { .. } => {
            drafted = match (of_draft(from, ledger, doing).await?, told) {
                (Some(draft), Some(told)) => Some(approved(draft, told)?),
                (Some(draft), None) => Some(draft),
                (None, told) => told.cloned(),
            };
            drafted.as_ref()
        }
        _ => told,
    };
    let Some(told) = told else {
        let sends = crate::application::step::sends_a_letter(doing.act.kind()) || doing.act.kind() == ActKind::Drafted;
        let scope = Scope::Agency(doing.found.head.agency.clone());
        // What the program closes by itself is never kept waiting for a letter.
        if sends && !doing.by_program && setting::get(from, &scope, REQUIRED).await?.as_deref() == Some("true") {
            let letter = choice::of_act(doing.act, None)?;
            return Err(Refused::Letter(vec![format!("缺少文书“{}”（{}）", letter.title, letter.code.name())]));
        }
        return Ok(None);
    };
    let prepared = prepare(from, ledger, told, doing).await?;
    let stops: Vec<String> =
        prepared.findings.iter().filter(|f| f.severity == Severity::Stops).map(|f| format!("{}（{}）", f.says, f.code)).collect();
    if stops.is_empty() { Ok(Some(prepared.kept)) } else { Err(Refused::Letter(stops)) }
}

/// Whether the program can write the letter of an act by itself.
///
/// # Errors
/// If the memory fails.
pub(crate) async fn may_write(from: &impl Read, ledger: &Ledger, id: &CaseId, request: &Request, told: &Told) -> Result<bool, Refused> {
    let Some(found) = application::find(from, id).await? else { return Ok(false) };
    let Ok((act, on, before, after)) = crate::application::step::judge(ledger, &Actor::system(), request, &found) else {
        return Ok(false);
    };
    let doing = Doing { found: &found, act: &act, on, before: &before, after: &after, document: None, number: None, by_program: false };
    match prepare(from, ledger, told, &doing).await {
        Ok(prepared) => Ok(prepared.findings.iter().all(|f| f.severity != Severity::Stops)),
        Err(Refused::Store(error)) => Err(error.into()),
        Err(_) => Ok(false),
    }
}

/// Writes the letter of an act and looks at it.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn prepare(from: &impl Read, ledger: &Ledger, told: &Told, doing: &Doing<'_>) -> Result<Prepared, Refused> {
    let letter = choice::of_act(doing.act, told.code.as_deref())?;
    let told = &derived::complete(letter, told, doing)?;
    let is_draft = doing.act.kind() == ActKind::Drafted;
    let dated = match doing.act {
        Act::Drafted { decision } | Act::Replied { decision } => decision.dated,
        _ => doing.on,
    };
    let number = doing.document.unwrap_or(NO_NUMBER).to_owned();
    // A letter tells of the case as it stands when it is written; dates that
    // follow from its own act stand in its context.
    let case = if doing.before.received.is_some() { doing.before } else { doing.after };
    let Gathered { facts, remedies } = facts::gather(
        from,
        ledger,
        (doing.found, case),
        Wanted { letter, told, act: doing.act, paper: Some(number), dated, number: doing.number },
    )
    .await?;
    let kept = Kept {
        code: letter.code.name().to_owned(),
        facts,
        told: told.clone(),
        template: template::own(from, &doing.found.head.agency, letter).await?,
    };
    let lines = kept.written()?.lines();
    let mut findings = letter::check::parts(letter, &kept.facts, &told.context, &lines);
    findings.extend(letter::check::remedies(&remedies, &lines));
    if !is_draft {
        findings.extend(standing(from, ledger, letter, told, doing).await?);
    } else if letter.code == Code::Decision(Outcome::D04) {
        findings.extend(standing(from, ledger, letter, told, doing).await?.into_iter().filter(|f| f.code == "RPL-8"));
    }
    if let Act::FeeNotified { yuan } = doing.act {
        findings.extend(fee(told, doing, *yuan)?);
    }
    Ok(Prepared { kept, findings })
}

async fn standing(from: &impl Read, ledger: &Ledger, letter: &Letter, told: &Told, doing: &Doing<'_>) -> Result<Vec<Finding>, Refused> {
    let draft = doing.before.draft.as_ref().map(|d| d.seq);
    let author = doing.found.acts.iter().find(|a| Some(a.entry.seq) == draft).map_or("", |a| a.actor.as_str());
    let approved = |a: &&store::application::StoredAct| a.entry.act.kind() == ActKind::Approved && Some(a.entry.seq) > draft;
    let approver = doing.found.acts.iter().rev().find(approved).map(|a| a.actor.as_str());
    let earlier = earlier(from, ledger, doing.found, &told.context).await?;
    Ok(letter::check::standing(
        letter,
        &Standing {
            case: doing.before,
            calendar: ledger.calendar(&doing.found.head.agency),
            context: &told.context,
            sent: doing.on,
            review: Review { author, approved_by: approver.filter(|_| doing.before.draft.as_ref().is_some_and(|d| d.approved)) },
            earlier: earlier.as_ref(),
            personal: 0,
            late_because: &told.late_because,
        },
    ))
}

/// The earlier reply that a duplicate names: to the same applicant, of the same
/// agency (RPL-6).
async fn earlier(from: &impl Read, ledger: &Ledger, found: &Found, context: &Value) -> Result<Option<Earlier>, Refused> {
    let Some(number) = context.get("earlier_number").and_then(Value::as_str) else { return Ok(None) };
    for (case, seq) in document::of_number(from, number).await? {
        let Some(other) = application::find(from, &case).await? else { continue };
        if other.head.agency != found.head.agency || case == found.head.id {
            continue;
        }
        let annulled = crate::application::enclose::annulled(&other);
        let dated = other.acts.iter().find(|a| a.entry.seq == seq && !annulled.contains(&seq)).and_then(|a| match &a.entry.act {
            Act::Replied { decision } => Some(decision.dated),
            _ => None,
        });
        let person = async |id| application::read_applicant(from, &ledger.vault, id).await;
        let (one, two) = (person(&other.head.applicant).await?, person(&found.head.applicant).await?);
        let is_same = matches!((&one, &two), (Some(a), Some(b)) if a.name == b.name && a.identity.is_some() && a.identity == b.identity);
        if let Some(dated) = dated.filter(|_| is_same) {
            return Ok(Some(Earlier { number: number.to_owned(), dated }));
        }
    }
    Ok(None)
}

fn fee(told: &Told, doing: &Doing<'_>, yuan: u64) -> Result<Vec<Finding>, Refused> {
    let number = |field: &str| told.context.get(field).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let basis = match told.context.get("basis").and_then(Value::as_str) {
        Some("per_case" | "按件计收") => Basis::PerCase,
        Some("per_page" | "按量计收") => Basis::PerPage,
        _ => return Err(Refused::Unusable("收费通知要写明按件计收还是按量计收".to_owned())),
    };
    let count = match basis {
        Basis::PerCase => number("cases"),
        Basis::PerPage => number("pages"),
    };
    let count = count.ok_or_else(|| Refused::Unusable("收费通知要写明件数或者页数".to_owned()))?;
    let received = doing.before.received.unwrap_or(doing.on);
    let mut found = letter::check::fee(&FeeNotice {
        basis,
        other_basis: None,
        before: number("before").unwrap_or(0),
        count,
        yuan: told.context.get("yuan").and_then(Value::as_u64).unwrap_or(u64::MAX),
        received,
        month: received,
        same_applicant: true,
        sent: doing.on,
        due: doing.before.clock.due,
        outcome: None,
        pay_by: None,
        paid: None,
        closed: None,
    });
    if told.context.get("yuan").and_then(Value::as_u64) != Some(yuan) {
        let cite = law::cite::Cite::new(&law::cite::FEE_2020, "第六条");
        let says = "收费通知上的金额与登记的金额不一致".to_owned();
        found.push(Finding { code: "FEE-C1", severity: Severity::Stops, part: Some("收费"), says, cite });
    }
    Ok(found)
}

/// The letter that was approved, with what may still be said when it goes out:
/// why it is late, and whether it is delivered by internet.
fn approved(draft: Told, told: &Told) -> Result<Told, Refused> {
    let is_same = |told: &Told| {
        (told.context.is_null() || told.context == draft.context)
            && told.code.as_ref().is_none_or(|code| Some(code) == draft.code.as_ref())
            && told.to.as_ref().is_none_or(|to| Some(to) == draft.to.as_ref())
            && told.asked.as_ref().is_none_or(|asked| Some(asked) == draft.asked.as_ref())
            && told.edited.as_ref().is_none_or(|edited| Some(edited) == draft.edited.as_ref())
            && (told.enclosures.is_empty() || told.enclosures == draft.enclosures)
    };
    if !is_same(told) {
        return Err(Refused::Letter(vec!["文书与审核通过的不同；要改内容，请退回后重新起草、审核（RPL-2）".to_owned()]));
    }
    let late_because = if told.late_because.trim().is_empty() { draft.late_because.clone() } else { told.late_because.clone() };
    Ok(Told { late_because, by_internet: told.by_internet || draft.by_internet, ..draft })
}

/// What the draft's letter was told.
async fn of_draft(from: &impl Read, ledger: &Ledger, doing: &Doing<'_>) -> Result<Option<Told>, Refused> {
    let Some(seq) = doing.before.draft.as_ref().map(|d| d.seq) else { return Ok(None) };
    let id = &doing.found.head.id;
    let key = ledger.vault.key(from, &Owner::Case(id.clone())).await?;
    let text = application::text(from, &key, id, seq, FIELD).await?;
    let kept: Option<Kept> = text.and_then(|t| serde_json::from_str(&t).ok());
    Ok(kept.map(|k| k.told))
}
