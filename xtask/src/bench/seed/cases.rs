//! Made-up cases of three years, each folded by the law, in the order of time.

use jiff::civil::{Date, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, Decision, Entry, Request, Way};
use law::clock::Channel;
use law::outcome::Outcome;
use office::application::projection;
use std::collections::HashMap;
use std::sync::Arc;
use store::application::bulk::Whole;
use store::application::{Applicant, NewAct, NewApplicant, Opened};
use store::number::{Given, NumberKind, Series};
use store::seal::SearchKey;
use store::{AgencyId, ApplicantId, CaseId};

/// The first day on which applications come.
const FIRST: Date = date(2021, 1, 4);

/// Days from the first to the last.
const DAYS: usize = 1_155;

/// The day on which the office stands.
const TODAY: Date = date(2024, 3, 4);

/// Columns of table 3, most of all the first.
const KINDS: [&str; 4] = ["natural_person", "natural_person", "natural_person", "commercial_enterprise"];

/// Outcomes that need no other act before them.
const OUTCOMES: [&str; 5] = ["D01", "D01", "D02", "D03", "D12"];

/// Cases that are written together, with their numbers.
pub struct Batch {
    pub cases: Vec<Whole>,
    pub numbers: Vec<(Series, Given)>,
}

/// Makes cases.
pub struct Builder {
    agencies: Vec<AgencyId>,
    search: Arc<SearchKey>,
    outcomes: Vec<Outcome>,
    numbers: HashMap<(usize, &'static str, i16), u32>,
    all: usize,
    made: usize,
}

impl Builder {
    /// For so many cases among agencies.
    ///
    /// # Errors
    /// If the law does not know an outcome.
    pub fn new(agencies: Vec<AgencyId>, search: Arc<SearchKey>, all: usize) -> anyhow::Result<Builder> {
        let outcome = |code: &str| Outcome::named(code).ok_or_else(|| anyhow::anyhow!("no outcome {code}"));
        let outcomes = OUTCOMES.into_iter().map(outcome).collect::<Result<_, _>>()?;
        Ok(Builder { agencies, search, outcomes, numbers: HashMap::new(), all, made: 0 })
    }

    /// The next cases, at most so many; `None` after the last.
    ///
    /// # Errors
    /// If the acts of a case cannot have happened so.
    pub fn next(&mut self, most: usize) -> anyhow::Result<Option<Batch>> {
        let mut batch = Batch { cases: Vec::with_capacity(most), numbers: Vec::with_capacity(2 * most) };
        while self.made < self.all && batch.cases.len() < most {
            let case = self.case(self.made, &mut batch.numbers)?;
            batch.cases.push(case);
            self.made += 1;
        }
        Ok((!batch.cases.is_empty()).then_some(batch))
    }

    fn case(&mut self, n: usize, numbers: &mut Vec<(Series, Given)>) -> anyhow::Result<Whole> {
        // One agency has a twentieth of all; of the others one after the other
        // brings a score, as a take-over from older systems would.
        let agency = if n.is_multiple_of(20) { 0 } else { n / 20 % self.agencies.len() };
        let day = FIRST.saturating_add(i64::try_from(n * DAYS / self.all)?.days());
        let at = hour(day, 9).checked_add(SignedDuration::from_millis(i64::try_from(n % 10_000_000)?))?;
        let id = CaseId::new(at);
        let number = self.number(agency, NumberKind::Registration, day, id.to_string(), at, numbers);
        let acts = self.acts(agency, n, day, at, &id, numbers);
        let entries: Vec<Entry> = (1..).zip(&acts).map(|(seq, a)| Entry { seq, effective: a.effective, act: a.act.clone() }).collect();
        let folded = Case::fold(Calendar::national(), &entries).map_err(|m| anyhow::anyhow!(m.0))?;
        let applicant = ApplicantId::new(at);
        let kind = KINDS[n % KINDS.len()].to_owned();
        Ok(Whole {
            case: Opened {
                id: id.clone(),
                agency: self.agencies[agency].clone(),
                number: Some(format!("{}-{number}", day.year())),
                applicant: applicant.clone(),
                applicant_kind: kind.clone(),
                code_hash: Some(self.search.hash("code", &format!("{id}/{n}"))),
            },
            applicant: NewApplicant { id: applicant, agency: self.agencies[agency].clone(), kind, person: person(n) },
            at,
            projection: projection::of(&folded, Some(format!("clerk {}", n % 5))),
            acts,
        })
    }

    /// Nine of ten are answered within twelve working days, some are
    /// withdrawn, some still lie.
    fn acts(&mut self, agency: usize, n: usize, day: Date, at: Timestamp, id: &CaseId, numbers: &mut Vec<(Series, Given)>) -> Vec<NewAct> {
        let calendar = Calendar::national();
        let said = |field: &str, text: &str| vec![(field.to_owned(), text.to_owned())];
        let mut description = said("description", "请公开云汀桥的施工图和竣工验收报告");
        description.extend(said("form", "纸质，邮寄"));
        let registered = Act::Registered { channel: Channel::InPerson, request: Request::Information };
        let mut acts = vec![act(registered, day, at, description)];
        let (worked, sent) = (calendar.after(day, 8), calendar.after(day, 12));
        if n % 33 == 7 || sent > TODAY {
            acts.push(act(Act::Assigned, day, at, Vec::new()));
            return acts;
        }
        if n % 20 == 13 {
            let letter = self.number(agency, NumberKind::Letter, worked, format!("{id}/2"), hour(worked, 15), numbers);
            let mut withdrawn = act(Act::Withdrawn, worked, hour(worked, 15), said("reason", "申请人书面撤回"));
            withdrawn.document = Some(format!("公开〔{}〕{letter}号", worked.year()));
            acts.push(withdrawn);
            return acts;
        }
        let decision = Decision { outcomes: vec![self.outcomes[n % self.outcomes.len()]], primary: None, dated: sent };
        let letter = self.number(agency, NumberKind::Letter, sent, format!("{id}/5"), hour(sent, 15), numbers);
        let mut replied = act(Act::Replied { decision: decision.clone() }, sent, hour(sent, 15), Vec::new());
        replied.document = Some(format!("公开〔{}〕{letter}号", sent.year()));
        acts.extend([
            act(Act::Drafted { decision }, worked, hour(worked, 10), said("facts", "经检索，所申请的信息由本机关制作。")),
            act(Act::SecrecyReviewed, worked, hour(worked, 16), said("opinion", "不涉密")),
            act(Act::Approved, sent, hour(sent, 10), said("opinion", "同意")),
            replied,
            act(Act::Delivered { way: Way::Post }, sent, hour(sent, 17), said("evidence", "挂号")),
        ]);
        acts
    }

    fn number(
        &mut self,
        agency: usize,
        kind: NumberKind,
        day: Date,
        holder: String,
        at: Timestamp,
        numbers: &mut Vec<(Series, Given)>,
    ) -> u32 {
        let last = self.numbers.entry((agency, kind.name(), day.year())).or_default();
        *last += 1;
        let series = Series { agency: self.agencies[agency].clone(), kind, year: day.year() };
        numbers.push((series, Given { n: *last, holder, at, cancelled: None }));
        *last
    }
}

fn act(act: Act, effective: Date, recorded: Timestamp, texts: Vec<(String, String)>) -> NewAct {
    NewAct { effective, recorded, actor: "clerk".to_owned(), source: "127.0.0.1".to_owned(), act, document: None, texts, key: None }
}

fn person(n: usize) -> Applicant {
    Applicant {
        name: format!("汀小禾{n}"),
        identity: Some(format!("99010120000101{:04}", n % 10_000)),
        phone: Some(format!("100{:08}", n % 100_000_000)),
        address: Some("云汀县汀畔路1号".to_owned()),
        email: None,
        by_email: false,
    }
}

/// An hour of a day in China.
fn hour(day: Date, hour: i8) -> Timestamp {
    TimeZone::fixed(Offset::constant(8)).to_timestamp(day.at(hour, 0, 0, 0)).unwrap_or(Timestamp::MAX)
}
