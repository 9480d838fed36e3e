//! A report as it was read: who, when, which edition, the cells, the six
//! sections, and everything that was doubtful.

use crate::cells::Cells;
use crate::form::{CellId, Edition, Tables};
use document::Place;
use jiff::civil::Date;

/// What reading a document as an annual report gave.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Whether the document is an annual report at all.
    pub is_report: bool,
    /// Which form it uses; `None` when it is not a report.
    pub form: Option<FormKind>,
    /// The title as printed.
    pub title: Option<String>,
    /// The agency as printed.
    pub agency: Option<String>,
    /// Its usual full name, where the table of divisions makes it certain.
    pub agency_official: Option<String>,
    /// The division path, or what the text names.
    pub region: Option<String>,
    /// The rank of the agency.
    pub level: Option<Level>,
    /// The year reported on.
    pub year: Option<i16>,
    /// The date of publication, if the text tells.
    pub published: Option<Date>,
    /// The index number (索引号), if the text tells.
    pub index_no: Option<String>,
    /// The document number (文号), if the text tells.
    pub doc_no: Option<String>,
    /// Every cell of each table's edition.
    pub cells: Cells,
    /// The sections found, in the order of the text.
    pub sections: Vec<Section>,
    /// Running text, a paragraph or line each, with the section it stands in.
    pub narrative: Vec<Passage>,
    /// Labels of rows as printed where they differ from the form.
    pub labels: Vec<PrintedLabel>,
    /// Heads of columns of tables 3 and 4 that the text lacks or cuts short.
    pub missing_heads: Vec<MissingHead>,
    /// What keeps a cell from being trusted.
    pub doubts: Vec<Doubt>,
    /// What was odd about the document and its form.
    pub notes: Vec<Doubt>,
}

/// Which form a report uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    /// The statutory tables; a hybrid where their editions differ.
    Statutory(Tables),
    /// A report before 2019, without the statutory tables.
    Pre2019,
}

impl FormKind {
    /// The name used in the contract: `2021`, `2019`, `hybrid` or `pre2019`.
    pub fn name(self) -> &'static str {
        match self {
            FormKind::Pre2019 => "pre2019",
            FormKind::Statutory(t) if t.is_hybrid() => "hybrid",
            FormKind::Statutory(Tables { t3: Edition::E2019, .. }) => "2019",
            FormKind::Statutory(_) => "2021",
        }
    }
}

/// The rank of an agency (interfaces.md, "Level").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// 国务院部门.
    Ministry,
    /// 省级政府.
    ProvinceGovernment,
    /// 设区的市、自治州政府.
    PrefectureGovernment,
    /// 县级政府.
    CountyGovernment,
    /// 乡镇政府.
    TownshipGovernment,
    /// 街道办事处.
    Subdistrict,
    /// A department of a ministry.
    MinistryDepartment,
    /// A department of a province.
    ProvinceDepartment,
    /// A department of a prefecture.
    PrefectureDepartment,
    /// A department of a county.
    CountyDepartment,
}

impl Level {
    /// All levels, highest first.
    pub const ALL: [Level; 10] = [
        Level::Ministry,
        Level::ProvinceGovernment,
        Level::PrefectureGovernment,
        Level::CountyGovernment,
        Level::TownshipGovernment,
        Level::Subdistrict,
        Level::MinistryDepartment,
        Level::ProvinceDepartment,
        Level::PrefectureDepartment,
        Level::CountyDepartment,
    ];

    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            Level::Ministry => "ministry",
            Level::ProvinceGovernment => "province_government",
            Level::PrefectureGovernment => "prefecture_government",
            Level::CountyGovernment => "county_government",
            Level::TownshipGovernment => "township_government",
            Level::Subdistrict => "subdistrict",
            Level::MinistryDepartment => "ministry_department",
            Level::ProvinceDepartment => "province_department",
            Level::PrefectureDepartment => "prefecture_department",
            Level::CountyDepartment => "county_department",
        }
    }

    /// The level with a name of the contract.
    pub fn named(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.name() == name)
    }

    /// Whether it is a people's government, whose report is due 31 March
    /// (条例第四十九条第二款) instead of 31 January.
    pub fn is_government(self) -> bool {
        matches!(self, Level::ProvinceGovernment | Level::PrefectureGovernment | Level::CountyGovernment | Level::TownshipGovernment)
    }

    /// Whether it may make 规章 (立法法): State Council departments,
    /// provinces, cities divided into districts and autonomous prefectures.
    pub fn has_regulation_power(self) -> bool {
        matches!(self, Level::Ministry | Level::ProvinceGovernment | Level::PrefectureGovernment)
    }
}

/// One of the six sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 一 to 六, as printed.
    pub no: String,
    /// The heading without its number.
    pub heading: String,
    /// Where it stands.
    pub place: Place,
}

/// A line or paragraph of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Index into [`Reading::sections`]; `None` before the first.
    pub section: Option<usize>,
    /// The text, NFKC, spaces kept.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A label that differs from the official one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLabel {
    /// Machine name of the row.
    pub row: &'static str,
    /// The official label.
    pub official: &'static str,
    /// What is printed.
    pub printed: String,
    /// Where it stands.
    pub place: Place,
}

/// A column head that is absent or cut short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingHead {
    /// In which table.
    pub table: crate::form::TableNo,
    /// The official head.
    pub head: &'static str,
}

/// Something that keeps cells from being trusted, or is merely odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// A stable word for the kind.
    pub code: &'static str,
    /// The cells it concerns.
    pub cells: Vec<CellId>,
    /// A sentence for a person, in Chinese.
    pub message: String,
    /// Where, if it has one place.
    pub place: Option<Place>,
}
