//! What must be known of an agency to say who reviews its acts: its kind and
//! its level, never a free text (RMD-1).

/// The level of a government, or of the government a department belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 省、自治区、直辖市.
    Province,
    /// 设区的市、自治州.
    Prefecture,
    /// 县、市、区.
    County,
    /// 乡、镇.
    Township,
}

/// Departments led from above (行政复议法, article 27).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum System {
    /// 海关.
    Customs,
    /// 金融.
    Finance,
    /// 外汇管理.
    ForeignExchange,
    /// 税务.
    Tax,
    /// 国家安全.
    StateSecurity,
}

/// Who manages an organisation authorised by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Manager {
    /// A local government, or its department.
    LocalGovernment,
    /// A department of the State Council.
    StateCouncilDepartment,
}

/// Whose branch (派出机构) acts in its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parent {
    /// A department of a local government.
    LocalDepartment,
    /// A department of a 直辖市 or 设区的市; the branch serves a district.
    CityDepartmentByTerritory,
    /// A department of the State Council.
    StateCouncilDepartment,
}

/// The kind of an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Agency {
    /// A people's government.
    Government(Level),
    /// A department of a local government (县级以上).
    Department,
    /// A department of the State Council.
    StateCouncilDepartment,
    /// A department led from above.
    Vertical(System),
    /// 司法行政部门 of a local government.
    Justice,
    /// 派出机关, as a 街道办事处.
    Outpost,
    /// 派出机构 acting in its own name.
    Branch(Parent),
    /// 法律、法规、规章授权的组织.
    Authorised(Manager),
}
