//! The letters of an application (文书): P01 to P21 and D01 to D27, one file a
//! letter, each with what it must be told, a sample, its wording and the parts
//! the law asks for.
//!
//! What flows through: facts and a context → [`write()`] → a [`Written`] letter
//! in lines → [`Written::document`] → `document::write::docx` or `typeset::pdf`.
//! [`check`] looks at the finished text, whoever wrote it: an agency's own
//! template and a letter edited by hand pass the same gate as ours.
//!
//! It knows the wording and the law. It does not know where a case is kept,
//! who may send a letter, or what time it is.
//!
//! Begin with [`letter::Letter`], then `letter/p04.rs`, then [`check`].

pub mod check;
mod context;
mod edited;
pub mod facts;
mod frame;
pub mod letter;
pub mod markdown;
pub mod part;
mod say;
mod template;

pub use facts::Facts;
pub use frame::{Written, lines};
pub use letter::{Code, LETTERS, Letter};
pub use edited::body;
pub use template::{Line, Template, TemplateError};

use serde_json::Value;

/// Why a letter could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// What the letter must be told is missing or of another kind.
    Context(String),
    /// The template does not work.
    Template(TemplateError),
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WriteError::Context(why) => write!(f, "文书所需的内容不完整：{why}"),
            WriteError::Template(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WriteError {}

/// Writes a letter in its own wording, or in the agency's.
///
/// # Errors
/// If the context does not fit the letter or the template does not work.
pub fn write(letter: &Letter, facts: &Facts, context: &Value, own: Option<&Template>) -> Result<Written, WriteError> {
    let context = (letter.typed)(context).map_err(WriteError::Context)?;
    let body = match own {
        Some(template) => template.fill(facts, &context),
        None => Template::new(letter, letter.template).and_then(|t| t.fill(facts, &context)),
    };
    Ok(frame::frame(letter, facts, body.map_err(WriteError::Template)?))
}

/// Puts the frame of a letter around a body that somebody edited by hand.
///
/// # Errors
/// If the context does not fit the letter.
pub fn write_edited(letter: &Letter, facts: &Facts, context: &Value, edited: &[Line]) -> Result<Written, WriteError> {
    (letter.typed)(context).map_err(WriteError::Context)?;
    Ok(frame::frame(letter, facts, edited.to_vec()))
}
