//! A command: what somebody wants done to a case. One file an act implements
//! it; `law` decides.

use crate::application::Refused;
use crate::letter::Told;
use jiff::civil::Date;
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, ActKind, Entry};
use std::sync::Arc;

/// What a command may look at to become an act.
#[derive(Debug)]
pub struct Context<'a> {
    /// The calendar the agency counts by.
    pub calendar: &'a Calendar,
    /// All acts of the case.
    pub entries: &'a [Entry],
    /// The case after them.
    pub case: &'a Case,
    /// The day on which the act takes effect.
    pub on: Date,
}

/// Something to be done to a case.
pub trait Command: Send + Sync + std::fmt::Debug {
    /// The kind of act it becomes: by it the right to do it is judged, before
    /// anything that was sent along is looked at.
    fn kind(&self) -> ActKind;

    /// The act it becomes, of [`Command::kind`].
    ///
    /// # Errors
    /// If what was given cannot be meant so.
    fn act(&self, context: &Context<'_>) -> Result<Act, Refused>;

    /// Free text that belongs to it, by field; kept sealed.
    fn texts(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The account that works on the case from now on, if it changes.
    fn clerk(&self) -> Option<String> {
        None
    }

    /// What the letter that goes with it is told.
    fn letter(&self) -> Option<&Told> {
        None
    }

    /// The account of the second person who confirms it, if one did.
    fn second(&self) -> Option<&str> {
        None
    }
}

/// A command with what its letter is told.
#[derive(Debug)]
pub struct WithLetter {
    /// The command.
    pub command: Arc<dyn Command>,
    /// What the letter is told.
    pub told: Told,
}

impl Command for WithLetter {
    fn kind(&self) -> ActKind {
        self.command.kind()
    }

    fn act(&self, context: &Context<'_>) -> Result<Act, Refused> {
        self.command.act(context)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        self.command.texts()
    }

    fn clerk(&self) -> Option<String> {
        self.command.clerk()
    }

    fn letter(&self) -> Option<&Told> {
        Some(&self.told)
    }

    fn second(&self) -> Option<&str> {
        self.command.second()
    }
}
