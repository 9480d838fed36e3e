//! # The information processing fee (信息处理费)
//!
//! 政府信息公开信息处理费管理办法 (国办函〔2020〕109号), articles 3 to 5; in force
//! 2021-01-01.
//!
//! ## What it says
//! The fee moderates applications beyond a certain number; it is no price of
//! the information. An agency may charge by the case or by the page, never both
//! for one application. Both tariffs rise in tiers, and each tier's price holds
//! for what lies in that tier only (超额累进).
//!
//! ## How it is counted
//! Cases are those of one applicant at one agency in one calendar month, in the
//! order of receipt; the month is that of the art 31 receipt date (FEE-d).
//! Pages are those of one application. Amounts are whole 元.
//!
//! ## What is not settled
//! “每增加一档，收费标准提高100元” above 30 cases is read so that 31 to 40 cost 200
//! each, 41 to 50 cost 300 `[D]`: no official example beyond 30 was found.

pub mod month;
pub mod tariff;

pub use tariff::{Above, Charge, Tariff, Tier, TierCharge};

use crate::cite::{Cite, FEE_2020};
use crate::outcome::Outcome;
use jiff::civil::{Date, date};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// 按件计收.
    PerCase,
    /// 按量计收.
    PerPage,
}

/// A tariff as it was law from a day on.
#[derive(Debug)]
pub struct Version {
    /// Since when.
    pub from: Date,
    /// The prices.
    pub tariff: Tariff,
    /// Where it stands.
    pub cite: Cite,
}

/// 按件计收, oldest version first.
pub static PER_CASE: [Version; 1] = [Version {
    from: date(2021, 1, 1),
    tariff: Tariff {
        tiers: &[Tier { from: 1, to: 10, price: 0 }, Tier { from: 11, to: 30, price: 100 }],
        above: Above { from: 31, price: 200, rise: Some((10, 100)) },
    },
    cite: Cite::new(&FEE_2020, "第四条"),
}];

/// 按量计收, oldest version first.
pub static PER_PAGE: [Version; 1] = [Version {
    from: date(2021, 1, 1),
    tariff: Tariff {
        tiers: &[Tier { from: 1, to: 30, price: 0 }, Tier { from: 31, to: 100, price: 10 }, Tier { from: 101, to: 200, price: 20 }],
        above: Above { from: 201, price: 40, rise: None },
    },
    cite: Cite::new(&FEE_2020, "第五条"),
}];

impl Basis {
    /// The name in records and commands.
    pub fn name(self) -> &'static str {
        match self {
            Basis::PerCase => "per_case",
            Basis::PerPage => "per_page",
        }
    }

    /// The official name.
    pub fn label(self) -> &'static str {
        match self {
            Basis::PerCase => "按件计收",
            Basis::PerPage => "按量计收",
        }
    }

    /// The tariff for an application received on a day; none before the fee
    /// was law (FEE-C7).
    pub fn on(self, received: Date) -> Option<&'static Version> {
        self.versions().iter().rev().find(|v| v.from <= received)
    }

    /// Whether an application that ended so can be charged by it: pages are not
    /// charged where the reply only tells that the information is published
    /// (FEE-5-2 `[M]`, FEE-C4).
    pub fn applies_to(self, outcome: Outcome) -> bool {
        !(self == Basis::PerPage && outcome == Outcome::D03)
    }

    /// The tariff that is law now.
    pub fn newest(self) -> &'static Version {
        match self {
            Basis::PerCase => &PER_CASE[PER_CASE.len() - 1],
            Basis::PerPage => &PER_PAGE[PER_PAGE.len() - 1],
        }
    }

    fn versions(self) -> &'static [Version] {
        match self {
            Basis::PerCase => &PER_CASE,
            Basis::PerPage => &PER_PAGE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn total(basis: Basis, count: u32) -> u64 {
        basis.newest().tariff.charge(0, count).expect("within the limit").yuan
    }

    #[test]
    fn cases_cost_what_the_rule_book_says() {
        let check = |cases: u32, expected: u64| assert_eq!(total(Basis::PerCase, cases), expected, "{cases} 件");
        for (cases, yuan) in [(0, 0), (9, 0), (10, 0), (11, 100), (12, 200), (20, 1000), (29, 1900), (30, 2000)] {
            check(cases, yuan);
        }
        for (cases, yuan) in [(31, 2200), (32, 2400), (39, 3800), (40, 4000), (41, 4300), (42, 4600), (50, 7000)] {
            check(cases, yuan);
        }
        for (cases, yuan) in [(51, 7400), (60, 11000), (61, 11500), (71, 16600), (100, 37000)] {
            check(cases, yuan);
        }
    }

    #[test]
    fn pages_cost_what_the_rule_book_says() {
        let check = |pages: u32, expected: u64| assert_eq!(total(Basis::PerPage, pages), expected, "{pages} 页");
        for (pages, yuan) in [(0, 0), (30, 0), (31, 10), (32, 20), (99, 690), (100, 700), (101, 720), (102, 740)] {
            check(pages, yuan);
        }
        for (pages, yuan) in [(150, 1700), (199, 2680), (200, 2700), (201, 2740), (202, 2780), (300, 6700), (500, 14700)] {
            check(pages, yuan);
        }
    }

    #[test]
    fn pages_cost_what_the_press_reported() {
        let check = |pages: u32, expected: u64| assert_eq!(total(Basis::PerPage, pages), expected, "{pages} 页");
        check(1500, 54_700); // 成都 2024
        check(2219, 83_460); // 西安
        check(4000, 154_700); // 济南 2021
    }

    #[test]
    fn a_position_has_its_price() {
        let check = |basis: Basis, position: u32, expected: u64| {
            assert_eq!(basis.newest().tariff.price(position), expected, "{} {position}", basis.label());
        };
        for (position, price) in [(0, 0), (1, 0), (10, 0), (11, 100), (30, 100), (31, 200), (40, 200), (41, 300), (51, 400), (60, 400)] {
            check(Basis::PerCase, position, price);
        }
        for (position, price) in [(30, 0), (31, 10), (100, 10), (101, 20), (200, 20), (201, 40), (100_000, 40)] {
            check(Basis::PerPage, position, price);
        }
    }

    #[test]
    fn a_split_pays_the_prices_of_its_positions() {
        let check = |before: u32, cases: u32, expected: (u64, u64)| {
            let charge = Basis::PerCase.newest().tariff.charge(before, cases).expect("within the limit");
            assert_eq!((charge.yuan, charge.last), expected, "{before} + {cases}");
        };
        check(0, 0, (0, 0));
        check(9, 2, (100, 100));
        check(30, 1, (200, 200));
        check(29, 3, (500, 200));
        check(38, 4, (1000, 300));
        check(10, 0, (0, 0));
    }

    #[test]
    fn the_trace_shows_every_tier_that_was_touched() {
        let check = |basis: Basis, before: u32, count: u32, expected: &str| {
            let charge = basis.newest().tariff.charge(before, count).expect("within the limit");
            let trace: Vec<String> =
                charge.tiers.iter().map(|t| format!("{}–{}: {}×{}={}", t.from, t.to, t.count, t.price, t.yuan)).collect();
            assert_eq!(trace.join("; "), expected);
        };
        check(Basis::PerCase, 0, 0, "");
        check(Basis::PerCase, 0, 42, "1–10: 10×0=0; 11–30: 20×100=2000; 31–40: 10×200=2000; 41–42: 2×300=600");
        check(Basis::PerCase, 29, 3, "30–30: 1×100=100; 31–32: 2×200=400");
        check(Basis::PerPage, 0, 202, "1–30: 30×0=0; 31–100: 70×10=700; 101–200: 100×20=2000; 201–202: 2×40=80");
    }

    #[test]
    fn the_fee_is_law_since_the_first_day_of_2021() {
        let check = |day: Date, expected: bool| {
            assert_eq!(Basis::PerCase.on(day).is_some(), expected, "{day}");
            assert_eq!(Basis::PerPage.on(day).is_some(), expected, "{day}");
        };
        check(date(2020, 12, 31), false);
        check(date(2021, 1, 1), true);
    }

    #[test]
    fn pages_are_not_charged_for_what_is_published() {
        let check = |basis: Basis, outcome, expected| assert_eq!(basis.applies_to(outcome), expected, "{}", basis.label());
        check(Basis::PerPage, Outcome::D03, false);
        check(Basis::PerPage, Outcome::D01, true);
        check(Basis::PerCase, Outcome::D03, true);
    }

    #[test]
    fn a_count_beyond_all_measure_is_refused() {
        let tariff = &Basis::PerCase.newest().tariff;
        assert!(tariff.charge(0, Tariff::MOST).is_some());
        assert_eq!(tariff.charge(1, Tariff::MOST), None);
        assert_eq!(tariff.charge(u32::MAX, u32::MAX), None);
    }

    /// The closed form of the rule book for cases.
    fn closed_per_case(n: u64) -> u64 {
        match n {
            0..=10 => 0,
            11..=30 => 100 * (n - 10),
            _ => {
                let (q, r) = ((n - 30) / 10, (n - 30) % 10);
                2000 + 500 * q * (q + 3) + 100 * r * (q + 2)
            }
        }
    }

    /// The closed form of the rule book for pages.
    fn closed_per_page(p: u64) -> u64 {
        10 * p.min(100).saturating_sub(30) + 20 * p.min(200).saturating_sub(100) + 40 * p.saturating_sub(200)
    }

    proptest! {
        #[test]
        fn the_tiers_add_up_to_the_closed_form(n in 0u32..5000) {
            prop_assert_eq!(total(Basis::PerCase, n), closed_per_case(u64::from(n)));
            prop_assert_eq!(total(Basis::PerPage, n), closed_per_page(u64::from(n)));
        }

        #[test]
        fn the_sum_of_the_prices_is_the_charge(before in 0u32..300, count in 0u32..300) {
            for basis in [Basis::PerCase, Basis::PerPage] {
                let tariff = &basis.newest().tariff;
                let charge = tariff.charge(before, count).expect("within the limit");
                let prices: u64 = (before + 1..=before + count).map(|n| tariff.price(n)).sum();
                prop_assert_eq!(charge.yuan, prices);
                prop_assert_eq!(charge.tiers.iter().map(|t| t.yuan).sum::<u64>(), prices);
                prop_assert_eq!(charge.tiers.iter().map(|t| t.count).sum::<u32>(), count);
                let (before, both) = (total(basis, before), total(basis, before + count));
                prop_assert_eq!(before + charge.yuan, both);
            }
        }
    }
}
