//! Writing the plan of one case: a hand that moves over working days and puts
//! down what is done.
//!
//! Whatever would fall on today or later is not put down, nor anything after
//! it: so the cases of the last weeks stand where they would stand.

use super::chance::Chance;
use super::county::Post;
use super::facts;
use super::person;
use super::plan::{Deed, Opening, Plan, Step, Who};
use super::subject::{FORMS, Subject, description, subjects};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use law::Calendar;
use law::application::act::Request;
use law::clock::Channel;
use serde_json::{Value, json};

/// The case that is being written.
#[derive(Debug)]
pub struct Story<'y> {
    /// The working days.
    pub calendar: &'y Calendar,
    /// Chance of this case alone.
    pub chance: Chance,
    /// What was asked for.
    pub subject: Subject,
    plan: Plan,
    today: Date,
    at: DateTime,
    channel: Channel,
    clerk: Post,
    is_cut: bool,
}

/// The channels with their weights.
const CHANNELS: [(Channel, u32); 6] =
    [(Channel::Internet, 46), (Channel::Post, 24), (Channel::InPerson, 18), (Channel::Letter, 4), (Channel::Fax, 3), (Channel::Oral, 5)];

impl<'y> Story<'y> {
    /// A case of an agency that comes on a day or the next worked one.
    pub fn of(
        calendar: &'y Calendar,
        seed: u64,
        key: u32,
        bureau: usize,
        scenario: &'static str,
        (come, today): (Date, Date),
    ) -> Story<'y> {
        let mut chance = Chance::apart(seed, key);
        let subject = chance.pick(subjects(bureau));
        let clerk = if chance.percent(50) { Post::First } else { Post::Second };
        let plan = Plan { key, bureau, scenario, subject, steps: Vec::new() };
        let at = calendar.or_next_worked(come).at(9, 0, 0, 0);
        Story { calendar, chance, subject, plan, today, at, channel: Channel::InPerson, clerk, is_cut: false }
    }

    /// The day on which the hand stands.
    pub fn day(&self) -> Date {
        self.at.date()
    }

    /// So many worked days later, at some hour of the morning or afternoon.
    pub fn wait(&mut self, days: u32) {
        if days > 0 {
            self.to(self.calendar.after(self.day(), days));
        }
    }

    /// A number of worked days within bounds later.
    pub fn wait_some(&mut self, low: u32, high: u32) {
        let days = self.chance.between(low, high);
        self.wait(days);
    }

    /// A day.
    pub fn to(&mut self, day: Date) {
        let (hour, minute) = (self.chance.between(9, 14), self.chance.below(60));
        self.at = day.at(i8::try_from(hour).unwrap_or(9), i8::try_from(minute).unwrap_or(0), 0, 0);
    }

    /// The application comes by a channel that is as likely as in life.
    pub fn comes(&mut self) {
        let channel = *self.chance.weighted(&CHANNELS);
        self.comes_by(channel, Request::Information);
    }

    /// The application comes by a channel; where receipt is not sure it is
    /// confirmed a day later.
    pub fn comes_by(&mut self, channel: Channel, request: Request) {
        let manner = self.chance.below(5);
        let described = match request {
            Request::Information => description(self.subject, self.at.year(), manner),
            Request::PersonalRecord => "本人在贵机关办理事项的登记信息中住址记载有误，请予更正，随附户籍证明。".to_owned(),
        };
        self.is_sent(channel, request, described);
        if channel.needs_confirmation() {
            self.wait(1);
            self.registrar("confirm_receipt", json!({}));
        }
        self.at = self.at.saturating_add(20.minutes());
        self.give("assign", self.clerk, json!({}));
    }

    /// The application is there, and nothing else is done yet.
    pub fn is_sent(&mut self, channel: Channel, request: Request, description: String) {
        self.channel = channel;
        let kind = match request {
            Request::Information => *self.chance.weighted(&person::KINDS),
            Request::PersonalRecord => "natural_person",
        };
        let applicant = person::applicant(kind, self.day(), &mut self.chance);
        let form = *self.chance.pick(&FORMS);
        let who = if channel.needs_confirmation() { Who::Public } else { Who::Staff(Post::Registrar) };
        if who == Who::Public {
            // Whoever sends from home does so in the evening too.
            let hour = self.chance.between(8, 21);
            self.at = self.day().at(i8::try_from(hour).unwrap_or(9), self.at.minute(), 0, 0);
        } else {
            self.to(self.day());
        }
        self.put(who, Deed::Take(Box::new(Opening { kind, applicant, request, channel, description, form })));
    }

    /// This case is a part of another, split off at a moment.
    pub fn is_part(&mut self, of: &Story<'_>, subject: Subject) {
        (self.subject, self.channel, self.plan.subject) = (subject, of.channel, subject);
        (self.at, self.is_cut) = (of.at, of.is_cut);
        self.give("assign", self.clerk, json!({}));
    }

    /// Who works on the case does something.
    pub fn clerk(&mut self, command: &'static str, with: Value) {
        self.act(Who::Staff(self.clerk), command, with);
    }

    /// Who registers and sends does something.
    pub fn registrar(&mut self, command: &'static str, with: Value) {
        self.act(Who::Staff(Post::Registrar), command, with);
    }

    /// Somebody does something.
    pub fn act(&mut self, who: Who, command: &'static str, with: Value) {
        self.put(who, Deed::Act { command, with, person: None });
    }

    /// The case is given to somebody, who works on it from now on.
    pub fn give(&mut self, command: &'static str, to: Post, with: Value) {
        self.clerk = to;
        self.put(Who::Staff(Post::Registrar), Deed::Act { command, with, person: Some(("clerk", to)) });
    }

    /// The clerk who does not work on the case.
    pub fn other_clerk(&self) -> Post {
        if self.clerk == Post::First { Post::Second } else { Post::First }
    }

    /// An act is annulled; somebody else confirms it.
    pub fn annul(&mut self, seq: u32, reason: &str) {
        let with = json!({"seq": seq, "reason": reason});
        self.put(Who::Staff(self.clerk), Deed::Act { command: "annul", with, person: Some(("second", Post::Reviewer)) });
    }

    /// A search is recorded.
    pub fn search(&mut self, is_found: bool) {
        let (terms, result) = facts::search(self.subject, is_found);
        self.clerk("record_search", json!({"systems": "公文系统、业务系统、档案室", "terms": terms, "result": result}));
    }

    /// A draft is written.
    pub fn draft(&mut self, outcomes: &[&str]) {
        let facts: Vec<String> = outcomes.iter().map(|code| facts::facts(code, self.subject)).collect();
        let primary = if outcomes.len() > 1 { outcomes.first() } else { None };
        self.clerk("draft", json!({"outcomes": outcomes, "primary": primary, "facts": facts.join("\n")}));
    }

    /// The draft is written, reviewed for secrecy by one and approved by
    /// another.
    pub fn approved(&mut self, outcomes: &[&str]) {
        self.draft(outcomes);
        self.wait_some(0, 1);
        self.act(Who::Staff(Post::Secrecy), "review_secrecy", json!({"opinion": "不涉及国家秘密、商业秘密和敏感信息，同意按稿办理"}));
        self.act(Who::Staff(Post::Reviewer), "approve", json!({"opinion": "事实清楚，依据正确，同意"}));
    }

    /// The reply is drafted, reviewed, approved and sent.
    pub fn reply(&mut self, outcomes: &[&str]) {
        self.approved(outcomes);
        let dated = self.day();
        self.registrar("reply", json!({"dated": dated}));
    }

    /// The reply arrives as it was asked for.
    pub fn deliver(&mut self) {
        let (way, days, evidence) = match self.channel {
            Channel::Internet => ("electronic", 0, "申请人登录平台查收".to_owned()),
            Channel::Fax => ("electronic", 1, "发至申请人确认的电子邮箱".to_owned()),
            Channel::InPerson | Channel::Oral => ("in_person", 1, "申请人签收送达回证".to_owned()),
            Channel::Post | Channel::Letter => ("post", 3, format!("EMS 99{:08}", self.chance.below(100_000_000))),
        };
        self.deliver_by(way, days, &evidence);
    }

    /// The reply arrives in a way.
    pub fn deliver_by(&mut self, way: &str, days: u32, evidence: &str) {
        self.wait(days);
        self.registrar("deliver", json!({"way": way, "evidence": evidence}));
    }

    /// The reply arrives and the case goes to the archive.
    pub fn ends(&mut self) {
        self.deliver();
        self.wait_some(6, 25);
        self.clerk("archive", json!({}));
    }

    /// How many acts are put down.
    pub fn acts(&self) -> u32 {
        u32::try_from(self.plan.steps.len()).unwrap_or(u32::MAX)
    }

    /// Puts something down, unless it falls on today or later.
    pub fn put(&mut self, who: Who, deed: Deed) {
        if self.is_cut || self.day() >= self.today {
            self.is_cut = true;
            return;
        }
        self.plan.steps.push(Step { at: self.at, who, deed });
        let minutes = i64::from(self.chance.between(4, 16));
        let later = self.at.saturating_add(minutes.minutes());
        // Nothing slips into the next day.
        self.at = if later.date() == self.day() { later } else { self.at };
    }

    /// What was put down.
    pub fn plan(self) -> Plan {
        self.plan
    }
}
