//! # The documents on the way to a decision (程序性文书)
//!
//! ## What they are
//! P01 to P21: from the register entry to the archive. Only three of them end an
//! application, and are the letters of D23, D24 and D25 (RMD-j); only those of
//! them that decide something tell of remedies.

use super::Outcome;

/// A document on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the document with this code; its name stands below")]
pub enum Procedural {
    P01,
    P02,
    P03,
    P04,
    P05,
    P06,
    P07,
    P08,
    P09,
    P10,
    P11,
    P12,
    P13,
    P14,
    P15,
    P16,
    P17,
    P18,
    P19,
    P20,
    P21,
}

use Procedural::*;

/// All documents with their codes and names, in this order.
static DOCUMENTS: [(Procedural, &str, &str); 21] = [
    (P01, "P01", "政府信息公开申请登记表"),
    (P02, "P02", "登记回执"),
    (P03, "P03", "口头申请记录"),
    (P04, "P04", "补正告知书"),
    (P05, "P05", "说明理由告知书"),
    (P06, "P06", "延期答复告知书"),
    (P07, "P07", "延迟答复告知书"),
    (P08, "P08", "征求意见书（给第三方）"),
    (P09, "P09", "第三方意见回执"),
    (P10, "P10", "征求意见告知书（给申请人）"),
    (P11, "P11", "征求意见书（给共同制作机关）"),
    (P12, "P12", "协办函"),
    (P13, "P13", "公开决定告知书（给第三方）"),
    (P14, "P14", "收费通知书"),
    (P15, "P15", "不再处理告知书（逾期未补正）"),
    (P16, "P16", "不再处理告知书（逾期未缴费）"),
    (P17, "P17", "终止办理告知书（撤回）"),
    (P18, "P18", "送达回证"),
    (P19, "P19", "检索记录"),
    (P20, "P20", "审查呈批单"),
    (P21, "P21", "更正告知书、转送告知书"),
];

impl Procedural {
    /// The code, e.g. `P15`.
    pub fn code(self) -> &'static str {
        DOCUMENTS[self as usize].1
    }

    /// The official name.
    pub fn name(self) -> &'static str {
        DOCUMENTS[self as usize].2
    }

    /// The document with a code, written in either case.
    pub fn named(code: &str) -> Option<Procedural> {
        DOCUMENTS.iter().find(|d| d.1.eq_ignore_ascii_case(code)).map(|d| d.0)
    }

    /// The outcome whose letter it is.
    pub fn outcome(self) -> Option<Outcome> {
        match self {
            P15 => Some(Outcome::D23),
            P16 => Some(Outcome::D24),
            P17 => Some(Outcome::D25),
            _ => None,
        }
    }

    /// Whether it decides something against its recipient and tells of the
    /// remedies. That of P15 is derived `[D]`.
    pub fn tells_of_remedies(self) -> bool {
        matches!(self, P13 | P15 | P16 | P21)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_is_found_by_its_code() {
        for (index, (document, code, name)) in DOCUMENTS.into_iter().enumerate() {
            assert_eq!(code, format!("P{:02}", index + 1));
            assert_eq!((document.code(), document.name()), (code, name));
            assert_eq!(Procedural::named(&code.to_lowercase()), Some(document));
        }
        assert_eq!(Procedural::named("P22"), None);
    }

    #[test]
    fn three_documents_are_letters_of_an_outcome() {
        let check = |document: Procedural, outcome: Option<&str>, tells: bool| {
            assert_eq!(document.outcome().map(Outcome::code), outcome, "{}", document.code());
            assert_eq!(document.tells_of_remedies(), tells, "{}", document.code());
        };
        check(P04, None, false);
        check(P06, None, false);
        check(P13, None, true);
        check(P14, None, false);
        check(P15, Some("D23"), true);
        check(P16, Some("D24"), true);
        check(P17, Some("D25"), false);
        check(P21, None, true);
    }
}
