//! A reconsideration or suit as the tally sees it.

use jiff::civil::Date;

/// A registered reconsideration or suit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// Its number.
    pub id: String,
    /// Which way.
    pub block: Block,
    /// As what the agency takes part.
    pub role: Role,
    /// When the agency learnt of it.
    pub registered: Date,
    /// The latest effective result, one for the case whatever its instances
    /// (CNT-T4-5 `[D]`); none while it is open.
    pub conclusion: Option<Conclusion>,
}

/// A block of table 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Block {
    /// 行政复议.
    Reconsideration,
    /// 未经复议直接起诉.
    LitigationDirect,
    /// 复议后起诉.
    LitigationAfterReconsideration,
}

/// As what the agency takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Respondent or defendant for its own act (CNT-T4-1).
    OwnAct,
    /// 复议机关 that is only co-defendant; not counted (CNT-T4-2).
    CoDefendantOnly,
}

/// How a remedy ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conclusion {
    /// When.
    pub dated: Date,
    /// With what.
    pub ruling: Ruling,
}

/// A column of table 4 for what is concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    Other,
}

/// What a decision or judgment says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// 维持.
    Upheld,
    /// 驳回复议请求、驳回诉讼请求.
    ClaimDismissed,
    /// 撤销.
    Revoked,
    /// 部分撤销.
    PartlyRevoked,
    /// 变更.
    Changed,
    /// 确认违法.
    DeclaredUnlawful,
    /// 确认无效.
    DeclaredVoid,
    /// 责令履行.
    OrderedToAct,
    /// 不予受理.
    NotAdmitted,
    /// 驳回申请、驳回起诉.
    ApplicationDismissed,
    /// 终止.
    Ended,
    /// 撤回、撤诉.
    Withdrawn,
    /// 调解.
    Mediated,
}

impl Ruling {
    /// The column it is counted in (CNT-T4-3 `[M]`).
    pub fn outcome(self) -> Outcome {
        use Ruling::*;
        match self {
            Upheld | ClaimDismissed => Outcome::Upheld,
            Revoked | PartlyRevoked | Changed | DeclaredUnlawful | DeclaredVoid | OrderedToAct => Outcome::Corrected,
            NotAdmitted | ApplicationDismissed | Ended | Withdrawn | Mediated => Outcome::Other,
        }
    }
}
