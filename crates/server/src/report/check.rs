//! `gongkai report check`.

use super::stream::{Bulk, Item};
use crate::lang::Lang;
use crate::output::checked;
use crate::status::{FailOn, Worst};
use anyhow::Context as _;
use clap::ArgMatches;
use office::report::check::{CheckLine, check, check_line, unreadable_line};
use office::report::units::Units;
use report::Reading;
use report::check::Options;
use std::process::ExitCode;

/// Runs the command.
///
/// # Errors
/// If the tree of units is none, or output cannot be written.
pub fn run(matches: &ArgMatches, _lang: Lang) -> anyhow::Result<ExitCode> {
    let mut bulk = Bulk::from_matches(matches);
    let readers = bulk.readers()?;
    bulk.skip_done(readers.limits().bytes)?;
    let units = matches.get_one::<String>("tree").map(|p| tree(p)).transpose()?;
    let options = options(matches);
    let output = bulk.output()?;
    let items = bulk.read_all(&readers)?;
    let (items, lines) = lines(items, units.as_ref(), &options);
    let mut worst = Worst::default();
    for line in &lines {
        worst.meet(judge(line, bulk.fail_on));
    }
    checked::print(matches, output, &items, lines)?;
    Ok(worst.code())
}

/// Checks what was read together: a line an input in the order of the inputs,
/// and the inputs back.
pub fn lines(items: Vec<Item>, units: Option<&Units>, options: &Options) -> (Vec<Item>, Vec<CheckLine>) {
    let mut lines: Vec<CheckLine> = items.iter().map(|i| unreadable_line(&i.name, &i.sha256)).collect();
    let mut at = Vec::with_capacity(items.len());
    let mut readings: Vec<Reading> = Vec::with_capacity(items.len());
    let mut rest: Vec<Item> = Vec::with_capacity(items.len());
    for (index, mut item) in items.into_iter().enumerate() {
        if let Ok(read) = &mut item.read {
            at.push(index);
            readings.push(std::mem::take(&mut read.reading));
        }
        rest.push(item);
    }
    let checked = check(&readings, units, options);
    for ((index, reading), result) in at.iter().zip(readings).zip(&checked) {
        let same_as = result.same_as.and_then(|s| at.get(s)).map(|s| rest[*s].name.clone());
        lines[*index] = check_line(&rest[*index].name, &rest[*index].sha256, &reading, result, same_as);
        if let Ok(read) = &mut rest[*index].read {
            read.reading = reading;
        }
    }
    (rest, lines)
}

/// The rules asked for.
pub fn options(matches: &ArgMatches) -> Options {
    let codes = |name: &str| -> Vec<String> {
        let given = matches.get_many::<String>(name).into_iter().flatten();
        given.flat_map(|v| v.split(',')).map(|c| c.trim().to_owned()).filter(|c| !c.is_empty()).collect()
    };
    Options { select: codes("select"), ignore: codes("ignore") }
}

/// The tree of units in a file.
///
/// # Errors
/// A sentence, if it cannot be read or is no tree.
pub fn tree(path: &str) -> anyhow::Result<Units> {
    let bytes = std::fs::read(path).with_context(|| format!("打不开机关名录 {path}"))?;
    Units::parse(&bytes).map_err(anyhow::Error::msg)
}

fn judge(line: &CheckLine, fail_on: FailOn) -> Worst {
    let finding = match fail_on {
        _ if line.verdict == "unreadable" => return Worst::Unreadable,
        FailOn::Never => false,
        FailOn::Error => line.summary.error > 0 || line.verdict == "no_tables",
        FailOn::Warning => line.summary.error + line.summary.warning > 0 || line.verdict == "no_tables",
        FailOn::Unassessable => line.summary.error > 0 || line.summary.not_assessable > 0 || line.verdict == "no_tables",
    };
    if finding { Worst::Finding } else { Worst::Fine }
}
