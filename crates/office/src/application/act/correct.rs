//! 收到补正.
//!
//! The corrected application came; the period for the reply begins anew.

use crate::application::Refused;
use crate::application::command::{Command, Context};
use law::application::act::{Act, ActKind};
use serde::Deserialize;

/// 收到补正.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correct {
    /// What is asked for now.
    #[serde(default)]
    pub description: String,
}

impl Command for Correct {
    fn kind(&self) -> ActKind {
        ActKind::Corrected
    }

    fn act(&self, _context: &Context<'_>) -> Result<Act, Refused> {
        Ok(Act::Corrected)
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        super::said([("description", self.description.clone())])
    }
}
