//! Formulas as values: the engine computes them, findings and the generated
//! book print them.

use super::case::{Case, Out};
use crate::form::{self, CellId, Tables};

/// What a rule computes.
#[derive(Debug)]
pub enum Formula {
    /// The left sum equals the right sum, for each.
    Equal {
        /// The summands on the left.
        left: &'static [Term],
        /// The summands on the right.
        right: &'static [Term],
        /// For what it holds.
        each: Each,
        /// Which side is taken as right when they differ.
        trust: Side,
        /// The finding, with `{each}`, `{left}`, `{right}`, `{gap}`.
        message: &'static str,
    },
    /// The left sum is at most the right sum, for each.
    AtMost {
        /// The summands on the left.
        left: &'static [Term],
        /// The summands on the right; none is zero.
        right: &'static [Term],
        /// For what it holds.
        each: Each,
        /// The finding, with `{each}`, `{left}`, `{right}`, `{gap}`.
        message: &'static str,
    },
    /// If the left sum is zero the right sum is zero, for each.
    ZeroThenZero {
        /// The sum that is zero.
        left: &'static [Term],
        /// The sum that then has to be.
        right: &'static [Term],
        /// For what it holds.
        each: Each,
        /// The finding, with `{each}`, `{right}`.
        message: &'static str,
    },
    /// What no form of formula can say.
    Custom {
        /// The formula for people.
        says: &'static str,
        /// The check.
        run: fn(&Case<'_>, &mut Out),
    },
}

/// A side of an equation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Left of the sign.
    Left,
    /// Right of the sign.
    Right,
}

/// For what a formula holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// For each of the seven columns of table 3; parts are rows.
    Applicant,
    /// For each row of table 3; parts are columns.
    Row,
    /// For each leaf row and each column of table 3; a part is a row.
    LeafAndApplicant,
    /// For each block of table 4; parts are columns.
    Block,
    /// For each of these rows of table 2; parts are columns.
    Of(&'static [&'static str]),
}

/// A summand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Which cells.
    pub part: Part,
    /// Whether it is subtracted.
    pub minus: bool,
    /// Whether it stands in the report of the year before.
    pub last_year: bool,
}

/// Which cells a summand names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A row or column by its machine name.
    Name(&'static str),
    /// All leaf rows between （一） and （七）总计.
    Leaves,
    /// The leaf row at hand.
    Leaf,
}

/// A summand by the name of its row or column.
pub const fn t(name: &'static str) -> Term {
    Term { part: Part::Name(name), minus: false, last_year: false }
}

/// The sum of all leaf rows.
pub const LEAVES: Term = Term { part: Part::Leaves, minus: false, last_year: false };

/// The leaf row at hand.
pub const LEAF: Term = Term { part: Part::Leaf, minus: false, last_year: false };

impl Term {
    /// Subtracted.
    pub const fn minus(self) -> Term {
        Term { minus: true, ..self }
    }

    /// From the report of the year before.
    pub const fn last_year(self) -> Term {
        Term { last_year: true, ..self }
    }
}

/// A formula for one column, row or block of given tables.
#[derive(Debug, Clone)]
pub struct Instance {
    /// What it is about, in Chinese.
    pub subject: String,
    /// The summands on the left.
    pub left: Vec<Addend>,
    /// The summands on the right.
    pub right: Vec<Addend>,
}

/// A cell with its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addend {
    /// Which cell.
    pub cell: CellId,
    /// `1` or `-1`.
    pub sign: i64,
    /// Whether it stands in the report of the year before.
    pub last_year: bool,
}

impl Instance {
    /// The cells of this year's report, left to right.
    pub fn cells(&self) -> Vec<CellId> {
        self.left.iter().chain(&self.right).filter(|a| !a.last_year).map(|a| a.cell).collect()
    }
}

impl Formula {
    /// The formula written out for the cells of given tables. Cells the
    /// edition lacks leave no instance.
    pub fn instances(&self, tables: Tables) -> Vec<Instance> {
        let (left, right, each) = match self {
            Formula::Equal { left, right, each, .. }
            | Formula::AtMost { left, right, each, .. }
            | Formula::ZeroThenZero { left, right, each, .. } => (*left, *right, *each),
            Formula::Custom { .. } => return Vec::new(),
        };
        let make = |subject: String, place: Place<'_>| {
            Some(Instance { subject, left: addends(left, place, tables)?, right: addends(right, place, tables)? })
        };
        match each {
            Each::Applicant => form::APPLICANTS.iter().filter_map(|a| make(a.label.to_owned(), Place::Column(a.name))).collect(),
            Each::Row => form::t3(tables.t3).iter().filter_map(|r| make(r.label.to_owned(), Place::Row(r.name))).collect(),
            Each::LeafAndApplicant => form::t3_leaves(tables.t3)
                .iter()
                .flat_map(|r| form::APPLICANTS.iter().map(move |a| (r, a)))
                .filter_map(|(r, a)| make(format!("“{}”{}", r.label, a.label), Place::Cross(r.name, a.name)))
                .collect(),
            Each::Block => form::T4_BLOCKS.iter().filter_map(|b| make(b.label.to_owned(), Place::Row(b.name))).collect(),
            Each::Of(rows) => {
                rows.iter().filter_map(|name| make(table_2_label(name, tables).unwrap_or(name).to_owned(), Place::Row(name))).collect()
            }
        }
    }

    /// The formula as people write it.
    pub fn written(&self) -> String {
        match self {
            Formula::Equal { left, right, each, .. } => format!("{} ＝ {}{}", sum(left), sum(right), for_each(*each)),
            Formula::AtMost { left, right, each, .. } => format!("{} ≤ {}{}", sum(left), sum(right), for_each(*each)),
            Formula::ZeroThenZero { left, right, each, .. } => {
                format!("{} ＝ 0 时，{} ＝ 0{}", sum(left), sum(right), for_each(*each))
            }
            Formula::Custom { says, .. } => (*says).to_owned(),
        }
    }
}

#[derive(Clone, Copy)]
enum Place<'a> {
    Column(&'a str),
    Row(&'a str),
    Cross(&'a str, &'a str),
}

fn addends(terms: &[Term], place: Place<'_>, tables: Tables) -> Option<Vec<Addend>> {
    let mut out = Vec::new();
    for term in terms {
        let mut push = |row: &str, column: &str| {
            let cell = CellId::named(&format!("{row}.{column}"))?;
            out.push(Addend { cell, sign: if term.minus { -1 } else { 1 }, last_year: term.last_year });
            Some(())
        };
        match (term.part, place) {
            (Part::Name(row), Place::Column(column) | Place::Cross(_, column)) => push(row, column)?,
            (Part::Name(column), Place::Row(row)) => push(row, column)?,
            (Part::Leaves, Place::Column(column)) => {
                for leaf in form::t3_leaves(tables.t3) {
                    push(leaf.name, column)?;
                }
            }
            (Part::Leaf, Place::Cross(row, column)) => push(row, column)?,
            (Part::Leaves | Part::Leaf, _) => return None,
        }
    }
    Some(out)
}

fn table_2_label(name: &str, tables: Tables) -> Option<&'static str> {
    form::t2(tables.t2).iter().find(|row| row.cells.iter().any(|(_, id)| id.row() == name)).map(|row| row.label)
}

fn sum(terms: &[Term]) -> String {
    if terms.is_empty() {
        return "0".to_owned();
    }
    let mut out = String::new();
    for (i, term) in terms.iter().enumerate() {
        match (i, term.minus) {
            (0, false) => {}
            (0, true) => out.push('－'),
            (_, false) => out.push_str(" ＋ "),
            (_, true) => out.push_str(" － "),
        }
        if term.last_year {
            out.push_str("上年报告的");
        }
        out.push_str(match term.part {
            Part::Leaves => "（一）至（六）各项之和",
            Part::Leaf => "任一结果项",
            Part::Name(name) => part_label(name),
        });
    }
    out
}

/// The Chinese name of a row or column.
pub fn part_label(name: &'static str) -> &'static str {
    let heads = || [form::Edition::E2021, form::Edition::E2019].into_iter().flat_map(|e| form::t2(e).iter().flat_map(|r| &r.cells));
    form::t3(form::Edition::E2021)
        .iter()
        .find(|r| r.name == name)
        .map(|r| r.label)
        .or_else(|| form::APPLICANTS.iter().find(|c| c.name == name).map(|c| c.label))
        .or_else(|| form::T4_COLUMNS.iter().find(|c| c.name == name).map(|c| c.label))
        .or_else(|| heads().find(|(_, id)| id.column() == name).map(|(head, _)| *head))
        .unwrap_or(name)
}

fn for_each(each: Each) -> &'static str {
    match each {
        Each::Applicant => "（七列申请人各算一次）",
        Each::Row => "（表三每行各算一次）",
        Each::LeafAndApplicant => "（每个结果项、每列申请人各算一次）",
        Each::Block => "（复议、直接起诉、复议后起诉各算一次）",
        Each::Of(_) => "（表二各行各算一次）",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    #[test]
    fn an_equation_is_written_out_for_each_column() {
        static FORMULA: Formula = Formula::Equal {
            left: &[t("applications.received"), t("applications.carried_in")],
            right: &[t("applications.result.total"), t("applications.carried_out")],
            each: Each::Applicant,
            trust: Side::Left,
            message: "",
        };
        let all = FORMULA.instances(Tables::uniform(Edition::E2021));
        assert_eq!(all.len(), 7);
        assert_eq!(all[0].subject, "自然人");
        assert_eq!(all[0].cells().len(), 4);
        assert!(FORMULA.written().starts_with("一、本年新收政府信息公开申请数量 ＋ "));
    }

    #[test]
    fn a_cell_the_edition_lacks_leaves_no_instance() {
        static FORMULA: Formula = Formula::AtMost { left: &[t("nothing")], right: &[], each: Each::Block, message: "" };
        assert!(FORMULA.instances(Tables::uniform(Edition::E2021)).is_empty());
    }
}
