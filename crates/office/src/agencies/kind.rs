//! Kinds of agencies by their names in tables and on the command line, and
//! what the law calls them.

use law::remedy::agency::{Agency, Level, Manager, Parent, System};

/// The names, each with what it means.
pub const KINDS: [(&str, &str); 15] = [
    ("government", "人民政府"),
    ("department", "县级以上地方政府的工作部门"),
    ("justice", "司法行政部门"),
    ("state_council_department", "国务院部门"),
    ("customs", "海关"),
    ("finance", "金融"),
    ("foreign_exchange", "外汇管理"),
    ("tax", "税务"),
    ("state_security", "国家安全"),
    ("outpost", "派出机关，如街道办事处"),
    ("branch", "地方部门的派出机构"),
    ("branch_city", "设区的市部门的派出机构，按行政区划设"),
    ("branch_state_council", "国务院部门的派出机构"),
    ("authorised_local", "地方政府或部门管理的授权组织"),
    ("authorised_state_council", "国务院部门管理的授权组织"),
];

/// What the law calls a kind; a government needs its level, by the names of
/// the contract.
pub fn kind(name: &str, level: Option<&str>) -> Option<Agency> {
    Some(match name {
        "government" => Agency::Government(match level? {
            "province_government" => Level::Province,
            "prefecture_government" => Level::Prefecture,
            "county_government" => Level::County,
            "township_government" => Level::Township,
            _ => return None,
        }),
        "department" => Agency::Department,
        "justice" => Agency::Justice,
        "state_council_department" => Agency::StateCouncilDepartment,
        "customs" => Agency::Vertical(System::Customs),
        "finance" => Agency::Vertical(System::Finance),
        "foreign_exchange" => Agency::Vertical(System::ForeignExchange),
        "tax" => Agency::Vertical(System::Tax),
        "state_security" => Agency::Vertical(System::StateSecurity),
        "outpost" => Agency::Outpost,
        "branch" => Agency::Branch(Parent::LocalDepartment),
        "branch_city" => Agency::Branch(Parent::CityDepartmentByTerritory),
        "branch_state_council" => Agency::Branch(Parent::StateCouncilDepartment),
        "authorised_local" => Agency::Authorised(Manager::LocalGovernment),
        "authorised_state_council" => Agency::Authorised(Manager::StateCouncilDepartment),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_kind_of_the_law() {
        let mut kinds: Vec<Agency> = KINDS.iter().filter_map(|(name, _)| kind(name, Some("county_government"))).collect();
        assert_eq!(kinds.len(), KINDS.len());
        kinds.dedup();
        assert_eq!(kinds.len(), KINDS.len());
        assert_eq!(kind("government", None), None);
        assert_eq!(kind("government", Some("county_department")), None);
    }
}
