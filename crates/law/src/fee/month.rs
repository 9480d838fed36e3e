//! # The place of an application in its month
//!
//! 政府信息公开信息处理费管理办法, article 4; FEE-d and FEE-e `[D]`.
//!
//! ## What it says
//! Cases are counted over one calendar month, of one applicant at one agency.
//!
//! ## How it is counted
//! In the order of receipt, then of registration; every registered case counts,
//! whatever its outcome. The parts of a split stand together at the place of
//! their application; correction and payment move nothing.

use jiff::civil::Date;

/// A registered application of the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filed {
    /// The date of receipt (article 31).
    pub received: Date,
    /// Its place in the register.
    pub number: u64,
    /// Into how many cases it was split; 1 if it was not.
    pub cases: u32,
}

/// How many cases of the month stand before an application; its own `cases`
/// follow them.
pub fn before(filed: &[Filed], application: &Filed) -> u32 {
    let month = |day: Date| (day.year(), day.month());
    let key = |f: &Filed| (f.received, f.number);
    let earlier = filed.iter().filter(|f| month(f.received) == month(application.received) && key(f) < key(application));
    earlier.fold(0, |sum, f| sum.saturating_add(f.cases))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn filed(day: Date, number: u64, cases: u32) -> Filed {
        Filed { received: day, number, cases }
    }

    #[test]
    fn cases_stand_in_the_order_of_receipt_and_registration() {
        let all = [
            filed(date(2024, 2, 29), 1, 9),
            filed(date(2024, 3, 4), 5, 1),
            filed(date(2024, 3, 1), 3, 4),
            filed(date(2024, 3, 4), 4, 2),
            filed(date(2024, 3, 31), 6, 1),
            filed(date(2024, 4, 1), 7, 1),
            filed(date(2023, 3, 1), 8, 7),
        ];
        let check = |index: usize, expected: u32| assert_eq!(before(&all, &all[index]), expected, "{:?}", all[index]);
        check(0, 0);
        check(2, 0);
        check(3, 4);
        check(1, 6);
        check(4, 7);
        check(5, 0);
    }
}
