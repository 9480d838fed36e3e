//! XLSX: one sheet, tables with their spans, numbers as numbers.
//!
//! A text that looks like a formula is written as text, so it needs no mark
//! before it; long runs of digits are text, because a sheet would round them.

use super::grid::{self, Kind, Piece};
use crate::model::Role;
use crate::{Block, Document, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// The most characters a cell holds, and rows a sheet.
const CELL: usize = 32_767;
const ROWS: u32 = 1_048_576;
/// A number with more digits than this is written as text.
const DIGITS: usize = 11;
/// Columns are between so many and so many half-width characters wide.
const NARROW: usize = 6;
const WIDE: usize = 30;
/// The height of a line of a table in points.
const LINE: f64 = 15.0;
/// A text without tables is set across so many columns.
const COLUMNS: u32 = 8;

/// Writes a document as a workbook of one sheet.
pub fn xlsx(document: &Document) -> Vec<u8> {
    build(document).expect("sizes, names and spans were checked before writing")
}

fn build(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(super::title(document)).set_creation_datetime(&day));
    let sheet = workbook.add_worksheet();
    sheet.set_name("年度报告")?.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    let tables = || document.blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None });
    let widths = widths(tables());
    for (column, width) in (0u16..).zip(&widths) {
        sheet.set_column_width(column, *width as f64)?;
    }
    let mut row = 0u32;
    for block in &document.blocks {
        // A report is a hundred rows; what no sheet can hold is said so.
        if row >= ROWS - 1 {
            sheet.write_string(ROWS - 1, 0, "以下内容超过工作表的行数上限，没有写入。")?;
            break;
        }
        match block {
            Block::Paragraph(p) => {
                for piece in pieces(&p.text) {
                    paragraph(sheet, row, piece, p.role, &widths)?;
                    row = (row + 1).min(ROWS - 1);
                }
            }
            Block::Table(t) => row = table(sheet, row, t, &widths)?,
        }
    }
    workbook.save_to_buffer()
}

/// Text cut where a cell is full.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let cut = text.char_indices().nth(CELL).map(|(at, _)| at);
        rest = cut.map(|at| &text[at..]);
        Some(cut.map_or(text, |at| &text[..at]))
    })
}

fn paragraph(sheet: &mut Worksheet, row: u32, text: &str, role: Role, widths: &[usize]) -> Result<(), XlsxError> {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let format = match role {
        Role::Title => format.set_align(FormatAlign::Center).set_bold().set_font_size(18).set_font_name("方正小标宋简体"),
        Role::Heading(_) => format.set_bold().set_font_size(14).set_font_name("黑体"),
        _ => format.set_font_size(12).set_font_name("仿宋_GB2312"),
    };
    let (size, room) = match role {
        Role::Title => (28.0, 18),
        Role::Heading(_) => (22.0, 14),
        _ => (18.0, 12),
    };
    // Rows of merged cells do not find their height by themselves.
    let across = widths.iter().sum::<usize>() * 11 / room;
    let lines: usize = text.split('\n').map(|line| measure(line).div_ceil(across.max(1)).max(1)).sum();
    sheet.set_row_height(row, (size * lines as f64).min(409.0))?;
    let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if last == 0 {
        sheet.write_string_with_format(row, 0, text, &format)?;
    } else {
        sheet.merge_range(row, 0, row, last, text, &format)?;
    }
    Ok(())
}

fn table(sheet: &mut Worksheet, first: u32, table: &Table, widths: &[usize]) -> Result<u32, XlsxError> {
    let format = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_font_size(11)
        .set_font_name("宋体");
    let mut row = first;
    for pieces in grid::rows(table) {
        if row >= ROWS - 1 {
            sheet.write_string(ROWS - 1, 0, "以下内容超过工作表的行数上限，没有写入。")?;
            return Ok(ROWS - 1);
        }
        // Not every office suite finds the height of wrapped rows by itself.
        let lines = pieces.iter().map(|piece| lines(piece, widths)).max().unwrap_or(1);
        sheet.set_row_height(row, (LINE * lines as f64).min(409.0))?;
        for piece in pieces {
            let Ok(column) = u16::try_from(piece.column) else { continue };
            let last_column = column + u16::try_from(piece.col_span - 1).unwrap_or(0);
            let (text, rows) = match piece.kind {
                Kind::Begins(cell, rows) => (cell.text.as_str(), rows),
                Kind::Missing => ("", 1),
                Kind::Hangs => continue,
            };
            let last_row = (row + (rows - 1)).min(ROWS - 2).max(row);
            if (last_row, last_column) != (row, column) {
                sheet.merge_range(row, column, last_row, last_column, "", &format)?;
            }
            cell(sheet, row, column, text, &format)?;
        }
        row += 1;
    }
    Ok(row)
}

/// How many lines a cell of one row takes.
fn lines(piece: &Piece<'_>, widths: &[usize]) -> usize {
    let Kind::Begins(cell, 1) = piece.kind else { return 1 };
    let from = piece.column as usize;
    let across: usize = widths.iter().skip(from).take(piece.col_span as usize).sum();
    cell.text.split('\n').map(|line| (measure(line) + 1).div_ceil(across.max(1)).max(1)).sum()
}

fn cell(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if let Some((value, decimals)) = number(text) {
        let code = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
        sheet.write_number_with_format(row, column, value, &format.clone().set_num_format(code))?;
    } else if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else if text.chars().count() > CELL {
        sheet.write_string_with_format(row, column, "文字超过单元格的上限，没有写入。", format)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

/// A text that is a plain number, with its decimals: written as a number it
/// shows the same.
fn number(text: &str) -> Option<(f64, usize)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    if !is_digits(whole) || !is_digits(decimals) || is_padded || whole.len() + decimals.len() > DIGITS || text == "-0" {
        return None;
    }
    let decimals = if unsigned.contains('.') { decimals.len() } else { 0 };
    let value: f64 = text.parse().ok()?;
    // "-0.00" would come back without its sign.
    (value != 0.0 || !text.starts_with('-')).then_some((value, decimals))
}

/// The width of each column in half-width characters, over all tables.
fn widths<'t>(tables: impl Iterator<Item = &'t Table> + Clone) -> Vec<usize> {
    let columns = tables.clone().map(grid::width).max().unwrap_or(0).max(COLUMNS);
    let mut widths = vec![NARROW; columns as usize];
    for cell in tables.flat_map(|t| &t.rows).flat_map(|r| &r.cells).filter(|c| c.col_span <= 1) {
        if let Some(width) = widths.get_mut(cell.column as usize) {
            let longest = cell.text.lines().map(measure).max().unwrap_or(0) + 2;
            *width = (*width).max(longest.min(WIDE));
        }
    }
    widths
}

/// The width of a line in half-width characters.
fn measure(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(f64, usize)>) {
        assert_eq!(number(text), expected, "{text}");
    }

    #[test]
    fn a_plain_number_is_a_number() {
        check("36", Some((36.0, 0)));
        check("-3", Some((-3.0, 0)));
        check("1286.50", Some((1286.5, 2)));
    }

    #[test]
    fn what_a_sheet_would_change_is_text() {
        check("007", None);
        check("123456789012", None);
        check("1,286", None);
        check("=1+1", None);
        check("-0", None);
        check("", None);
        check("1.", None);
        check("３", None);
    }
}
