//! # X101 · text-copied
//!
//! ## What it checks
//! The narrative is not nearly the same as that of the year before or of a
//! sibling.
//!
//! ## Why the law asks it
//! Copied and perfunctory reports with bad effects are corrected under
//! article 47.
//!
//! ## What usually went wrong
//! Last year's text was reused with new numbers.

use crate::narrative::Prose;
use crate::reading::Reading;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "X101",
    name: "text-copied",
    title: "文字与别的报告雷同",
    says: "叙述部分与本机关上年报告、同级其他机关报告的相同程度低于 90%（可以设置）。",
    why: "年度报告照抄、敷衍应付、造成不良影响的，按条例第四十七条处理。",
    spec: Spec::any("AR-X-SIMILAR"),
    cite: Cite::new(&cite::FORM_2021, "（四）明确责任"),
    basis: Basis::Official,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "相同的四字片段 ÷ 全部四字片段 ＜ 90%（数字不计）", run },
};

/// Shorter texts are alike by nature.
const SHORTEST: usize = 150;

fn run(case: &Case<'_>, out: &mut Out) {
    let context = case.context;
    if context.previous.is_none() && context.siblings.is_empty() {
        return;
    }
    let own = pieces(case.prose());
    if own.len() < SHORTEST {
        return;
    }
    let last = context.previous.map(|p| (p, case.previous_prose().map(pieces).unwrap_or_default(), "上年报告".to_owned()));
    let name = |r: &Reading| format!("{}的报告", r.agency.as_deref().unwrap_or("同级机关"));
    let others = context.siblings.iter().map(|s| (*s, pieces(&Prose::of(s)), name(s)));
    for (_, other, name) in last.into_iter().chain(others) {
        let percent = alike(&own, &other);
        if other.len() >= SHORTEST && percent >= context.settings.alike_percent {
            out.push(case.finding(&RULE, format!("叙述部分与{name}有 {percent}% 相同。")).values("低于 90%", format!("{percent}%")));
        }
    }
}

/// All runs of four characters, digits left out, as sorted numbers.
fn pieces(prose: &Prose<'_>) -> Vec<u128> {
    let letters: Vec<char> = prose.text().chars().filter(|c| c.is_alphanumeric() && !c.is_ascii_digit()).collect();
    let mut all: Vec<u128> = letters.windows(4).map(|w| w.iter().fold(0, |n, c| (n << 32) | u128::from(u32::from(*c)))).collect();
    all.sort_unstable();
    all
}

/// How many per cent of the pieces of both texts are shared.
fn alike(a: &[u128], b: &[u128]) -> u32 {
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = a.len() + b.len();
    u32::try_from(200 * shared / all.max(1)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    fn long(words: &str) -> String {
        let all: String = (0..40).map(|i| format!("{words}{}公开机构职能。", ["一", "二", "三", "四", "五", "六", "七"][i % 7])).collect();
        all.replace('。', "")
    }

    #[test]
    fn two_texts_of_their_own() {
        let report = format!("一 {} | p.一 {}", long("本年重点推进信息"), long("上一年度培训人员"));
        check(&RULE, &report, &[]);
    }

    #[test]
    fn last_years_text_again() {
        let report = format!("一 {} | p.一 {}", long("本年重点推进信息"), long("本年重点推进信息"));
        check(&RULE, &report, &["叙述部分与上年报告有 100% 相同。"]);
    }

    #[test]
    fn a_siblings_text_again() {
        let report = format!("一 {} | s.一 {} | s.机关 云澜县水务局", long("本年重点推进信息"), long("本年重点推进信息"));
        check(&RULE, &report, &["叙述部分与云澜县水务局的报告有 100% 相同。"]);
    }

    #[test]
    fn without_another_report_nothing_is_said() {
        check(&RULE, &format!("一 {}", long("本年重点推进信息")), &[]);
    }
}
