//! JSON Lines, one object an input.

use super::Reading;
use crate::report::Item;
use office::report::wire::{ErrorLine, report_line};
use std::io::Write;

/// Writes one object a line.
pub struct Lines {
    out: Box<dyn Write>,
}

impl Lines {
    /// Over an output.
    pub fn new(out: Box<dyn Write>) -> Lines {
        Lines { out }
    }
}

impl Reading for Lines {
    fn item(&mut self, item: &Item) -> anyhow::Result<()> {
        match &item.read {
            Ok(read) => serde_json::to_writer(&mut self.out, &report_line(&item.name, &item.sha256, read))?,
            Err(error) => {
                let sha256 = Some(item.sha256.as_str()).filter(|s| !s.is_empty());
                serde_json::to_writer(&mut self.out, &ErrorLine { file: &item.name, sha256, error: error.clone() })?;
            }
        }
        self.out.write_all(b"\n")?;
        // A run that is broken off leaves whole lines to resume from.
        Ok(self.out.flush()?)
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }
}
