//! # N109 · share-impossible
//!
//! ## What it checks
//! A printed share of a printed whole can be had from a whole number of
//! parts.
//!
//! ## Why the law asks it
//! A share that no count gives rests on another whole.
//!
//! ## What usually went wrong
//! The whole beside it is not the one the share was taken from.

use crate::cells::Number;
use crate::narrative::number::Figure;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};
use rust_decimal::RoundingStrategy;

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N109",
    name: "share-impossible",
    title: "占比的百分数算不出来",
    says: "文中说占比、比例百分之几，旁边印有总数的，要有一个整数能算出它（四舍五入到印出的小数位）。总数可能另有所指，所以只作提示。",
    why: "占比由两个件数算出，件数是整数。",
    spec: Spec::any("AR-N-RATIO"),
    cite: Cite::new(&cite::FORM_2021, "一、报告内容（一）总体情况"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Info,
    formula: Formula::Custom { says: "占比 ＝ 某个整数 ÷ 总数，四舍五入到印出的小数位", run },
};

const SHARE: [&str; 5] = ["占", "比例", "比重", "可办率", "网办率"];
const GROWTH: [&str; 6] = ["增长", "增加", "上升", "减少", "下降", "提高"];

fn run(case: &Case<'_>, out: &mut Out) {
    let prose = case.prose();
    let text = prose.text();
    let figures = prose.figures();
    for (i, share) in figures.iter().enumerate().filter(|(_, f)| f.unit == '%' && !f.about && f.decimals > 0) {
        let Some(base) = figures[..i].iter().rev().find(|f| f.is_count()) else { continue };
        let between = &text[base.end..share.start];
        let near = between.len() <= 60 && !between.contains(['。', ';', '；', '\n']);
        if !near || !SHARE.iter().any(|w| between.contains(w)) || GROWTH.iter().any(|w| between.contains(w)) || share.value >= Number::from(100) {
            continue;
        }
        // The whole, or the part of any whole named shortly before.
        let wholes = figures[..i].iter().rev().take(12).filter(|f| f.is_count());
        if reachable(base.value, share) || wholes.clone().any(|whole| part_of(base.value, whole.value, share)) {
            continue;
        }
        let whole = base.value.normalize();
        let message = format!("文中说“{}”，没有哪个整数除以 {whole} 得 {}%；总数可能另有所指，请核对。", prose.quote(base.start..share.end), share.value);
        out.push(case.finding(&RULE, message).at(prose.place(base.start)));
    }
}

fn reachable(whole: Number, share: &Figure) -> bool {
    let about = (whole * share.value / Number::from(100)).floor();
    [about, about + Number::ONE].into_iter().any(|part| part_of(part, whole, share))
}

fn part_of(part: Number, whole: Number, share: &Figure) -> bool {
    !whole.is_zero()
        && part <= whole
        && (part * Number::from(100) / whole).round_dp_with_strategy(share.decimals, RoundingStrategy::MidpointAwayFromZero) == share.value
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn a_share_that_can_be_had() {
        check(&RULE, "一 发布事项964项，可网办事项比例达87.86%。", &[]);
    }

    #[test]
    fn a_share_that_cannot_be_had() {
        check(&RULE, "一 发布事项964项，可网办事项比例达87.87%。", &["文中说“发布事项964项，可网办事项比例达87.87%”，没有哪个整数除以 964 得 87.87%；总数可能另有所指，请核对。"]);
    }

    #[test]
    fn a_share_of_a_whole_named_before() {
        check(&RULE, "一 答复62件，予以公开40件，占64.52%。", &[]);
    }

    #[test]
    fn without_a_whole_nothing_is_said() {
        check(&RULE, "一 可网办事项比例达87.87%。", &[]);
    }
}
