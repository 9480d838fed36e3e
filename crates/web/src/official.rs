//! The official form laid out as the authorities issued it, for any edition:
//! spans and labels here, the content of each number from the caller.

use crate::view::form::{CellKind, FormCell, FormKind, FormRow, FormTable};
use report::form::{APPLICANTS, CellId, Edition, T4_BLOCKS, T4_COLUMNS, cell, t2, t3};

/// The note in the corner of table 3.
const NOTE: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
const TOTAL: &str = "total";

/// Table 2 of an edition; `number` makes each number.
pub fn table_2(edition: Edition, number: &dyn Fn(CellId) -> FormCell) -> FormTable {
    let mut rows = Vec::new();
    let mut item = "";
    let mut heads: Vec<&str> = Vec::new();
    for row in t2(edition) {
        let these = row.cells.iter().map(|(head, _)| *head).collect::<Vec<_>>();
        if row.item != item {
            rows.push(FormRow { cells: vec![FormCell::head(CellKind::Band, row.item).spanning(4, 1)] });
        }
        if row.item != item || these != heads {
            let first = std::iter::once(FormCell::head(CellKind::ColumnHead, "信息内容"));
            let spread = these.iter().zip(spread(these.len())).map(|(head, n)| FormCell::head(CellKind::ColumnHead, *head).spanning(n, 1));
            rows.push(FormRow { cells: first.chain(spread).collect() });
        }
        let label = std::iter::once(FormCell::head(CellKind::RowHead, row.label));
        let numbers = row
            .cells
            .iter()
            .zip(spread(these.len()))
            .map(|((_, id), n)| FormCell { kind: CellKind::Centred, ..number(*id) }.spanning(n, 1));
        rows.push(FormRow { cells: label.chain(numbers).collect() });
        item = row.item;
        heads = these;
    }
    FormTable {
        id: "t2",
        kind: FormKind::T2,
        caption: "表二　主动公开政府信息情况".into(),
        cols: vec!["l", "n", "n", "n"],
        head: Vec::new(),
        rows,
        legend: Vec::new(),
    }
    .with_legend()
}

/// Three columns shared by one, two or three heads; the last takes the rest.
fn spread(heads: usize) -> Vec<u32> {
    match heads {
        1 => vec![3],
        2 => vec![1, 2],
        _ => vec![1; heads],
    }
}

/// Table 3 of an edition; `number` makes each number.
pub fn table_3(edition: Edition, number: &dyn Fn(CellId) -> FormCell) -> FormTable {
    let all = t3(edition);
    let results = u32::try_from(all.len().saturating_sub(3)).unwrap_or(1);
    let mut rows = Vec::new();
    let mut group = "";
    for (i, row) in all.iter().enumerate() {
        let is_result = i >= 2 && i + 1 < all.len();
        let mut cells = Vec::new();
        if i == 2 {
            cells.push(FormCell::head(CellKind::Upright, "三、本年度办理结果").spanning(1, results));
        }
        if !row.group.is_empty() && row.group != group {
            let members = all.iter().filter(|r| r.group == row.group).count();
            cells.push(FormCell::head(CellKind::RowGroup, row.group).spanning(1, u32::try_from(members).unwrap_or(1)));
        }
        group = row.group;
        let (kind, span) = match (is_result, row.group.is_empty()) {
            (true, false) => (CellKind::Label, 1),
            (true, true) => (CellKind::LabelWide, 2),
            (false, _) => (CellKind::LabelWidest, 3),
        };
        cells.push(label(kind, row.label).spanning(span, 1));
        for applicant in &APPLICANTS {
            let kind = if applicant.name == TOTAL { CellKind::Total } else { CellKind::Number };
            cells.push(FormCell { kind, ..number(cell(row.name, applicant.name)) });
        }
        rows.push(FormRow { cells });
    }
    let mut cols = vec!["a", "b", "l"];
    cols.extend(["n"; 7]);
    FormTable {
        id: "t3",
        kind: FormKind::T3,
        caption: "表三　收到和处理政府信息公开申请情况".into(),
        cols,
        head: head_3(),
        rows,
        legend: Vec::new(),
    }
    .with_legend()
}

/// A label; what the form explains in brackets is set smaller.
fn label(kind: CellKind, text: &str) -> FormCell {
    match text.split_once("（区分") {
        Some((name, rest)) => FormCell { small: format!("（区分{rest}"), ..FormCell::head(kind, name) },
        None => FormCell::head(kind, text),
    }
}

fn head_3() -> Vec<FormRow> {
    let corner = FormCell { small: NOTE.into(), ..FormCell::head(CellKind::Corner, "") }.spanning(3, 3);
    let column = |i: usize| FormCell::head(CellKind::ColumnHead, APPLICANTS[i].label);
    vec![
        FormRow { cells: vec![corner, FormCell::head(CellKind::GroupHead, "申请人情况").spanning(7, 1)] },
        FormRow {
            cells: vec![
                column(0).spanning(1, 2),
                FormCell::head(CellKind::GroupHead, "法人或其他组织").spanning(5, 1),
                column(6).spanning(1, 2),
            ],
        },
        FormRow { cells: (1..6).map(column).collect() },
    ]
}

/// Table 4; `number` makes each number.
pub fn table_4(number: &dyn Fn(CellId) -> FormCell) -> FormTable {
    let group = |text: &str, columns, rows| FormCell::head(CellKind::GroupHead, text).spanning(columns, rows);
    let columns = T4_BLOCKS.iter().flat_map(|_| T4_COLUMNS.iter().map(|c| FormCell::head(CellKind::ColumnHead, c.label)));
    let numbers = T4_BLOCKS.iter().flat_map(|block| {
        T4_COLUMNS.iter().map(move |column| {
            let kind = if column.name == TOTAL { CellKind::CentredTotal } else { CellKind::Centred };
            FormCell { kind, ..number(cell(block.name, column.name)) }
        })
    });
    FormTable {
        id: "t4",
        kind: FormKind::T4,
        caption: "表四　政府信息公开行政复议、行政诉讼情况".into(),
        cols: vec!["n"; 15],
        head: vec![
            FormRow { cells: vec![group(T4_BLOCKS[0].label, 5, 2), group("行政诉讼", 10, 1)] },
            FormRow { cells: vec![group(T4_BLOCKS[1].label, 5, 1), group(T4_BLOCKS[2].label, 5, 1)] },
            FormRow { cells: columns.collect() },
        ],
        rows: vec![FormRow { cells: numbers.collect() }],
        legend: Vec::new(),
    }
    .with_legend()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every row covers the same number of columns, hanging cells counted.
    fn check(table: &FormTable) {
        let width = u32::try_from(table.cols.len()).expect("few columns");
        for rows in [&table.head, &table.rows] {
            let mut hanging: Vec<(u32, u32)> = Vec::new();
            for row in rows.iter() {
                let above: u32 = hanging.iter().map(|(span, _)| span).sum();
                let here: u32 = row.cells.iter().map(|c| c.colspan).sum();
                assert_eq!(above + here, width, "{}: {:?}", table.caption, row.cells.first().map(|c| &c.text));
                for cell in &row.cells {
                    hanging.push((cell.colspan, cell.rowspan));
                }
                hanging = hanging.into_iter().filter(|(_, rows)| *rows > 1).map(|(span, rows)| (span, rows - 1)).collect();
            }
            assert!(hanging.is_empty(), "{}: a cell hangs out of the table", table.caption);
        }
    }

    #[test]
    fn the_grid_of_every_table_is_whole() {
        let zero = |id: CellId| FormCell::number(id.name(), "0");
        for edition in [Edition::E2019, Edition::E2021] {
            check(&table_2(edition, &zero));
            check(&table_3(edition, &zero));
        }
        check(&table_4(&zero));
    }

    #[test]
    fn every_cell_of_the_form_is_shown_once() {
        let zero = |id: CellId| FormCell::number(id.name(), "0");
        let edition = Edition::E2021;
        let tables = [table_2(edition, &zero), table_3(edition, &zero), table_4(&zero)];
        let mut ids =
            tables.iter().flat_map(|t| &t.rows).flat_map(|r| &r.cells).filter(|c| !c.id.is_empty()).map(|c| &c.id).collect::<Vec<_>>();
        assert_eq!(ids.len(), 200);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 200);
    }
}
