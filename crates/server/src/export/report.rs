//! `gongkai export report`: the report of a year as `report read` gives it, or
//! as a draft in the official form.

use clap::ArgMatches;
use office::Store;
use office::report::ledger::annual;
use office::report::write::{Form, write as paper};
use std::io::Write;
use store::Agency;

/// Writes the report.
///
/// # Errors
/// If it cannot be counted or written.
pub async fn write(store: &Store, agency: &Agency, matches: &ArgMatches, out: &mut dyn Write) -> anyhow::Result<()> {
    let year = matches.get_one::<i16>("year").copied().unwrap_or_default();
    let counted = annual(store, &agency.id, year).await?;
    if counted.approval.is_none() {
        eprintln!("{}{year}年的数字还没有审定，是台账现在的数。", agency.name);
    }
    for difference in &counted.differences {
        let (gone, come) = (difference.gone.len(), difference.come.len());
        eprintln!("审定以后：{} 少 {gone} 件，多 {come} 件（不改审定的数）。", difference.id.label());
    }
    let to = matches.get_one::<String>("to").map_or("json", String::as_str);
    match Form::named(to) {
        Some(form) => out.write_all(&paper(&counted.reading(), form).map_err(anyhow::Error::msg)?)?,
        None => {
            serde_json::to_writer(&mut *out, &counted.read_line()?)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
