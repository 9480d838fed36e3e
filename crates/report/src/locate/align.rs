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
    cores: Vec<String>,
    /// Letters of the whole label.
    pub(super) whole: String,
    /// Its number within its group, as in `2.重复申请`.
    ordinal: Option<u32>,
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
        Target { cores: cores.collect(), whole, ordinal: ordinal(label) }
    }

    /// Whether letters and number are this label's, printed rightly.
    pub(super) fn is(&self, printed: &str, number: Option<u32>) -> bool {
        (self.whole == printed || self.cores.iter().any(|c| c == printed)) && self.may_be(number)
    }

    /// Whether a printed number leaves this label possible.
    fn may_be(&self, number: Option<u32>) -> bool {
        number.is_none() || self.ordinal.is_none() || number == self.ordinal
    }
}

/// The number a label begins with: `2.` or `2、`.
fn ordinal(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=2).contains(end))?;
    text[end..].trim_start().starts_with(['.', '、', '．', ',']).then(|| text[..end].parse().ok())?
}

/// Below this likeness a label is not taken for another.
const LEAST: f64 = 0.55;
/// How many pieces back, and how many lines on, a label may reach.
const REACH: usize = 6;
/// How far apart the beginnings of the lines of one label may stand.
const INDENT: i32 = 2;

/// For each candidate the target it is, and the label as it is printed.
pub(super) fn align(rows: &[Candidate<'_, '_>], targets: &[Target]) -> Vec<Option<(usize, Printed)>> {
    let mut found: Vec<Option<usize>> = vec![None; rows.len()];
    // First what is printed rightly: it pins down the rest.
    let mut pinned: Vec<Option<Printed>> = Vec::with_capacity(rows.len());
    let mut next = 0;
    let mut ordered = true;
    for (row, slot) in rows.iter().zip(&mut found) {
        let Some(label) = row.labels.last() else {
            pinned.push(None);
            continue;
        };
        let printed = Printed::of(&[label]);
        let exact = |t: &Target| t.is(&printed.letters, printed.number);
        if let Some(at) = targets[next..].iter().position(exact) {
            *slot = Some(next + at);
            next += at + 1;
            pinned.push(Some(printed));
        } else {
            ordered &= !targets[..next].iter().any(exact);
            pinned.push(None);
        }
    }
    if !ordered {
        found.fill(None);
        pinned.fill(None);
    }
    fill(rows, targets, &mut found);
    close_gaps(rows, targets, &mut found);
    let named = |((i, target), pinned): ((usize, Option<usize>), Option<Printed>)| {
        let target = target?;
        Some((target, pinned.unwrap_or_else(|| best(&variants(rows, i), &targets[target]).1.clone())))
    };
    found.into_iter().enumerate().zip(pinned).map(named).collect()
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
            let scores: Vec<Vec<f64>> = (row..end)
                .map(|r| {
                    let variants = variants(rows, r);
                    targets[from..to].iter().map(|t| best(&variants, t).0).collect()
                })
                .collect();
            for (slot, target) in found[row..end].iter_mut().zip(best_order(&scores)) {
                *slot = target.map(|t| from + t);
            }
        }
        row = end;
    }
}

/// Where as many rows as targets are left between two that are known, and
/// nothing printed speaks against it, their order is their name.
fn close_gaps(rows: &[Candidate<'_, '_>], targets: &[Target], found: &mut [Option<usize>]) {
    let mut row = 0;
    while row < rows.len() {
        let end = (row..rows.len()).find(|r| found[*r].is_some()).unwrap_or(rows.len());
        let from = row.checked_sub(1).and_then(|r| found[r]).map(|t| t + 1);
        let to = found.get(end).copied().flatten();
        if let (Some(from), Some(to)) = (from, to)
            && to.checked_sub(from) == Some(end - row)
        {
            let possible = (row..end).zip(from..).all(|(r, t)| {
                let printed = rows[r].labels.last().map(|p| Printed::of(&[p])).unwrap_or_default();
                targets[t].may_be(printed.number) && likeness(&printed.letters, &targets[t].whole) >= HINT
            });
            if possible {
                (row..end).zip(from..).for_each(|(r, t)| found[r] = Some(t));
            }
        }
        row = end + 1;
    }
}

/// The least a cut label has to share with the only label it can be.
const HINT: f64 = 0.2;

/// A label as it may be printed: made of how many pieces is not known.
#[derive(Debug, Clone, Default)]
pub(super) struct Printed {
    /// Its letters.
    pub(super) letters: String,
    /// Its text.
    pub(super) text: String,
    number: Option<u32>,
}

impl Printed {
    fn of(pieces: &[&Piece<'_>]) -> Printed {
        let mut printed = Printed { number: pieces.first().and_then(|p| ordinal(&p.text)), ..Printed::default() };
        for piece in pieces {
            letters(&piece.text, &mut printed.letters);
            printed.text.push_str(piece.text.trim());
        }
        printed
    }
}

/// The ways in which the words around a run may be its label: the last
/// pieces before it and, where text is laid out by blanks, the lines above
/// and below that begin where the label begins.
fn variants(rows: &[Candidate<'_, '_>], index: usize) -> Vec<Printed> {
    let labels = &rows[index].labels;
    let mut out: Vec<Printed> = (1..=labels.len().min(REACH)).map(|n| Printed::of(&labels[labels.len() - n..])).collect();
    let (Some(last), Some(line)) = (labels.last(), rows[index].items.first().map(|i| i.line)) else { return out };
    let (Some(start), true) = (last.start, rows[index].items.iter().all(|i| i.middle.is_some())) else { return out };
    let near = |p: &&&Piece<'_>| p.start.is_some_and(|s| (s - start).abs() <= INDENT);
    let above: Vec<&Piece<'_>> = labels.iter().filter(near).copied().collect();
    let below: Vec<&Piece<'_>> = match rows.get(index + 1) {
        Some(next) => next
            .labels
            .iter()
            .filter(near)
            .filter(|p| p.line > line && next.items.first().is_some_and(|i| p.line < i.line))
            .take(REACH)
            .copied()
            .collect(),
        None => Vec::new(),
    };
    for up in 1..=above.len().min(REACH) {
        let head = &above[above.len() - up..];
        for down in 0..=below.len() {
            let pieces: Vec<&Piece<'_>> = head.iter().chain(&below[..down]).copied().collect();
            out.push(Printed::of(&pieces));
        }
    }
    out
}

/// The likeness of a target to the best of the variants, and that variant.
fn best<'v>(variants: &'v [Printed], target: &Target) -> (f64, &'v Printed) {
    static NONE: Printed = Printed { letters: String::new(), text: String::new(), number: None };
    let mut best = (0.0, &NONE);
    for printed in variants {
        let score = score(printed, target);
        if score > best.0 {
            best = (score, printed);
        }
    }
    best
}

fn score(printed: &Printed, target: &Target) -> f64 {
    let text = printed.letters.as_str();
    if text.is_empty() || !target.may_be(printed.number) {
        return 0.0;
    }
    if target.is(text, None) {
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
