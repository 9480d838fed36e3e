//! Two reports beside each other: every cell, and what changed in the text.

use report::Reading;
use report::form::{CellId, all_cells};
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// Two reports compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The cells either report has, in the order of the form.
    pub cells: Vec<CellPair>,
    /// The running text, sentence by sentence.
    pub narrative: Vec<Change>,
}

/// One cell in both reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellPair {
    /// The machine name.
    pub cell: &'static str,
    /// The Chinese name.
    pub label: &'static str,
    /// The number in the first report; null if it has none.
    pub a: Option<String>,
    /// The number in the second.
    pub b: Option<String>,
    /// Second less first, if both have one.
    pub difference: Option<String>,
    /// The state in the first report, `absent` if its form lacks the cell.
    pub state_a: &'static str,
    /// The state in the second.
    pub state_b: &'static str,
}

/// A sentence that is only in one report, or in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `equal`, `removed` (only in the first) or `added` (only in the second).
    pub tag: &'static str,
    /// The sentence.
    pub text: String,
}

/// Compares two reports.
pub fn compare(a: &Reading, b: &Reading) -> Comparison {
    let cells = all_cells().filter(|id| a.cells.get(*id).is_some() || b.cells.get(*id).is_some());
    Comparison { cells: cells.map(|id| pair(id, a, b)).collect(), narrative: narrative(a, b) }
}

fn pair(id: CellId, a: &Reading, b: &Reading) -> CellPair {
    let number = |r: &Reading| r.cells.get(id).and_then(|c| c.value);
    let state = |r: &Reading| r.cells.get(id).map_or("absent", |c| c.state.name());
    let (left, right) = (number(a), number(b));
    let difference = left.zip(right).map(|(a, b)| (b - a).normalize().to_string());
    let show = |n: Option<report::Number>| n.map(|n| n.normalize().to_string());
    CellPair { cell: id.name(), label: id.label(), a: show(left), b: show(right), difference, state_a: state(a), state_b: state(b) }
}

fn narrative(a: &Reading, b: &Reading) -> Vec<Change> {
    let (left, right) = (sentences(a), sentences(b));
    let (left, right): (Vec<&str>, Vec<&str>) = (left.iter().map(String::as_str).collect(), right.iter().map(String::as_str).collect());
    TextDiff::from_slices(&left, &right)
        .iter_all_changes()
        .map(|change| Change {
            tag: match change.tag() {
                ChangeTag::Equal => "equal",
                ChangeTag::Delete => "removed",
                ChangeTag::Insert => "added",
            },
            text: change.value().to_string(),
        })
        .collect()
}

/// The text of a report in sentences; printed lines are joined first.
fn sentences(reading: &Reading) -> Vec<String> {
    let mut whole = String::new();
    let mut section = None;
    for passage in &reading.narrative {
        if passage.section != section {
            whole.push('\n');
            section = passage.section;
        }
        whole.push_str(passage.text.trim());
    }
    let mut out = Vec::new();
    for part in whole.split('\n') {
        out.extend(part.split_inclusive(['。', ';', '；']).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Place;
    use report::CellValue;
    use report::reading::Passage;

    fn reading(received: i64, text: &str) -> Reading {
        let mut reading = Reading::default();
        let id = CellId::named("applications.received.total").expect("a cell");
        reading.cells.set(id, CellValue::printed(received));
        reading.narrative.push(Passage { section: Some(0), text: text.to_owned(), place: Place::Paragraph(1) });
        reading
    }

    #[test]
    fn numbers_and_sentences_are_set_beside_each_other() {
        let got = compare(&reading(12, "收到12件。均已答复。"), &reading(15, "收到15件。均已答复。"));
        assert_eq!(got.cells.len(), 1);
        assert_eq!(got.cells[0].difference.as_deref(), Some("3"));
        let tags: Vec<&str> = got.narrative.iter().map(|c| c.tag).collect();
        assert_eq!(tags, ["removed", "added", "equal"]);
    }

    #[test]
    fn a_cell_only_one_form_has_makes_no_difference_of_zero() {
        let got = compare(&reading(12, ""), &Reading::default());
        assert_eq!((got.cells[0].b.as_deref(), got.cells[0].difference.as_deref(), got.cells[0].state_b), (None, None, "absent"));
    }
}
