//! Workbooks: what is written is read again, and what others write is read as
//! the sheet shows it.

use crate::sample::{self, cell};
use document::{Block, Cell, Document, Format, Limits, Place, Row, Table, read, write};
use rust_xlsxwriter::{ExcelDateTime, Workbook, Worksheet};

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().expect("memory")
}

fn open(bytes: &[u8]) -> Document {
    read::xlsx::read(bytes, &Limits::default()).expect("a readable workbook")
}

fn check(fill: impl FnOnce(&mut Worksheet), expected: &[&str]) {
    assert_eq!(sample::shape(&open(&sheet(fill))), expected);
}

fn table(document: &Document) -> &Table {
    match document.blocks.as_slice() {
        [Block::Table(table)] => table,
        other => panic!("not one table: {other:?}"),
    }
}

/// The report as the one table that a sheet is: paragraphs across its width.
fn flattened(report: &Document, width: u32) -> Vec<String> {
    let mut rows = Vec::new();
    for block in &report.blocks {
        match block {
            Block::Paragraph(p) => rows.push(Row { cells: vec![cell(&p.text, 0, width, 1)] }),
            Block::Table(t) => rows.extend(t.rows.iter().cloned()),
        }
    }
    sample::shape(&Document { blocks: vec![Block::Table(Table { rows })], ..Document::default() })
}

#[test]
fn a_written_report_reads_the_same() {
    let report = sample::report();
    let again = sample::shape(&open(&write::xlsx(&report)));
    // To the right of a narrower table the sheet has blank cells.
    let again: Vec<String> = again.into_iter().filter(|line| !line.ends_with("] ")).collect();
    let expected: Vec<String> = flattened(&report, 15).into_iter().filter(|line| !line.ends_with("] ")).collect();
    assert_eq!(again, expected);
}

#[test]
fn an_old_workbook_reads_the_same() {
    let bytes = std::fs::read("tests/corpus/good/workbook.xls").expect("a file of the corpus");
    assert!(read::xlsx::is_workbook(&bytes));
    let read = open(&bytes);
    assert_eq!(read.format, Format::Xls);
    assert_eq!(sample::shape(&read), sample::shape(&open(&write::xlsx(&sample::report()))));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(write::xlsx(&sample::report()), write::xlsx(&sample::report()));
}

#[test]
fn numbers_and_dates_are_as_shown() {
    check(
        |sheet| {
            sheet.write_number(0, 0, 36.0).expect("a cell");
            sheet.write_number(0, 1, 0.1 + 0.2).expect("a cell");
            sheet.write_number_with_format(0, 2, 7185.5, &rust_xlsxwriter::Format::new().set_num_format("#,##0.00")).expect("a cell");
            sheet.write_number_with_format(0, 3, 0.98, &rust_xlsxwriter::Format::new().set_num_format("0%")).expect("a cell");
            let day = ExcelDateTime::from_ymd(2026, 1, 28).expect("a day");
            sheet
                .write_datetime_with_format(0, 4, &day, &rust_xlsxwriter::Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\""))
                .expect("a cell");
            sheet.write_boolean(0, 5, true).expect("a cell");
            sheet.write_string(0, 6, "113703040042180156").expect("a cell");
        },
        &[
            "[0,0 1x1] 36",
            "[0,1 1x1] 0.3",
            "[0,2 1x1] 7185.50",
            "[0,3 1x1] 98%",
            "[0,4 1x1] 2026-01-28",
            "[0,5 1x1] TRUE",
            "[0,6 1x1] 113703040042180156",
        ],
    );
}

#[test]
fn merged_regions_are_spans_and_blank_cells_are_there() {
    check(
        |sheet| {
            let format = rust_xlsxwriter::Format::new();
            sheet.merge_range(2, 1, 3, 1, "高", &format).expect("a region");
            sheet.merge_range(2, 2, 2, 3, "宽", &format).expect("a region");
            sheet.write_number(3, 3, 5.0).expect("a cell");
        },
        &["[0,0 1x2] 高", "[0,1 2x1] 宽", "[1,1 1x1] ", "[1,2 1x1] 5"],
    );
}

#[test]
fn a_cell_knows_its_place_in_the_sheet() {
    let read = open(&sheet(|sheet| {
        sheet.write_string(4, 2, "甲").expect("a cell");
    }));
    assert_eq!(table(&read).rows[0].cells[0].place, Place::Sheet { sheet: 1, row: 5, col: 3 });
}

#[test]
fn a_hidden_sheet_is_left_out_with_a_note() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "看得见").expect("a cell");
    workbook.add_worksheet().set_hidden(true).write_string(0, 0, "看不见").expect("a cell");
    let read = open(&workbook.save_to_buffer().expect("memory"));
    assert_eq!(sample::shape(&read), ["[0,0 1x1] 看得见"]);
    assert_eq!(read.notes.iter().map(|n| n.code.name()).collect::<Vec<_>>(), ["hidden"]);
}

#[test]
fn cells_far_apart_do_not_make_a_giant_table() {
    check(
        |sheet| {
            sheet.write_number(0, 0, 1.0).expect("a cell");
            sheet.write_number(1_048_575, 16_383, 2.0).expect("a cell");
        },
        &["[0,0 1x1] 1", "[1,16383 1x1] 2"],
    );
}

#[test]
fn a_region_over_the_whole_sheet_ends_with_what_is_used() {
    let small = sheet(|sheet| {
        sheet.merge_range(0, 0, 1, 1, "全", &rust_xlsxwriter::Format::new()).expect("a region");
    });
    let giant = sample::repack(&small, |_, text| text.replace("ref=\"A1:B2\"", "ref=\"A1:XFD1048576\""));
    assert_eq!(sample::shape(&open(&giant)), ["[0,0 1x1] 全"]);
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let texts = ["=1+1", "@a", "+5", "007", "１２"];
    let cells: Vec<Cell> = texts.iter().zip(0..).map(|(t, c)| cell(t, c, 1, 1)).collect();
    let document = Document { blocks: vec![Block::Table(Table { rows: vec![Row { cells }] })], ..Document::default() };
    let again = open(&write::xlsx(&document));
    assert_eq!(table(&again).rows[0].cells.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(), texts);
}
