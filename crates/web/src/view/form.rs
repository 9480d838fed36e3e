//! A table of the official form as the page shows it: full grid, labels as
//! issued, and beside each number how it is printed and what the checks say.
//!
//! Takes no part in deciding which cell is lit.

use super::Severity;

/// One table of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormTable {
    /// The anchor: `t2`, `t3`, `t4`.
    pub id: &'static str,
    /// Which layout.
    pub kind: FormKind,
    /// The name of the table.
    pub caption: String,
    /// Column classes: `a` and `b` groups, `l` label, `n` number.
    pub cols: Vec<&'static str>,
    /// Head rows.
    pub head: Vec<FormRow>,
    /// Body rows.
    pub rows: Vec<FormRow>,
    /// The looks of cells used here, explained below the table.
    pub legend: Vec<LegendKey>,
}

/// The layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    /// Section 二.
    T2,
    /// Section 三.
    T3,
    /// Section 四.
    T4,
    /// Two reports side by side.
    SideBySide,
}

impl FormKind {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            FormKind::T2 => "t2",
            FormKind::T3 => "t3",
            FormKind::T4 => "t4",
            FormKind::SideBySide => "cmp",
        }
    }
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormRow {
    /// Its cells from left to right.
    pub cells: Vec<FormCell>,
}

/// A cell: a head, a label, or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormCell {
    /// What it is.
    pub kind: CellKind,
    /// Label, or number as printed.
    pub text: String,
    /// A smaller part of a label.
    pub small: String,
    /// Columns it covers.
    pub colspan: u32,
    /// Rows it covers.
    pub rowspan: u32,
    /// The anchor of a number: its machine name; empty for none.
    pub id: String,
    /// How it is printed.
    pub state: PrintState,
    /// What the sums force for it; empty for nothing.
    pub inferred: String,
    /// How it is lit.
    pub light: Light,
    /// The finding it belongs to; 0 for none.
    pub finding: u32,
    /// The number of the finding shown in it; 0 for none.
    pub lamp: u32,
    /// The severity of that finding.
    pub severity: Severity,
}

impl FormCell {
    /// A head or label.
    pub fn head(kind: CellKind, text: impl Into<String>) -> FormCell {
        FormCell { kind, ..FormCell::number("", text) }
    }

    /// A printed number with its machine name.
    pub fn number(id: impl Into<String>, text: impl Into<String>) -> FormCell {
        FormCell {
            kind: CellKind::Number,
            text: text.into(),
            small: String::new(),
            colspan: 1,
            rowspan: 1,
            id: id.into(),
            state: PrintState::Printed,
            inferred: String::new(),
            light: Light::None,
            finding: 0,
            lamp: 0,
            severity: Severity::Info,
        }
    }

    /// The same over several columns and rows.
    pub fn spanning(self, colspan: u32, rowspan: u32) -> FormCell {
        FormCell { colspan, rowspan, ..self }
    }

    /// The classes of a number.
    pub fn class(&self) -> String {
        let zero = if self.text == "0" { "zero" } else { "" };
        let parts = [self.kind.class(), zero, self.state.class(), self.light.class()];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// The head of a column.
    ColumnHead,
    /// The head of several columns.
    GroupHead,
    /// The corner with the note of the form.
    Corner,
    /// A band over the whole width: 第二十条第（一）项.
    Band,
    /// The label of a row.
    Label,
    /// A label that covers the column of groups as well.
    LabelWide,
    /// A label over both group columns.
    LabelWidest,
    /// A centred label.
    RowHead,
    /// A group of rows.
    RowGroup,
    /// A group of rows written from top to bottom.
    Upright,
    /// A number at the right.
    Number,
    /// A number of the 总计 column.
    Total,
    /// A centred number.
    Centred,
    /// A centred number of a 总计 column.
    CentredTotal,
}

impl CellKind {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            CellKind::ColumnHead | CellKind::GroupHead | CellKind::RowHead | CellKind::RowGroup | CellKind::Centred => "mid",
            CellKind::Corner => "note",
            CellKind::Band => "bar",
            CellKind::Label => "lab",
            CellKind::LabelWide => "lab c2",
            CellKind::LabelWidest => "lab c3",
            CellKind::Upright => "mid v",
            CellKind::Number => "",
            CellKind::Total => "tot",
            CellKind::CentredTotal => "mid tot",
        }
    }

    /// Whether it is a `th`.
    pub fn is_head(self) -> bool {
        !matches!(self, CellKind::Number | CellKind::Total | CellKind::Centred | CellKind::CentredTotal)
    }

    /// Whether it is written from top to bottom.
    pub fn is_vertical(self) -> bool {
        self == CellKind::Upright
    }

    /// The scope of a `th`.
    pub fn scope(self) -> &'static str {
        match self {
            CellKind::ColumnHead | CellKind::Corner => "col",
            CellKind::GroupHead | CellKind::Band => "colgroup",
            CellKind::RowGroup | CellKind::Upright => "rowgroup",
            _ => "row",
        }
    }
}

/// How a number is printed; no two look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintState {
    /// A number stands there.
    Printed,
    /// Empty.
    Blank,
    /// A dash.
    Dash,
    /// The row is not in the report.
    MissingRow,
    /// Cut out of run-together digits.
    Decoded,
    /// Not read.
    Unread,
}

impl PrintState {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            PrintState::Printed => "",
            PrintState::Blank => "s-blank",
            PrintState::Dash => "s-dash",
            PrintState::MissingRow => "s-missing_row",
            PrintState::Decoded => "s-decoded",
            PrintState::Unread => "s-unread",
        }
    }

    /// What a screen reader says after the number.
    pub fn spoken(self) -> &'static str {
        match self {
            PrintState::Printed => "",
            PrintState::Blank => "原文空白",
            PrintState::Dash => "原文是横线",
            PrintState::MissingRow => "原文没有这一行",
            PrintState::Decoded => "由连写的数字拆出",
            PrintState::Unread => "没有读出",
        }
    }

    /// What stands in the cell when no number does.
    pub fn glyph(self) -> &'static str {
        match self {
            PrintState::Printed | PrintState::Decoded | PrintState::Blank => "",
            PrintState::Dash => "—",
            PrintState::MissingRow => "缺",
            PrintState::Unread => "?",
        }
    }
}

/// How the checks light a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Light {
    /// Not at all.
    #[default]
    None,
    /// The suspect of an error.
    Wrong,
    /// Stands in a broken equation.
    Same,
    /// Differs from the narrative, alone.
    Text,
    /// First of a group that differs from the narrative.
    TextFirst,
    /// Inside such a group.
    TextMiddle,
    /// Last of such a group.
    TextLast,
    /// The suspect of a doubt.
    Doubt,
    /// Differs from the other report.
    Changed,
}

impl Light {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Light::None => "",
            Light::Wrong => "l-wrong",
            Light::Same => "l-same",
            Light::Text => "l-text",
            Light::TextFirst => "l-text-first",
            Light::TextMiddle => "l-text-middle",
            Light::TextLast => "l-text-last",
            Light::Doubt => "l-doubt",
            Light::Changed => "l-changed",
        }
    }
}

/// A look of cells, explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegendKey {
    /// The class of its box.
    pub class: &'static str,
    /// What it means.
    pub label: &'static str,
}

impl FormTable {
    /// Explains exactly the looks that occur in the table.
    pub fn with_legend(mut self) -> FormTable {
        let cells = || self.rows.iter().flat_map(|r| &r.cells);
        let lit = |lights: &[Light]| cells().any(|c| lights.contains(&c.light));
        let is = |state: PrintState| cells().any(|c| c.state == state);
        let keys = [
            (lit(&[Light::Wrong]), "wrong", "出错的格"),
            (lit(&[Light::Same]), "same", "同一等式里的格"),
            (lit(&[Light::Text, Light::TextFirst, Light::TextMiddle, Light::TextLast]), "text", "与正文对不上的格"),
            (lit(&[Light::Doubt]), "doubt", "有疑点的格"),
            (is(PrintState::Blank), "blank", "原文空白（不是 0）"),
            (is(PrintState::Unread), "unread", "没有读出"),
            (is(PrintState::MissingRow), "missing", "原文没有这一行"),
            (is(PrintState::Decoded), "decoded", "由连写的数字拆出"),
            (lit(&[Light::Changed]), "changed", "两份不同的格"),
        ];
        self.legend = keys.into_iter().filter(|(here, ..)| *here).map(|(_, class, label)| LegendKey { class, label }).collect();
        self
    }
}
