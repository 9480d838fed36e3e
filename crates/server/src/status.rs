//! Exit statuses (interfaces.md): the worst of the inputs.

use std::process::ExitCode;

/// From which outcome on the status is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// A finding of severity error, or nothing could be assessed.
    Error,
    /// A finding of severity warning or worse.
    Warning,
    /// Anything that could not be assessed.
    Unassessable,
    /// Never, except for inputs that cannot be read at all.
    Never,
}

/// The worst outcome so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Worst {
    /// Nothing to say.
    #[default]
    Fine,
    /// A finding the caller asked to fail on.
    Finding,
    /// An input that could not be read.
    Unreadable,
}

impl Worst {
    /// The exit status.
    pub fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Worst::Fine => 0,
            Worst::Finding => 1,
            Worst::Unreadable => 2,
        })
    }

    /// Keeps the worse of the two.
    pub fn meet(&mut self, other: Worst) {
        *self = (*self).max(other);
    }
}

/// Whether the reader of our output has gone away, which is no failure.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe))
}
