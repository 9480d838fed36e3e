//! CSV: long, one row a cell, or wide, one row a report. UTF-8 with a mark,
//! CRLF, and nothing that a spreadsheet takes for a formula (CONV-07).

use super::Reading;
use crate::report::Item;
use report::CellState;
use report::form::all_cells;
use report::reading::FormKind;
use std::io::Write;

type Writer = csv::Writer<Box<dyn Write>>;

fn writer(mut out: Box<dyn Write>) -> anyhow::Result<Writer> {
    out.write_all("\u{feff}".as_bytes())?;
    Ok(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out))
}

/// A text that a spreadsheet would take for a formula gets a quote before it.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() }
}

/// One row a cell.
pub struct Long(Writer);

impl Long {
    /// Writes the head.
    pub fn new(out: Box<dyn Write>) -> anyhow::Result<Long> {
        let mut writer = writer(out)?;
        writer.write_record(["file", "sha256", "agency", "year", "edition", "cell", "value", "inferred", "raw", "state", "place"])?;
        Ok(Long(writer))
    }
}

impl Reading for Long {
    fn item(&mut self, item: &Item) -> anyhow::Result<()> {
        let Ok(read) = &item.read else {
            let error = item.read.as_ref().err().map_or(String::new(), |e| format!("{}: {}", e.kind, e.message));
            self.0.write_record([&item.name, &item.sha256, "", "", "", "", "", "", &error, "error", ""])?;
            return Ok(());
        };
        let reading = &read.reading;
        let year = reading.year.map(|y| y.to_string()).unwrap_or_default();
        for (id, cell) in reading.cells.iter() {
            let number = |n: Option<report::Number>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
            self.0.write_record([
                item.name.as_str(),
                &item.sha256,
                &harmless(reading.agency.as_deref().unwrap_or("")),
                &year,
                reading.form.map_or("", FormKind::name),
                id.name(),
                &number(cell.value),
                &number(cell.inferred),
                &harmless(cell.raw),
                cell.state.name(),
                &cell.place.map(|p| p.to_string()).unwrap_or_default(),
            ])?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        Ok(self.0.flush()?)
    }
}

/// One row a report; a cell that was not read is empty, never 0.
pub struct Wide(Writer);

impl Wide {
    /// Writes the head.
    pub fn new(out: Box<dyn Write>) -> anyhow::Result<Wide> {
        let mut writer = writer(out)?;
        let about = ["file", "sha256", "agency", "year", "edition", "error"].map(str::to_owned);
        writer.write_record(about.into_iter().chain(all_cells().map(|id| id.name().to_owned())))?;
        Ok(Wide(writer))
    }
}

impl Reading for Wide {
    fn item(&mut self, item: &Item) -> anyhow::Result<()> {
        let mut row = vec![item.name.clone(), item.sha256.clone()];
        match &item.read {
            Ok(read) => {
                let reading = &read.reading;
                row.push(harmless(reading.agency.as_deref().unwrap_or("")));
                row.push(reading.year.map(|y| y.to_string()).unwrap_or_default());
                row.push(reading.form.map_or(String::new(), |f| f.name().to_owned()));
                row.push(String::new());
                row.extend(all_cells().map(|id| {
                    let known = reading.cells.get(id).filter(|c| matches!(c.state, CellState::Printed | CellState::Decoded));
                    known.and_then(|c| c.value).map(|n| n.normalize().to_string()).unwrap_or_default()
                }));
            }
            Err(error) => {
                row.extend([String::new(), String::new(), String::new(), format!("{}: {}", error.kind, error.message)]);
                row.extend(all_cells().map(|_| String::new()));
            }
        }
        Ok(self.0.write_record(row)?)
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        Ok(self.0.flush()?)
    }
}
