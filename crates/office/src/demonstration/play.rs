//! Playing a year that was planned: through the front door, in the order of
//! time.

use super::county::Post;
use super::letter::{self, Replied};
use super::plan::{Approval, Deed, Due, Opening, Plan, Step, Who, Year};
use super::settle::Staff;
use crate::accounts::AccountError;
use crate::agencies::AgencyError;
use crate::application::{Actor, Intake, Ledger, Refused, Request, act};
use crate::letter::Printing;
use crate::report::ledger::Unavailable;
use crate::world::{Clock, Moment};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use store::CaseId;

/// The hours at which the program looks for what it has to do.
const JOBS: [i8; 2] = [8, 17];

/// The worker under whose name it does so.
const WORKER: &str = "demonstration";

/// How far a year has been played.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Played {
    /// Cases that were opened.
    pub cases: u32,
    /// Acts that were done by people.
    pub acts: u32,
    /// Jobs that the program did by itself.
    pub jobs: u32,
}

/// Why a year cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A step was refused.
    #[error("演示年度第{key}件（{scenario}）{at} 的一步没有做成：{why}")]
    Step {
        /// The plan.
        key: u32,
        /// What it shows.
        scenario: &'static str,
        /// When.
        at: DateTime,
        /// Why.
        why: Refused,
    },
    /// A job failed, or jobs could not be taken.
    #[error("演示年度 {0} 的后台任务没有做成")]
    Jobs(Date),
    /// A report was not approved.
    #[error(transparent)]
    Report(#[from] Unavailable),
    /// An account.
    #[error(transparent)]
    Account(#[from] AccountError),
    /// An agency.
    #[error(transparent)]
    Agency(#[from] AgencyError),
    /// What is known of an agency.
    #[error(transparent)]
    Setting(#[from] Refused),
}

/// A clock that is set by hand; every look at it is a little later, so that
/// ids keep the order in which they were made.
#[derive(Debug, Default)]
struct Hands {
    at: Mutex<Timestamp>,
    looks: AtomicI64,
}

impl Hands {
    fn set(&self, at: DateTime) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner) = instant(at);
        self.looks.store(0, Ordering::Relaxed);
    }

    fn look(&self) -> Moment {
        let at = *self.at.lock().unwrap_or_else(PoisonError::into_inner);
        let later = SignedDuration::from_micros(self.looks.fetch_add(1, Ordering::Relaxed));
        Moment(at.checked_add(later).unwrap_or(at))
    }
}

/// An hour and minute in China as an instant.
fn instant(at: DateTime) -> Timestamp {
    TimeZone::fixed(Offset::constant(8)).to_timestamp(at).unwrap_or(Timestamp::MAX)
}

/// When the people of the county began to work: before the first case.
pub fn opened(year: &Year) -> Moment {
    Moment(instant(year.begin.saturating_sub(1.day()).at(9, 0, 0, 0)))
}

struct Player<'p> {
    ledger: Ledger,
    staff: &'p Staff,
    hands: Arc<Hands>,
    cases: HashMap<u32, CaseId>,
    /// The last reply to a person of each agency, and who asked.
    replied: HashMap<usize, (Box<Opening>, Replied)>,
    /// The query codes, as they were told with the receipts.
    codes: HashMap<u32, String>,
    /// The replies that duplicates name.
    repeats: HashMap<u32, Replied>,
    played: Played,
}

/// Plays a year in an office in which no other work is going on: nobody else
/// does its jobs meanwhile. At the end nothing is left to do that was due
/// before the day. `tell` is called with tenths of the year, 1 to 10, as each
/// is over.
///
/// # Errors
/// The first step that was refused; what was done before it stays.
pub async fn play(ledger: &Ledger, staff: &Staff, year: &Year, mut tell: impl FnMut(usize)) -> Result<Played, Fault> {
    let hands = Arc::new(Hands::default());
    let told = Arc::clone(&hands);
    // What an office has set up is not for people who do not exist.
    let ledger =
        Ledger { clock: Clock::of(move || told.look()), auto_confirm: false, mail: None, printing: Printing::WhenAsked, ..ledger.clone() };
    let mut player = Player {
        ledger,
        staff,
        hands,
        cases: HashMap::new(),
        replied: HashMap::new(),
        codes: HashMap::new(),
        repeats: HashMap::new(),
        played: Played::default(),
    };
    let all = year.in_order();
    let (mut done, mut told_tenths) = (0, 0);
    let mut day = year.begin;
    while day < year.today {
        for hour in JOBS {
            let jobs_at = day.at(hour, 5, 0, 0);
            while let Some(due) = all.get(done).filter(|due| due.at() < jobs_at) {
                player.one(due).await?;
                done += 1;
            }
            player.jobs(jobs_at).await?;
        }
        let next = day.tomorrow().unwrap_or(Date::MAX);
        while let Some(due) = all.get(done).filter(|due| due.at().date() < next) {
            player.one(due).await?;
            done += 1;
        }
        day = next;
        let tenths = done * 10 / all.len().max(1);
        if tenths > told_tenths {
            tell(tenths);
            told_tenths = tenths;
        }
    }
    Ok(player.played)
}

impl Player<'_> {
    async fn jobs(&mut self, at: DateTime) -> Result<(), Fault> {
        self.hands.set(at);
        let ran = self.ledger.run_jobs(WORKER).await.map_err(|_| Fault::Jobs(at.date()))?;
        self.played.jobs += ran.done;
        if ran.failed > 0 { Err(Fault::Jobs(at.date())) } else { Ok(()) }
    }

    async fn one(&mut self, due: &Due<'_>) -> Result<(), Fault> {
        self.hands.set(due.at());
        match due {
            Due::Approval(approval) => self.approve(approval).await,
            Due::Step(plan, step) => {
                let done = self.step(plan, step).await;
                done.map_err(|why| Fault::Step { key: plan.key, scenario: plan.scenario, at: step.at, why })
            }
        }
    }

    async fn approve(&mut self, approval: &Approval) -> Result<(), Fault> {
        let actor = self.staff.actor(approval.bureau, Post::Compiler).ok_or(Unavailable::NotFound)?;
        let agency = self.staff.agency(approval.bureau).ok_or(Unavailable::NotFound)?;
        self.ledger.approve_report(&actor, agency, approval.year, None).await?;
        Ok(())
    }

    async fn step(&mut self, plan: &Plan, step: &Step) -> Result<(), Refused> {
        match &step.deed {
            Deed::Take(opening) => self.take(plan, step.who, opening).await,
            Deed::Act { command, with, person } => {
                let case = self.case(plan.key)?;
                let actor = self.actor(plan, step.who, &case)?;
                let mut with = self.filled(plan, with, *person)?;
                self.write(plan, (command, step.at.date()), &actor, &case, &mut with).await?;
                let done = self.ledger.perform(&actor, request(case.clone(), command, &with)?).await?;
                if let (&"reply", Some(number)) = (command, &done.document) {
                    self.remember(plan, &with, number, step.at.date());
                }
                self.played.acts += 1;
                Ok(())
            }
            Deed::Split(parts) => {
                let case = self.case(plan.key)?;
                let actor = self.actor(plan, step.who, &case)?;
                let asked = request(case, "archive", &json!({}))?;
                let described = parts.iter().map(|(_, text)| text.clone()).collect();
                let (_, opened) = self.ledger.split(&actor, asked, described).await?;
                for ((key, _), opened) in parts.iter().zip(opened) {
                    self.cases.insert(*key, opened.done.case);
                    self.played.cases += 1;
                }
                self.played.acts += 1;
                Ok(())
            }
            Deed::ReplyJointly(others) => {
                let case = self.case(plan.key)?;
                let actor = self.actor(plan, step.who, &case)?;
                let mut requests = vec![request(case, "reply", &json!({}))?];
                for key in others {
                    requests.push(request(self.case(*key)?, "reply", &json!({}))?);
                }
                let done = self.ledger.reply_jointly(&actor, requests).await?;
                self.played.acts += u32::try_from(done.len()).unwrap_or(0);
                Ok(())
            }
        }
    }

    /// Writes the letter that goes with an act.
    async fn write(&self, plan: &Plan, (command, on): (&str, Date), actor: &Actor, id: &CaseId, with: &mut Value) -> Result<(), Refused> {
        let (found, case) = self.ledger.look(actor, id).await?;
        let calendar = self.ledger.calendar(&found.head.agency);
        let agency = super::county::BUREAUS[plan.bureau].name;
        let earlier = self.repeats.get(&plan.key);
        // An act that is annulled later was entered by mistake, without a letter.
        if plan.scenario == "annulled" {
            return Ok(());
        }
        if let Some(told) =
            letter::told(plan, agency, command, with, (&case, on, calendar), earlier, self.codes.get(&plan.key).map(String::as_str))
            && let Some(fields) = with.as_object_mut()
        {
            fields.insert("letter".to_owned(), told);
        }
        Ok(())
    }

    /// Keeps a reply that a duplicate may name.
    fn remember(&mut self, plan: &Plan, with: &Value, number: &str, on: Date) {
        let dated = with.get("dated").and_then(Value::as_str).and_then(|d| d.parse().ok()).unwrap_or(on);
        let opening = plan.steps.iter().find_map(|s| if let Deed::Take(opening) = &s.deed { Some(opening.clone()) } else { None });
        if let Some(opening) = opening.filter(|o| o.kind == "natural_person") {
            self.replied.insert(plan.bureau, (opening, Replied { number: number.to_owned(), dated }));
        }
    }

    /// Who asks again for what was answered already is who asked before.
    fn again(&mut self, plan: &Plan, opening: &Opening) -> Opening {
        let repeats = |step: &Step| matches!(&step.deed, Deed::Act { command: "draft", with, .. } if with["outcomes"] == json!(["D18"]));
        match self.replied.get(&plan.bureau) {
            Some((before, replied)) if plan.steps.iter().any(repeats) => {
                self.repeats.insert(plan.key, replied.clone());
                Opening {
                    kind: before.kind,
                    applicant: before.applicant.clone(),
                    description: before.description.clone(),
                    ..opening.clone()
                }
            }
            _ => opening.clone(),
        }
    }

    async fn take(&mut self, plan: &Plan, who: Who, opening: &Opening) -> Result<(), Refused> {
        let opening = &self.again(plan, opening);
        let actor = match who {
            Who::Staff(post) => self.staff.actor(plan.bureau, post).ok_or(Refused::NotFound)?,
            Who::Public | Who::Applicant => Actor::public(opening.channel.name()),
        };
        let intake = Intake {
            agency: self.staff.agency(plan.bureau).cloned().ok_or(Refused::NotFound)?,
            applicant_kind: opening.kind.to_owned(),
            applicant: opening.applicant.clone(),
            request: opening.request,
            channel: opening.channel,
            description: opening.description.clone(),
            form: opening.form.to_owned(),
            on: None,
            key: None,
        };
        let taken = self.ledger.take(&actor, intake).await?;
        self.codes.extend(taken.code.map(|code| (plan.key, code)));
        self.cases.insert(plan.key, taken.done.case);
        self.played.cases += 1;
        self.played.acts += 1;
        Ok(())
    }

    fn case(&self, key: u32) -> Result<CaseId, Refused> {
        self.cases.get(&key).cloned().ok_or(Refused::NotFound)
    }

    fn actor(&self, plan: &Plan, who: Who, case: &CaseId) -> Result<Actor, Refused> {
        match who {
            Who::Staff(post) => self.staff.actor(plan.bureau, post).ok_or(Refused::NotFound),
            Who::Public | Who::Applicant => Ok(Actor::applicant(case.clone(), "internet")),
        }
    }

    /// The fields of a command with the account of who is named in it.
    fn filled(&self, plan: &Plan, with: &Value, person: Option<(&'static str, Post)>) -> Result<Value, Refused> {
        let mut with = with.clone();
        if let (Some((field, post)), Some(fields)) = (person, with.as_object_mut()) {
            let account = self.staff.account(plan.bureau, post).ok_or(Refused::NotFound)?;
            fields.insert(field.to_owned(), Value::from(account.id.to_string()));
        }
        Ok(with)
    }
}

fn request(case: CaseId, command: &str, with: &Value) -> Result<Request, Refused> {
    Ok(Request { case, seen: None, on: None, key: None, command: act::named(command, with)? })
}
