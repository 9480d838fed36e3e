//! # F103 · blank-cell
//!
//! ## What it checks
//! No cell is blank or holds a stroke; a zero is printed as 0.
//!
//! ## Why the law asks it
//! A blank can be a zero, a number forgotten or a number lost.
//!
//! ## What usually went wrong
//! Zeros were left out to save time.

use crate::cells::CellState;
use crate::rule::{Basis, Case, Formula, Kind, Out, Rule, Severity, Spec, Status, Suspect};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "F103",
    name: "blank-cell",
    title: "格子没有填数",
    says: "没有空格子，也没有“/”“-”“—”；零要填“0”。",
    why: "空格子可能是零，也可能是漏填，读的人分不出来。",
    spec: Spec::any("AR-LAYOUT-BLANK"),
    cite: Cite::new(&cite::FORM_2021, "表二、表三、表四"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "各格都印有数字", run },
};

const NAMED: usize = 3;

fn run(case: &Case<'_>, out: &mut Out) {
    let empty: Vec<_> =
        case.reading.cells.in_state(|state| matches!(state, CellState::Blank | CellState::Dash)).collect();
    if empty.is_empty() {
        return;
    }
    let mut suspect: Vec<Suspect> = empty
        .iter()
        .filter_map(|(id, c)| {
            let expected = c.inferred?.normalize().to_string();
            Some(Suspect { cell: *id, printed: c.raw.trim().to_owned(), expected, kind: Kind::Blank })
        })
        .collect();
    suspect.sort_by_key(|s| s.expected == "0");
    let names: Vec<&str> = empty.iter().take(NAMED).map(|(id, _)| id.label()).collect();
    let more = if empty.len() > NAMED { "等" } else { "" };
    let mut message = format!("有 {} 个格子没有填数：{}{more}。零也要填“0”。", empty.len(), names.join("、"));
    if let Some(needed) = suspect.first().filter(|s| s.expected != "0") {
        message.push_str(&format!("按合计，{}应为 {}。", needed.cell.label(), needed.expected));
    }
    let cells: Vec<_> = empty.iter().map(|(id, _)| *id).collect();
    let place = case.places(&cells);
    let mut finding = case.finding(&RULE, message).cells(cells).at(place);
    finding.suspect = suspect;
    out.push(finding);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn a_zero_is_printed() {
        check(&RULE, "", &[]);
    }

    #[test]
    fn a_blank_is_left() {
        check(&RULE, "partial.research_institution _", &["有 1 个格子没有填数：表三“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”科研机构。零也要填“0”。"]);
    }

    #[test]
    fn a_blank_that_hides_a_number() {
        check(&RULE, "received.total 1 | result.total.natural_person 1 | result.total.total 1 | granted.natural_person 1 | granted.total 1 | received.natural_person _", &["有 1 个格子没有填数：表三“一、本年新收政府信息公开申请数量”自然人。零也要填“0”。按合计，表三“一、本年新收政府信息公开申请数量”自然人应为 1。"]);
    }

    #[test]
    fn an_unread_cell_is_not_blank() {
        check(&RULE, "received.total ?", &[]);
    }
}
