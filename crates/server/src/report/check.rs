//! `gongkai report check`.

use super::stream::{Bulk, Item};
use crate::lang::Lang;
use crate::output;
use crate::status::{FailOn, Worst};
use anyhow::Context as _;
use clap::ArgMatches;
use office::report::check::{CheckLine, check_each, check_line, unreadable_line};
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
    let mut printer = output::checking(matches, bulk.output()?)?;
    let mut worst = Worst::default();
    Together::of(bulk.read_all(&readers)?).check(units.as_ref(), &options, |item, line| {
        worst.meet(judge(&line, bulk.fail_on));
        printer.line(item, line)
    })?;
    printer.finish()?;
    Ok(worst.code())
}

/// Inputs that were read together; the reports in them stand side by side.
pub struct Together {
    items: Vec<Item>,
    readings: Vec<Reading>,
    /// For each reading the index of its input.
    at: Vec<usize>,
}

impl Together {
    /// Takes the readings out of inputs.
    pub fn of(mut items: Vec<Item>) -> Together {
        let read = items.iter_mut().enumerate().filter_map(|(index, item)| Some((index, item.read.as_mut().ok()?)));
        let (at, readings) = read.map(|(index, read)| (index, std::mem::take(&mut read.reading))).unzip();
        Together { items, readings, at }
    }

    /// Checks them and hands on a line an input in the order of the inputs.
    ///
    /// # Errors
    /// What `each` answers.
    pub fn check(
        &self,
        units: Option<&Units>,
        options: &Options,
        mut each: impl FnMut(&Item, CheckLine) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut next = 0;
        check_each(&self.readings, units, options, |i, checked| {
            let index = self.at[i];
            for item in &self.items[next..index] {
                each(item, unreadable_line(&item.name, &item.sha256))?;
            }
            next = index + 1;
            let item = &self.items[index];
            let same_as = checked.same_as.map(|same| self.items[self.at[same]].name.clone());
            each(item, check_line(&item.name, &item.sha256, &self.readings[i], &checked, same_as))
        })?;
        self.items[next..].iter().try_for_each(|item| each(item, unreadable_line(&item.name, &item.sha256)))
    }

    /// The inputs with the readings put back.
    pub fn items(mut self) -> Vec<Item> {
        for (index, reading) in self.at.into_iter().zip(self.readings) {
            if let Ok(read) = &mut self.items[index].read {
                read.reading = reading;
            }
        }
        self.items
    }
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
