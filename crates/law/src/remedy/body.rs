//! # Who reviews an act (复议机关、管辖法院)
//!
//! 行政复议法 (2023), articles 24 to 28; 行政诉讼法, articles 14, 15, 18.
//!
//! ## What it says
//! Departments go to their government, governments to the next higher one,
//! provinces and departments of the State Council review themselves. Two bodies
//! may be competent; then both are told (RMD-7).
//!
//! ## What it does not know
//! Names: those come from the agency's record. The law before 2024 let the
//! applicant of a department choose; it is not computed here.

use super::RECONSIDERATION_FIRST;
use super::agency::{Agency, Level, Manager, Parent, System};
use crate::cite::{Cite, LITIGATION_2017, RECONSIDERATION_2023};
use jiff::civil::Date;

/// A body of reconsideration, seen from the agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Body {
    /// The agency itself.
    Itself,
    /// 本级人民政府.
    SameLevelGovernment,
    /// 上一级人民政府.
    NextHigherGovernment,
    /// 上一级主管部门.
    NextHigherDepartment,
    /// 设立该派出机关的人民政府.
    FoundingGovernment,
    /// The government of the level of the department whose branch it is.
    GovernmentOfItsDepartment,
    /// 派出机构所在地的人民政府.
    GovernmentOfItsPlace,
    /// The government that manages it, or whose department does.
    ManagingGovernment,
    /// The department of the State Council that manages it or whose branch it is.
    StateCouncilDepartment,
}

/// The level of the court that hears a suit first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Court {
    /// 基层人民法院 of the agency's place.
    Basic,
    /// 中级人民法院.
    Intermediate,
}

/// What may follow the decision on reconsideration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum After {
    /// A suit.
    Suit,
    /// A suit, or a final ruling of the State Council (RMD-6).
    SuitOrStateCouncil,
}

/// Where that ruling is said.
pub const STATE_COUNCIL: Cite = Cite::new(&RECONSIDERATION_2023, "第二十六条");

impl Body {
    /// Who it is, where the agency's record has no name.
    pub fn label(self) -> &'static str {
        match self {
            Body::Itself => "本机关",
            Body::SameLevelGovernment => "本级人民政府",
            Body::NextHigherGovernment => "上一级人民政府",
            Body::NextHigherDepartment => "上一级主管部门",
            Body::FoundingGovernment => "设立该派出机关的人民政府",
            Body::GovernmentOfItsDepartment => "派出部门的本级人民政府",
            Body::GovernmentOfItsPlace => "所在地的人民政府",
            Body::ManagingGovernment => "管理该组织的人民政府",
            Body::StateCouncilDepartment => "主管的国务院部门",
        }
    }
}

impl Court {
    /// The official name of the level.
    pub fn label(self) -> &'static str {
        match self {
            Court::Basic => "基层人民法院",
            Court::Intermediate => "中级人民法院",
        }
    }
}

impl Agency {
    /// Who decides on reconsideration of a reply with this printed date, all
    /// that are competent, and where that is said; `None` for replies dated
    /// before 2024-01-01.
    pub fn bodies(self, dated: Date) -> Option<(&'static [Body], Cite)> {
        if dated < RECONSIDERATION_FIRST {
            return None;
        }
        let (bodies, place): (&[Body], &str) = match self {
            Agency::Government(Level::Province) => (&[Body::Itself], "第二十四条第二款"),
            Agency::Government(_) => (&[Body::NextHigherGovernment], "第二十四条第一款第二项"),
            Agency::Department => (&[Body::SameLevelGovernment], "第二十四条第一款第一项"),
            Agency::StateCouncilDepartment => (&[Body::Itself], "第二十五条第一项"),
            Agency::Vertical(_) => (&[Body::NextHigherDepartment], "第二十七条"),
            Agency::Justice => (&[Body::SameLevelGovernment, Body::NextHigherDepartment], "第二十八条"),
            Agency::Outpost => (&[Body::FoundingGovernment], "第二十四条第一款第三项"),
            Agency::Branch(Parent::LocalDepartment) => (&[Body::GovernmentOfItsDepartment], "第二十四条第四款"),
            Agency::Branch(Parent::CityDepartmentByTerritory) => {
                (&[Body::GovernmentOfItsDepartment, Body::GovernmentOfItsPlace], "第二十四条第四款")
            }
            Agency::Branch(Parent::StateCouncilDepartment) => (&[Body::StateCouncilDepartment], "第二十五条第二项"),
            Agency::Authorised(Manager::LocalGovernment) => (&[Body::ManagingGovernment], "第二十四条第一款第四项"),
            Agency::Authorised(Manager::StateCouncilDepartment) => (&[Body::StateCouncilDepartment], "第二十五条第三项"),
        };
        Some((bodies, Cite::new(&RECONSIDERATION_2023, place)))
    }

    /// The court that hears a suit against it first (RMD-2). That customs
    /// cases go to 中级人民法院 (article 15) is from memory `[M]`.
    pub fn court(self) -> (Court, Cite) {
        let (court, place) = match self {
            Agency::Government(Level::Township) => (Court::Basic, "第十四条"),
            Agency::Government(_) | Agency::StateCouncilDepartment => (Court::Intermediate, "第十五条第一项"),
            Agency::Vertical(System::Customs) => (Court::Intermediate, "第十五条第二项"),
            _ => (Court::Basic, "第十四条"),
        };
        (court, Cite::new(&LITIGATION_2017, place))
    }

    /// What may follow reconsideration: the State Council rules on what a
    /// province or its own department decided about itself (REM-8).
    pub fn after_reconsideration(self) -> After {
        match self {
            Agency::Government(Level::Province) | Agency::StateCouncilDepartment => After::SuitOrStateCouncil,
            _ => After::Suit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(agency: Agency, bodies: &str, article: &str, court: Court) {
        let (found, cite) = agency.bodies(date(2024, 1, 1)).expect("the law of 2023");
        let labels: Vec<&str> = found.iter().map(|b| b.label()).collect();
        assert_eq!((labels.join("或者").as_str(), cite.short().as_str()), (bodies, article), "{agency:?}");
        assert_eq!(agency.court().0, court, "{agency:?}");
        assert_eq!(agency.bodies(date(2023, 12, 31)), None, "{agency:?}");
    }

    #[test]
    fn departments_go_to_their_government_and_governments_upwards() {
        check(Agency::Department, "本级人民政府", "行政复议法第二十四条第一款第一项", Court::Basic);
        let government = |level, court| check(Agency::Government(level), "上一级人民政府", "行政复议法第二十四条第一款第二项", court);
        government(Level::Township, Court::Basic);
        government(Level::County, Court::Intermediate);
        government(Level::Prefecture, Court::Intermediate);
        check(Agency::Government(Level::Province), "本机关", "行政复议法第二十四条第二款", Court::Intermediate);
        check(Agency::StateCouncilDepartment, "本机关", "行政复议法第二十五条第一项", Court::Intermediate);
    }

    #[test]
    fn those_led_from_above_go_upwards() {
        check(Agency::Vertical(System::Tax), "上一级主管部门", "行政复议法第二十七条", Court::Basic);
        check(Agency::Vertical(System::Customs), "上一级主管部门", "行政复议法第二十七条", Court::Intermediate);
    }

    #[test]
    fn a_street_office_goes_to_the_government_that_set_it_up() {
        check(Agency::Outpost, "设立该派出机关的人民政府", "行政复议法第二十四条第一款第三项", Court::Basic);
    }

    #[test]
    fn where_two_are_competent_both_are_told() {
        check(Agency::Justice, "本级人民政府或者上一级主管部门", "行政复议法第二十八条", Court::Basic);
        let branch = Agency::Branch(Parent::CityDepartmentByTerritory);
        check(branch, "派出部门的本级人民政府或者所在地的人民政府", "行政复议法第二十四条第四款", Court::Basic);
    }

    #[test]
    fn branches_and_authorised_organisations_go_to_who_stands_behind_them() {
        check(Agency::Branch(Parent::LocalDepartment), "派出部门的本级人民政府", "行政复议法第二十四条第四款", Court::Basic);
        check(Agency::Branch(Parent::StateCouncilDepartment), "主管的国务院部门", "行政复议法第二十五条第二项", Court::Basic);
        check(Agency::Authorised(Manager::LocalGovernment), "管理该组织的人民政府", "行政复议法第二十四条第一款第四项", Court::Basic);
        check(Agency::Authorised(Manager::StateCouncilDepartment), "主管的国务院部门", "行政复议法第二十五条第三项", Court::Basic);
    }

    #[test]
    fn only_who_reviews_itself_is_followed_by_the_state_council() {
        let check = |agency: Agency, expected| assert_eq!(agency.after_reconsideration(), expected, "{agency:?}");
        check(Agency::Government(Level::Province), After::SuitOrStateCouncil);
        check(Agency::StateCouncilDepartment, After::SuitOrStateCouncil);
        check(Agency::Government(Level::Prefecture), After::Suit);
        check(Agency::Branch(Parent::StateCouncilDepartment), After::Suit);
    }
}
