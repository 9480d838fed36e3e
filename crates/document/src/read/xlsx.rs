//! Workbooks: XLSX (ECMA-376, SpreadsheetML) and the older XLS (BIFF in an OLE
//! container), taken apart by `calamine`.
//!
//! A visible sheet is one table of its used rows and columns. Numbers and
//! dates are printed as the sheet shows them. Formulas are not computed; the
//! values stored beside them are read.

mod number;
mod ole;
mod sheet;

use super::container::{self, Container};
use crate::model::{Block, Document, Format, Note, NoteCode};
use crate::{Limits, ReadError};
use calamine::{Data, DataRef, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsx};
use sheet::Used;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use ole::{is_compound, is_encrypted_package, is_old_text, is_workbook};

/// Reads a workbook, XLSX or XLS by its first bytes.
///
/// # Errors
/// If it is damaged, encrypted, over a limit, or not a workbook.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    if is_encrypted_package(bytes) {
        return Err(container::locked());
    }
    let is_old = is_compound(bytes);
    if is_old && !is_workbook(bytes) {
        return Err(not_a_workbook());
    }
    // `calamine` reads what anyone may have written; a panic in it is one bad
    // file and must not end the run.
    let result = catch_unwind(AssertUnwindSafe(|| if is_old { read_xls(bytes, limits) } else { read_xlsx(bytes, limits) }));
    result.unwrap_or_else(|_| Err(container::damaged()))
}

fn read_xlsx(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut container = Container::open(bytes, limits)?;
    if !container.has("xl/workbook.xml") && !container.has("[Content_Types].xml") {
        return Err(not_a_workbook());
    }
    container.verify()?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| container::damaged())?;
    let mut reading = Reading::new(Format::Xlsx, limits);
    for (number, sheet) in (1..).zip(workbook.sheets_metadata().to_vec()) {
        if !reading.takes(&sheet) {
            continue;
        }
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).map_err(|_| container::damaged())?;
        let mut used = Used::default();
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(|_| container::damaged())?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| container::damaged())? {
            reading.count(1)?;
            let code = cells.styles().get(style).and_then(|s| s.number_format.as_ref()).map_or("", |f| f.format_code.as_str());
            if let Some(text) = print(cell.get_value(), code) {
                used.add(cell.get_position(), text);
            }
        }
        reading.add(number, used, &merged);
    }
    Ok(reading.document)
}

fn read_xls(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut workbook = match Xls::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(XlsError::Password) => return Err(container::locked()),
        Err(_) => return Err(container::damaged()),
    };
    let mut reading = Reading::new(Format::Xls, limits);
    for (number, sheet) in (1..).zip(workbook.sheets_metadata().to_vec()) {
        if !reading.takes(&sheet) {
            continue;
        }
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let range = workbook.worksheet_range(&sheet.name).map_err(|_| container::damaged())?;
        let mut used = Used::default();
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            reading.count(1)?;
            let place = |base: u32, index: usize| u32::try_from(index).unwrap_or(u32::MAX).saturating_add(base);
            if let Some(text) = print(&borrowed(value), "") {
                used.add((place(top, row), place(left, column)), text);
            }
        }
        reading.add(number, used, &merged);
    }
    Ok(reading.document)
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::Bool(b) => DataRef::Bool(*b),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// What a cell shows; `None` if it shows nothing.
fn print(value: &DataRef<'_>, code: &str) -> Option<String> {
    let text = match value {
        DataRef::Int(n) => number::print(*n as f64, code),
        DataRef::Float(n) => number::print(*n, code),
        DataRef::String(text) => text.trim_end().to_owned(),
        DataRef::SharedString(text) => text.trim_end().to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) => number::date(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    };
    (!text.trim().is_empty()).then_some(text)
}

struct Reading<'l> {
    document: Document,
    limits: &'l Limits,
    cells: u64,
}

impl<'l> Reading<'l> {
    fn new(format: Format, limits: &'l Limits) -> Self {
        Reading { document: Document { format, ..Document::default() }, limits, cells: 0 }
    }

    /// Whether a sheet is read; one that is hidden is noted.
    fn takes(&mut self, sheet: &Sheet) -> bool {
        if sheet.typ != SheetType::WorkSheet {
            return false;
        }
        if sheet.visible != SheetVisible::Visible {
            let message = format!("工作表“{}”是隐藏的，没有读。", sheet.name);
            self.document.notes.push(Note { code: NoteCode::Hidden, message, place: None });
            return false;
        }
        true
    }

    fn count(&mut self, cells: u64) -> Result<(), ReadError> {
        self.cells += cells;
        if self.cells > self.limits.workbook_cells {
            return Err(ReadError::TooLarge(format!(
                "工作簿超过上限 {} 格，没有读完。请只交年度报告所在的工作表。",
                self.limits.workbook_cells
            )));
        }
        Ok(())
    }

    fn add(&mut self, number: u32, used: Used, merged: &[calamine::Dimensions]) {
        let table = used.table(number, merged, self.limits.span_cells);
        if !table.rows.is_empty() {
            self.document.blocks.push(Block::Table(table));
        }
    }
}

fn not_a_workbook() -> ReadError {
    ReadError::Unsupported("这个文件不是 Excel 工作簿。请交 .xlsx、.xls、.docx、.pdf、.html 或 .txt 文件。".to_owned())
}
