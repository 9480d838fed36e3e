//! A supervising office's sum: a folder of whatever came, matched to the tree
//! of units; totals, who is missing, late, contradictory or unreadable.

use super::check::CheckLine;
use super::units::{Unit, Units};
use jiff::civil::Date;
use report::form::{CellId, Edition, Tables};
use report::{Number, Reading};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// One input with what became of it.
#[derive(Debug, Clone)]
pub struct Came {
    /// The input as given.
    pub file: String,
    /// The report in it; `None` if it could not be read.
    pub reading: Option<Reading>,
    /// What the checks said, or why it could not be read.
    pub line: CheckLine,
    /// Why it could not be read.
    pub error: Option<String>,
}

/// How a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing came (未报).
    Missing,
    /// Came and has no error.
    Accepted,
    /// Came and contradicts itself (矛盾).
    Contradictory,
    /// Came and could not be read (无法读取).
    Unreadable,
}

impl Standing {
    /// In Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Standing::Missing => "未报",
            Standing::Accepted => "已报",
            Standing::Contradictory => "矛盾",
            Standing::Unreadable => "无法读取",
        }
    }
}

/// A unit and its report.
#[derive(Debug, Clone)]
pub struct Row {
    /// The unit.
    pub unit: Unit,
    /// How it stands.
    pub standing: Standing,
    /// Whether its report was published after its date (迟报).
    pub late: bool,
    /// Which of the inputs is its report.
    pub came: Option<usize>,
}

/// The sum of a year.
#[derive(Debug)]
pub struct Sum {
    /// The year.
    pub year: i16,
    /// Every unit that was to report.
    pub rows: Vec<Row>,
    /// Inputs that belong to no unit of the tree, or to another year.
    pub strays: Vec<usize>,
    /// For each additive cell the total and from how many units it comes; a
    /// cell that was not read in a unit's report counts in neither.
    pub totals: Vec<(CellId, Number, usize)>,
}

/// Sums up a year. Only leaves are added: a government's own report already
/// holds those below it, so units that have units below them are left out.
pub fn sum(came: &[Came], units: &Units, year: i16) -> Sum {
    let mut taken: Vec<Option<&Unit>> = came.iter().map(|c| c.reading.as_ref().and_then(|r| units.of(r))).collect();
    for (slot, c) in taken.iter_mut().zip(came) {
        if c.reading.as_ref().and_then(|r| r.year) != Some(year) {
            *slot = None;
        }
    }
    let rows: Vec<Row> = units
        .reporting(year)
        .map(|unit| {
            let at = taken.iter().position(|t| t.is_some_and(|t| t.code == unit.code));
            // A file that cannot be read says nothing; its name may.
            let unread = || came.iter().position(|c| c.reading.is_none() && names(unit).any(|n| c.file.contains(n)));
            let came_at = at.or_else(unread);
            let standing = match came_at.map(|i| &came[i]) {
                None => Standing::Missing,
                Some(c) if c.reading.is_none() => Standing::Unreadable,
                Some(c) if c.line.summary.error > 0 => Standing::Contradictory,
                Some(_) => Standing::Accepted,
            };
            let late = came_at.and_then(|i| came[i].reading.as_ref()).is_some_and(|r| is_late(r, year));
            Row { unit: unit.clone(), standing, late, came: came_at }
        })
        .collect();
    let strays = (0..came.len()).filter(|i| !rows.iter().any(|r| r.came == Some(*i))).collect();
    let is_parent = |code: &str| units.0.iter().any(|u| u.parent == code);
    let leaves: Vec<&Reading> = rows.iter().filter(|r| !is_parent(&r.unit.code)).filter_map(|r| came[r.came?].reading.as_ref()).collect();
    let mut cells = Tables::uniform(if year < 2021 { Edition::E2019 } else { Edition::E2021 }).cells();
    cells.retain(|id| !id.is_signed());
    let totals = cells
        .into_iter()
        .map(|id| {
            let numbers: Vec<Number> = leaves.iter().filter_map(|r| r.cells.number(id)).collect();
            (id, numbers.iter().sum(), numbers.len())
        })
        .collect();
    Sum { year, rows, strays, totals }
}

fn names(unit: &Unit) -> impl Iterator<Item = &str> {
    std::iter::once(unit.name.as_str()).chain(unit.aliases.iter().map(String::as_str)).filter(|n| n.chars().count() >= 3)
}

/// Whether a report was published after 31 January, a government's after
/// 31 March, of the next year (条例第四十九条).
fn is_late(reading: &Reading, year: i16) -> bool {
    let (month, day) = if reading.level.is_some_and(|l| l.is_government()) { (3, 31) } else { (1, 31) };
    let due = Date::new(year + 1, month, day).ok();
    reading.published.zip(due).is_some_and(|(published, due)| published > due)
}

/// The sum as a workbook: totals, a row a unit, and the lists.
///
/// # Errors
/// If the workbook cannot be made.
pub fn workbook(sum: &Sum, came: &[Came]) -> Result<Vec<u8>, XlsxError> {
    let bold = Format::new().set_bold();
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made));

    let sheet = named(&mut book, "汇总", &["单元格", "名称", "合计", "有数的单位", "应报单位"], &bold)?;
    for (row, (id, total, count)) in (1u32..).zip(&sum.totals) {
        sheet.write(row, 0, id.label())?;
        sheet.write(row, 1, id.name())?;
        sheet.write(row, 2, f64::try_from(*total).unwrap_or(f64::NAN))?;
        sheet.write(row, 3, *count as u32)?;
        sheet.write(row, 4, sum.rows.len() as u32)?;
    }
    let heads = ["代码", "单位", "状态", "迟报", "文件", "错误", "疑点", "提示", "不能判断", "公布日期"];
    let sheet = named(&mut book, "单位", &heads, &bold)?;
    for (row, unit) in (1u32..).zip(&sum.rows) {
        sheet.write(row, 0, unit.unit.code.as_str())?;
        sheet.write(row, 1, unit.unit.name.as_str())?;
        sheet.write(row, 2, unit.standing.label())?;
        sheet.write(row, 3, if unit.late { "迟报" } else { "" })?;
        if let Some(came) = unit.came.map(|i| &came[i]) {
            sheet.write(row, 4, came.file.as_str())?;
            let s = came.line.summary;
            for (column, n) in (5u16..).zip([s.error, s.warning, s.info, s.not_assessable]) {
                sheet.write(row, column, n as u32)?;
            }
            let published = came.reading.as_ref().and_then(|r| r.published).map(|d| d.to_string());
            sheet.write(row, 9, published.unwrap_or_default())?;
        }
    }
    let sheet = named(&mut book, "每单位每格", &["代码", "单位", "单元格", "名称", "值", "状态"], &bold)?;
    let mut row = 1u32;
    for unit in &sum.rows {
        let Some(reading) = unit.came.and_then(|i| came[i].reading.as_ref()) else { continue };
        for (id, cell) in reading.cells.iter() {
            sheet.write(row, 0, unit.unit.code.as_str())?;
            sheet.write(row, 1, unit.unit.name.as_str())?;
            sheet.write(row, 2, id.label())?;
            sheet.write(row, 3, id.name())?;
            if let Some(number) = cell.value.and_then(|v| f64::try_from(v).ok()) {
                sheet.write(row, 4, number)?;
            }
            sheet.write(row, 5, cell.state.name())?;
            row += 1;
        }
    }
    for (name, standing) in [("未报", Standing::Missing), ("矛盾", Standing::Contradictory), ("无法读取", Standing::Unreadable)] {
        let sheet = named(&mut book, name, &["代码", "单位", "文件", "说明"], &bold)?;
        for (row, unit) in (1u32..).zip(sum.rows.iter().filter(|r| r.standing == standing)) {
            list_row(sheet, row, unit, came)?;
        }
    }
    let sheet = named(&mut book, "迟报", &["代码", "单位", "文件", "说明"], &bold)?;
    for (row, unit) in (1u32..).zip(sum.rows.iter().filter(|r| r.late)) {
        list_row(sheet, row, unit, came)?;
    }
    let sheet = named(&mut book, "不在名录", &["文件", "机关", "年份", "说明"], &bold)?;
    for (row, stray) in (1u32..).zip(&sum.strays) {
        let came = &came[*stray];
        sheet.write(row, 0, came.file.as_str())?;
        sheet.write(row, 1, came.line.agency.as_deref().unwrap_or(""))?;
        if let Some(year) = came.line.year {
            sheet.write(row, 2, year)?;
        }
        sheet.write(row, 3, came.error.as_deref().unwrap_or(""))?;
    }
    book.save_to_buffer()
}

fn list_row(sheet: &mut Worksheet, row: u32, unit: &Row, came: &[Came]) -> Result<(), XlsxError> {
    sheet.write(row, 0, unit.unit.code.as_str())?;
    sheet.write(row, 1, unit.unit.name.as_str())?;
    if let Some(came) = unit.came.map(|i| &came[i]) {
        sheet.write(row, 2, came.file.as_str())?;
        let errors = came.line.findings.iter().filter(|f| f.severity == "error").map(|f| f.message.as_str());
        let why: Vec<&str> = came.error.as_deref().into_iter().chain(errors).collect();
        sheet.write(row, 3, why.join("\n"))?;
    }
    Ok(())
}

fn named<'b>(book: &'b mut Workbook, name: &str, heads: &[&str], bold: &Format) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    for (column, head) in (0u16..).zip(heads) {
        sheet.write_with_format(0, column, *head, bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_column_width(1, 28)?;
    sheet.set_column_width(0, 22)?;
    Ok(sheet)
}
