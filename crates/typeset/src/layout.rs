//! A document as the data of the template: pieces in order, tables planned.

use document::model::{Block, Document, Paragraph, Role, Table};
use serde::Serialize;

use crate::grid::{Grid, GridCell, MAX_COLUMNS};
use crate::text::{self, lines, one_line};
use crate::widths::{self, TALL};
use crate::{Options, TypesetError};

/// How many characters of the title's size stand in a line.
const TITLE_LINE: f32 = 20.0;
/// A text longer than this in a column of labels begins at the left.
const LONG_LABEL: f32 = 8.0;
/// Numbers longer than this are ranged right instead of centred.
const LONG_NUMBER: f32 = 3.5;

/// Everything the template reads.
#[derive(Serialize)]
pub(crate) struct Sheet {
    title: Option<String>,
    author: Vec<String>,
    families: Vec<String>,
    pieces: Vec<Piece>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Piece {
    Title { lines: Vec<String> },
    Heading { level: u8, text: String },
    Body { text: String },
    Issuer { text: String },
    Number { text: String },
    Addressee { text: String },
    Signature { text: String },
    Dated { text: String },
    Table(TableData),
}

#[derive(Serialize)]
struct TableData {
    size: f32,
    columns: Vec<f32>,
    air: f32,
    rows: usize,
    /// How many rows are repeated on the next page.
    head: usize,
    cells: Vec<CellData>,
}

#[derive(Serialize)]
struct CellData {
    x: usize,
    y: usize,
    colspan: usize,
    rowspan: usize,
    align: Align,
    lines: Vec<String>,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
enum Align {
    Left,
    Center,
    Right,
}

impl Sheet {
    /// Every text that will stand on the paper.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().flat_map(|piece| -> Box<dyn Iterator<Item = &str> + '_> {
            match piece {
                Piece::Title { lines } => Box::new(lines.iter().map(String::as_str)),
                Piece::Heading { text, .. }
                | Piece::Body { text }
                | Piece::Issuer { text }
                | Piece::Number { text }
                | Piece::Addressee { text }
                | Piece::Signature { text }
                | Piece::Dated { text } => Box::new(std::iter::once(text.as_str())),
                Piece::Table(table) => Box::new(table.cells.iter().flat_map(|cell| &cell.lines).map(String::as_str)),
            }
        })
    }
}

/// The data of a document.
pub(crate) fn sheet(document: &Document, options: &Options) -> Result<Sheet, TypesetError> {
    let mut pieces = Vec::new();
    let mut tables = 0;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => add_paragraph(&mut pieces, paragraph),
            Block::Table(table) => {
                tables += 1;
                let too_wide = |columns| TypesetError::TableTooWide { table: tables, columns, limit: MAX_COLUMNS };
                pieces.extend(table_data(table).map_err(too_wide)?.map(Piece::Table));
            }
        }
    }
    let own_title = || {
        document.blocks.iter().find_map(|block| match block {
            Block::Paragraph(Paragraph { text, role: Role::Title, .. }) => Some(one_line(text)),
            _ => None,
        })
    };
    Ok(Sheet {
        title: options.title.as_deref().map(one_line).or_else(own_title),
        author: options.author.as_deref().map(one_line).into_iter().collect(),
        families: options.fonts.families().to_vec(),
        pieces,
    })
}

fn add_paragraph(pieces: &mut Vec<Piece>, paragraph: &Paragraph) {
    match paragraph.role {
        Role::Title => pieces.push(Piece::Title { lines: lines(&paragraph.text).iter().flat_map(|line| title_lines(line)).collect() }),
        Role::Heading(level) => pieces.push(Piece::Heading { level: level.clamp(1, 6), text: one_line(&paragraph.text) }),
        Role::Issuer => pieces.push(Piece::Issuer { text: one_line(&paragraph.text) }),
        Role::Number => pieces.push(Piece::Number { text: one_line(&paragraph.text) }),
        Role::Addressee => pieces.push(Piece::Addressee { text: one_line(&paragraph.text) }),
        Role::Signature => pieces.push(Piece::Signature { text: one_line(&paragraph.text) }),
        Role::Dated => pieces.push(Piece::Dated { text: one_line(&paragraph.text) }),
        Role::Body => pieces.extend(lines(&paragraph.text).into_iter().map(|line| Piece::Body { text: text::breakable(&line) })),
    }
}

/// A long title in two lines: before the year or 关于 if both then fit, else
/// where the halves are most alike. Longer ones are left to the typesetter.
fn title_lines(title: &str) -> Vec<String> {
    let width = text::width(title);
    if width <= TITLE_LINE || width > TITLE_LINE * 2.0 {
        return vec![title.to_owned()];
    }
    let mut best: Option<(bool, f32, usize)> = None;
    let mut at = 0;
    for piece in text::pieces(title) {
        let (left, right) = (text::width(&title[..at]), text::width(&title[at..]));
        if at > 0 && left <= TITLE_LINE && right <= TITLE_LINE {
            let other = !piece.starts_with(|c: char| c.is_ascii_digit()) && !title[at..].starts_with("关于");
            let rank = (other, (left - right).abs(), at);
            if best.is_none_or(|best| (rank.0, rank.1) < (best.0, best.1)) {
                best = Some(rank);
            }
        }
        at += piece.len();
    }
    match best {
        Some((.., at)) => vec![title[..at].trim_end().to_owned(), title[at..].to_owned()],
        None => vec![title.to_owned()],
    }
}

/// The data of a table; none if it has no cells; its columns if too many.
fn table_data(table: &Table) -> Result<Option<TableData>, usize> {
    let grid = Grid::new(table)?;
    if grid.columns == 0 {
        return Ok(None);
    }
    let plan = widths::plan(&grid);
    let head = if grid.has_parts() { 0 } else { grid.head() };
    let aligns = Aligns::new(&grid);
    let cells = grid
        .cells
        .iter()
        .map(|cell| CellData {
            x: cell.x,
            y: cell.y,
            colspan: cell.col_span,
            rowspan: cell.row_span,
            align: aligns.of(cell, &grid),
            lines: cell.lines.iter().map(|line| text::breakable(line)).collect(),
        })
        .collect();
    Ok(Some(TableData { size: plan.size, columns: plan.columns, air: plan.air, rows: grid.rows, head, cells }))
}

/// What decides how the cells of one table are ranged.
struct Aligns {
    head: usize,
    counting: Vec<bool>,
    long_labels: bool,
    long_numbers: bool,
}

impl Aligns {
    fn new(grid: &Grid) -> Aligns {
        let head = grid.head();
        let counting = grid.counting_rows();
        let below = || grid.cells.iter().filter(|cell| cell.y >= head);
        let in_use = |cell: &GridCell| counting[cell.y] || !counting.contains(&true);
        let is_label = |cell: &&GridCell| !cell.is_number() && cell.row_span < TALL && cell.col_span < grid.columns && in_use(cell);
        Aligns {
            head,
            long_labels: below().filter(is_label).any(|cell| cell.width() > LONG_LABEL),
            long_numbers: below().any(|cell| cell.is_number() && cell.col_span == 1 && cell.width() > LONG_NUMBER),
            counting,
        }
    }

    fn of(&self, cell: &GridCell, grid: &Grid) -> Align {
        let in_head = cell.y < self.head;
        if cell.is_number() {
            return if self.long_numbers { Align::Right } else { Align::Center };
        }
        // A note in the corner of the head is running text; a name is not.
        if in_head {
            return if cell.length() > 14.0 && cell.col_span < grid.columns { Align::Left } else { Align::Center };
        }
        let is_band = cell.col_span == grid.columns && cell.width() < 20.0;
        let numbers_follow = self.counting.iter().any(|&counts| counts);
        let is_later_head = numbers_follow && !self.counting.get(cell.y).copied().unwrap_or(false) && cell.row_span == 1;
        if cell.row_span >= TALL || is_band || is_later_head || !self.long_labels { Align::Center } else { Align::Left }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: &[&str]) {
        assert_eq!(title_lines(title), expected);
    }

    #[test]
    fn a_short_title_stays_on_one_line() {
        check("答复期限计时说明", &["答复期限计时说明"]);
    }

    #[test]
    fn a_long_title_breaks_before_the_year() {
        check("云澜县人民政府2025年政府信息公开工作年度报告", &["云澜县人民政府", "2025年政府信息公开工作年度报告"]);
    }

    #[test]
    fn the_name_of_the_agency_stands_alone_before_its_subject() {
        check("云澜县人民政府办公室关于政务公开工作要点的通知", &["云澜县人民政府办公室", "关于政务公开工作要点的通知"]);
    }

    #[test]
    fn without_such_a_place_the_halves_are_alike() {
        check("一二三四五六七八九十一二三四五六七八九十一二", &["一二三四五六七八九十一", "二三四五六七八九十一二"]);
    }
}
