//! # X102 · personal-data
//!
//! ## What it checks
//! The text has no number of an identity card, a mobile telephone or a bank
//! card. Telephones of offices are allowed.
//!
//! ## Why the law asks it
//! Personal data are not published; findings show them masked.
//!
//! ## What usually went wrong
//! An application was quoted whole.

use crate::narrative::Prose;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "X102",
    name: "personal-data",
    title: "文中有个人信息",
    says: "文中没有身份证号码、手机号码、银行卡号；办公电话可以有。发现的号码遮住中间几位显示。",
    why: "涉及个人隐私的信息不公开。",
    spec: Spec::any("AR-X-PII"),
    cite: Cite::new(&cite::OGI_2019, "第十五条"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "文中没有身份证号码（校验位相符）、手机号码、银行卡号（校验位相符）", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let prose = case.prose();
    let text = prose.text().as_bytes();
    let mut i = 0;
    while let Some(byte) = text.get(i) {
        if !byte.is_ascii_digit() {
            // An ideograph has three bytes.
            i += if matches!(byte, 0xe4..=0xe9) { 3 } else { 1 };
            continue;
        }
        let length = text[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        let end = i + length;
        if let Some((kind, end)) = kind(prose, i, end) {
            let masked = mask(&prose.text()[i..end]);
            let finding = case.finding(&RULE, format!("文中有{kind}：{masked}。请遮住或删去。")).values("没有个人信息", masked);
            out.push(finding.at(prose.place(i)));
        }
        i = end;
    }
}

/// What a run of digits is, and where it ends.
fn kind(prose: &Prose<'_>, start: usize, end: usize) -> Option<(&'static str, usize)> {
    let text = prose.text();
    let glued = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '—' | '/' | '_' | '.' | '@');
    if text[..start].chars().next_back().is_some_and(glued) || !prose.is_whole(start..end) {
        return None;
    }
    let digits = &text.as_bytes()[start..end];
    let next = text.as_bytes().get(end).copied();
    if digits.len() == 17 && matches!(next, Some(b'X' | b'x')) && is_identity(&[digits, b"X"].concat()) {
        return Some(("身份证号码", end + 1));
    }
    if next.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'@' | b'/' | b'-' | b'.')) {
        return None;
    }
    match digits.len() {
        18 if is_identity(digits) => Some(("身份证号码", end)),
        11 if digits[0] == b'1' && matches!(digits[1], b'3'..=b'9') => Some(("手机号码", end)),
        16..=19 if (digits.starts_with(b"62") || named_as_card(&text[..start])) && is_luhn(digits) => Some(("银行卡号", end)),
        _ => None,
    }
}

/// The check digit of GB 11643 and a date of birth that can be.
fn is_identity(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0_i32, |n, b| n * 10 + i32::from(b - b'0'));
    let born = jiff::civil::Date::new(
        i16::try_from(number(6..10)).unwrap_or(0),
        i8::try_from(number(10..12)).unwrap_or(0),
        i8::try_from(number(12..14)).unwrap_or(0),
    );
    let plausible = born.is_ok_and(|d| (1900..2100).contains(&d.year())) && matches!(digits[0], b'1'..=b'9');
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    plausible && b"10X98765432".get(usize::try_from(sum % 11).unwrap_or(0)) == digits.get(17)
}

fn is_luhn(digits: &[u8]) -> bool {
    let sum: u32 = (digits.iter().rev().enumerate())
        .map(|(i, b)| {
            let d = u32::from(b - b'0') * if i % 2 == 1 { 2 } else { 1 };
            if d > 9 { d - 9 } else { d }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn named_as_card(front: &str) -> bool {
    let near: String = front.chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect();
    ["卡号", "账号", "帐号", "银行卡"].iter().any(|w| near.contains(w))
}

/// The first three and the last two characters; stars between.
fn mask(number: &str) -> String {
    let stars = number.len().saturating_sub(5);
    format!("{}{}{}", &number[..3], "*".repeat(stars), &number[number.len() - 2..])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn an_office_telephone_is_allowed() {
        check(&RULE, "一 联系电话023—66416801，0533-4110087。", &[]);
    }

    #[test]
    fn an_identity_card() {
        check(&RULE, "一 申请人身份证号11010519491231002X。", &["文中有身份证号码：110*************2X。请遮住或删去。"]);
    }

    #[test]
    fn a_mobile_telephone() {
        check(&RULE, "一 请联系13800138000。", &["文中有手机号码：138******00。请遮住或删去。"]);
    }

    #[test]
    fn a_bank_card() {
        check(&RULE, "一 缴费账号6222021001122334458。", &["文中有银行卡号：622**************58。请遮住或删去。"]);
    }

    #[test]
    fn a_credit_code_is_not_a_person() {
        check(&RULE, "一 统一社会信用代码113703040042180156，索引号11341702486344515H。", &[]);
    }

    #[test]
    fn a_wrong_check_digit_is_no_identity_card() {
        check(&RULE, "一 编号110105194912310021。", &[]);
    }

    #[test]
    fn unread_cells_do_not_matter() {
        check(&RULE, "received.total ?", &[]);
    }
}
