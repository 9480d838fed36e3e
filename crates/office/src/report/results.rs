//! The results of a visit as a workbook and as a paper.

use super::read::Read;
use super::visit::VisitFile;
use crate::world::Moment;
use document::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};
use report::Reading;
use report::check::Checked;
use report::reading::FormKind;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Why a file of results could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ResultsError {
    /// The workbook refused.
    #[error("结果写不成 XLSX。请改用 PDF，或分几次体检。")]
    Workbook(#[from] XlsxError),
    /// The typesetter refused.
    #[error("{0}")]
    Paper(#[from] typeset::TypesetError),
}

/// Rows a sheet of a workbook can hold, less its head.
const ROWS: usize = 1_048_575;

/// Three sheets: a row a file, a row a finding, a row a cell.
///
/// # Errors
/// If the workbook refuses.
pub fn workbook<'a>(files: impl Iterator<Item = &'a VisitFile>) -> Result<Vec<u8>, ResultsError> {
    let (mut reports, mut findings, mut cells) = (Vec::new(), Vec::new(), Vec::new());
    for file in files {
        let name = || file.name.clone();
        match &file.result {
            Err(error) => {
                reports.push(vec![name(), String::new(), String::new(), String::new(), "读不出".to_owned(), error.message.clone()])
            }
            Ok((read, checked)) => {
                let reading = &read.reading;
                let sums = format!(
                    "错误 {}，疑点 {}，不能判断 {}",
                    checked.summary.error, checked.summary.warning, checked.summary.not_assessable
                );
                let year = reading.year.map(|y| y.to_string()).unwrap_or_default();
                let agency = reading.agency.clone().unwrap_or_default();
                reports.push(vec![name(), agency, year, edition(reading), verdict(checked).to_owned(), sums]);
                for f in &checked.findings {
                    let place = f.place.first().map(ToString::to_string).unwrap_or_default();
                    let values = [f.expected.clone(), f.found.clone()].map(Option::unwrap_or_default);
                    let [expected, found] = values;
                    findings.push(vec![
                        name(),
                        f.code.to_owned(),
                        f.severity.label().to_owned(),
                        f.message.clone(),
                        expected,
                        found,
                        place,
                        f.cite.clone(),
                    ]);
                }
                for (id, cell) in reading.cells.iter() {
                    let number = |n: Option<report::Number>| n.map(|v| v.normalize().to_string()).unwrap_or_default();
                    let place = cell.place.map(|p| p.to_string()).unwrap_or_default();
                    cells.push(vec![
                        name(),
                        id.label().to_owned(),
                        id.name().to_owned(),
                        number(cell.value),
                        number(cell.inferred),
                        cell.raw.to_owned(),
                        cell.state.name().to_owned(),
                        place,
                    ]);
                }
            }
        }
    }
    let mut book = Workbook::new();
    // The same results give the same bytes: no moment of making.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2020, 1, 1)?));
    sheet(&mut book, "文件", &["文件", "机关", "年份", "格式", "结果", "说明"], &reports)?;
    sheet(&mut book, "发现", &["文件", "规则", "等级", "说明", "应为", "印的是", "位置", "依据"], &findings)?;
    sheet(&mut book, "单元格", &["文件", "单元格", "名称", "值", "推定", "原文", "状态", "位置"], &cells)?;
    Ok(book.save_to_buffer()?)
}

fn sheet(book: &mut Workbook, name: &str, head: &[&str], rows: &[Vec<String>]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 1)?;
    for (column, text) in (0u16..).zip(head) {
        sheet.write_with_format(0, column, *text, &bold)?;
    }
    for (row, cells) in (1u32..).zip(rows.iter().take(ROWS)) {
        for (column, text) in (0u16..).zip(cells) {
            match text.parse::<f64>() {
                // Digits beyond what a spreadsheet keeps stay text.
                Ok(number) if text.len() < 15 && number.is_finite() => sheet.write_number(row, column, number)?,
                _ => sheet.write_string(row, column, text)?,
            };
        }
    }
    book.push_worksheet(sheet);
    Ok(())
}

/// A paper: a table of all files, then the findings of each.
///
/// # Errors
/// If a character has no font, or this build makes no PDF.
pub fn paper<'a>(files: impl Iterator<Item = &'a VisitFile> + Clone, moment: Moment) -> Result<Vec<u8>, ResultsError> {
    let mut blocks =
        vec![paragraph("年报体检结果", Role::Title), paragraph(&format!("{} 体检。数字以原件为准。", moment.minute()), Role::Body)];
    let mut rows = vec![row(&["报告", "结果", "错误", "疑点", "不能判断"])];
    for file in files.clone() {
        rows.push(match &file.result {
            Err(_) => row(&[&file.name, "读不出", "", "", ""]),
            Ok((read, checked)) => {
                let s = checked.summary;
                row(&[&title(file, read), verdict(checked), &s.error.to_string(), &s.warning.to_string(), &s.not_assessable.to_string()])
            }
        });
    }
    blocks.push(Block::Table(Table { rows }));
    for file in files {
        match &file.result {
            Err(error) => {
                blocks.push(paragraph(&file.name, Role::Heading(1)));
                blocks.push(paragraph(&error.message, Role::Body));
            }
            Ok((_, checked)) if checked.findings.is_empty() => {}
            Ok((read, checked)) => {
                blocks.push(paragraph(&title(file, read), Role::Heading(1)));
                for (no, f) in (1..).zip(&checked.findings) {
                    let place = f.place.first().map(|p| format!("原文{p}。")).unwrap_or_default();
                    blocks.push(paragraph(&format!("{no}．{}（{}，规则 {}）{place}", f.message, f.severity.label(), f.code), Role::Body));
                }
            }
        }
    }
    let local = moment.local();
    let options = typeset::Options::new(typeset::Moment::in_china(local));
    Ok(typeset::pdf(&Document { blocks, ..Document::default() }, &options)?)
}

/// Agency and year, or the name of the file.
pub fn title(file: &VisitFile, read: &Read) -> String {
    match (&read.reading.agency, read.reading.year) {
        (Some(agency), Some(year)) => format!("{agency} {year}年"),
        (Some(agency), None) => agency.clone(),
        _ => file.name.clone(),
    }
}

/// The verdict in Chinese.
pub fn verdict(checked: &Checked) -> &'static str {
    use report::check::Verdict;
    match checked.verdict {
        Verdict::Clean => "等式都成立",
        Verdict::Findings if checked.summary.error > 0 => "有错误",
        Verdict::Findings => "有疑点",
        Verdict::PartlyAssessed => "部分不能判断",
        Verdict::NotAReport => "不是年度报告",
        Verdict::NoTables => "只有文字",
    }
}

/// The edition in Chinese.
pub fn edition(reading: &Reading) -> String {
    match reading.form.map(FormKind::name) {
        Some("2021") => "2021年格式".to_owned(),
        Some("2019") => "2019年格式".to_owned(),
        Some("hybrid") => "混用两种格式".to_owned(),
        Some(_) => "2019年以前".to_owned(),
        None => String::new(),
    }
}

/// A paper is not a place in an original.
const NOWHERE: Place = Place::Paragraph(0);

fn paragraph(text: &str, role: Role) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), place: NOWHERE, role })
}

fn row(texts: &[&str]) -> Row {
    let cells =
        (0u32..).zip(texts).map(|(column, text)| Cell { text: (*text).to_owned(), column, col_span: 1, row_span: 1, place: NOWHERE });
    Row { cells: cells.collect() }
}
