//! # The grounds of a refusal (不予公开的理由)
//!
//! 政府信息公开条例, articles 14 to 16.
//!
//! ## What it says
//! Article 14 forbids disclosure, article 15 forbids it unless the third party
//! consents or the public interest would suffer gravely, article 16 leaves it
//! to the agency. What rests on none of them is disclosed (articles 5, 13).

use super::{Outcome, ResultRow};
use crate::cite::{Cite, OGI_2019};

/// A ground on which information is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    /// 依法确定为国家秘密 (REG-14-1).
    StateSecret,
    /// 法律、行政法规禁止公开 (REG-14-2); a local regulation is not enough.
    ProhibitedByLaw,
    /// 危及国家安全、公共安全、经济安全、社会稳定 (REG-14-3).
    SecurityStability,
    /// 商业秘密、个人隐私等第三方合法权益 (REG-15-1).
    ThirdPartyRights,
    /// 人事管理、后勤管理、内部工作流程 (REG-16-1).
    InternalAffairs,
    /// 讨论记录、过程稿、磋商信函、请示报告 (REG-16-2).
    ProcessInformation,
    /// 行政执法案卷信息 (REG-16-3).
    EnforcementFile,
}

/// What the law says about withholding on a ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Duty {
    /// It is not disclosed (不予公开).
    Must,
    /// It is not disclosed, unless the third party consents or withholding
    /// would gravely harm the public interest.
    MustUnlessConsentOrPublicInterest,
    /// It may be withheld (可以不予公开).
    May,
}

/// What of a ground applies: the kinds its article names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Detail {
    /// 国家安全.
    NationalSecurity,
    /// 公共安全.
    PublicSecurity,
    /// 经济安全.
    EconomicSecurity,
    /// 社会稳定.
    SocialStability,
    /// 商业秘密.
    BusinessSecret,
    /// 个人隐私.
    PersonalPrivacy,
    /// Another lawful right of a third party (“等”).
    OtherRight,
    /// 人事管理.
    Personnel,
    /// 后勤管理.
    Logistics,
    /// 内部工作流程.
    WorkFlow,
    /// 讨论记录.
    DiscussionRecord,
    /// 过程稿.
    Draft,
    /// 磋商信函.
    NegotiationLetter,
    /// 请示报告.
    Request,
}

/// All grounds in the order of the articles.
pub static GROUNDS: [Ground; 7] = [
    Ground::StateSecret,
    Ground::ProhibitedByLaw,
    Ground::SecurityStability,
    Ground::ThirdPartyRights,
    Ground::InternalAffairs,
    Ground::ProcessInformation,
    Ground::EnforcementFile,
];

/// All kinds, with their names in English and Chinese, under their grounds.
static DETAILS: [(Detail, Ground, &str, &str); 14] = [
    (Detail::NationalSecurity, Ground::SecurityStability, "national_security", "国家安全"),
    (Detail::PublicSecurity, Ground::SecurityStability, "public_security", "公共安全"),
    (Detail::EconomicSecurity, Ground::SecurityStability, "economic_security", "经济安全"),
    (Detail::SocialStability, Ground::SecurityStability, "social_stability", "社会稳定"),
    (Detail::BusinessSecret, Ground::ThirdPartyRights, "business_secret", "商业秘密"),
    (Detail::PersonalPrivacy, Ground::ThirdPartyRights, "personal_privacy", "个人隐私"),
    (Detail::OtherRight, Ground::ThirdPartyRights, "other_right", "其他合法权益"),
    (Detail::Personnel, Ground::InternalAffairs, "personnel", "人事管理"),
    (Detail::Logistics, Ground::InternalAffairs, "logistics", "后勤管理"),
    (Detail::WorkFlow, Ground::InternalAffairs, "work_flow", "内部工作流程"),
    (Detail::DiscussionRecord, Ground::ProcessInformation, "discussion_record", "讨论记录"),
    (Detail::Draft, Ground::ProcessInformation, "draft", "过程稿"),
    (Detail::NegotiationLetter, Ground::ProcessInformation, "negotiation_letter", "磋商信函"),
    (Detail::Request, Ground::ProcessInformation, "request", "请示报告"),
];

impl Ground {
    /// The name in records and commands.
    pub fn name(self) -> &'static str {
        match self {
            Ground::StateSecret => "state_secret",
            Ground::ProhibitedByLaw => "prohibited_by_law",
            Ground::SecurityStability => "security_stability",
            Ground::ThirdPartyRights => "third_party_rights",
            Ground::InternalAffairs => "internal_affairs",
            Ground::ProcessInformation => "process_information",
            Ground::EnforcementFile => "enforcement_file",
        }
    }

    /// The ground with a name, and which kind of it where the name goes on,
    /// e.g. `internal_affairs.personnel`.
    pub fn named(name: &str) -> Option<(Ground, Option<Detail>)> {
        let (head, tail) = name.split_once('.').map_or((name, None), |(head, tail)| (head, Some(tail)));
        let ground = GROUNDS.into_iter().find(|g| g.name() == head)?;
        match tail {
            None => Some((ground, None)),
            Some(tail) => DETAILS.iter().find(|d| d.1 == ground && d.2 == tail).map(|d| (ground, Some(d.0))),
        }
    }

    /// Where it stands.
    pub fn cite(self) -> Cite {
        Cite::new(
            &OGI_2019,
            match self {
                Ground::StateSecret | Ground::ProhibitedByLaw | Ground::SecurityStability => "第十四条",
                Ground::ThirdPartyRights => "第十五条",
                Ground::InternalAffairs => "第十六条第一款",
                Ground::ProcessInformation | Ground::EnforcementFile => "第十六条第二款",
            },
        )
    }

    /// Whether the agency must withhold, or may.
    pub fn duty(self) -> Duty {
        match self {
            Ground::StateSecret | Ground::ProhibitedByLaw | Ground::SecurityStability => Duty::Must,
            Ground::ThirdPartyRights => Duty::MustUnlessConsentOrPublicInterest,
            Ground::InternalAffairs | Ground::ProcessInformation | Ground::EnforcementFile => Duty::May,
        }
    }

    /// The outcome of an application refused on it altogether.
    pub fn outcome(self) -> Outcome {
        match self {
            Ground::StateSecret => Outcome::D05,
            Ground::ProhibitedByLaw => Outcome::D06,
            Ground::SecurityStability => Outcome::D07,
            Ground::ThirdPartyRights => Outcome::D08,
            Ground::InternalAffairs => Outcome::D09,
            Ground::ProcessInformation => Outcome::D10,
            Ground::EnforcementFile => Outcome::D11,
        }
    }

    /// The row of such an application.
    pub fn row(self) -> ResultRow {
        self.outcome().row_2021()
    }

    /// The kinds its article names; empty where it names none.
    pub fn details(self) -> impl Iterator<Item = Detail> {
        DETAILS.iter().filter(move |d| d.1 == self).map(|d| d.0)
    }
}

impl Detail {
    /// The ground it belongs to.
    pub fn ground(self) -> Ground {
        DETAILS[self as usize].1
    }

    /// The name in records, after that of its ground.
    pub fn name(self) -> &'static str {
        DETAILS[self as usize].2
    }

    /// The words of the article.
    pub fn label(self) -> &'static str {
        DETAILS[self as usize].3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ground_has_its_refusal() {
        for ground in GROUNDS {
            assert_eq!(ground.row().name(), format!("refused.{}", ground.name()));
            assert!(ground.outcome().rests_on_articles_14_to_16());
            assert!(ground.outcome().basis().contains(&ground.cite()), "{}", ground.name());
        }
    }

    #[test]
    fn the_kinds_stand_under_their_grounds() {
        for (index, (detail, ground, name, label)) in DETAILS.into_iter().enumerate() {
            assert_eq!(detail as usize, index);
            assert_eq!((detail.ground(), detail.name(), detail.label()), (ground, name, label));
            assert_eq!(Ground::named(&format!("{}.{name}", ground.name())), Some((ground, Some(detail))));
        }
        let check = |ground: Ground, expected: &str| {
            assert_eq!(ground.details().map(Detail::label).collect::<Vec<_>>().join("、"), expected);
        };
        check(Ground::SecurityStability, "国家安全、公共安全、经济安全、社会稳定");
        check(Ground::InternalAffairs, "人事管理、后勤管理、内部工作流程");
        check(Ground::ProcessInformation, "讨论记录、过程稿、磋商信函、请示报告");
        check(Ground::StateSecret, "");
    }

    #[test]
    fn a_name_names_one_ground_or_none() {
        let check = |name: &str, expected: Option<Ground>| assert_eq!(Ground::named(name).map(|g| g.0), expected, "{name}");
        check("state_secret", Some(Ground::StateSecret));
        check("process_information.draft", Some(Ground::ProcessInformation));
        check("internal_affairs.draft", None);
        check("administrative_inquiry", None);
        check("", None);
    }

    #[test]
    fn only_article_16_leaves_it_to_the_agency() {
        let may: Vec<&str> = GROUNDS.into_iter().filter(|g| g.duty() == Duty::May).map(Ground::name).collect();
        assert_eq!(may, ["internal_affairs", "process_information", "enforcement_file"]);
    }
}
