//! Writing what was planned: whole cases with their numbers, chains and
//! reminders, many in a transaction. A file that was taken over once gives
//! nothing new the second time.

use super::{Imported, Planned, Row, SOURCE};
use crate::application::rights::{Actor, Role};
use crate::application::{Applicant, Ledger, Refused, projection, remind};
use std::collections::{BTreeMap, BTreeSet};
use store::application::bulk::{self, Whole};
use store::application::{self, ActKey, NewAct, NewApplicant, Opened, put_remedies};
use store::document::{self, Letter};
use store::journal::{self, Chain, NewEntry};
use store::number::{self, Given, NumberKind, Series};
use store::{AgencyId, ApplicantId, CaseId, Tx};

/// So many cases go into one transaction.
const TOGETHER: usize = 500;

/// A case that is written, with the row it came from.
#[derive(Debug, Clone)]
struct Taken {
    planned: Planned,
    row: u32,
    number: String,
    /// The row as it stands in the file, by which it is known when the file
    /// comes again.
    said: String,
}

impl Ledger {
    /// Writes the rows of a ledger that become cases; gives how many, and tells
    /// `progress` after every part. Each part is written whole or not at all;
    /// what was written before stays, and the same file goes on behind it.
    ///
    /// # Errors
    /// If the actor may not register cases of this agency, or the memory fails.
    pub async fn take_over(
        &self,
        actor: &Actor,
        agency: &AgencyId,
        imported: &Imported,
        digest: &str,
        mut progress: impl FnMut(usize),
    ) -> Result<usize, Refused> {
        let may = actor.roles.contains(&Role::System)
            || (actor.may(law::application::act::ActKind::Registered) && actor.agency.as_ref() == Some(agency));
        if !may {
            return Err(Refused::by_role(&actor.roles, law::application::act::ActKind::Registered));
        }
        let known = known_numbers(self, agency).await?;
        let taken = numbered(imported, &known);
        let (mut done, mut written) = (0, 0);
        for part in taken.chunks(TOGETHER) {
            let input = (self.clone(), actor.clone(), agency.clone(), part.to_vec(), digest.to_owned());
            written += self
                .store
                .act(input, |tx, (ledger, actor, agency, part, digest)| Box::pin(write(tx, ledger, actor, agency, part, digest)))
                .await?;
            done += part.len();
            progress(done);
        }
        Ok(written)
    }
}

/// The rows that are taken, each with a number: the ledger's own, or the next
/// free one of its year in the order of receipt, behind those the office has.
fn numbered(imported: &Imported, known: &BTreeSet<String>) -> Vec<Taken> {
    let mut last: BTreeMap<i16, u32> = BTreeMap::new();
    let planned = || imported.rows.iter().filter_map(|r| r.planned.as_ref().map(|p| (r, p)));
    let own = planned().filter_map(|(_, p)| p.number.as_deref());
    for (year, n) in own.chain(known.iter().map(String::as_str)).filter_map(parts) {
        let end = last.entry(year).or_default();
        *end = n.max(*end);
    }
    // The same words may stand in two rows; each is a row of its own.
    let mut times: BTreeMap<&[String], u32> = BTreeMap::new();
    let mut taken: Vec<(&Row, &Planned, String)> = planned()
        .map(|(row, planned)| {
            let nth = times.entry(&row.cells).or_default();
            *nth += 1;
            (row, planned, format!("{nth}\u{1f}{}", row.cells.join("\u{1f}")))
        })
        .collect();
    taken.sort_by_key(|(row, p, _)| (p.record.received, row.table, row.row));
    let number = |(row, planned, said): (&Row, &Planned, String)| {
        let number = planned.number.clone().unwrap_or_else(|| {
            let year = planned.record.received.year();
            let end = last.entry(year).or_default();
            *end += 1;
            format!("{year}-{end}")
        });
        Taken { planned: planned.clone(), row: row.row, number, said }
    };
    taken.into_iter().map(number).collect()
}

/// Year and number of `2024-17`.
fn parts(number: &str) -> Option<(i16, u32)> {
    let (year, n) = number.split_once('-')?;
    Some((year.parse().ok().filter(|y| (1990..2100).contains(y))?, n.parse().ok().filter(|n| *n > 0)?))
}

async fn write(tx: &Tx, ledger: &Ledger, actor: &Actor, agency: &AgencyId, part: &[Taken], digest: &str) -> Result<usize, Refused> {
    let now = ledger.clock.now();
    let calendar = ledger.calendar(agency);
    let search = ledger.vault.search_key(tx, now.0).await?;
    let (mut wholes, mut numbers) = (Vec::new(), Vec::new());
    let mut letters: BTreeSet<(i16, u32)> = BTreeSet::new();
    let mut jobs = Vec::new();
    let scope = format!("import/{agency}");
    for taken in part {
        // A digest of what may name a person needs the key of the office.
        let digest = search.hash("import", &taken.said);
        if application::replay_key(tx, &scope, &digest).await?.is_some() {
            continue;
        }
        let id = CaseId::new(now.0);
        let applicant = ApplicantId::new(now.0);
        let planned = &taken.planned;
        if let Some((year, n)) = parts(&taken.number) {
            let series = Series { agency: agency.clone(), kind: NumberKind::Registration, year };
            numbers.push((series, Given { n, holder: id.to_string(), at: now.0, cancelled: None }));
        }
        if let Some((year, n)) = planned.record.document.as_deref().and_then(letter).filter(|l| letters.insert(*l)) {
            let series = Series { agency: agency.clone(), kind: NumberKind::Letter, year };
            if number::given(tx, &series, n - 1, 1).await?.first().is_none_or(|g| g.n != n) {
                numbers.push((series, Given { n, holder: format!("{id}/{SOURCE}"), at: now.0, cancelled: None }));
            }
        }
        let [identity, phone, address, email] = planned.record.person.clone();
        wholes.push(Whole {
            case: Opened {
                id: id.clone(),
                agency: agency.clone(),
                number: Some(taken.number.clone()),
                applicant: applicant.clone(),
                applicant_kind: planned.record.kind.name().to_owned(),
                code_hash: None,
            },
            applicant: NewApplicant {
                id: applicant,
                agency: agency.clone(),
                kind: planned.record.kind.name().to_owned(),
                person: Applicant { name: planned.record.applicant.clone(), identity, phone, address, email, by_email: false },
            },
            at: now.0,
            acts: acts(taken, actor, now.0, &ActKey { scope: scope.clone(), key: digest.clone(), digest }),
            projection: planned.projection.clone(),
        });
        jobs.push((id, planned));
    }
    if wholes.is_empty() {
        return Ok(0);
    }
    bulk::begin(tx, &ledger.vault, &search, &wholes, now.0).await?;
    number::begin(tx, &numbers).await?;
    for (id, planned) in jobs {
        replied(tx, &id, planned, now.0).await?;
        let seq = u32::try_from(planned.acts.len()).unwrap_or(u32::MAX);
        if !planned.case.remedies.is_empty() {
            put_remedies(tx, agency, &id, &projection::remedies(&id, &planned.case)).await?;
        }
        remind::put(tx, calendar, &id, seq, &planned.case, now).await?;
    }
    let entry = NewEntry {
        chain: Chain::Agency(agency.clone()),
        agency: agency.clone(),
        at: now.0,
        actor: actor.id.clone(),
        kind: "ledger_imported".to_owned(),
        object: format!("{} cases", wholes.len()),
        before: None,
        after: Some(digest.to_owned()),
        result: "ok".to_owned(),
        source: actor.source.clone(),
    };
    journal::append(tx, ledger.vault.suite(), &entry).await?;
    Ok(wholes.len())
}

/// The row of a reply that went out, so that a later one may name it.
async fn replied(tx: &Tx, id: &CaseId, planned: &Planned, at: jiff::Timestamp) -> Result<(), Refused> {
    use law::application::act::ActKind;
    let Some(number) = &planned.record.document else { return Ok(()) };
    let Some((entry, _)) = planned.acts.iter().find(|(e, _)| e.act.kind() == ActKind::Replied) else { return Ok(()) };
    let code = planned.record.reply.as_ref().and_then(|(_, outcomes)| outcomes.first()).map_or("", |o| o.code());
    let letter = Letter { case: id.clone(), seq: entry.seq, kind: code.to_owned(), number: number.clone(), at, blob: None };
    Ok(document::put(tx, &letter).await?)
}

fn acts(taken: &Taken, actor: &Actor, at: jiff::Timestamp, key: &ActKey) -> Vec<NewAct> {
    let act = |(entry, texts): &(law::application::act::Entry, Vec<(String, String)>)| {
        use law::application::act::ActKind;
        let mut texts = texts.clone();
        if entry.seq == 1 {
            texts.push(("imported_from".to_owned(), format!("台账第 {} 行", taken.row)));
        }
        let ends = matches!(entry.act.kind(), ActKind::Replied | ActKind::Closed | ActKind::Withdrawn);
        NewAct {
            effective: entry.effective,
            recorded: at,
            actor: actor.id.clone(),
            source: SOURCE.to_owned(),
            act: entry.act.clone(),
            document: if ends { taken.planned.record.document.clone() } else { None },
            texts,
            key: (entry.seq == 1).then(|| key.clone()),
        }
    };
    taken.planned.acts.iter().map(act).collect()
}

/// Year and number of a 文号 such as 云公开〔2024〕21号.
fn letter(text: &str) -> Option<(i16, u32)> {
    let mut digits = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty());
    let year: i16 = digits.next()?.parse().ok().filter(|y| (1990..2100).contains(y))?;
    let n: u32 = digits.next()?.parse().ok().filter(|n| (1..1_000_000).contains(n))?;
    digits.next().is_none().then_some((year, n))
}

/// The numbers an agency has already, of those a ledger names.
///
/// # Errors
/// If the memory fails.
pub async fn known_numbers(ledger: &Ledger, agency: &AgencyId) -> Result<BTreeSet<String>, Refused> {
    let mut known = BTreeSet::new();
    let mut after = None;
    loop {
        let page = ledger.store.applications(agency, &application::Filter::Newest, after.as_ref(), 500).await?;
        let Some(last) = page.last() else { return Ok(known) };
        after = Some(application::After { earliest: last.projection.earliest, id: last.id.clone() });
        known.extend(page.iter().filter_map(|line| line.number.clone()));
    }
}
