//! `gongkai report read`.

use super::stream::{Bulk, Item, count};
use crate::lang::Lang;
use crate::output;
use crate::status::{FailOn, Worst};
use clap::ArgMatches;
use std::process::ExitCode;

/// Runs the command.
///
/// # Errors
/// If output cannot be written.
pub fn run(matches: &ArgMatches, _lang: Lang) -> anyhow::Result<ExitCode> {
    let mut bulk = Bulk::from_matches(matches);
    let readers = bulk.readers()?;
    bulk.skip_done(readers.limits().bytes)?;
    let mut writer = output::reading(matches, bulk.output()?)?;
    let mut worst = Worst::default();
    let fail_on = bulk.fail_on;
    bulk.read_each(
        &readers,
        |item| item,
        |item, summary| count(&item.read, summary),
        |item| {
            worst.meet(judge(&item, fail_on));
            writer.item(&item)
        },
    )?;
    writer.finish()?;
    Ok(worst.code())
}

/// What an input does to the exit status: reading finds no findings, so only
/// what could not be read or assessed at all counts.
fn judge(item: &Item, fail_on: FailOn) -> Worst {
    match &item.read {
        Err(_) => Worst::Unreadable,
        Ok(_) if fail_on == FailOn::Never => Worst::Fine,
        Ok(read) => {
            let unread = read.reading.cells.iter().filter(|(_, c)| c.state == report::CellState::Unread).count();
            let all = read.reading.cells.iter().count();
            let nothing = read.reading.is_report && all > 0 && unread == all;
            if nothing || (fail_on == FailOn::Unassessable && unread > 0) { Worst::Finding } else { Worst::Fine }
        }
    }
}
