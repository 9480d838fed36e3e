//! # N112 · period-not-the-year
//!
//! ## What it checks
//! A stated period of the figures runs from 1 January to 31 December of the
//! year. Where no period is stated, that is worth a look.
//!
//! ## Why the law asks it
//! The report is on a calendar year.
//!
//! ## What usually went wrong
//! The period was copied from last year, or ends in November.

use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use jiff::civil::{Date, date};
use law::{Cite, cite};
use memchr::memmem;

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N112",
    name: "period-not-the-year",
    title: "统计期限不是整年",
    says: "文中写的统计期限是报告年度的1月1日至12月31日；没有写的，作提示。",
    why: "年度报告报告一整年。",
    spec: Spec::any("AR-N-PERIOD"),
    cite: Cite::new(&cite::FORM_2021, "一、报告内容"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "统计期限 ＝ 报告年度1月1日至12月31日", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let Some(year) = case.reading.year else { return };
    let prose = case.prose();
    let text = prose.text();
    let right = [date(year, 1, 1), date(year, 12, 31)];
    let named = ["统计期限", "统计时限", "统计期间", "数据期限"].iter().filter_map(|w| memmem::find(text.as_bytes(), w.as_bytes())).min();
    let dates = named.map(|at| (at, dates(&text[at..], year)));
    match dates {
        Some((_, d)) if d == right => {}
        Some((at, d)) if d.len() == 2 => {
            let show = |d: &Date| format!("{}年{}月{}日", d.year(), d.month(), d.day());
            let message = format!("统计期限写的是{}至{}，应为{year}年1月1日至{year}年12月31日。", show(&d[0]), show(&d[1]));
            out.push(case.finding(&RULE, message).at(prose.place(at)));
        }
        Some(_) => {}
        None if text.contains(&format!("{year}年1月1日")) => {}
        None => {
            let message = format!("文中没有写统计期限（{year}年1月1日至12月31日）。");
            out.push(case.finding(&RULE, message).severity(Severity::Info));
        }
    }
}

/// The first two dates of a text; a date without a year takes the one before.
fn dates(text: &str, year: i16) -> Vec<Date> {
    let near = text.char_indices().nth(60).map_or(text.len(), |(i, _)| i);
    let mut rest = &text[..near];
    let mut last = year;
    let mut out = Vec::new();
    while let Some(at) = rest.find('月').filter(|_| out.len() < 2) {
        let (front, back) = (&rest[..at], &rest[at + '月'.len_utf8()..]);
        let month = trailing(front);
        let before = front.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some(y) = before.strip_suffix('年').and_then(trailing) {
            last = i16::try_from(y).unwrap_or(last);
        }
        let digits: String = back.chars().take_while(char::is_ascii_digit).collect();
        let day = digits.parse::<i32>().ok().filter(|_| back[digits.len()..].starts_with('日'));
        if let (Some(m), Some(d)) = (month, day)
            && let Ok(found) = Date::new(last, i8::try_from(m).unwrap_or(0), i8::try_from(d).unwrap_or(0))
        {
            out.push(found);
        }
        rest = back;
    }
    out
}

fn trailing(text: &str) -> Option<i32> {
    let start = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
    text[start..].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::{check, check_severity};

    #[test]
    fn the_whole_year() {
        check(&RULE, "前 统计期限自2024年1月1日起，至2024年12月31日止。", &[]);
    }

    #[test]
    fn the_year_may_be_said_once() {
        check(&RULE, "前 统计期限为2024年1月1日至12月31日。", &[]);
    }

    #[test]
    fn last_years_period() {
        check(&RULE, "前 统计期限自2023年1月1日起至2023年12月31日止。", &["统计期限写的是2023年1月1日至2023年12月31日，应为2024年1月1日至2024年12月31日。"]);
    }

    #[test]
    fn no_period_is_worth_a_look() {
        check_severity(&RULE, "", &[crate::rule::Severity::Info]);
    }

    #[test]
    fn without_a_year_nothing_is_said() {
        check(&RULE, "年度 不详", &[]);
    }
}
