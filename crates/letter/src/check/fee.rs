//! FEE-C1 to FEE-C7: what a fee notice and its end must agree with.

use super::{Finding, Severity};
use jiff::civil::Date;
use law::cite::{Cite, FEE_2020};
use law::fee::Basis;
use law::outcome::Outcome;

/// A fee as it is told or was told (fees.md, section 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeNotice {
    /// By which basis.
    pub basis: Basis,
    /// A basis by which the same application was charged before.
    pub other_basis: Option<Basis>,
    /// Cases of the same applicant in the month before this one.
    pub before: u32,
    /// Cases, or pages, that are charged.
    pub count: u32,
    /// The amount in 元.
    pub yuan: u64,
    /// The day of receipt of the application (article 31).
    pub received: Date,
    /// The month whose cases were counted: any day of it.
    pub month: Date,
    /// Whether all counted cases are of this applicant.
    pub same_applicant: bool,
    /// The day the notice goes out.
    pub sent: Date,
    /// The last day for the reply.
    pub due: Option<Date>,
    /// The outcome, where it is known already.
    pub outcome: Option<Outcome>,
    /// The last day for paying, where the case is to be closed.
    pub pay_by: Option<Date>,
    /// The day the fee was paid.
    pub paid: Option<Date>,
    /// The day on which the case is closed as unpaid, if it is.
    pub closed: Option<Date>,
}

const fn cite(place: &'static str) -> Cite {
    Cite::new(&FEE_2020, place)
}

/// What is wrong about a fee.
pub fn fee(notice: &FeeNotice) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say =
        |code, place, says: String| found.push(Finding { code, severity: Severity::Stops, part: Some("收费"), says, cite: cite(place) });
    match notice.basis.on(notice.received) {
        None => say("FEE-C7", "第一条", "2021年1月1日以前收到的申请不收信息处理费".to_owned()),
        Some(version) => {
            let before = if notice.basis == Basis::PerCase { notice.before } else { 0 };
            match version.tariff.charge(before, notice.count) {
                Some(charge) if charge.yuan == notice.yuan => {}
                Some(charge) => {
                    say("FEE-C1", "第四条", format!("金额与标准不符：按登记的数量应为{}元，通知上是{}元", charge.yuan, notice.yuan))
                }
                None => say("FEE-C1", "第四条", "数量超出可以计算的范围，请核对".to_owned()),
            }
        }
    }
    if notice.other_basis.is_some_and(|other| other != notice.basis) {
        say("FEE-C2", "第三条", "同一申请只能选择按件或者按量一种方式收费".to_owned());
    }
    if notice.due.is_none_or(|due| notice.sent > due) && notice.closed.is_none() {
        say("FEE-C3", "第六条", "收费通知应当在答复期限内发出".to_owned());
    }
    if notice.outcome.is_some_and(|outcome| !notice.basis.applies_to(outcome)) {
        say("FEE-C4", "第五条", "已经主动公开、只告知获取方式的，不得按量收费".to_owned());
    }
    let same_month = (notice.month.year(), notice.month.month()) == (notice.received.year(), notice.received.month());
    if notice.basis == Basis::PerCase && !(same_month && notice.same_applicant) {
        say("FEE-C5", "第四条", "按件计收只累计同一申请人在收到申请的当月向本机关提出的申请".to_owned());
    }
    if let Some(closed) = notice.closed
        && (notice.paid.is_some() || notice.pay_by.is_none_or(|by| closed <= by))
    {
        say("FEE-C6", "第六条", "缴费期限届满而没有缴费以后，才能以逾期不缴费为由不再处理".to_owned());
    }
    found
}
