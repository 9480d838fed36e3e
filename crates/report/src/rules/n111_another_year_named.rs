//! # N111 · another-year-named
//!
//! ## What it checks
//! Where title, preamble and section 一 name the year reported on, it is the
//! same year.
//!
//! ## Why the law asks it
//! A year that differs shows a sentence copied from an earlier report.
//!
//! ## What usually went wrong
//! Last year's report was the template.

use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};
use std::ops::Range;

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N111",
    name: "another-year-named",
    title: "写着别的年份",
    says: "标题、前言和第一部分说到报告年度的地方，都是同一年。",
    why: "年份不同，说明是从旧报告抄来的。",
    spec: Spec::any("AR-N-YEAR"),
    cite: Cite::new(&cite::FORM_2021, "报告标题、一、报告内容（一）总体情况"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "标题、前言、第一部分的报告年份 ＝ 报告年度", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let Some(year) = case.reading.year else { return };
    let prose = case.prose();
    if let Some(title) = &case.reading.title {
        let plain: String = title.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(other) = named(&plain, "年政府信息公开").filter(|y| *y != year) {
            out.push(case.finding(&RULE, format!("标题写的是{other}年，报告的年度是{year}年。")).values(year.to_string(), other.to_string()));
        }
    }
    let text = prose.text();
    for sentence in prose.sentences() {
        let no = prose.section_at(sentence.start);
        if !matches!(no, None | Some("一")) {
            continue;
        }
        let words = &text[sentence.clone()];
        let found = if no.is_none() { named(words, "年政府信息公开工作年度报告").map(|y| (y, 0..words.len())) } else { leading(words) };
        if let Some((other, range)) = found.filter(|(y, _)| *y != year && (2008..=year).contains(y)) {
            let range = sentence.start + range.start..sentence.start + range.end.min(range.start + 24).min(words.len());
            let quote: String = text[range.start..].chars().take_while(|c| *c != '\n').take(16).collect();
            let message = format!("文中写“{}”，报告的年度是{year}年；可能是从旧报告抄来的。", quote.replace(',', "，"));
            out.push(case.finding(&RULE, message).values(year.to_string(), other.to_string()).at(prose.place(range.start)));
            return;
        }
    }
}

/// The year right before some words.
fn named(text: &str, words: &str) -> Option<i16> {
    let at = text.find(words)?;
    text.get(at.checked_sub(4)?..at)?.parse().ok()
}

/// The year a sentence begins with (`2023年，…`), or its day of reference.
fn leading(sentence: &str) -> Option<(i16, Range<usize>)> {
    let body = sentence.trim_start_matches("截至").trim_start_matches("截止");
    let year: i16 = body.get(..4)?.parse().ok()?;
    let rest = body.get(4..)?.strip_prefix('年')?;
    let reference = body.len() < sentence.len() && (rest.starts_with("12月31日") || rest.starts_with('底'));
    (reference || rest.starts_with(',') || rest.starts_with('度')).then_some((year, 0..sentence.len()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_same_year() {
        check(&RULE, "一 2024年，本局公开信息。较2023年有所增加。", &[]);
    }

    #[test]
    fn last_years_sentence() {
        check(&RULE, "一 2023年，本局公开政府信息。", &["文中写“2023年，本局公开政府信息。”，报告的年度是2024年；可能是从旧报告抄来的。"]);
    }

    #[test]
    fn another_year_in_the_title() {
        check(&RULE, "标题 云澜县档案局2023年政府信息公开工作年度报告", &["标题写的是2023年，报告的年度是2024年。"]);
    }

    #[test]
    fn without_a_year_nothing_is_said() {
        check(&RULE, "年度 不详 | 一 2023年，本局公开政府信息。", &[]);
    }
}
