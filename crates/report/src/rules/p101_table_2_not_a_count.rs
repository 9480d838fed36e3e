//! # P101 · table-2-not-a-count
//!
//! ## What it checks
//! Counts of table 2 are whole numbers of zero or more, amounts zero or more;
//! only 本年增/减 may be negative.
//!
//! ## Why the law asks it
//! A count counts things; an amount is money received.
//!
//! ## What usually went wrong
//! Thousands of 元 were typed as 万元 with decimals, or a minus sign slipped in.

use crate::cells::Number;
use crate::form::TableNo;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P101",
    name: "table-2-not-a-count",
    title: "表二的数不是件数或金额",
    says: "表二的件数是不小于零的整数，金额不小于零；只有2019年格式的“本年增/减”可以是负数。",
    why: "件数数的是件，金额是收到的钱。",
    spec: Spec::any("AR-T2-DOMAIN"),
    cite: Cite::new(&cite::FORM_2021, "表二"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "表二：件数 ≥ 0 且为整数；金额 ≥ 0", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    for (id, cell) in case.reading.cells.iter().filter(|(id, _)| id.table() == TableNo::T2) {
        let Some(value) = cell.value else { continue };
        let whole = id.is_amount() || value.is_integer();
        if whole && (id.is_signed() || value >= Number::ZERO) {
            continue;
        }
        let found = value.normalize().to_string();
        let should = if id.is_amount() { "不小于零的金额" } else { "不小于零的整数" };
        let message = format!("{}印的是 {found}，应是{should}。", id.label());
        out.push(case.finding(&RULE, message).cells(vec![id]).values(should, found).at(cell.place));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn counts_and_amounts_are_fine() {
        check(&RULE, "licensing.decisions 3 | admin_fees.amount_wan 1728.59", &[]);
    }

    #[test]
    fn a_count_is_not_a_fraction() {
        check(&RULE, "licensing.decisions 3.5", &["表二“行政许可”本年处理决定数量印的是 3.5，应是不小于零的整数。"]);
    }

    #[test]
    fn an_unread_cell_says_nothing() {
        check(&RULE, "licensing.decisions ?", &[]);
    }

    #[test]
    fn a_change_may_be_negative() {
        check(&RULE, "版本 2019 | penalty.change -1", &[]);
    }
}
