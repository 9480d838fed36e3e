//! What a letter is, and the table of all 45.
//!
//! To add a letter: one file here, one `mod` line, one row in [`LETTERS`].

use crate::context::Field;
use crate::part::Part;
use law::cite::Cite;
use law::outcome::{Outcome, Procedural};
use serde_json::Value;

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A document on the way, P01 to P21.
    Procedural(Procedural),
    /// A decision, D01 to D27 without D23 to D25, whose letters are P15 to P17.
    Decision(Outcome),
}

impl Code {
    /// The code, e.g. `P04`.
    pub fn name(self) -> &'static str {
        match self {
            Code::Procedural(p) => p.code(),
            Code::Decision(d) => d.code(),
        }
    }

    /// What the field calls it.
    pub fn label(self) -> &'static str {
        match self {
            Code::Procedural(p) => p.name(),
            Code::Decision(d) => d.name(),
        }
    }
}

/// How a letter is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// An official letter: red head, 文号, addressee, signature.
    Letter,
    /// A sheet to be filled in, signed or filed: title and body only.
    Sheet,
}

/// A letter: everything that is fixed about it.
#[derive(Debug)]
pub struct Letter {
    /// Which.
    pub code: Code,
    /// The title as printed.
    pub title: &'static str,
    /// How it is laid out.
    pub form: Form,
    /// On what it rests.
    pub cites: &'static [Cite],
    /// What it must be told beyond the common facts.
    pub fields: &'static [Field],
    /// Reads a context strictly.
    pub typed: fn(&Value) -> Result<Value, String>,
    /// The groups of parts it must have beside those of its form: usually
    /// [`crate::part::OPENING`] and its own.
    pub parts: &'static [&'static [Part]],
    /// The wording of its body.
    pub template: &'static str,
    /// A sample context.
    pub sample: fn() -> Value,
    /// Whom it addresses other than the applicant, for the sample.
    pub to: Option<(&'static str, &'static str)>,
}

macro_rules! letters {
    ($($name:ident),* $(,)?) => {
        $( pub mod $name; )*
        /// All letters in the order of their codes.
        pub static LETTERS: &[&Letter] = &[ $( &$name::LETTER, )* ];
    };
}

letters! {
    p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21,
    d01, d02, d03, d04, d05, d06, d07, d08, d09, d10, d11, d12, d13, d14, d15, d16, d17, d18, d19, d20, d21, d22, d26, d27,
}

impl Letter {
    /// The letter with a code, written in either case.
    pub fn named(code: &str) -> Option<&'static Letter> {
        LETTERS.iter().copied().find(|l| l.code.name().eq_ignore_ascii_case(code))
    }

    /// The letter that tells of an outcome.
    pub fn of(outcome: Outcome) -> Option<&'static Letter> {
        LETTERS.iter().copied().find(|l| match l.code {
            Code::Decision(d) => d == outcome,
            Code::Procedural(p) => p.outcome() == Some(outcome),
        })
    }

    /// All parts it must have, those of its form first.
    pub fn all_parts(&self) -> impl Iterator<Item = &'static Part> {
        let of_form = match self.form {
            Form::Letter => crate::part::FRAME,
            Form::Sheet => crate::part::SHEET,
        };
        of_form.iter().chain(self.parts.iter().copied().flatten())
    }

    /// The outcome it tells of, if it ends an application.
    pub fn outcome(&self) -> Option<Outcome> {
        match self.code {
            Code::Decision(d) => Some(d),
            Code::Procedural(p) => p.outcome(),
        }
    }
}

/// A letter as its sample: facts, context and text, for tests, the generated
/// page and the first look of an agency that writes its own template.
///
/// # Errors
/// If the sample does not fit the letter; the tests write them all.
pub fn written_sample(letter: &Letter) -> Result<(crate::Facts, Value, crate::Written), crate::WriteError> {
    let mut facts = crate::facts::sample();
    if let Some((name, you)) = letter.to {
        (facts.to.name, facts.to.you) = (name.to_owned(), you.to_owned());
    }
    let context = (letter.sample)();
    facts.paper.dated = crate::facts::Day(letter.sample_date());
    facts.remedies = sample_remedies(letter, facts.paper.dated.0);
    let written = crate::write(letter, &facts, &context, None)?;
    Ok((facts, context, written))
}

/// The paragraphs the sample of a letter has.
fn sample_remedies(letter: &Letter, dated: jiff::civil::Date) -> Vec<String> {
    use law::remedy::text::{Names, SuitHalf, text};
    let names = Names { bodies: &["云汀县人民政府"], court: "云汀县人民法院", online: None };
    let kinds = letter.sample_paragraphs(dated);
    kinds.into_iter().filter_map(|p| text(p, &names, law::remedy::body::After::Suit, SuitHalf::Told).ok()).collect()
}

impl Letter {
    /// The day of its sample: one on which its case may stand so.
    fn sample_date(&self) -> jiff::civil::Date {
        use jiff::civil::date;
        match self.code {
            Code::Procedural(Procedural::P02) => date(2026, 3, 2),
            Code::Procedural(Procedural::P04) => date(2026, 3, 6),
            Code::Procedural(Procedural::P16) => date(2026, 4, 7),
            _ => date(2026, 3, 18),
        }
    }

    /// The paragraphs on remedies of its sample; D04 withholds personal data.
    pub fn sample_paragraphs(&self, dated: jiff::civil::Date) -> Vec<law::remedy::Paragraph> {
        use law::outcome::ResultRow;
        use law::remedy::{Decision, Ending};
        let decision = match (self.code, self.outcome()) {
            (_, Some(Outcome::D04)) => Decision::Partial(&[ResultRow::ThirdPartyRights, ResultRow::ProcessInformation]),
            (_, Some(Outcome::D25)) => Decision::Ended(Ending::Withdrawn),
            (Code::Decision(outcome), _) => Decision::Whole(outcome),
            (Code::Procedural(document), _) => Decision::Document(document),
        };
        decision.paragraphs(dated)
    }
}
