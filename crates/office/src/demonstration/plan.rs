//! What is to be done in the year: who does what, when, in which case.
//!
//! A plan is a value; nothing here does anything. Commands stand as the
//! interface takes them, by name and fields, so that a year is made of what
//! people could have sent.

use super::county::Post;
use jiff::civil::{Date, DateTime};
use law::application::act::Request;
use law::clock::Channel;
use serde_json::Value;
use store::application::Applicant;

/// A case of the year, as far as it is planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its number among all plans.
    pub key: u32,
    /// Its agency, a place in [`super::county::BUREAUS`].
    pub bureau: usize,
    /// What it shows, in a word.
    pub scenario: &'static str,
    /// What is asked for.
    pub subject: &'static str,
    /// What is done, in the order of time.
    pub steps: Vec<Step>,
}

/// One thing that is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// When, in China.
    pub at: DateTime,
    /// By whom.
    pub who: Who,
    /// What.
    pub deed: Deed,
}

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anyone, before there is a case.
    Public,
    /// The applicant, with number and query code.
    Applicant,
    /// Somebody of the agency.
    Staff(Post),
}

/// What is done.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// An application comes in.
    Take(Box<Opening>),
    /// A command of `office::application::act`.
    Act {
        /// Its name.
        command: &'static str,
        /// Its fields.
        with: Value,
        /// A field that names somebody of the agency, filled in with the
        /// account when it is done.
        person: Option<(&'static str, Post)>,
    },
    /// The case is split; each further part is the plan of that key.
    Split(Vec<(u32, String)>),
    /// One letter answers this case and those of these keys.
    ReplyJointly(Vec<u32>),
}

/// An application that comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The column of table 3.
    pub kind: &'static str,
    /// Who applies.
    pub applicant: Applicant,
    /// What kind of request it is.
    pub request: Request,
    /// How it came.
    pub channel: Channel,
    /// 名称、文号或者其他特征性描述.
    pub description: String,
    /// 获取信息的方式、途径.
    pub form: &'static str,
}

/// The annual report of an agency is approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// When, in China.
    pub at: DateTime,
    /// Which agency.
    pub bureau: usize,
    /// Of which year.
    pub year: i16,
}

/// Everything that was done in the county before a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    /// The first day.
    pub begin: Date,
    /// The day before which everything happens.
    pub today: Date,
    /// The cases.
    pub plans: Vec<Plan>,
    /// The annual reports.
    pub approvals: Vec<Approval>,
}

/// A thing on the list of all things to be done.
#[derive(Debug, Clone, Copy)]
pub enum Due<'y> {
    /// A step of a case.
    Step(&'y Plan, &'y Step),
    /// A report is approved.
    Approval(&'y Approval),
}

impl Due<'_> {
    /// When, in China.
    pub fn at(&self) -> DateTime {
        match self {
            Due::Step(_, step) => step.at,
            Due::Approval(approval) => approval.at,
        }
    }
}

impl Year {
    /// All things to be done, in the order of time.
    pub fn in_order(&self) -> Vec<Due<'_>> {
        let steps = self.plans.iter().flat_map(|plan| plan.steps.iter().map(move |step| Due::Step(plan, step)));
        let mut all: Vec<Due<'_>> = steps.chain(self.approvals.iter().map(Due::Approval)).collect();
        // Steps of one moment keep the order of the plans, so a case is split
        // before its parts go on.
        all.sort_by_key(Due::at);
        all
    }
}
