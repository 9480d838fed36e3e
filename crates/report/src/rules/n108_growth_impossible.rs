//! # N108 · growth-impossible
//!
//! ## What it checks
//! A printed growth or decline over the year before can be had from a whole
//! number, and from last year's report where it is known.
//!
//! ## Why the law asks it
//! A rate that no count gives was computed from other figures.
//!
//! ## What usually went wrong
//! The rate was computed from the year before last, or from another count.

use crate::cells::Number;
use crate::narrative::claim::Claim;
use crate::narrative::number::Figure;
use crate::rule::spoken::meant;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N108",
    name: "growth-impossible",
    title: "同比的百分数对不上",
    says: "文中说比上年增长、减少百分之几，要能由一个整数的上年数算出（四舍五入到印出的小数位）；有上年报告的，要与上年的数相符。",
    why: "百分数由两个件数算出，件数是整数。",
    spec: Spec::any("AR-N-YOY"),
    cite: Cite::new(&cite::FORM_2021, "一、报告内容（一）总体情况"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "百分数 ＝ |本年数 － 上年数| ÷ 上年数，四舍五入到印出的小数位", run },
};

const UP: [&str; 8] = ["增长", "增加", "上升", "提高", "提升", "上涨", "多", "增幅"];
const DOWN: [&str; 6] = ["减少", "下降", "降低", "下滑", "少", "降幅"];
const AGAINST: [&str; 6] = ["同比", "较", "比上", "比去", "比2", "相比"];
/// So far may the rate stand behind its count, in bytes.
const NEAR: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

fn run(case: &Case<'_>, out: &mut Out) {
    let prose = case.prose();
    let text = prose.text();
    let figures = prose.figures();
    for (i, rate) in figures.iter().enumerate() {
        if rate.about || !(rate.unit == '%' || rate.is_count()) {
            continue;
        }
        let Some((base, between)) = base(text, &figures[..i], rate) else { continue };
        let Some(way) = way(between) else { continue };
        let claim = prose.claims().iter().find(|c| c.range.end == base.end);
        let last = claim.and_then(|c| last_year(case, c));
        let wrong = match (rate.unit, last) {
            ('%', Some(last)) if percent(base.value, last, rate.decimals) != Some((way, rate.value)) => {
                let right = percent(base.value, last, rate.decimals).map(|(w, x)| format!("，应为{}{x}%", word(w))).unwrap_or_default();
                Some(format!("上年报告的数是 {last}，算不出这个百分数{right}"))
            }
            ('%', None) if !reachable(base.value, way, rate) => Some("没有哪个整数的上年数能算出这个百分数".to_owned()),
            (unit, Some(last)) if unit == base.unit && base.value - last != signed(way, rate.value) => {
                Some(format!("上年报告的数是 {last}，相差 {}", (base.value - last).abs()))
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            let message = format!("文中说“{}”，{wrong}。", prose.quote(base.start..rate.end));
            out.push(case.finding(&RULE, message).at(prose.place(base.start)));
        }
    }
}

/// The count a rate belongs to, and the words between them without brackets.
fn base<'a>(text: &str, before: &'a [Figure], rate: &Figure) -> Option<(&'a Figure, String)> {
    let closed = |f: &&Figure| {
        let between = &text[f.end..rate.start];
        between.matches(')').count() <= between.matches('(').count()
    };
    let base = before.iter().rev().take(40).take_while(|f| !text[f.end..rate.start].contains(['。', '\n'])).filter(closed).find(|f| f.unit != '年')?;
    let mut depth = 0_i32;
    let mut between = String::new();
    for c in text[base.end..rate.start].chars() {
        depth += i32::from(c == '(');
        if depth == 0 {
            between.push(c);
        }
        depth -= i32::from(c == ')');
    }
    let bracket = text[base.end..rate.start].starts_with('(');
    if between.is_empty() && bracket {
        between = text[base.end + 1..rate.start].to_owned();
    }
    (base.is_count() && between.len() <= NEAR && !between.contains(['、', ';', '；'])).then_some((base, between))
}

fn way(between: impl AsRef<str>) -> Option<Way> {
    let between = between.as_ref();
    if !AGAINST.iter().any(|w| between.contains(w)) || between.contains("百分点") {
        return None;
    }
    match () {
        () if UP.iter().any(|w| between.ends_with(w) || between.ends_with(&format!("{w}了"))) => Some(Way::Up),
        () if DOWN.iter().any(|w| between.ends_with(w) || between.ends_with(&format!("{w}了"))) => Some(Way::Down),
        () => None,
    }
}

fn word(way: Way) -> &'static str {
    match way {
        Way::Up => "增长",
        Way::Down => "减少",
    }
}

fn signed(way: Way, value: Number) -> Number {
    match way {
        Way::Up => value,
        Way::Down => -value,
    }
}

/// Last year's number of the same meaning; `None` where this year's claim
/// does not agree with its table, so that another count may be meant.
fn last_year(case: &Case<'_>, claim: &Claim) -> Option<Number> {
    let previous = case.context.previous?;
    let total = |cells: &crate::cells::Cells, of: &[crate::form::CellId]| of.iter().try_fold(Number::ZERO, |sum, c| Some(sum + cells.number(*c)?));
    let meant = meant(claim.subject, case).into_iter().find(|m| total(&case.reading.cells, &m.cells) == Some(claim.value))?;
    total(&previous.cells, &meant.cells)
}

fn percent(now: Number, last: Number, decimals: u32) -> Option<(Way, Number)> {
    if last.is_zero() {
        return None;
    }
    let rate = ((now - last).abs() * Number::from(100) / last).round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    Some((if now >= last { Way::Up } else { Way::Down }, rate))
}

/// Whether some whole number of the year before gives the rate.
fn reachable(now: Number, way: Way, rate: &Figure) -> bool {
    let hundred = Number::from(100);
    let half = Number::new(5, rate.decimals + 1);
    let factor = |x: Number| match way {
        Way::Up => hundred + x,
        Way::Down => hundred - x,
    };
    let (a, b) = (factor(rate.value - half), factor(rate.value + half));
    if a <= Number::ZERO || b <= Number::ZERO {
        return now.is_zero();
    }
    let (low, high) = if a < b { (now * hundred / b, now * hundred / a) } else { (now * hundred / a, now * hundred / b) };
    let Some(start) = low.floor().to_i64() else { return true };
    let end = high.ceil().to_i64().unwrap_or(start);
    (start.max(1)..=end.min(start + 2000)).any(|last| percent(now, Number::from(last), rate.decimals) == Some((way, rate.value)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn a_whole_number_gives_the_rate() {
        check(&RULE, "一 收到政府信息公开申请61件，较2023年减少20.8%。", &[]);
    }

    #[test]
    fn no_whole_number_gives_the_rate() {
        check(&RULE, "一 收到政府信息公开申请3件，较上年增长47.5%。", &["文中说“收到政府信息公开申请3件，较上年增长47.5%”，没有哪个整数的上年数能算出这个百分数。"]);
    }

    #[test]
    fn last_year_gives_another_rate() {
        check(&RULE, "received.total 60 | p.received.total 50 | 一 收到政府信息公开申请60件，同比增长25%。", &["文中说“收到政府信息公开申请60件，同比增长25%”，上年报告的数是 50，算不出这个百分数，应为增长20%。"]);
    }

    #[test]
    fn last_year_gives_another_difference() {
        check(&RULE, "received.total 60 | p.received.total 50 | 一 收到政府信息公开申请60件，比上年增加12件。", &["文中说“收到政府信息公开申请60件，比上年增加12件”，上年报告的数是 50，相差 10。"]);
    }

    #[test]
    fn an_unread_cell_of_last_year_is_not_a_zero() {
        check(&RULE, "received.total 60 | p.received.total ? | 一 收到政府信息公开申请60件，同比增长25%。", &[]);
    }

    #[test]
    fn a_bracket_may_stand_between() {
        check(&RULE, "一 全市收办政府信息公开申请3607件（甲区2000件、乙区1607件），同比增长70.3%。", &[]);
    }
}
