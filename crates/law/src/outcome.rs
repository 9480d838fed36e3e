//! # What an application ends in (办理结果)
//!
//! 政府信息公开条例, chapter 4, and the rows of table 3 of the annual report.
//!
//! ## What it says
//! An application is granted, granted in part, refused, cannot be met, is not
//! processed, or ends otherwise. Each way of ending has a code, D01 to D27, and
//! exactly one row of the report.
//!
//! ## What is not settled
//! `[M]` marks what rests on common practice and was not found in a text,
//! `[D]` what follows from a text without being said in it.

pub mod ground;
pub mod lawful;
pub mod mixed;
pub mod procedural;
pub mod row;

pub use ground::Ground;
pub use procedural::Procedural;
pub use row::ResultRow;

use crate::cite::{ARCHIVES_2020, Cite, FEE_2020, FORM_2021, INQUIRY_2016, OGI_2019};

/// How an application, or a part of it, ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// The information is supplied.
    D01,
    /// Where, how and when to get it is told.
    D02,
    /// It is published already, and where is told. Row `[M]`.
    D03,
    /// A part is supplied, a part withheld.
    D04,
    /// A state secret.
    D05,
    /// A law or an administrative regulation forbids it.
    D06,
    /// It would endanger one of three securities or stability.
    D07,
    /// It would harm a third party, who objects with reason.
    D08,
    /// Internal affairs: personnel, logistics, work flow.
    D09,
    /// Information of a process: records, drafts, letters, requests.
    D10,
    /// A file of law enforcement.
    D11,
    /// An inquiry with rules of its own. The remedies `[D]`.
    D12,
    /// The information does not exist.
    D13,
    /// It is for another agency to disclose.
    D14,
    /// It would have to be made.
    D15,
    /// Unclear even after correction.
    D16,
    /// A petition, complaint or report of wrongdoing.
    D17,
    /// Asked for and answered before.
    D18,
    /// A publication on sale or on display.
    D19,
    /// Many or frequent applications without good reason.
    D20,
    /// What the applicant has already is to be confirmed or issued anew.
    D21,
    /// No government information, or a question for advice. Row `[M]`.
    D22,
    /// Not corrected in time.
    D23,
    /// The fee was not paid in time.
    D24,
    /// Withdrawn, or the applicant cannot be reached, or other. Row `[M]`.
    D25,
    /// Handed over to a state archive. Row `[D]`; some agencies: not held.
    D26,
    /// Information of a public enterprise or institution. Row `[D]`.
    D27,
}

use Outcome::*;

/// All outcomes in the order of their codes.
pub static OUTCOMES: [Outcome; 27] =
    [D01, D02, D03, D04, D05, D06, D07, D08, D09, D10, D11, D12, D13, D14, D15, D16, D17, D18, D19, D20, D21, D22, D23, D24, D25, D26, D27];

/// What is fixed about an outcome.
struct Spec {
    code: &'static str,
    name: &'static str,
    row: ResultRow,
    basis: &'static [Cite],
}

const fn spec(code: &'static str, name: &'static str, row: ResultRow, basis: &'static [Cite]) -> Spec {
    Spec { code, name, row, basis }
}

const fn ogi(place: &'static str) -> Cite {
    Cite::new(&OGI_2019, place)
}

const ART_14: Cite = ogi("第十四条");
const ART_16_2: Cite = ogi("第十六条第二款");
const ART_36_2: Cite = ogi("第三十六条第二项");
const ROW_MISC: Cite = Cite::new(&FORM_2021, "表三“（六）其他处理 3.其他”");
const ROW_RECONFIRMATION: Cite = Cite::new(&FORM_2021, "表三“（五）不予处理 5.要求行政机关确认或重新出具已获取信息”");

impl Outcome {
    /// The specification of each: code, official name, row, basis.
    fn spec(self) -> Spec {
        use ResultRow as R;
        match self {
            D01 => spec("D01", "予以公开（提供）", R::Granted, const { &[ART_36_2] }),
            D02 => spec("D02", "予以公开（告知方式、途径和时间）", R::Granted, const { &[ART_36_2] }),
            D03 => spec("D03", "已主动公开告知", R::Granted, const { &[ogi("第三十六条第一项")] }),
            D04 => spec("D04", "部分公开", R::Partial, const { &[ogi("第三十七条")] }),
            D05 => spec("D05", "不予公开（国家秘密）", R::StateSecret, const { &[ART_14] }),
            D06 => spec("D06", "不予公开（法律、行政法规禁止公开）", R::ProhibitedByLaw, const { &[ART_14] }),
            D07 => spec("D07", "不予公开（危及“三安全一稳定”）", R::SecurityStability, const { &[ART_14] }),
            D08 => spec("D08", "不予公开（第三方合法权益）", R::ThirdPartyRights, const { &[ogi("第十五条"), ogi("第三十二条")] }),
            D09 => spec("D09", "不予公开（内部事务信息）", R::InternalAffairs, const { &[ogi("第十六条第一款")] }),
            D10 => spec("D10", "不予公开（过程性信息）", R::ProcessInformation, const { &[ART_16_2] }),
            D11 => spec("D11", "不予公开（行政执法案卷信息）", R::EnforcementFile, const { &[ART_16_2] }),
            D12 => {
                const BASIS: &[Cite] = &[ogi("第三十六条第七项"), Cite::new(&INQUIRY_2016, "")];
                spec("D12", "行政查询事项", R::AdministrativeInquiry, BASIS)
            }
            D13 => spec("D13", "无法提供（信息不存在）", R::NotHeld, const { &[ogi("第三十六条第四项")] }),
            D14 => spec("D14", "无法提供（非本机关负责公开）", R::NotHeld, const { &[ogi("第三十六条第五项")] }),
            D15 => spec("D15", "无法提供（没有现成信息需要另行制作）", R::NeedsCreation, const { &[ogi("第三十八条")] }),
            D16 => spec(
                "D16",
                "无法提供（补正后申请内容仍不明确）",
                R::UnclearAfterCorrection,
                const { &[ogi("第三十条"), ogi("第二十九条")] },
            ),
            D17 => spec("D17", "不予处理（信访、投诉、举报）", R::PetitionComplaint, const { &[ogi("第三十九条第一款")] }),
            D18 => spec("D18", "不予处理（重复申请）", R::Duplicate, const { &[ogi("第三十六条第六项")] }),
            D19 => spec("D19", "不予处理（公开出版物）", R::Publication, const { &[ogi("第三十九条第二款")] }),
            D20 => spec("D20", "不予处理（无正当理由大量反复申请）", R::Excessive, const { &[ogi("第三十五条")] }),
            D21 => spec("D21", "不予处理（要求确认或重新出具已获取信息）", R::Reconfirmation, const { &[ROW_RECONFIRMATION] }),
            D22 => spec("D22", "非政府信息、咨询", R::Misc, const { &[ogi("第二条"), ogi("第三十九条")] }),
            D23 => spec("D23", "逾期不补正，不再处理", R::CorrectionOverdue, const { &[ogi("第三十条")] }),
            D24 => spec("D24", "逾期不缴费，不再处理", R::FeeOverdue, const { &[Cite::new(&FEE_2020, "第六条")] }),
            D25 => spec("D25", "撤回、无法联系、其他终结", R::Misc, const { &[ROW_MISC] }),
            D26 => spec("D26", "已移交国家档案馆", R::Misc, const { &[Cite::new(&ARCHIVES_2020, "")] }),
            D27 => spec("D27", "公共企事业单位信息", R::Misc, const { &[ogi("第五十五条")] }),
        }
    }

    /// The code, e.g. `D08`.
    pub fn code(self) -> &'static str {
        self.spec().code
    }

    /// The official name.
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// On what it rests; never empty.
    pub fn basis(self) -> &'static [Cite] {
        self.spec().basis
    }

    /// The outcome with a code, written in either case.
    pub fn named(code: &str) -> Option<Outcome> {
        OUTCOMES.into_iter().find(|o| o.code().eq_ignore_ascii_case(code))
    }

    /// Its row in table 3 of the 2021 edition.
    pub fn row_2021(self) -> ResultRow {
        self.spec().row
    }

    /// Its row in table 3 of the 2019 edition; none for D24, because nobody
    /// could be charged before 2021 (RMD-i).
    pub fn row_2019(self) -> Option<ResultRow> {
        (self != D24).then(|| self.row_2021().undivided())
    }

    /// Whether everything of what it ends was supplied, or where to get it was
    /// told (CNT-g).
    pub fn is_granted(self) -> bool {
        self.row_2021() == ResultRow::Granted
    }

    /// Whether the information is withheld on articles 14 to 16, so that
    /// reconsideration comes before a suit.
    pub fn rests_on_articles_14_to_16(self) -> bool {
        self.row_2021().rests_on_articles_14_to_16()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code, row in 2021, row in 2019; the last empty where there is none.
    fn check(code: &str, row_2021: &str, row_2019: &str) {
        let outcome = Outcome::named(code).expect(code);
        assert_eq!(outcome.code(), code);
        assert_eq!(outcome.row_2021().name(), row_2021, "{code}");
        assert_eq!(outcome.row_2019().map_or("", ResultRow::name), row_2019, "{code}");
    }

    #[test]
    fn what_was_supplied_or_told_is_granted() {
        for code in ["D01", "D02", "D03"] {
            check(code, "granted", "granted");
        }
        check("D04", "partial", "partial");
    }

    #[test]
    fn refusals_keep_their_rows_in_both_editions() {
        for (code, row) in [
            ("D05", "refused.state_secret"),
            ("D06", "refused.prohibited_by_law"),
            ("D07", "refused.security_stability"),
            ("D08", "refused.third_party_rights"),
            ("D09", "refused.internal_affairs"),
            ("D10", "refused.process_information"),
            ("D11", "refused.enforcement_file"),
            ("D12", "refused.administrative_inquiry"),
            ("D13", "unavailable.not_held"),
            ("D14", "unavailable.not_held"),
            ("D15", "unavailable.needs_creation"),
            ("D16", "unavailable.unclear_after_correction"),
            ("D17", "not_processed.petition_complaint"),
            ("D18", "not_processed.duplicate"),
            ("D19", "not_processed.publication"),
            ("D20", "not_processed.excessive"),
            ("D21", "not_processed.reconfirmation"),
        ] {
            check(code, row, row);
        }
    }

    #[test]
    fn the_last_group_was_undivided_in_2019_and_knew_no_fee() {
        for code in ["D22", "D25", "D26", "D27"] {
            check(code, "other.misc", "other_undivided");
        }
        check("D23", "other.correction_overdue", "other_undivided");
        check("D24", "other.fee_overdue", "");
    }

    #[test]
    fn every_outcome_says_on_what_it_rests() {
        for (index, outcome) in OUTCOMES.into_iter().enumerate() {
            assert_eq!(outcome.code(), format!("D{:02}", index + 1));
            assert!(!outcome.basis().is_empty() && !outcome.name().is_empty(), "{}", outcome.code());
        }
        let check = |code: &str, expected: &str| {
            let basis: Vec<String> = Outcome::named(code).expect(code).basis().iter().map(Cite::short).collect();
            assert_eq!(basis.join("、"), expected);
        };
        check("D08", "条例第十五条、条例第三十二条");
        check("D12", "条例第三十六条第七项、国办公开办函〔2016〕206号");
        check("D24", "信息处理费办法第六条");
    }

    #[test]
    fn only_a_code_names_an_outcome() {
        let check = |text: &str, expected: Option<Outcome>| assert_eq!(Outcome::named(text), expected, "{text}");
        check("d08", Some(D08));
        check("D8", None);
        check("D00", None);
        check("D28", None);
        check("P15", None);
        check("", None);
    }
}
