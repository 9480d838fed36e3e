//! The letters of a case (文书): told with the act that sends them, passed by
//! the gate before it, kept so that they can be printed again the same, and
//! printed once by a job.
//!
//! What flows through: [`Told`] comes with a command → [`facts`] gathers what
//! the record of agency, case and applicant says → [`gate`] writes the letter
//! and looks at it; what lacks a part is refused by name and the act is not
//! done → [`Kept`] stands sealed beside the act → [`print`] makes the PDF a
//! blob of the case.

pub mod choice;
mod derived;
mod facts;
pub mod gate;
pub mod paper;
pub mod print;
pub mod template;
pub mod wire;

pub use facts::{ADDRESS, ONLINE, PHONE};

use crate::application::Refused;
use letter::facts::Recipient;
use letter::{Facts, Letter, Line, Template, Written};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The field under which a letter stands sealed beside its act.
pub(crate) const FIELD: &str = "letter";

/// The setting of an agency: `true` if no letter may go out unwritten.
pub const REQUIRED: &str = "letters_required";

/// The longest letter that is taken with a command, in bytes.
const LONGEST: usize = 256 << 10;

/// When letters become files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Printing {
    /// By a job, as soon as they went out: what was sent is kept byte for byte.
    #[default]
    AtOnce,
    /// When somebody asks for one; for a demonstration, which sends nothing.
    WhenAsked,
}

/// What a letter is told, beside what the record says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Told {
    /// Which letter, where more than one may go with the act.
    pub code: Option<String>,
    /// Its own context, as `docs/letters.md` names it.
    pub context: Value,
    /// To whom, where it does not go to the applicant.
    pub to: Option<Recipient>,
    /// An exact summary of what was asked for, in place of the application's
    /// own words.
    pub asked: Option<String>,
    /// What goes with it (附件).
    pub enclosures: Vec<String>,
    /// Its body, where somebody edited it by hand.
    pub edited: Option<Vec<Line>>,
    /// Why it goes out late, if it does (RPL-11).
    pub late_because: String,
    /// Whether it is delivered by internet, so that the online way to
    /// reconsideration is told too (RMD-3).
    pub by_internet: bool,
}

impl Told {
    /// Reads what came with a command.
    ///
    /// # Errors
    /// If it is too long or does not fit.
    pub fn read(value: &Value) -> Result<Told, Refused> {
        let told: Told = Told::deserialize(value).map_err(|e| Refused::Unusable(format!("文书的内容不合格式：{e}")))?;
        let size = serde_json::to_string(&told).map_or(usize::MAX, |t| t.len());
        if size > LONGEST { Err(Refused::Unusable("文书的内容太长".to_owned())) } else { Ok(told) }
    }
}

/// What is kept of a letter: enough to print it again, the same.
#[derive(Clone, Serialize, Deserialize)]
pub struct Kept {
    /// Which.
    pub code: String,
    /// What the record said when it was written.
    pub facts: Facts,
    /// What it was told.
    pub told: Told,
    /// The agency's own wording, where it had one.
    pub template: Option<String>,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kept({})", self.code)
    }
}

impl Kept {
    /// The letter.
    ///
    /// # Errors
    /// If there is none of that code.
    pub fn letter(&self) -> Result<&'static Letter, Refused> {
        Letter::named(&self.code).ok_or_else(|| Refused::Unusable(format!("没有“{}”这种文书", self.code)))
    }

    /// The letter as written.
    ///
    /// # Errors
    /// A sentence, if what it is told does not fit it or the template does not
    /// work.
    pub fn written(&self) -> Result<Written, Refused> {
        let letter = self.letter()?;
        let unusable = |e: letter::WriteError| Refused::Unusable(format!("{}：{e}", letter.code.label()));
        match (&self.told.edited, &self.template) {
            (Some(edited), _) => letter::write_edited(letter, &self.facts, &self.told.context, edited).map_err(unusable),
            (None, Some(source)) => {
                let own = Template::new(letter, source).map_err(|e| unusable(letter::WriteError::Template(e)))?;
                letter::write(letter, &self.facts, &self.told.context, Some(&own)).map_err(unusable)
            }
            (None, None) => letter::write(letter, &self.facts, &self.told.context, None).map_err(unusable),
        }
    }
}
