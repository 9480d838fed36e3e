//! Words an act may carry: closed lists, each with its name in records and
//! what a person reads.

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Request {
    /// Information (article 27); counted in table 3.
    Information,
    /// That a record about oneself be corrected (article 41); not counted.
    PersonalRecord,
}

/// Why a case was closed without a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closing {
    /// 逾期不补正 (P15, D23).
    CorrectionOverdue,
    /// 逾期不缴费 (P16, D24).
    FeeOverdue,
    /// The applicant cannot be reached, or another reason (P17, D25).
    Other,
}

/// What an opinion says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// 同意公开.
    Agrees,
    /// 部分同意.
    AgreesInPart,
    /// 不同意公开.
    Objects,
}

/// How a letter is delivered (送达, CLK-6 to CLK-8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// 直接送达.
    InPerson,
    /// 委托送达.
    Entrusted,
    /// 邮寄送达, by 邮政企业 only.
    Post,
    /// 电子送达, as the applicant chose.
    Electronic,
    /// 留置送达.
    Retained,
    /// 公告送达.
    Announced,
}

impl Way {
    /// Whether the day it went out decides if it was in time: by post the day
    /// of posting (交邮之日), otherwise the day it arrived.
    pub fn counts_by_sending(self) -> bool {
        matches!(self, Way::Post | Way::Announced)
    }
}

/// The way a remedy is sought; a block of table 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RemedyKind {
    /// 行政复议.
    Reconsideration,
    /// 未经复议直接起诉.
    LitigationDirect,
    /// 复议后起诉.
    LitigationAfterReconsideration,
}

/// How it ended (CNT-T4-3, unverified).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RemedyResult {
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    Other,
}

/// Names in records and the API, and what a person reads.
macro_rules! named {
    ($type:ident { $($variant:ident = $name:literal, $label:literal;)* }) => {
        impl $type {
            /// All of them, in this order.
            pub const ALL: &'static [$type] = &[$($type::$variant),*];

            /// Its name in records and the API.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name),* }
            }

            /// What a person reads.
            pub fn label(self) -> &'static str {
                match self { $($type::$variant => $label),* }
            }

            /// The one with a name.
            pub fn named(name: &str) -> Option<$type> {
                match name { $($name => Some($type::$variant),)* _ => None }
            }
        }
    };
}

named! { Request {
    Information = "information", "政府信息公开申请";
    PersonalRecord = "personal_record", "更正本人信息";
} }
named! { Closing {
    CorrectionOverdue = "correction_overdue", "逾期不补正";
    FeeOverdue = "fee_overdue", "逾期不缴费";
    Other = "other", "其他";
} }
named! { Stance {
    Agrees = "agrees", "同意公开";
    AgreesInPart = "agrees_in_part", "部分同意";
    Objects = "objects", "不同意公开";
} }
named! { RemedyKind {
    Reconsideration = "reconsideration", "行政复议";
    LitigationDirect = "litigation_direct", "未经复议直接起诉";
    LitigationAfterReconsideration = "litigation_after_reconsideration", "复议后起诉";
} }
named! { RemedyResult {
    Upheld = "upheld", "结果维持";
    Corrected = "corrected", "结果纠正";
    Other = "other", "其他结果";
} }

named! { Way {
    InPerson = "in_person", "直接送达";
    Entrusted = "entrusted", "委托送达";
    Post = "post", "邮寄送达";
    Electronic = "electronic", "电子送达";
    Retained = "retained", "留置送达";
    Announced = "announced", "公告送达";
} }
