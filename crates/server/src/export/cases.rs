//! `gongkai export cases`: a line a case, in slices, so that neither memory nor
//! the log of the database grows with their number.

use clap::ArgMatches;
use office::Store;
use office::application::desk::wire;
use serde_json::Value;
use std::io::Write;
use store::Agency;

/// Cases read at a time.
const SLICE: u64 = 500;

/// The columns, in this order.
const COLUMNS: [&str; 19] = [
    "id",
    "number",
    "stage",
    "request",
    "channel",
    "applicant_kind",
    "submitted",
    "received",
    "counted_from",
    "due",
    "promised",
    "risk_due",
    "waiting_until",
    "provisional",
    "outcome",
    "outcome_row",
    "outcome_date",
    "sent",
    "version",
];

/// Writes the cases of an agency in the order of their ids.
///
/// # Errors
/// If they cannot be read or written.
pub async fn write(store: &Store, agency: &Agency, matches: &ArgMatches, out: &mut dyn Write) -> anyhow::Result<()> {
    let is_csv = matches.get_one::<String>("format").is_some_and(|f| f == "csv");
    if is_csv {
        // Office programs know UTF-8 by this mark (CONV-07).
        out.write_all("\u{feff}".as_bytes())?;
        row(out, &COLUMNS.map(str::to_owned))?;
    }
    let mut after = None;
    loop {
        let slice = store.heads_after(&agency.id, after.as_ref(), SLICE).await?;
        let Some(last) = slice.last() else { return Ok(()) };
        after = Some(last.id.clone());
        for head in &slice {
            let mut whole = wire::head(head);
            whole["stage"] = whole["stage"]["name"].take();
            let fields = COLUMNS.map(|name| whole[name].take());
            if is_csv {
                row(out, &fields.map(|value| text(&value)))?;
            } else {
                let named = COLUMNS.iter().map(|name| (*name).to_owned()).zip(fields);
                serde_json::to_writer(&mut *out, &named.collect::<serde_json::Map<_, _>>())?;
                out.write_all(b"\n")?;
            }
        }
    }
}

fn row(out: &mut dyn Write, fields: &[String]) -> anyhow::Result<()> {
    let mut line = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    line.write_record(fields)?;
    Ok(out.write_all(&line.into_inner().map_err(|e| anyhow::anyhow!("{e}"))?)?)
}

/// A value in a cell: names, dates and numbers, none of which begins with a
/// sign that a workbook would compute.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(codes) => codes.iter().map(text).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}
