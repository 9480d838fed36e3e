//! Which row of the form a printed row is: labels matched in order and by
//! likeness, so that a typo, a cut head, a missing row or a moved note does
//! not shift what follows.

use super::likeness::{letters, likeness};
use super::lines::Piece;
use super::rows::Candidate;

/// A label of the form, ready for matching.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// Letters a printed label ends in, if it is printed rightly.
    pub(super) cores: Vec<String>,
    /// Letters of the whole label.
    pub(super) whole: String,
}

impl Target {
    pub(super) fn new(label: &str, cores: &[&str]) -> Target {
        let mut whole = String::new();
        letters(label, &mut whole);
        let cores = cores.iter().map(|core| {
            let mut out = String::new();
            letters(core, &mut out);
            out
        });
        Target { cores: cores.collect(), whole }
    }
}

/// Below this likeness a label is not taken for another.
const LEAST: f64 = 0.55;
/// How many pieces back a label may reach.
const REACH: usize = 6;

/// For each candidate the target it is, and the letters that matched.
pub(super) fn align(rows: &[Candidate<'_, '_>], targets: &[Target]) -> Vec<Option<(usize, String)>> {
    let mut found: Vec<Option<usize>> = vec![None; rows.len()];
    // First what is printed rightly: it pins down the rest.
    let mut next = 0;
    let mut ordered = true;
    for (row, slot) in rows.iter().zip(&mut found) {
        let Some(label) = row.labels.last() else { continue };
        let mut printed = String::new();
        letters(&label.text, &mut printed);
        let exact = |t: &Target| t.cores.contains(&printed) || t.whole == printed;
        if let Some(at) = targets[next..].iter().position(exact) {
            *slot = Some(next + at);
            next += at + 1;
        } else if targets[..next].iter().any(exact) {
            ordered = false;
        }
    }
    if !ordered {
        found.fill(None);
    }
    fill(rows, targets, &mut found);
    rows.iter().zip(found).map(|(row, target)| target.map(|t| (t, best_text(&row.labels, &targets[t]).1))).collect()
}

/// Aligns what lies between pinned rows.
fn fill(rows: &[Candidate<'_, '_>], targets: &[Target], found: &mut [Option<usize>]) {
    let mut row = 0;
    while row < rows.len() {
        if found[row].is_some() {
            row += 1;
            continue;
        }
        let end = (row..rows.len()).find(|r| found[*r].is_some()).unwrap_or(rows.len());
        let from = (0..row).rev().find_map(|r| found[r]).map_or(0, |t| t + 1);
        let to = found.get(end).copied().flatten().unwrap_or(targets.len());
        if from < to {
            let scores: Vec<Vec<f64>> =
                rows[row..end].iter().map(|r| targets[from..to].iter().map(|t| best_text(&r.labels, t).0).collect()).collect();
            for (slot, target) in found[row..end].iter_mut().zip(best_order(&scores)) {
                *slot = target.map(|t| from + t);
            }
            // As many rows as targets are left: their order is their name.
            let count = end - row;
            if count == to - from && found[row..end].iter().any(Option::is_none) {
                let agrees = found[row..end].iter().enumerate().all(|(i, t)| t.is_none_or(|t| t == from + i));
                if agrees {
                    found[row..end].iter_mut().enumerate().for_each(|(i, slot)| *slot = Some(from + i));
                }
            }
        }
        row = end;
    }
}

/// The likeness of the words before a run to a target, at its best over how
/// many pieces the label is made of, those letters, and how many pieces.
pub(super) fn best_text(labels: &[&Piece<'_>], target: &Target) -> (f64, String, usize) {
    let mut text = String::new();
    let mut best = (0.0, String::new(), 0);
    for (count, piece) in labels.iter().rev().take(REACH).enumerate() {
        let mut longer = String::new();
        letters(&piece.text, &mut longer);
        longer.push_str(&text);
        text = longer;
        let score = score(&text, target);
        if score > best.0 {
            best = (score, text.clone(), count + 1);
        }
    }
    best
}

fn score(text: &str, target: &Target) -> f64 {
    if text.is_empty() {
        return 0.0;
    }
    if target.whole == text || target.cores.iter().any(|c| c == text) {
        return 2.0 + 0.01 * text.len() as f64 / 3.0;
    }
    let ends = target.cores.iter().chain([&target.whole]).filter(|c| text.ends_with(c.as_str())).map(|c| c.len()).max();
    if let Some(length) = ends {
        return 1.2 + 0.01 * length as f64 / 3.0 - 0.001 * (text.len() - length) as f64 / 3.0;
    }
    let alike = target.cores.iter().chain([&target.whole]).map(|c| likeness(text, c)).fold(0.0, f64::max);
    if alike >= LEAST { alike } else { 0.0 }
}

/// The order-keeping assignment with the highest sum of scores.
fn best_order(scores: &[Vec<f64>]) -> Vec<Option<usize>> {
    let rows = scores.len();
    let targets = scores.first().map_or(0, Vec::len);
    let mut best = vec![vec![0.0f64; targets + 1]; rows + 1];
    for i in (0..rows).rev() {
        for j in (0..targets).rev() {
            let take = if scores[i][j] > 0.0 { scores[i][j] + best[i + 1][j + 1] } else { 0.0 };
            best[i][j] = take.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let mut out = vec![None; rows];
    let (mut i, mut j) = (0, 0);
    while i < rows && j < targets {
        let here = best[i][j];
        if scores[i][j] > 0.0 && here == scores[i][j] + best[i + 1][j + 1] {
            out[i] = Some(j);
            i += 1;
            j += 1;
        } else if here == best[i][j + 1] {
            j += 1;
        } else {
            i += 1;
        }
    }
    out
}
