//! # N107 · list-does-not-add-up
//!
//! ## What it checks
//! A total said with 合计, 共计 or 总计 right after a list is the sum of the list;
//! what follows 其中 does not exceed what stands before it.
//!
//! ## Why the law asks it
//! A sum that is wrong makes every part doubtful.
//!
//! ## What usually went wrong
//! A part was added later.

use crate::cells::Number;
use crate::narrative::number::Figure;
use crate::narrative::{Prose, claim::strip};
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};
use std::ops::Range;

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N107",
    name: "list-does-not-add-up",
    title: "文中的合计算错了",
    says: "一句之中，紧跟在列举之后的合计、共计、总计等于各项之和；“其中”之后的各项之和不超过前面的总数。",
    why: "合计错了，各项都不可信。",
    spec: Spec::any("AR-N-SUM"),
    cite: Cite::new(&cite::FORM_2021, "一、报告内容（一）总体情况"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "合计 ＝ 所列各项之和；其中各项之和 ≤ 总数", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let prose = case.prose();
    let figures = prose.figures();
    for sentence in prose.sentences() {
        let from = figures.partition_point(|f| f.start < sentence.start);
        let to = figures.partition_point(|f| f.start < sentence.end);
        if to - from < 3 || !["其中", "合计", "共计", "总计"].iter().any(|w| prose.text()[sentence.clone()].contains(w)) {
            continue;
        }
        let open: Vec<&Figure> = figures[from..to].iter().filter(|f| !in_brackets(prose, &sentence, f.start)).collect();
        after_a_list(case, &open, out);
        among_which(case, &sentence, &open, out);
    }
}

/// `a件、b件，合计c件`.
fn after_a_list(case: &Case<'_>, figures: &[&Figure], out: &mut Out) {
    let prose = case.prose();
    for (i, total) in figures.iter().enumerate().skip(2).filter(|(_, f)| f.is_count()) {
        let words = prose.text()[figures[i - 1].end..total.start].trim_start_matches([',', '、', ')']);
        if !strip(words).is_empty() || !["合计", "共计", "总计"].iter().any(|w| words.contains(w)) {
            continue;
        }
        let list: Vec<Number> = (figures[..i].iter().rev()).take_while(|f| f.is_count() && f.unit == total.unit).map(|f| f.value).collect();
        let mut sum = Number::ZERO;
        let fits = list.iter().enumerate().any(|(n, value)| {
            sum += value;
            n > 0 && sum == total.value
        });
        if list.len() >= 2 && !fits {
            let message = format!("文中列了 {} 项，相加是 {sum}，却写“{}”。", list.len(), &prose.text()[figures[i - 1].end..total.end].trim_start_matches([',', '、']));
            let finding = case.finding(&RULE, message).values(sum.to_string(), total.value.to_string());
            out.push(finding.at(prose.place(total.start)));
        }
    }
}

/// `n件，其中a件、b件`: parts that together exceed the whole. Where the parts
/// reach the whole exactly, another division of it begins.
fn among_which(case: &Case<'_>, sentence: &Range<usize>, figures: &[&Figure], out: &mut Out) {
    let prose = case.prose();
    let text = &prose.text()[sentence.clone()];
    for (at, _) in text.match_indices("其中") {
        let at = sentence.start + at;
        if in_brackets(prose, sentence, at) {
            continue;
        }
        let Some(whole) = figures.iter().rev().find(|f| f.end <= at && f.unit != '%').filter(|f| f.is_count()) else { continue };
        let end = prose.text()[at..sentence.end].find([';', '；']).map_or(sentence.end, |i| at + i);
        let mut sum = Number::ZERO;
        let mut count = 0;
        for part in figures.iter().filter(|f| f.start > at && f.end <= end) {
            if part.unit != whole.unit || !part.is_count() {
                continue;
            }
            if sum == whole.value {
                sum = Number::ZERO;
            }
            sum += part.value;
            count += 1;
        }
        if count >= 2 && sum > whole.value {
            let message = format!("文中说“{}”，“其中”之后各项相加是 {sum}，超过了总数。", prose.quote(whole.start..whole.end));
            let finding = case.finding(&RULE, message).values(whole.value.to_string(), sum.to_string());
            out.push(finding.at(prose.place(whole.start)));
        }
    }
}

fn in_brackets(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let front = &prose.text()[sentence.start..at];
    front.matches('(').count() > front.matches(')').count()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_list_adds_up() {
        check(&RULE, "一 发布补贴信息12条，救助信息10条，社保信息7条，合计29条。", &[]);
    }

    #[test]
    fn the_list_does_not_add_up() {
        check(&RULE, "一 发布补贴信息12条，救助信息10条，社保信息7条，合计30条。", &["文中列了 3 项，相加是 29，却写“合计30条”。"]);
    }

    #[test]
    fn parts_exceed_the_whole() {
        check(&RULE, "一 公开信息20条，其中规划8条、财政9条、人事5条。", &["文中说“公开信息20条”，“其中”之后各项相加是 22，超过了总数。"]);
    }

    #[test]
    fn two_divisions_of_one_whole() {
        check(&RULE, "一 公开信息20条，其中规划8条、财政12条，县级15条、镇级5条。", &[]);
    }

    #[test]
    fn a_number_that_is_only_about_so_many_is_no_sum() {
        check(&RULE, "一 公开信息20余条，其中规划18条、财政12条。", &[]);
    }
}
