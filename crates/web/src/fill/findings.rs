//! Findings as the page tells them: gravest first, the sum written out, what
//! else would then hold.

use crate::fill::cells::anchor;
use crate::fill::original::Pointed;
use crate::fill::verdict::severity;
use crate::view::report::{Finding, Remark, SumKind, SumLine};
use ::report::check::Checked;
use ::report::rule::{self, Why};
use ::report::{Number, rules};

/// Cells named when it is open which of them is wrong.
const SUSPECTS: usize = 3;

/// The findings of a report in the order of the page.
pub fn in_order(checked: &Checked) -> Vec<&rule::Finding> {
    let mut findings: Vec<_> = checked.findings.iter().collect();
    // Stable: within a severity the order of the rule book stays.
    findings.sort_by_key(|f| f.severity);
    findings
}

/// One finding with its number on the page.
pub fn finding(no: u32, finding: &rule::Finding, pointed: &Pointed<'_>) -> Finding {
    let mut cells: Vec<String> = Vec::new();
    for cell in anchor(finding).into_iter().chain(finding.cells.iter().copied()) {
        if !cells.iter().any(|c| c == cell.name()) {
            cells.push(cell.name().to_owned());
        }
    }
    Finding {
        no,
        severity: severity(finding.severity),
        code: finding.code.to_owned(),
        headline: finding.message.clone(),
        sum: sum(finding),
        says: says(finding),
        excerpts: pointed.quotes(finding),
        cite: finding.cite.clone(),
        cells,
    }
}

/// The sum of a broken equation; nothing where no two numbers differ.
fn sum(finding: &rule::Finding) -> Vec<SumLine> {
    let (Some(expected), Some(found)) = (&finding.expected, &finding.found) else { return Vec::new() };
    let (Ok(left), Ok(right)) = (expected.parse::<Number>(), found.parse::<Number>()) else { return Vec::new() };
    let line = |label: &str, value: String, kind| SumLine { label: label.to_owned(), value, kind };
    vec![
        line("按等式应为", expected.clone(), SumKind::Expected),
        line("印的是", found.clone(), SumKind::Printed),
        line("相差", (left - right).abs().normalize().to_string(), SumKind::Difference),
    ]
}

/// Which cells it may be, where the headline leaves it open, and what else the
/// same fault breaks.
fn says(finding: &rule::Finding) -> Vec<String> {
    let broken = finding.also.len() + 1;
    let mut says = Vec::new();
    match finding.suspect.as_slice() {
        [] if broken > 1 => says.push(format!("同一原因还使另外 {} 个等式不成立。", broken - 1)),
        [] => {}
        [one] => {
            if broken > 1 {
                says.push(format!("此格若为 {}，不成立的 {broken} 个等式同时成立。", one.expected));
            }
        }
        many => {
            for suspect in many.iter().take(SUSPECTS) {
                let printed = if suspect.printed.is_empty() { "空的".to_owned() } else { suspect.printed.clone() };
                says.push(format!(
                    "可能是{}：印的是 {printed}，应为 {}（{}）。",
                    suspect.cell.label(),
                    suspect.expected,
                    suspect.kind.label()
                ));
            }
        }
    }
    says
}

/// What could not be assessed, grouped by rule and reason.
pub fn unassessed(checked: &Checked) -> Vec<Remark> {
    let mut groups: Vec<((&str, Why), usize)> = Vec::new();
    for item in &checked.not_assessable {
        match groups.iter_mut().find(|(key, _)| *key == (item.code, item.why)) {
            Some((_, count)) => *count += 1,
            None => groups.push(((item.code, item.why), 1)),
        }
    }
    let remark = |((code, why), count): ((&str, Why), usize)| {
        let title = rules::named(code).map_or(code, |r| r.title);
        Remark { text: format!("{title}：{}。", why.label()), place: format!("规则 {code}，{count} 条") }
    };
    groups.into_iter().map(remark).collect()
}
