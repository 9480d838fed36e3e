//! # F104 · label-differs
//!
//! ## What it checks
//! Labels of rows are those of the form, apart from spaces and punctuation.
//!
//! ## Why the law asks it
//! The form fixes the words; a wrong word can change what is counted.
//!
//! ## What usually went wrong
//! A label was retyped.

use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "F104",
    name: "label-differs",
    title: "行名与格式不同",
    says: "行名与官方格式一致，空格和标点不论。",
    why: "格式固定了说法，改了字就可能改了意思。",
    spec: Spec::any("AR-LAYOUT-TYPO"),
    cite: Cite::new(&cite::FORM_2021, "表二、表三行名"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Info,
    formula: Formula::Custom { says: "行名 ＝ 官方行名（空格、标点、编号不论）", run },
};

const NAMED: usize = 3;

fn run(case: &Case<'_>, out: &mut Out) {
    let wrong: Vec<_> = case.reading.labels.iter().filter(|l| letters(&l.printed) != letters(l.official)).collect();
    if wrong.is_empty() {
        return;
    }
    let named: Vec<String> = wrong.iter().take(NAMED).map(|l| format!("“{}”应为“{}”", l.printed.trim(), l.official)).collect();
    let more = if wrong.len() > NAMED { format!("，等 {} 处", wrong.len()) } else { String::new() };
    let message = format!("行名与格式不同：{}{more}。", named.join("；"));
    out.push(case.finding(&RULE, message).at(wrong.iter().map(|l| l.place)));
}

/// A label without spaces, punctuation and a number in front.
fn letters(label: &str) -> String {
    let all: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    all.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七".contains(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn numbering_does_not_matter() {
        check(&RULE, "行名 2、重复申请", &[]);
    }

    #[test]
    fn a_wrong_letter() {
        check(&RULE, "行名 申请人无正当理由逾期不补正、行政机关不现处理其政府信息公开申请", &["行名与格式不同：“申请人无正当理由逾期不补正、行政机关不现处理其政府信息公开申请”应为“1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请”。"]);
    }

    #[test]
    fn unread_cells_do_not_matter() {
        check(&RULE, "received.total ?", &[]);
    }
}
