//! The rows of table 3 in which an application can end, in the order of the
//! form (表三“三、本年度办理结果”).
//!
//! Names are those of the cells without `applications.result.`.

/// A row of 本年度办理结果.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResultRow {
    /// （一）予以公开.
    Granted,
    /// （二）部分公开.
    Partial,
    /// （三）1.属于国家秘密.
    StateSecret,
    /// （三）2.其他法律行政法规禁止公开.
    ProhibitedByLaw,
    /// （三）3.危及“三安全一稳定”.
    SecurityStability,
    /// （三）4.保护第三方合法权益.
    ThirdPartyRights,
    /// （三）5.属于三类内部事务信息.
    InternalAffairs,
    /// （三）6.属于四类过程性信息.
    ProcessInformation,
    /// （三）7.属于行政执法案卷.
    EnforcementFile,
    /// （三）8.属于行政查询事项.
    AdministrativeInquiry,
    /// （四）1.本机关不掌握相关政府信息.
    NotHeld,
    /// （四）2.没有现成信息需要另行制作.
    NeedsCreation,
    /// （四）3.补正后申请内容仍不明确.
    UnclearAfterCorrection,
    /// （五）1.信访举报投诉类申请.
    PetitionComplaint,
    /// （五）2.重复申请.
    Duplicate,
    /// （五）3.要求提供公开出版物.
    Publication,
    /// （五）4.无正当理由大量反复申请.
    Excessive,
    /// （五）5.要求行政机关确认或重新出具已获取信息.
    Reconfirmation,
    /// （六）1, only in the 2021 edition.
    CorrectionOverdue,
    /// （六）2, only in the 2021 edition.
    FeeOverdue,
    /// （六）3, only in the 2021 edition.
    Misc,
    /// （六）其他处理 of the 2019 edition, undivided.
    OtherUndivided,
}

use ResultRow::*;

/// All rows of both editions, in the order of the form.
pub static ROWS: [ResultRow; 22] = [
    Granted,
    Partial,
    StateSecret,
    ProhibitedByLaw,
    SecurityStability,
    ThirdPartyRights,
    InternalAffairs,
    ProcessInformation,
    EnforcementFile,
    AdministrativeInquiry,
    NotHeld,
    NeedsCreation,
    UnclearAfterCorrection,
    PetitionComplaint,
    Duplicate,
    Publication,
    Excessive,
    Reconfirmation,
    CorrectionOverdue,
    FeeOverdue,
    Misc,
    OtherUndivided,
];

impl ResultRow {
    /// The machine name without `applications.result.`.
    pub fn name(self) -> &'static str {
        match self {
            Granted => "granted",
            Partial => "partial",
            StateSecret => "refused.state_secret",
            ProhibitedByLaw => "refused.prohibited_by_law",
            SecurityStability => "refused.security_stability",
            ThirdPartyRights => "refused.third_party_rights",
            InternalAffairs => "refused.internal_affairs",
            ProcessInformation => "refused.process_information",
            EnforcementFile => "refused.enforcement_file",
            AdministrativeInquiry => "refused.administrative_inquiry",
            NotHeld => "unavailable.not_held",
            NeedsCreation => "unavailable.needs_creation",
            UnclearAfterCorrection => "unavailable.unclear_after_correction",
            PetitionComplaint => "not_processed.petition_complaint",
            Duplicate => "not_processed.duplicate",
            Publication => "not_processed.publication",
            Excessive => "not_processed.excessive",
            Reconfirmation => "not_processed.reconfirmation",
            CorrectionOverdue => "other.correction_overdue",
            FeeOverdue => "other.fee_overdue",
            Misc => "other.misc",
            OtherUndivided => "other_undivided",
        }
    }

    /// The row with a name, written with or without its group.
    pub fn named(name: &str) -> Option<ResultRow> {
        ROWS.into_iter().find(|r| r.name() == name || r.name().split_once('.').is_some_and(|(_, last)| last == name))
    }

    /// The row of the 2019 edition in which it is contained: the three rows of
    /// （六） are one there (CNT-l).
    pub fn undivided(self) -> ResultRow {
        match self {
            CorrectionOverdue | FeeOverdue | Misc => OtherUndivided,
            row => row,
        }
    }

    /// Whether what stands in it is withheld on articles 14 to 16 of the
    /// Regulation. The inquiry (D12) stands among the refusals and is not.
    pub fn rests_on_articles_14_to_16(self) -> bool {
        (StateSecret..=EnforcementFile).contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_form_and_are_found_by_name() {
        assert!(ROWS.windows(2).all(|pair| pair[0] < pair[1]));
        for row in ROWS {
            assert_eq!(ResultRow::named(row.name()), Some(row));
        }
        let check = |name: &str, expected: Option<ResultRow>| assert_eq!(ResultRow::named(name), expected, "{name}");
        check("not_held", Some(NotHeld));
        check("misc", Some(Misc));
        check("refused", None);
        check("held", None);
    }

    #[test]
    fn seven_rows_rest_on_articles_14_to_16() {
        let resting: Vec<&str> = ROWS.into_iter().filter(|r| r.rests_on_articles_14_to_16()).map(ResultRow::name).collect();
        assert_eq!(resting.len(), 7);
        assert_eq!((resting[0], resting[6]), ("refused.state_secret", "refused.enforcement_file"));
    }
}
