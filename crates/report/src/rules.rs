//! The rule book: every rule of the annual report, one a file.
//!
//! Codes are for ever. A letter names the part of the form, three digits the
//! rule; a code is never renumbered and never reused. A rule that is repealed
//! becomes `Removed` and keeps its file.
//!
//! | letter | part | 100s |
//! |---|---|---|
//! | P | 主动公开, table 2 | 101… both editions or 2021, 111… 2019 edition |
//! | R | 申请 (requests), table 3 | 101…104 arithmetic, then single cells |
//! | L | 复议诉讼 (legal remedies), table 4 | |
//! | N | narrative against tables and against itself | |
//! | S | sections and title | |
//! | F | the form as printed: heads, rows, blanks, labels | |
//! | D | dates | |
//! | X | the text as a whole, beside other reports | |
//! | A | aggregation of subordinate reports | |
//!
//! A new rule is one file here, one line in the list below, and a worked case
//! `tests/rules/CODE.md`.

use crate::rule::{Rule, Status};
use std::collections::HashMap;
use std::sync::LazyLock;

macro_rules! book {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// The rules in the order of the book.
        static ALL: &[&Rule] = &[$(&$module::RULE),*];
    };
}

book![
    p101_table_2_not_a_count,
    p102_normative_stock_jumps,
    p103_regulation_stock_jumps,
    p104_repealed_more_than_existed,
    p105_regulation_without_power,
    p106_made_more_than_in_force,
    p111_published_more_than_public,
    p112_public_total_jumps,
    p113_items_below_zero,
    p114_prior_items_changed,
    p115_decisions_without_items,
    p116_procurement_half_empty,
    r101_intake_imbalance,
    r102_row_sum_broken,
    r103_result_sum_broken,
    r104_carry_over_changed,
    r105_leaf_above_total,
    r106_fee_denied,
    r107_table_3_4_not_a_count,
    l101_remedy_sum_broken,
    l102_pending_cases_vanished,
    l103_suit_without_reconsideration,
    l104_remedies_without_applications,
    n101_received_told_otherwise,
    n102_handled_told_otherwise,
    n103_carried_told_otherwise,
    n104_outcome_told_otherwise,
    n105_documents_told_otherwise,
    n106_remedies_told_otherwise,
    n107_list_does_not_add_up,
    n108_growth_impossible,
    n109_share_impossible,
    n110_fee_not_told,
    n111_another_year_named,
    n112_period_not_the_year,
    n113_documents_not_told,
    n114_section_one_too_long,
    s101_sections_out_of_order,
    s102_title_differs,
    s103_section_empty,
    s104_results_of_oversight_missing,
    f101_heads_missing,
    f102_row_missing,
    f103_blank_cell,
    f104_label_differs,
    d101_department_late,
    d102_government_late,
    x101_text_copied,
    x102_personal_data,
    x103_two_versions,
    a101_sum_of_subordinates_differs,
];

/// All rules in the order of the book.
pub fn all() -> &'static [&'static Rule] {
    ALL
}

/// The rule with a code.
pub fn named(code: &str) -> Option<&'static Rule> {
    ALL.iter().find(|r| r.code == code).copied()
}

static POSITIONS: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| ALL.iter().enumerate().map(|(i, r)| (r.code, i)).collect());

/// The place of a code in the book.
pub fn position(code: &str) -> usize {
    POSITIONS.get(code).copied().unwrap_or(usize::MAX)
}

/// What part the formula of a rule plays in the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The arithmetic within one report, explained together.
    Inner,
    /// What was carried over from the year before.
    Carry,
    /// Names the culprit of a broken sum.
    Leaf,
    /// Stands alone.
    Other,
}

/// The part a rule plays.
pub fn role(rule: &Rule) -> Role {
    match rule.code {
        "R101" | "R102" | "R103" | "L101" => Role::Inner,
        "R104" => Role::Carry,
        "R105" => Role::Leaf,
        _ => Role::Other,
    }
}

/// Whether a rule adds up a row or a block, as readers use it to cut digits.
pub fn sums_a_row(rule: &Rule) -> bool {
    matches!(rule.code, "R102" | "L101")
}

/// Which of several broken equations gives a finding its code: the one with
/// the fewest other explanations.
pub fn precedence(rule: &Rule) -> usize {
    ["R102", "R103", "R101", "L101", "R104"].iter().position(|c| *c == rule.code).unwrap_or(usize::MAX)
}

/// The rule book as Markdown, for `docs/rules.md`.
pub fn markdown() -> String {
    let mut page = String::from(
        "# 规则手册\n\n本页由 `cargo xtask generate` 从 `crates/report/src/rules/` 生成，不要手改。\n\n\
         | 编号 | 名称 | 说明 | 规格 | 轻重 |\n|---|---|---|---|---|\n",
    );
    for rule in ALL {
        let specs: Vec<_> = rule.spec.names().collect();
        page.push_str(&format!(
            "| [{}](#{}) | `{}` | {} | {} | {} |\n",
            rule.code,
            rule.code.to_lowercase(),
            rule.name,
            rule.title,
            specs.join("、"),
            rule.severity.label()
        ));
    }
    for rule in ALL {
        page.push_str(&self::page(rule));
    }
    page
}

/// The page of one rule as Markdown.
pub fn page(rule: &Rule) -> String {
    let specs: Vec<_> = rule.spec.names().collect();
    let status = match rule.status {
        Status::Active { since } => format!("有效，自 {since} 版"),
        Status::OptIn { since } => format!("默认不查，用 `--select {}` 打开，自 {since} 版", rule.code),
        Status::Removed { since } => format!("已废止，自 {since} 版"),
    };
    format!(
        "\n## {code}\n\n**{title}**（`{name}`）\n\n{says}\n\n{why}\n\n- 算式：{formula}\n- 依据：{cite}（{basis}）\n- 轻重：{severity}\n- 规格：{specs}\n- 状态：{status}\n",
        code = rule.code,
        title = rule.title,
        name = rule.name,
        says = rule.says,
        why = rule.why,
        formula = rule.formula.written(),
        cite = rule.cite,
        basis = rule.basis.label(),
        severity = rule.severity.label(),
        specs = specs.join("、"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_taken_once() {
        for (i, a) in ALL.iter().enumerate() {
            assert!(ALL[i + 1..].iter().all(|b| a.code != b.code && a.name != b.name), "{}", a.code);
            assert!(a.code.len() == 4 && a.code.as_bytes()[0].is_ascii_uppercase(), "{}", a.code);
        }
    }

    #[test]
    fn each_rule_has_a_worked_case() {
        for rule in ALL {
            let path = format!("{}/tests/rules/{}.md", env!("CARGO_MANIFEST_DIR"), rule.code);
            assert!(std::path::Path::new(&path).exists(), "{path} is missing");
        }
    }
}
