//! What commands print, one file a format.

mod checked;
mod csv;
mod json;
pub mod text;
mod xlsx;

use crate::report::Item;
use clap::ArgMatches;
use office::report::check::CheckLine;
use std::io::Write;

pub use checked::checking;

/// Prints read inputs one after the other.
pub trait Reading {
    /// One input.
    ///
    /// # Errors
    /// If it cannot be written.
    fn item(&mut self, item: &Item) -> anyhow::Result<()>;

    /// The end.
    ///
    /// # Errors
    /// If it cannot be written.
    fn finish(self: Box<Self>) -> anyhow::Result<()>;
}

/// Prints checked inputs one after the other.
pub trait Checking {
    /// One input.
    ///
    /// # Errors
    /// If it cannot be written.
    fn line(&mut self, item: &Item, line: CheckLine) -> anyhow::Result<()>;

    /// The end.
    ///
    /// # Errors
    /// If it cannot be written.
    fn finish(self: Box<Self>) -> anyhow::Result<()>;
}

/// The printer of `report read` for the format asked for.
///
/// # Errors
/// If its head cannot be written.
pub fn reading(matches: &ArgMatches, out: Box<dyn Write>) -> anyhow::Result<Box<dyn Reading>> {
    Ok(match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => Box::new(json::Lines::new(out)),
        Some("csv") if matches.get_flag("wide") => Box::new(csv::Wide::new(out)?),
        Some("csv") => Box::new(csv::Long::new(out)?),
        Some("xlsx") => Box::new(xlsx::Book::new(out)),
        _ => Box::new(text::Tables::new(out)),
    })
}
