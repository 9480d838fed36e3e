//! The stages of a case (regulation.md 5.7, with `reopened` and `archived`).

/// Where a case stands. A function of its acts, never of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Nothing has been handed in.
    Draft,
    /// Sent, and not yet confirmed by both sides.
    Submitted,
    /// Received; the clock runs.
    Received,
    /// 补正 was asked for.
    CorrectionNotified,
    /// 说明理由 was asked for; the clock runs.
    ReasonsRequested,
    /// Others are asked; their time is not counted.
    Consulting,
    /// The period was extended.
    Extended,
    /// A later date was set under article 35.
    Deferred,
    /// 收费通知 went out.
    FeeNotified,
    /// The reply went out.
    Replied,
    /// The reply arrived.
    Delivered,
    /// The applicant took the application back.
    Withdrawn,
    /// Closed because the correction did not come.
    ClosedCorrectionOverdue,
    /// Closed because the fee was not paid.
    ClosedFeeOverdue,
    /// Closed for another reason.
    ClosedOther,
    /// To be decided anew after reconsideration or judgment.
    Reopened,
    /// In the archive.
    Archived,
    /// Registered by mistake; its number is kept as void.
    Void,
}

/// All stages, in the order of a case.
pub const STAGES: [Stage; 18] = [
    Stage::Draft,
    Stage::Submitted,
    Stage::Received,
    Stage::CorrectionNotified,
    Stage::ReasonsRequested,
    Stage::Consulting,
    Stage::Extended,
    Stage::Deferred,
    Stage::FeeNotified,
    Stage::Replied,
    Stage::Delivered,
    Stage::Withdrawn,
    Stage::ClosedCorrectionOverdue,
    Stage::ClosedFeeOverdue,
    Stage::ClosedOther,
    Stage::Reopened,
    Stage::Archived,
    Stage::Void,
];

impl Stage {
    /// Its name in commands, records and the API.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Submitted => "submitted",
            Stage::Received => "received",
            Stage::CorrectionNotified => "correction_notified",
            Stage::ReasonsRequested => "reasons_requested",
            Stage::Consulting => "consulting",
            Stage::Extended => "extended",
            Stage::Deferred => "deferred",
            Stage::FeeNotified => "fee_notified",
            Stage::Replied => "replied",
            Stage::Delivered => "delivered",
            Stage::Withdrawn => "withdrawn",
            Stage::ClosedCorrectionOverdue => "closed_correction_overdue",
            Stage::ClosedFeeOverdue => "closed_fee_overdue",
            Stage::ClosedOther => "closed_other",
            Stage::Reopened => "reopened",
            Stage::Archived => "archived",
            Stage::Void => "void",
        }
    }

    /// The stage with a name.
    pub fn named(name: &str) -> Option<Stage> {
        STAGES.into_iter().find(|s| s.name() == name)
    }

    /// What a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Stage::Draft => "未提交",
            Stage::Submitted => "已提交，待确认收到",
            Stage::Received => "已收到，办理中",
            Stage::CorrectionNotified => "等待申请人补正",
            Stage::ReasonsRequested => "等待申请人说明理由",
            Stage::Consulting => "征求意见中",
            Stage::Extended => "已延期，办理中",
            Stage::Deferred => "已确定延迟答复的日期",
            Stage::FeeNotified => "等待申请人缴费",
            Stage::Replied => "已答复，待送达",
            Stage::Delivered => "已送达",
            Stage::Withdrawn => "申请人已撤回",
            Stage::ClosedCorrectionOverdue => "逾期未补正，不再处理",
            Stage::ClosedFeeOverdue => "逾期未缴费，不再处理",
            Stage::ClosedOther => "已终止办理",
            Stage::Reopened => "重新办理中",
            Stage::Archived => "已归档",
            Stage::Void => "作废",
        }
    }

    /// Whether the agency is at work on it.
    pub fn is_open(self) -> bool {
        matches!(self, Stage::Received | Stage::ReasonsRequested | Stage::Consulting | Stage::Extended | Stage::Deferred | Stage::Reopened)
    }

    /// Whether nothing more has to be decided.
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Stage::Replied
                | Stage::Delivered
                | Stage::Withdrawn
                | Stage::ClosedCorrectionOverdue
                | Stage::ClosedFeeOverdue
                | Stage::ClosedOther
                | Stage::Archived
                | Stage::Void
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_reads_back_by_its_name() {
        for stage in STAGES {
            assert_eq!(Stage::named(stage.name()), Some(stage));
        }
    }

    #[test]
    fn no_stage_is_open_and_closed() {
        assert!(STAGES.iter().all(|s| !(s.is_open() && s.is_closed())));
    }
}
