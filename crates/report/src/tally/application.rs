//! An application as the tally sees it: when it was received, by whom, how and
//! when it ended.

use jiff::civil::Date;
use law::clock::refusal::Refusal;
use law::outcome::Outcome;
use law::outcome::mixed::NoRow;
use std::fmt;

/// A registered application, or what looks like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// The registration number (受理编号).
    pub id: String,
    /// Whether it is an application at all.
    pub kind: Kind,
    /// The date of receipt (article 31); none while receipt awaits
    /// confirmation, for then it is not yet an application (CNT-i).
    pub received: Option<Date>,
    /// The column of the applicant named first (CNT-h); none if unknown.
    pub applicant: Option<Column>,
    /// The first outcome delivered (CNT-c); none while it is open.
    pub decision: Option<Decision>,
    /// Later decisions on the same application; they change nothing (CNT-11).
    pub later: Vec<Decision>,
    /// The parts it was split into; where there are any, they are counted and
    /// `decision` is not (CNT-1, CNT-2).
    pub parts: Vec<Part>,
}

/// What a registration asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// Information (条例, article 27).
    #[default]
    Application,
    /// The correction of a record about oneself (article 41); outside table 3
    /// (CNT-k).
    RecordCorrection,
}

/// An outcome with its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The outcome of each part of what was asked.
    pub outcomes: Vec<Outcome>,
    /// The one marked as primary (CNT-10).
    pub primary: Option<Outcome>,
    /// The date printed on the reply or closing document (CNT-d, CNT-e).
    pub dated: Date,
}

/// A part of an application that was split.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// The day of the split, where the year of receipt was closed by then; else
    /// the part was received with the application (CNT-2, CNT-a).
    pub received: Option<Date>,
    /// How it ended; none while it is open.
    pub decision: Option<Decision>,
}

/// A column of table 3, without the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// 自然人.
    NaturalPerson,
    /// 商业企业.
    CommercialEnterprise,
    /// 科研机构.
    ResearchInstitution,
    /// 社会公益组织.
    PublicWelfareOrg,
    /// 法律服务机构.
    LegalServiceOrg,
    /// 其他.
    OtherOrg,
}

/// All columns in the order of the form.
pub static COLUMNS: [Column; 6] = [
    Column::NaturalPerson,
    Column::CommercialEnterprise,
    Column::ResearchInstitution,
    Column::PublicWelfareOrg,
    Column::LegalServiceOrg,
    Column::OtherOrg,
];

impl Column {
    /// The machine name.
    pub fn name(self) -> &'static str {
        crate::form::APPLICANTS[self as usize].name
    }

    /// The column with a name.
    pub fn named(name: &str) -> Option<Column> {
        COLUMNS.into_iter().find(|c| c.name() == name)
    }
}

/// Why applications cannot be counted, with the registration number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The registration number.
    pub id: String,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The number was registered before.
    Twice,
    /// The kind of applicant is not known (CNT-h).
    ApplicantUnknown,
    /// It has an outcome and no date of receipt.
    NotReceived,
    /// The outcome is dated before receipt.
    OutcomeBeforeReceipt(Date, Date),
    /// A part was received before the application it was split from.
    PartBeforeApplication(Date, Date),
    /// No part keeps the number and the day of the application (CNT-a).
    NoPartKeepsTheNumber,
    /// Its outcomes make no row.
    NoRow(NoRow),
    /// The outcome was not yet law.
    Unlawful(Refusal),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "申请 {}：", self.id)?;
        match &self.why {
            Why::Twice => f.write_str("编号重复。每件申请一个编号，请改正后再数。"),
            Why::ApplicantUnknown => f.write_str("申请人种类不明，不知道计在哪一列。请补上后再数。"),
            Why::NotReceived => f.write_str("有办理结果，没有收到日期。请补上后再数。"),
            Why::OutcomeBeforeReceipt(received, dated) => write!(f, "结果日期 {dated} 早于收到日期 {received}。请核对。"),
            Why::PartBeforeApplication(received, part) => write!(f, "拆分出的一件日期 {part} 早于收到日期 {received}。请核对。"),
            Why::NoPartKeepsTheNumber => f.write_str("拆分后没有一件保留原编号和收到日期。请核对。"),
            Why::NoRow(NoRow::NoOutcome) => f.write_str("办理结果是空的。请填写结果编号，或者不填结果。"),
            Why::NoRow(NoRow::PrimaryNotAmong(primary)) => {
                write!(f, "主要结果 {} 不在各项结果之中。请核对。", primary.code())
            }
            Why::Unlawful(refusal) => write!(f, "{}（{}，{}）。", refusal.reason, refusal.cite.short(), refusal.rule),
        }
    }
}
