//! # The remedies a reply tells of (救济途径)
//!
//! 行政复议法 (2023), articles 20 and 23; 行政诉讼法, articles 44 to 46; 条例,
//! article 51.
//!
//! ## What it says
//! Who was refused information must go to reconsideration before suing, and the
//! reply must say so (R1). For every other outcome reconsideration or a suit may
//! be chosen (R2).
//!
//! ## How it is counted
//! R1 is law for replies dated on or after 2024-01-01; the date is the one
//! printed on the reply (RMD-f). Refused means withheld on articles 14 to 16
//! (REM-3, read in a report of 法释〔2025〕8号).

pub mod agency;
pub mod body;
pub mod text;

pub use agency::Agency;
pub use body::Body;

use crate::cite::{Cite, LITIGATION_2017, RECONSIDERATION_2023};
use crate::outcome::{Outcome, Procedural, ResultRow};
use jiff::civil::{Date, date};

/// Replies dated from this day on must send refusals to reconsideration first.
pub const RECONSIDERATION_FIRST: Date = date(2024, 1, 1);

/// Where that is said.
pub const CITE: Cite = Cite::new(&RECONSIDERATION_2023, "第二十三条");

/// A paragraph on remedies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Paragraph {
    /// Reconsideration first (复议前置).
    R1,
    /// Reconsideration or a suit.
    R2,
}

/// How an application ended without a reply (D25).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// 撤回.
    Withdrawn,
    /// 无法联系.
    Unreachable,
    /// 其他终结.
    Other,
}

/// What is decided, as far as the remedies depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'a> {
    /// A part is supplied (D04); the rows of the parts that are withheld.
    Partial(&'a [ResultRow]),
    /// The application ended (D25).
    Ended(Ending),
    /// Any other outcome.
    Whole(Outcome),
    /// A document on the way.
    Document(Procedural),
}

/// Nothing was said about how an application ended (D25, RMD-h).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndingMissing;

impl Paragraph {
    /// `R1` or `R2`.
    pub fn name(self) -> &'static str {
        match self {
            Paragraph::R1 => "R1",
            Paragraph::R2 => "R2",
        }
    }

    /// On what it rests.
    pub fn basis(self) -> &'static [Cite] {
        const R1: &[Cite] = &[
            Cite::new(&RECONSIDERATION_2023, "第二十条"),
            CITE,
            Cite::new(&crate::cite::OGI_2019, "第五十一条"),
            Cite::new(&LITIGATION_2017, "第四十五条"),
        ];
        const R2: &[Cite] = &[
            Cite::new(&RECONSIDERATION_2023, "第二十条"),
            Cite::new(&LITIGATION_2017, "第四十四条"),
            Cite::new(&LITIGATION_2017, "第四十六条"),
        ];
        match self {
            Paragraph::R1 => R1,
            Paragraph::R2 => R2,
        }
    }
}

impl Ending {
    /// The name in records and commands.
    pub fn name(self) -> &'static str {
        match self {
            Ending::Withdrawn => "withdrawn",
            Ending::Unreachable => "unreachable",
            Ending::Other => "other",
        }
    }

    /// The ending with a name.
    pub fn named(name: &str) -> Option<Ending> {
        [Ending::Withdrawn, Ending::Unreachable, Ending::Other].into_iter().find(|e| e.name() == name)
    }
}

impl<'a> Decision<'a> {
    /// An outcome with what the remedies depend on.
    ///
    /// # Errors
    /// If it is D25 and nothing is said about how it ended.
    pub fn of(outcome: Outcome, withheld: &'a [ResultRow], ending: Option<Ending>) -> Result<Decision<'a>, EndingMissing> {
        match outcome {
            Outcome::D04 => Ok(Decision::Partial(withheld)),
            Outcome::D25 => ending.map(Decision::Ended).ok_or(EndingMissing),
            outcome => Ok(Decision::Whole(outcome)),
        }
    }

    /// The paragraphs a letter with this printed date has (RMD-f, g, h, j).
    pub fn paragraphs(self, dated: Date) -> Vec<Paragraph> {
        let is_first = dated >= RECONSIDERATION_FIRST;
        match self {
            Decision::Partial(withheld) if is_first && withheld.iter().any(|r| r.rests_on_articles_14_to_16()) => {
                vec![Paragraph::R1, Paragraph::R2]
            }
            Decision::Whole(outcome) if is_first && outcome.rests_on_articles_14_to_16() => vec![Paragraph::R1],
            Decision::Ended(Ending::Withdrawn) => Vec::new(),
            Decision::Document(document) if !document.tells_of_remedies() => Vec::new(),
            _ => vec![Paragraph::R2],
        }
    }
}

/// The paragraphs of a letter with several outcomes (RMD-g for any mixture):
/// R1 for what is withheld on articles 14 to 16, R2 for the rest.
pub fn of_parts(parts: &[Decision<'_>], dated: Date) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = parts.iter().flat_map(|part| part.paragraphs(dated)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// How wrong the paragraphs of a letter are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// The letter must not go out: what the law asks to be told is missing
    /// (RMD-4, RMD-5).
    Blocks,
    /// It sends to reconsideration who may sue at once (RMD-5).
    Doubtful,
}

/// Compares what a letter prints with what it should print.
pub fn compare(should: &[Paragraph], printed: &[Paragraph]) -> Option<Wrong> {
    if should.iter().any(|p| !printed.contains(p)) {
        let sends_too_far = should == [Paragraph::R2] && printed == [Paragraph::R1];
        return Some(if sends_too_far { Wrong::Doubtful } else { Wrong::Blocks });
    }
    printed.iter().any(|p| !should.contains(p)).then_some(Wrong::Doubtful)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::OUTCOMES;

    const BEFORE: Date = date(2023, 12, 31);
    const ON: Date = date(2024, 1, 1);

    fn check(decision: Decision<'_>, dated: Date, expected: &str) {
        let names: Vec<&str> = decision.paragraphs(dated).into_iter().map(Paragraph::name).collect();
        assert_eq!(names.join("+"), expected, "{decision:?} {dated}");
    }

    #[test]
    fn a_refusal_goes_to_reconsideration_first_since_2024() {
        for outcome in OUTCOMES.into_iter().filter(|o| !matches!(o, Outcome::D04 | Outcome::D25)) {
            let refused = ("D05".."D12").contains(&outcome.code());
            check(Decision::Whole(outcome), BEFORE, "R2");
            check(Decision::Whole(outcome), ON, if refused { "R1" } else { "R2" });
        }
    }

    #[test]
    fn a_partial_reply_has_both_where_a_part_rests_on_articles_14_to_16() {
        use ResultRow::*;
        check(Decision::Partial(&[NotHeld, ThirdPartyRights]), ON, "R1+R2");
        check(Decision::Partial(&[ThirdPartyRights]), BEFORE, "R2");
        check(Decision::Partial(&[NotHeld, Misc]), ON, "R2");
        check(Decision::Partial(&[AdministrativeInquiry]), ON, "R2");
        check(Decision::Partial(&[]), ON, "R2");
    }

    #[test]
    fn a_withdrawal_is_told_nothing() {
        check(Decision::Ended(Ending::Withdrawn), ON, "");
        check(Decision::Ended(Ending::Unreachable), ON, "R2");
        check(Decision::Ended(Ending::Other), ON, "R2");
        assert_eq!(Decision::of(Outcome::D25, &[], None), Err(EndingMissing));
    }

    #[test]
    fn a_document_on_the_way_has_the_remedies_of_its_row() {
        check(Decision::Document(Procedural::P04), ON, "");
        check(Decision::Document(Procedural::P13), ON, "R2");
        check(Decision::Document(Procedural::P15), ON, "R2");
        check(Decision::Document(Procedural::P17), ON, "");
    }

    #[test]
    fn a_letter_with_several_outcomes_has_the_paragraphs_of_all() {
        let parts = [Decision::Whole(Outcome::D13), Decision::Whole(Outcome::D08)];
        assert_eq!(of_parts(&parts, ON), [Paragraph::R1, Paragraph::R2]);
        assert_eq!(of_parts(&parts, BEFORE), [Paragraph::R2]);
        assert_eq!(of_parts(&[Decision::Ended(Ending::Withdrawn)], ON), []);
    }

    #[test]
    fn a_wrong_paragraph_blocks_or_warns() {
        use Paragraph::{R1, R2};
        let check = |should: &[Paragraph], printed: &[Paragraph], expected| assert_eq!(compare(should, printed), expected);
        check(&[R1], &[R1], None);
        check(&[R1], &[R2], Some(Wrong::Blocks));
        check(&[R1], &[], Some(Wrong::Blocks));
        check(&[R1, R2], &[R2], Some(Wrong::Blocks));
        check(&[R2], &[R1], Some(Wrong::Doubtful));
        check(&[R2], &[R1, R2], Some(Wrong::Doubtful));
        check(&[], &[], None);
    }
}
