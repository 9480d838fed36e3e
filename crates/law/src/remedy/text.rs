//! The paragraphs on remedies as they are printed, with the names of the
//! bodies and the court.
//!
//! Names come from the agency's record; one that is missing makes no paragraph,
//! because a letter without remedies lengthens the applicant's time to a year
//! (RMD-4).

use super::Paragraph;
use super::body::After;
use crate::outcome::Outcome;
use std::fmt::Write as _;

/// What stands where no record is at hand, as in `law outcome`.
pub const ANY_BODY: &str = "〔复议机关〕";
/// The same for the court.
pub const ANY_COURT: &str = "〔有管辖权的人民法院〕";

/// The names a paragraph needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names<'a> {
    /// 复议机关, all that are competent.
    pub bodies: &'a [&'a str],
    /// 有管辖权的人民法院.
    pub court: &'a str,
    /// Where an application for reconsideration can be made online; told with
    /// a reply delivered by internet (RMD-3).
    pub online: Option<&'a str>,
}

/// A name that the agency's record lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missing {
    /// 复议机关.
    Body,
    /// The court.
    Court,
    /// The online channel.
    Online,
}

/// Whether R2 tells of the suit. A setting: whether courts admit suits against
/// some outcomes is disputed ([`is_suit_disputed`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SuitHalf {
    /// It does; the default.
    #[default]
    Told,
    /// It tells of reconsideration only, where the suit is disputed.
    LeftOut,
}

impl SuitHalf {
    /// The setting as far as it may reach: where a suit is not disputed it is
    /// always told.
    pub fn about(self, outcome: Outcome) -> SuitHalf {
        if is_suit_disputed(outcome) { self } else { SuitHalf::Told }
    }
}

/// The outcomes against which a summary of 法释〔2025〕8号 says that suits are
/// not admitted (RMD-note, LIT-4); the text was not read.
pub fn is_suit_disputed(outcome: Outcome) -> bool {
    use Outcome::*;
    matches!(outcome, D12 | D15 | D17 | D18 | D19 | D27)
}

/// The paragraph as printed.
///
/// # Errors
/// If a name is missing.
pub fn text(paragraph: Paragraph, names: &Names<'_>, after: After, suit: SuitHalf) -> Result<String, Missing> {
    if names.bodies.is_empty() || names.bodies.iter().any(|b| b.trim().is_empty()) {
        return Err(Missing::Body);
    }
    if names.court.trim().is_empty() {
        return Err(Missing::Court);
    }
    if names.online.is_some_and(|o| o.trim().is_empty()) {
        return Err(Missing::Online);
    }
    let (body, court) = (names.bodies.join("或者"), names.court);
    let ruling = "，也可以向国务院申请裁决，国务院依法作出最终裁决";
    let mut out = String::from("如对本答复不服，");
    let written = match (paragraph, suit) {
        (Paragraph::R1, _) => {
            let tail = if after == After::SuitOrStateCouncil { ruling } else { "" };
            write!(
                out,
                "应当自收到本答复书之日起六十日内，先向{body}申请行政复议；对行政复议决定不服的，\
                 可以自收到行政复议决定书之日起十五日内向{court}提起行政诉讼{tail}。"
            )
        }
        (Paragraph::R2, SuitHalf::Told) => {
            write!(out, "可以自收到本答复书之日起六十日内向{body}申请行政复议，或者自收到本答复书之日起六个月内向{court}提起行政诉讼")
                .and_then(|()| match after {
                    After::SuitOrStateCouncil => write!(out, "；对行政复议决定不服的，可以向{court}提起行政诉讼{ruling}。"),
                    After::Suit => write!(out, "。"),
                })
        }
        (Paragraph::R2, SuitHalf::LeftOut) => write!(out, "可以自收到本答复书之日起六十日内向{body}申请行政复议。"),
    };
    written.expect("writing into a string does not fail");
    if let Some(online) = names.online {
        out.push_str("申请行政复议也可以通过");
        out.push_str(online);
        out.push_str("提出。");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: Names<'static> = Names { bodies: &["云汀县人民政府"], court: "云汀县人民法院", online: None };

    fn check(paragraph: Paragraph, names: &Names<'_>, after: After, suit: SuitHalf, expected: Result<&str, Missing>) {
        assert_eq!(text(paragraph, names, after, suit).as_deref(), expected.as_ref().copied());
    }

    #[test]
    fn a_refusal_sends_to_reconsideration_first() {
        check(
            Paragraph::R1,
            &NAMES,
            After::Suit,
            SuitHalf::Told,
            Ok(
                "如对本答复不服，应当自收到本答复书之日起六十日内，先向云汀县人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向云汀县人民法院提起行政诉讼。",
            ),
        );
    }

    #[test]
    fn any_other_outcome_leaves_the_choice() {
        check(
            Paragraph::R2,
            &NAMES,
            After::Suit,
            SuitHalf::Told,
            Ok(
                "如对本答复不服，可以自收到本答复书之日起六十日内向云汀县人民政府申请行政复议，或者自收到本答复书之日起六个月内向云汀县人民法院提起行政诉讼。",
            ),
        );
    }

    #[test]
    fn who_reviews_itself_tells_of_the_state_council() {
        let names = Names { bodies: &["甲省人民政府"], court: "乙市中级人民法院", online: None };
        check(
            Paragraph::R1,
            &names,
            After::SuitOrStateCouncil,
            SuitHalf::Told,
            Ok(
                "如对本答复不服，应当自收到本答复书之日起六十日内，先向甲省人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向乙市中级人民法院提起行政诉讼，也可以向国务院申请裁决，国务院依法作出最终裁决。",
            ),
        );
        let r2 = text(Paragraph::R2, &names, After::SuitOrStateCouncil, SuitHalf::Told).unwrap_or_default();
        assert!(
            r2.ends_with("；对行政复议决定不服的，可以向乙市中级人民法院提起行政诉讼，也可以向国务院申请裁决，国务院依法作出最终裁决。"),
            "{r2}"
        );
    }

    #[test]
    fn two_bodies_are_both_printed_and_the_online_way_is_told() {
        let names = Names { bodies: &["甲区人民政府", "乙市司法局"], court: "甲区人民法院", online: Some("掌上复议") };
        let r2 = text(Paragraph::R2, &names, After::Suit, SuitHalf::Told).unwrap_or_default();
        assert!(r2.contains("向甲区人民政府或者乙市司法局申请行政复议"), "{r2}");
        assert!(r2.ends_with("申请行政复议也可以通过掌上复议提出。"), "{r2}");
    }

    #[test]
    fn only_the_half_about_the_suit_can_be_left_out() {
        check(
            Paragraph::R2,
            &NAMES,
            After::Suit,
            SuitHalf::LeftOut,
            Ok("如对本答复不服，可以自收到本答复书之日起六十日内向云汀县人民政府申请行政复议。"),
        );
        let about = |outcome, expected| assert_eq!(SuitHalf::LeftOut.about(outcome), expected);
        about(Outcome::D12, SuitHalf::LeftOut);
        about(Outcome::D23, SuitHalf::Told);
        about(Outcome::D08, SuitHalf::Told);
    }

    #[test]
    fn a_missing_name_makes_no_paragraph() {
        let check = |names: Names<'_>, expected| super::tests::check(Paragraph::R2, &names, After::Suit, SuitHalf::Told, Err(expected));
        check(Names { bodies: &[], ..NAMES }, Missing::Body);
        check(Names { bodies: &["云汀县人民政府", " "], ..NAMES }, Missing::Body);
        check(Names { court: "", ..NAMES }, Missing::Court);
        check(Names { online: Some(""), ..NAMES }, Missing::Online);
    }
}
