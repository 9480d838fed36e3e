//! What came of a ledger, as a table to be mended and brought again: the rows
//! that were not taken, as they were, with a sentence each.

use super::Imported;
use document::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};

/// The column that is added; a mended file may keep it, nothing reads it.
const WHY: &str = "问题（修改后删去本列也可）";

/// The rows that were not taken (or all with something to look at) under the
/// heads of their tables.
pub fn mend(imported: &Imported, with_warnings: bool) -> Document {
    let mut blocks =
        vec![Block::Paragraph(Paragraph { text: "需要修改的行".to_owned(), place: Place::Paragraph(0), role: Role::Title })];
    for (number, head) in (1..).zip(&imported.heads) {
        let wanted = |r: &&super::Row| r.table == number && (!r.errors.is_empty() || (with_warnings && !r.warnings.is_empty()));
        let rows: Vec<&super::Row> = imported.rows.iter().filter(wanted).collect();
        if rows.is_empty() {
            continue;
        }
        let names = head.iter().map(|(name, _)| name.clone()).chain([WHY.to_owned()]);
        let mut table = Table { rows: vec![row(names)] };
        for r in rows {
            let why = r.errors.iter().chain(&r.warnings).cloned().collect::<Vec<_>>().join("；");
            table.rows.push(row(r.cells.iter().cloned().chain([format!("第 {} 行：{why}", r.row)])));
        }
        blocks.push(Block::Table(table));
    }
    Document { blocks, ..Document::default() }
}

fn row(cells: impl Iterator<Item = String>) -> Row {
    let cell = |(column, text): (usize, String)| Cell {
        text,
        column: u32::try_from(column).unwrap_or(u32::MAX),
        col_span: 1,
        row_span: 1,
        place: Place::Paragraph(0),
    };
    Row { cells: cells.enumerate().map(cell).collect() }
}
