//! The official form (年度报告格式): rows, columns, labels and the name of
//! every cell, for the editions of 2019 (国办公开办函〔2019〕60号) and 2021
//! (国办公开办函〔2021〕30号).
//!
//! It knows what the form asks for, not how a report prints it.

mod table2;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;
pub use table2::T2Row;
use table2::{T2_SPEC_2019, T2_SPEC_2021, T2Spec};

/// An edition of the form, or of one of its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Edition {
    /// 国办公开办函〔2019〕60号, for the years 2019 and 2020.
    E2019,
    /// 国办公开办函〔2021〕30号, since the year 2021.
    E2021,
}

impl Edition {
    /// `2019` or `2021`.
    pub fn name(self) -> &'static str {
        if self == Edition::E2019 { "2019" } else { "2021" }
    }
}

/// The edition of each of the three tables; they differ in hybrids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tables {
    /// Table of section 二.
    pub t2: Edition,
    /// Table of section 三.
    pub t3: Edition,
    /// Table of section 四, the same in both editions.
    pub t4: Edition,
}

impl Tables {
    /// All three of one edition.
    pub const fn uniform(edition: Edition) -> Tables {
        Tables { t2: edition, t3: edition, t4: edition }
    }

    /// Whether the tables are of different editions. Table 4 is the same in
    /// both and does not count.
    pub fn is_hybrid(self) -> bool {
        self.t2 != self.t3
    }

    /// The cells these tables have, in the order of the form.
    pub fn cells(self) -> Vec<CellId> {
        let mut all: Vec<CellId> = t2(self.t2).iter().flat_map(|row| row.cells.iter().map(|(_, id)| *id)).collect();
        all.extend(t3(self.t3).iter().flat_map(|row| t3_ids(row.name)));
        all.extend_from_slice(&FORM.t4);
        all
    }
}

/// The seven cells of a row of table 3, by its machine name.
///
/// # Panics
/// If the form has no such row; names are fixed at compile time.
pub fn t3_ids(row: &str) -> [CellId; 7] {
    let found = FORM.t3.iter().find(|(name, _)| *name == row);
    found.unwrap_or_else(|| panic!("the form has no row {row}")).1
}

/// The fifteen cells of table 4, block by block.
pub fn t4_ids() -> &'static [CellId] {
    &FORM.t4
}

/// A cell of the form: an index into [`all_cells`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellId(pub u16);

impl CellId {
    /// The machine name, e.g. `applications.received.total`.
    pub fn name(self) -> &'static str {
        FORM.names[usize::from(self.0)]
    }

    /// The Chinese name, e.g. `表三“一、本年新收政府信息公开申请数量”总计`.
    pub fn label(self) -> &'static str {
        &FORM.labels[usize::from(self.0)]
    }

    /// The cell with a machine name.
    pub fn named(name: &str) -> Option<CellId> {
        FORM.by_name.get(name).copied()
    }

    /// In which table it stands.
    pub fn table(self) -> TableNo {
        let name = self.name();
        if name.starts_with("proactive.") {
            TableNo::T2
        } else if name.starts_with("applications.") {
            TableNo::T3
        } else {
            TableNo::T4
        }
    }

    /// Whether it is an amount of money in 万元 and may have decimals.
    pub fn is_amount(self) -> bool {
        self.name().ends_with(".amount_wan")
    }

    /// Whether it may be negative: the 本年增/减 of the 2019 edition.
    pub fn is_signed(self) -> bool {
        self.name().ends_with(".change")
    }

    /// Name of the row, e.g. `applications.received`.
    pub fn row(self) -> &'static str {
        let name = self.name();
        &name[..name.rfind('.').unwrap_or(name.len())]
    }

    /// Name of the column, e.g. `total`.
    pub fn column(self) -> &'static str {
        let name = self.name();
        &name[name.rfind('.').map_or(0, |i| i + 1)..]
    }
}

/// The tables of the form, numbered by their section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableNo {
    /// 二、主动公开政府信息情况.
    T2,
    /// 三、收到和处理政府信息公开申请情况.
    T3,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    T4,
}

/// A column: its machine name and its printed head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Machine name.
    pub name: &'static str,
    /// Printed head.
    pub label: &'static str,
}

/// The seven columns of table 3.
pub static APPLICANTS: [Column; 7] = [
    Column { name: "natural_person", label: "自然人" },
    Column { name: "commercial_enterprise", label: "商业企业" },
    Column { name: "research_institution", label: "科研机构" },
    Column { name: "public_welfare_org", label: "社会公益组织" },
    Column { name: "legal_service_org", label: "法律服务机构" },
    Column { name: "other_org", label: "其他" },
    Column { name: "total", label: "总计" },
];

/// A row of table 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct T3Row {
    /// Machine name of the row.
    pub name: &'static str,
    /// The label as issued.
    pub label: &'static str,
    /// The group it stands in, e.g. `（三）不予公开`; empty outside groups.
    pub group: &'static str,
    /// What a printed label ends in, shortest form first; spaces and
    /// punctuation do not matter.
    pub cores: &'static [&'static str],
}

const fn r(name: &'static str, group: &'static str, label: &'static str, cores: &'static [&'static str]) -> T3Row {
    T3Row { name, label, group, cores }
}

const REFUSED: &str = "（三）不予公开";
const UNAVAILABLE: &str = "（四）无法提供";
const NOT_PROCESSED: &str = "（五）不予处理";
const OTHER: &str = "（六）其他处理";

/// Rows 1 to 20, the same in both editions.
const T3_COMMON: [T3Row; 20] = [
    r("applications.received", "", "一、本年新收政府信息公开申请数量", &["本年新收政府信息公开申请数量"]),
    r("applications.carried_in", "", "二、上年结转政府信息公开申请数量", &["上年结转政府信息公开申请数量"]),
    r("applications.result.granted", "", "（一）予以公开", &["予以公开"]),
    r(
        "applications.result.partial",
        "",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        &["部分公开", "部分公开区分处理的只计这一情形不计其他情形"],
    ),
    r("applications.result.refused.state_secret", REFUSED, "1.属于国家秘密", &["属于国家秘密"]),
    r("applications.result.refused.prohibited_by_law", REFUSED, "2.其他法律行政法规禁止公开", &["其他法律行政法规禁止公开"]),
    r("applications.result.refused.security_stability", REFUSED, "3.危及“三安全一稳定”", &["危及三安全一稳定"]),
    r("applications.result.refused.third_party_rights", REFUSED, "4.保护第三方合法权益", &["保护第三方合法权益"]),
    r("applications.result.refused.internal_affairs", REFUSED, "5.属于三类内部事务信息", &["属于三类内部事务信息"]),
    r("applications.result.refused.process_information", REFUSED, "6.属于四类过程性信息", &["属于四类过程性信息"]),
    r("applications.result.refused.enforcement_file", REFUSED, "7.属于行政执法案卷", &["属于行政执法案卷"]),
    r("applications.result.refused.administrative_inquiry", REFUSED, "8.属于行政查询事项", &["属于行政查询事项"]),
    r("applications.result.unavailable.not_held", UNAVAILABLE, "1.本机关不掌握相关政府信息", &["本机关不掌握相关政府信息"]),
    r("applications.result.unavailable.needs_creation", UNAVAILABLE, "2.没有现成信息需要另行制作", &["没有现成信息需要另行制作"]),
    r("applications.result.unavailable.unclear_after_correction", UNAVAILABLE, "3.补正后申请内容仍不明确", &["补正后申请内容仍不明确"]),
    r("applications.result.not_processed.petition_complaint", NOT_PROCESSED, "1.信访举报投诉类申请", &["信访举报投诉类申请"]),
    r("applications.result.not_processed.duplicate", NOT_PROCESSED, "2.重复申请", &["重复申请"]),
    r("applications.result.not_processed.publication", NOT_PROCESSED, "3.要求提供公开出版物", &["要求提供公开出版物"]),
    r("applications.result.not_processed.excessive", NOT_PROCESSED, "4.无正当理由大量反复申请", &["无正当理由大量反复申请"]),
    r(
        "applications.result.not_processed.reconfirmation",
        NOT_PROCESSED,
        "5.要求行政机关确认或重新出具已获取信息",
        &["要求行政机关确认或重新出具已获取信息"],
    ),
];

const T3_TOTAL: T3Row = r("applications.result.total", "", "（七）总计", &["总计"]);
const T3_CARRIED_OUT: T3Row = r("applications.carried_out", "", "四、结转下年度继续办理", &["结转下年度继续办理"]);

/// Table 3 of the 2021 edition: 25 rows.
pub static T3_2021: [T3Row; 25] = {
    let mut rows = [T3_TOTAL; 25];
    let mut i = 0;
    while i < 20 {
        rows[i] = T3_COMMON[i];
        i += 1;
    }
    rows[20] = r(
        "applications.result.other.correction_overdue",
        OTHER,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        &["逾期不补正", "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请"],
    );
    rows[21] = r(
        "applications.result.other.fee_overdue",
        OTHER,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        &["逾期不缴费", "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请"],
    );
    rows[22] = r("applications.result.other.misc", OTHER, "3.其他", &["其他"]);
    rows[24] = T3_CARRIED_OUT;
    rows
};

/// Table 3 of the 2019 edition: 23 rows, (六) undivided.
pub static T3_2019: [T3Row; 23] = {
    let mut rows = [T3_TOTAL; 23];
    let mut i = 0;
    while i < 20 {
        rows[i] = T3_COMMON[i];
        i += 1;
    }
    rows[20] = r("applications.result.other_undivided", "", "（六）其他处理", &["其他处理"]);
    rows[22] = T3_CARRIED_OUT;
    rows
};

/// The rows of table 3 of an edition, in the order of the form.
pub fn t3(edition: Edition) -> &'static [T3Row] {
    match edition {
        Edition::E2019 => &T3_2019,
        Edition::E2021 => &T3_2021,
    }
}

/// The leaf rows between （一） and （六） whose sum is （七）总计.
pub fn t3_leaves(edition: Edition) -> &'static [T3Row] {
    let rows = t3(edition);
    &rows[2..rows.len() - 2]
}

/// A block of table 4.
pub static T4_BLOCKS: [Column; 3] = [
    Column { name: "remedies.reconsideration", label: "行政复议" },
    Column { name: "remedies.litigation_direct", label: "未经复议直接起诉" },
    Column { name: "remedies.litigation_after_reconsideration", label: "复议后起诉" },
];

/// The five columns of each block of table 4.
pub static T4_COLUMNS: [Column; 5] = [
    Column { name: "upheld", label: "结果维持" },
    Column { name: "corrected", label: "结果纠正" },
    Column { name: "other", label: "其他结果" },
    Column { name: "pending", label: "尚未审结" },
    Column { name: "total", label: "总计" },
];

/// The rows of table 2 of an edition, in the order of the form.
pub fn t2(edition: Edition) -> &'static [T2Row] {
    match edition {
        Edition::E2019 => &FORM.t2_2019,
        Edition::E2021 => &FORM.t2_2021,
    }
}

/// The six sections of the form: number, heading as issued, variants seen.
pub static SECTIONS: [(&str, &str, &[&str]); 6] = [
    ("一", "总体情况", &[]),
    ("二", "主动公开政府信息情况", &["主动公开情况"]),
    ("三", "收到和处理政府信息公开申请情况", &[]),
    ("四", "政府信息公开行政复议、行政诉讼情况", &["因政府信息公开工作被申请行政复议、提起行政诉讼情况"]),
    (
        "五",
        "存在的主要问题及改进情况",
        &["当前存在的主要问题及下步改进措施", "存在问题及改进措施", "政府信息公开工作存在的主要问题及改进情况"],
    ),
    ("六", "其他需要报告的事项", &[]),
];

/// A cell by row and column name.
///
/// # Panics
/// If the form has no such cell; names are fixed at compile time.
pub fn cell(row: &str, column: &str) -> CellId {
    let mut name = String::with_capacity(row.len() + column.len() + 1);
    name.push_str(row);
    name.push('.');
    name.push_str(column);
    CellId::named(&name).unwrap_or_else(|| panic!("the form has no cell {name}"))
}

/// All cells of both editions.
pub fn all_cells() -> impl ExactSizeIterator<Item = CellId> {
    (0..FORM.names.len()).map(|i| CellId(u16::try_from(i).unwrap_or(u16::MAX)))
}

struct Form {
    names: Vec<&'static str>,
    labels: Vec<String>,
    by_name: HashMap<&'static str, CellId>,
    t2_2019: Vec<T2Row>,
    t2_2021: Vec<T2Row>,
    t3: Vec<(&'static str, [CellId; 7])>,
    t4: Vec<CellId>,
}

static FORM: LazyLock<Form> = LazyLock::new(Form::build);

impl Form {
    fn build() -> Form {
        let mut form = Form {
            names: Vec::new(),
            labels: Vec::new(),
            by_name: HashMap::new(),
            t2_2019: Vec::new(),
            t2_2021: Vec::new(),
            t3: Vec::new(),
            t4: Vec::new(),
        };
        form.t2_2021 = form.table_2(&T2_SPEC_2021);
        form.t2_2019 = form.table_2(&T2_SPEC_2019);
        for row in T3_2021.iter().chain([&T3_2019[20]]) {
            let ids = APPLICANTS.map(|a| form.add(row.name, a.name, format!("表三“{}”{}", row.label, a.label)));
            form.t3.push((row.name, ids));
        }
        for block in &T4_BLOCKS {
            for column in &T4_COLUMNS {
                let id = form.add(block.name, column.name, format!("表四“{}”{}", block.label, column.label));
                form.t4.push(id);
            }
        }
        form
    }

    fn table_2(&mut self, spec: &[T2Spec]) -> Vec<T2Row> {
        spec.iter()
            .map(|row| T2Row {
                item: row.item,
                label: row.label,
                variants: row.variants,
                cells: row
                    .columns
                    .iter()
                    .map(|(column, head)| (*head, self.add(row.name, column, format!("表二“{}”{head}", row.label))))
                    .collect(),
            })
            .collect()
    }

    /// Adds a cell once; the editions share names where they share meaning.
    fn add(&mut self, row: &str, column: &str, label: String) -> CellId {
        let name = format!("{row}.{column}");
        if let Some(id) = self.by_name.get(name.as_str()) {
            return *id;
        }
        let id = CellId(u16::try_from(self.names.len()).unwrap_or(u16::MAX));
        // The form is built once for the life of the program.
        let name: &'static str = Box::leak(name.into_boxed_str());
        self.names.push(name);
        self.labels.push(label);
        self.by_name.insert(name, id);
        id
    }
}
