//! Glyphs to text: words, lines, the cells of grids, in reading order.

use super::columns;
use super::grid::{Grid, Span};
use super::matrix::tenths;
use super::page::Glyph;
use crate::model::{Block, Cell, Paragraph, Place, Role, Row, Table};
use crate::{Limits, ReadError};

/// Gaps, as parts of the size of the type: between words of Latin letters or
/// digits, between other words, between columns.
const LATIN: f64 = 0.18;
const OTHER: f64 = 0.5;
const COLUMN: f64 = 1.5;
/// Glyphs closer than this, as a part of the size, belong to one word.
const WORD: f64 = 0.35;

/// A line of glyphs, from left to right or from top to bottom.
pub struct Line {
    /// What stands together in it, from left to right.
    pub pieces: Vec<Piece>,
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Top edge.
    pub top: f64,
    /// Bottom edge.
    pub bottom: f64,
    /// Size of the type.
    pub size: f64,
}

/// Text of a line without a wide gap in it.
pub struct Piece {
    /// The text.
    pub text: String,
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
}

/// The blocks of a page.
///
/// # Errors
/// If a table has more cells than allowed.
pub fn blocks(page: u32, glyphs: Vec<Glyph>, grids: &[Grid], limits: &Limits) -> Result<Vec<Block>, ReadError> {
    let boxes: u64 = grids.iter().map(|g| (g.xs.len() as u64) * (g.ys.len() as u64)).sum();
    if boxes > limits.span_cells {
        return Err(ReadError::TooLarge(format!("第 {page} 页的表格超过上限 {} 格，没有读。", limits.span_cells)));
    }
    let mut cells: Vec<Vec<Vec<Glyph>>> = grids.iter().map(|g| vec![Vec::new(); g.cells.len()]).collect();
    let mut running = Vec::new();
    for word in words(glyphs) {
        for part in parts(word, grids) {
            match home(&part, grids) {
                Some((grid, cell)) => cells[grid][cell].extend(part),
                None => running.extend(part),
            }
        }
    }
    let mut placed: Vec<(f64, Block)> = Vec::new();
    let running = lines(running);
    let unruled = columns::find(page, &running);
    for (index, line) in running.iter().enumerate() {
        if !unruled.iter().any(|u| u.lines.contains(&index)) {
            let paragraph = Paragraph { text: line.text("\t"), place: line.place(page), role: Role::Body };
            placed.push((line.top, Block::Paragraph(paragraph)));
        }
    }
    for found in unruled {
        placed.push((running[found.lines.start].top, Block::Table(found.table)));
    }
    for (grid, texts) in grids.iter().zip(cells) {
        // Rules without any text are ornament.
        if texts.iter().all(Vec::is_empty) {
            continue;
        }
        placed.push((grid.ys[0], Block::Table(table(page, grid, texts))));
    }
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(placed.into_iter().map(|(_, block)| block).collect())
}

/// Glyphs that follow one another closely, in the order of the stream.
fn words(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut words: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let follows = words.last().and_then(|w| w.last()).is_some_and(|last| {
            let size = last.size.max(glyph.size);
            (last.y - glyph.y).abs() < 0.2 * size
                && (-WORD..WORD).contains(&((glyph.x0 - last.x1) / size))
                && !last.text.trim().is_empty()
                && !glyph.text.trim().is_empty()
        });
        match words.last_mut() {
            Some(word) if follows => word.push(glyph),
            _ => words.push(vec![glyph]),
        }
    }
    words
}

/// A word cut where a rule runs between glyphs of different text objects. A
/// number that is wider than its cell was shown at once and stays whole.
fn parts(word: Vec<Glyph>, grids: &[Grid]) -> Vec<Vec<Glyph>> {
    let mut parts: Vec<Vec<Glyph>> = Vec::new();
    for glyph in word {
        let stays = parts.last().and_then(|p| p.last()).is_some_and(|last| {
            last.object == glyph.object || home(std::slice::from_ref(last), grids) == home(std::slice::from_ref(&glyph), grids)
        });
        match parts.last_mut() {
            Some(part) if stays => part.push(glyph),
            _ => parts.push(vec![glyph]),
        }
    }
    parts
}

/// The innermost cell in which the middle of a word lies.
fn home(word: &[Glyph], grids: &[Grid]) -> Option<(usize, usize)> {
    let (first, last) = (word.first()?, word.last()?);
    let (x, y) = (f64::midpoint(first.x0, last.x1), f64::midpoint(first.y, last.y));
    let inside = grids.iter().enumerate().filter_map(|(index, g)| g.at(x, y).map(|cell| (index, cell)));
    inside.min_by(|a, b| grids[a.0].area().total_cmp(&grids[b.0].area()))
}

/// Lines from top to bottom; of downward lines from right to left.
fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    let (down, mut across): (Vec<_>, Vec<_>) = glyphs.into_iter().partition(|g| g.is_vertical);
    across.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut groups: Vec<Vec<Glyph>> = Vec::new();
    for glyph in across {
        let together = groups.last().and_then(|g| g.first()).is_some_and(|first| (glyph.y - first.y) < 0.5 * first.size.max(glyph.size));
        match groups.last_mut() {
            Some(group) if together => group.push(glyph),
            _ => groups.push(vec![glyph]),
        }
    }
    let mut lines: Vec<Line> = groups.into_iter().filter_map(Line::across).collect();
    lines.extend(downward(down));
    lines.sort_by(|a, b| a.top.total_cmp(&b.top));
    lines
}

fn downward(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| b.x0.total_cmp(&a.x0));
    let mut groups: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let together = groups.last().and_then(|g| g.first()).is_some_and(|first| (first.x0 - glyph.x0).abs() < 0.5 * first.size);
        match groups.last_mut() {
            Some(group) if together => group.push(glyph),
            _ => groups.push(vec![glyph]),
        }
    }
    groups
        .into_iter()
        .filter_map(|mut group| {
            group.sort_by(|a, b| a.y.total_cmp(&b.y));
            let text: String = group.iter().map(|g| g.text.as_str()).collect();
            let left = group.iter().map(|g| g.x0).fold(f64::INFINITY, f64::min);
            let right = group.iter().map(|g| g.x1).fold(f64::NEG_INFINITY, f64::max);
            let text = text.trim().to_owned();
            let pieces = if text.is_empty() { Vec::new() } else { vec![Piece { text, left, right }] };
            Line::around(pieces, &group)
        })
        .collect()
}

impl Line {
    fn across(mut glyphs: Vec<Glyph>) -> Option<Line> {
        glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        // Bold made by showing a glyph twice, a hair apart.
        glyphs.dedup_by(|b, a| a.text == b.text && (b.x0 - a.x0).abs() < 0.15 * a.size);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut last: Option<&Glyph> = None;
        let mut is_spaced = false;
        for glyph in &glyphs {
            // A space glyph is a gap like any other.
            if glyph.text.trim().is_empty() {
                is_spaced = true;
                continue;
            }
            let gap = last.map_or(0.0, |last| (glyph.x0 - last.x1) / glyph.size.max(last.size));
            let is_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
            // Beside a number a gap without a space glyph parts two columns.
            let is_parted = gap > OTHER && !is_spaced && last.is_some_and(|last| is_digit(&last.text) || is_digit(&glyph.text));
            match pieces.last_mut() {
                Some(piece) if gap <= COLUMN && !is_parted => {
                    let is_latin = |text: Option<char>| text.is_some_and(|c| c.is_ascii_alphanumeric());
                    let both = is_latin(piece.text.chars().next_back()) && is_latin(glyph.text.chars().next());
                    if is_spaced || gap > if both { LATIN } else { OTHER } {
                        piece.text.push(' ');
                    }
                    piece.text.push_str(&glyph.text);
                    piece.right = piece.right.max(glyph.x1);
                }
                _ => pieces.push(Piece { text: glyph.text.clone(), left: glyph.x0, right: glyph.x1 }),
            }
            is_spaced = false;
            last = Some(glyph);
        }
        Line::around(pieces, &glyphs)
    }

    fn around(pieces: Vec<Piece>, glyphs: &[Glyph]) -> Option<Line> {
        let (first, last) = (pieces.first()?, pieces.last()?);
        let inked = || glyphs.iter().filter(|g| !g.text.trim().is_empty());
        Some(Line {
            left: first.left,
            right: last.right,
            top: inked().map(|g| g.y - 0.5 * g.size).fold(f64::INFINITY, f64::min),
            bottom: inked().map(|g| g.y + 0.5 * g.size).fold(f64::NEG_INFINITY, f64::max),
            size: inked().map(|g| g.size).fold(0.0, f64::max),
            pieces,
        })
    }

    /// The text of the line, with what stands between its pieces.
    fn text(&self, between: &str) -> String {
        self.pieces.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(between)
    }

    fn place(&self, page: u32) -> Place {
        place(page, self.left, self.top, self.right, self.bottom)
    }
}

/// A rectangle as a place.
pub fn place(page: u32, left: f64, top: f64, right: f64, bottom: f64) -> Place {
    Place::Pdf { page, x: tenths(left), y: tenths(top), w: tenths(right - left), h: tenths(bottom - top) }
}

fn table(page: u32, grid: &Grid, texts: Vec<Vec<Glyph>>) -> Table {
    let mut table = Table { rows: vec![Row::default(); grid.ys.len() - 1] };
    for (span, glyphs) in grid.cells.iter().zip(texts) {
        let cell = cell(page, grid, span, glyphs);
        table.rows[span.row].cells.push(cell);
    }
    table
}

fn cell(page: u32, grid: &Grid, span: &Span, glyphs: Vec<Glyph>) -> Cell {
    let (left, top, right, bottom) = grid.edges(span);
    let lines = lines(glyphs);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            text.push_str(seam(&lines[index - 1], line, right - left));
        }
        text.push_str(&line.text(" "));
    }
    let whole = |pick: fn(&Line) -> f64, fold: fn(f64, f64) -> f64| lines.iter().map(pick).reduce(fold);
    let place = place(
        page,
        whole(|l| l.left, f64::min).unwrap_or(left),
        whole(|l| l.top, f64::min).unwrap_or(top),
        whole(|l| l.right, f64::max).unwrap_or(right),
        whole(|l| l.bottom, f64::max).unwrap_or(bottom),
    );
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Cell { text, column: number(span.column), col_span: number(span.columns), row_span: number(span.rows), place }
}

/// What stands between two lines of a cell. A line breaks where the cell is
/// full, inside a word or a number; only digits under a line that had room for
/// them are a number of their own.
fn seam(above: &Line, below: &Line, width: f64) -> &'static str {
    let end = above.pieces.last().and_then(|p| p.text.chars().next_back());
    let begin = below.pieces.first().and_then(|p| p.text.chars().next());
    let (Some(end), Some(begin)) = (end, begin) else { return "" };
    if end.is_ascii_digit() && begin.is_ascii_digit() {
        let room = width - (above.right - above.left);
        return if room > 1.5 * above.size { "\n" } else { "" };
    }
    if end.is_ascii_alphabetic() && begin.is_ascii_alphabetic() { " " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x0: f64, x1: f64) -> Glyph {
        Glyph { text: text.to_owned(), x0, x1, y: 0.0, size: 10.0, object: 0, is_vertical: false }
    }

    fn check(glyphs: &[(&str, f64, f64)], expected: &str) {
        let line = Line::across(glyphs.iter().map(|&(text, x0, x1)| glyph(text, x0, x1)).collect());
        assert_eq!(line.map(|l| l.text("\t")).as_deref(), Some(expected));
    }

    #[test]
    fn two_numbers_beside_one_another_are_two() {
        check(&[("0", 0.0, 5.0), ("4", 12.0, 17.0), ("0", 17.0, 22.0)], "0\t40");
    }

    #[test]
    fn a_space_that_was_shown_is_a_space() {
        check(&[("开", 0.0, 10.0), (" ", 10.0, 15.0), ("2", 16.0, 21.0)], "开 2");
    }

    #[test]
    fn bold_made_by_showing_twice_is_read_once() {
        check(&[("一", 0.0, 10.0), ("一", 0.3, 10.3), ("1", 10.3, 15.3), ("1", 15.3, 20.3)], "一11");
    }
}
