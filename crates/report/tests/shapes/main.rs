//! The ten real reports, printed anew in every shape we can imagine, and read
//! back: no cell may be wrong in any of them.

#[path = "../common/mod.rs"]
mod common;
mod flatten;
mod markup;

use common::{TEN, differences, folder, gold};
use document::model::Document;
use document::{Limits, write};
use report::{CellId, CellState, CellValue, Reading};

/// A shape: its name and how a printed report becomes bytes in it.
type Shape = (&'static str, fn(&Document) -> Vec<u8>);

/// Shapes in which every cell must be read.
static WHOLE: [Shape; 25] = [
    ("text, a cell a line", flatten::cell_a_line),
    ("text, a cell a line, blank lines between", flatten::cell_a_line_spaced),
    ("text, a cell a line with pipes", flatten::cell_a_line_piped),
    ("text, a cell a line, span marks on lines of their own", flatten::cell_a_line_debris),
    ("text, a row a line with pipes", flatten::row_piped),
    ("text, a row a line with tabs", flatten::row_tabbed),
    ("text, three cells a line", flatten::three_cells_a_line),
    ("text, label and first number glued", flatten::label_glued),
    ("text, columns laid out with blanks", flatten::laid_out),
    ("text, labels broken around their values", flatten::laid_out_broken),
    ("text, full width", flatten::full_width),
    ("text, Kangxi radicals", flatten::radicals),
    ("text in GBK", flatten::gbk),
    ("text in UTF-16 without a mark", flatten::utf16),
    ("Markdown", |d| write::markdown(d)),
    ("CSV", flatten::csv),
    ("TSV", flatten::tsv),
    ("HTML", |d| write::html(d)),
    ("HTML as word processors save it", markup::word),
    ("HTML, a paragraph a cell", markup::paragraph_a_cell),
    ("HTML, a div a cell", markup::div_a_cell),
    ("HTML, inside a page laid out with tables", markup::layout_tables),
    ("HTML without end tags", markup::unclosed),
    ("DOCX", |d| write::docx(d)),
    ("XLSX", |d| write::xlsx(d)),
];

/// Shapes in traditional script: cells must be right, names are not compared.
static TRADITIONAL: [Shape; 2] = [("text in traditional script", flatten::traditional), ("text in Big5", flatten::big5)];

/// Shapes that lose something — digits run together, a blank cell leaves no
/// trace: a cell may stay unread, none may be wrong.
static LOSSY: [Shape; 3] = [
    ("text, a row a line with blanks", flatten::row_spaced),
    ("text, digits of a row glued", flatten::digits_glued),
    ("text, label and digits glued", flatten::all_glued),
];

/// A report with the true cells, laid out officially.
fn printed(folder: &std::path::Path, name: &str) -> (Document, serde_json::Value) {
    let gold = gold(folder, name);
    let bytes = std::fs::read(folder.join(name)).expect("the report");
    let original = report::locate(&document::read(&bytes, &Limits::default()).expect("reads"));
    let mut reading = Reading { published: None, index_no: None, ..original };
    for (cell, value) in gold["cells"].as_object().expect("cells") {
        let id = CellId::named(cell).expect("a cell");
        let value = value.as_f64().map(|v| report::Number::try_from(v).expect("a number").normalize());
        reading.cells.set(id, value.map_or(CellValue { state: CellState::Blank, ..CellValue::unread() }, CellValue::printed));
    }
    (report::print::print(&reading), gold)
}

fn read(bytes: &[u8]) -> Result<Reading, String> {
    document::read(bytes, &Limits::default()).map(|d| report::locate(&d)).map_err(|e| e.to_string())
}

fn check(shapes: &[Shape], keep: impl Fn(&str) -> bool) {
    let Some(folder) = folder() else { return };
    let mut wrong = Vec::new();
    for name in TEN {
        let (document, gold) = printed(&folder, name);
        for (shape, write) in shapes {
            match read(&write(&document)) {
                Ok(reading) => {
                    let found: Vec<String> = differences(&reading, &gold).into_iter().filter(|d| keep(d)).collect();
                    if let Some(first) = found.first() {
                        wrong.push(format!(
                            "{name} as {shape}: {} wrong, first {first}; {:?}",
                            found.len(),
                            reading.doubts.first().map(|d| &d.message)
                        ));
                    }
                }
                Err(error) => wrong.push(format!("{name} as {shape}: {error}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), shapes.len() * TEN.len(), wrong.join("\n"));
}

#[test]
fn every_cell_is_right_in_every_shape() {
    check(&WHOLE, |_| true);
}

#[test]
fn cells_are_right_in_traditional_script() {
    check(&TRADITIONAL, |d| d.contains('.'));
}

#[test]
fn what_a_shape_loses_stays_unread() {
    check(&LOSSY, |d| !(d.contains("Unread") || d.contains("Decoded") && is_right(d)));
}

/// Whether a difference is only that the right number was cut out.
fn is_right(difference: &str) -> bool {
    let got = difference.split("Some(").nth(1).and_then(|r| r.split(')').next());
    let want = difference.rsplit("instead of ").next();
    match (got.and_then(|g| g.parse::<f64>().ok()), want.and_then(|w| w.parse::<f64>().ok())) {
        (Some(got), Some(want)) => (got - want).abs() < 1e-9,
        _ => false,
    }
}
