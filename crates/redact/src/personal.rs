//! Personal data in a text: identity, telephone and card numbers, passports,
//! plates, home addresses. The one detector of the house; what is shown masked
//! and what stops a package is found by it.
//!
//! A number that has a check digit is believed by it, one that has none by its
//! form and by the words before it. 索引号 and 统一社会信用代码 are numbers of
//! offices and firms, not of persons.

mod address;
mod check;
mod number;

use crate::fold::Folded;
use std::ops::Range;

/// What kind of datum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 居民身份证号, 18 or 15 digits.
    Identity,
    /// 手机号.
    Mobile,
    /// 固定电话; of an office it is public, so it is told and nothing more.
    Landline,
    /// 银行卡号.
    BankCard,
    /// 护照.
    Passport,
    /// 车牌.
    Plate,
    /// 住址 down to the door.
    Address,
}

impl Kind {
    /// The official term.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Identity => "身份证号码",
            Kind::Mobile => "手机号码",
            Kind::Landline => "固定电话",
            Kind::BankCard => "银行卡号",
            Kind::Passport => "护照号码",
            Kind::Plate => "车牌号",
            Kind::Address => "住址",
        }
    }
}

/// How sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It has the form; a person has to look.
    Likely,
    /// Form and check digit, or form and the words around it.
    Sure,
}

/// A datum found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub certainty: Certainty,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// Finds personal data, in the order of the text.
///
/// Full width digits, spaces and hyphens between digits, invisible characters
/// and digits written as Chinese numerals hide nothing.
pub fn find(text: &str) -> Vec<Hit> {
    let folded = Folded::new(text);
    let mut hits = number::find(&folded);
    address::find(&folded, &mut hits);
    hits.sort_by_key(|h| (h.range.start, std::cmp::Reverse(h.range.end)));
    hits.dedup_by(|later, kept| later.range.start < kept.range.end && later.range.end <= kept.range.end);
    hits
}

/// A text with its personal data masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// The text, as long as the original.
    pub text: String,
    /// The masked stretches, in bytes.
    pub ranges: Vec<Range<usize>>,
}

/// Masks the numbers of a text for the eye. Only what is a digit of a number
/// becomes stars, one a byte, so that columns stay where they are.
pub fn masked(text: &str) -> Masked {
    let mut out = String::with_capacity(text.len());
    let mut ranges = Vec::new();
    let mut at = 0;
    for hit in find(text) {
        if matches!(hit.kind, Kind::Landline | Kind::Plate | Kind::Address) || hit.range.start < at {
            continue;
        }
        out.push_str(&text[at..hit.range.start]);
        let mask = mask(&text[hit.range.clone()], hit.kind);
        out.push_str(&mask);
        at = hit.range.end;
        ranges.push(hit.range);
    }
    out.push_str(&text[at.min(text.len())..]);
    Masked { text: out, ranges }
}

/// One datum masked, as long as the original.
pub fn mask(datum: &str, kind: Kind) -> String {
    let count = datum.chars().filter(|c| !crate::fold::is_gap(*c)).count();
    let (front, back) = match kind {
        Kind::Identity => (2, 3),
        Kind::Mobile | Kind::Landline => (3, 4),
        Kind::BankCard => (4, 4),
        Kind::Passport => (0, 3),
        Kind::Plate => (2, 1),
        Kind::Address => (2, 0),
    };
    let mut seen = 0;
    let mut out = String::with_capacity(datum.len());
    for c in datum.chars() {
        if crate::fold::is_gap(c) {
            out.push(c);
            continue;
        }
        if count > front + back && (seen < front || seen >= count - back) {
            out.push(c);
        } else {
            out.extend(std::iter::repeat_n('*', c.len_utf8()));
        }
        seen += 1;
    }
    out
}

#[cfg(test)]
mod tests;
