//! A workbook: one sheet with a row a report, one with a row a cell.

use super::Reading;
use crate::report::Item;
use report::form::all_cells;
use report::reading::FormKind;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::io::Write;

/// Rows a sheet of a workbook can hold.
const ROWS: u32 = 1_048_576;

/// Collects the rows; a workbook can only be written whole.
pub struct Book {
    out: Box<dyn Write>,
    reports: Worksheet,
    cells: Worksheet,
    next_report: u32,
    next_cell: u32,
}

impl Book {
    /// Over an output.
    pub fn new(out: Box<dyn Write>) -> Book {
        Book { out, reports: Worksheet::new(), cells: Worksheet::new(), next_report: 1, next_cell: 1 }
    }
}

impl Reading for Book {
    fn item(&mut self, item: &Item) -> anyhow::Result<()> {
        anyhow::ensure!(self.next_report < ROWS, "报告超过一张工作表的行数。请改用 --format csv。");
        let row = self.next_report;
        self.next_report += 1;
        self.reports.write(row, 0, item.name.as_str())?;
        let read = match &item.read {
            Ok(read) => read,
            Err(error) => {
                self.reports.write(row, 5, error.message.as_str())?;
                return Ok(());
            }
        };
        let reading = &read.reading;
        self.reports.write(row, 1, reading.agency.as_deref().unwrap_or(""))?;
        if let Some(year) = reading.year {
            self.reports.write(row, 2, year)?;
        }
        self.reports.write(row, 3, reading.form.map_or("", FormKind::name))?;
        self.reports.write(row, 4, reading.title.as_deref().unwrap_or(""))?;
        for (column, id) in (6u16..).zip(all_cells()) {
            if let Some(number) = reading.cells.get(id).and_then(|c| c.value)
                && let Ok(number) = f64::try_from(number)
            {
                self.reports.write(row, column, number)?;
            }
        }
        for (id, cell) in reading.cells.iter() {
            anyhow::ensure!(self.next_cell < ROWS, "单元格超过一张工作表的行数。请改用 --format csv。");
            let row = self.next_cell;
            self.next_cell += 1;
            self.cells.write(row, 0, item.name.as_str())?;
            self.cells.write(row, 1, id.label())?;
            self.cells.write(row, 2, id.name())?;
            if let Some(number) = cell.value.and_then(|v| f64::try_from(v).ok()) {
                self.cells.write(row, 3, number)?;
            }
            self.cells.write(row, 4, cell.raw)?;
            self.cells.write(row, 5, cell.state.name())?;
            self.cells.write(row, 6, cell.place.map(|p| p.to_string()).unwrap_or_default())?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        let bold = Format::new().set_bold();
        let about = ["文件", "机关", "年份", "格式", "标题", "不能读的原因"].into_iter().map(str::to_owned);
        for (column, head) in (0u16..).zip(about.chain(all_cells().map(|id| id.label().to_owned()))) {
            self.reports.write_with_format(0, column, head, &bold)?;
        }
        for (column, head) in (0u16..).zip(["文件", "单元格", "名称", "值", "原文", "状态", "位置"]) {
            self.cells.write_with_format(0, column, head, &bold)?;
        }
        let mut book = Workbook::new();
        // The same input gives the same bytes: no moment of making.
        let made = rust_xlsxwriter::ExcelDateTime::from_ymd(2020, 1, 1)?;
        book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made));
        self.reports.set_name("报告")?;
        self.cells.set_name("单元格")?;
        self.reports.set_freeze_panes(1, 1)?;
        self.cells.set_freeze_panes(1, 1)?;
        book.push_worksheet(self.reports);
        book.push_worksheet(self.cells);
        self.out.write_all(&book.save_to_buffer()?)?;
        Ok(self.out.flush()?)
    }
}
