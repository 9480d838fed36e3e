//! Comma and tab separated values (RFC 4180), also with ragged rows.
//! Rows of one field are running text.

use crate::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};

/// Reads separated values.
pub fn read(text: &str, separator: u8) -> Document {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut document = Document::default();
    let mut table = Table::default();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, |p| u32::try_from(p.line()).unwrap_or(u32::MAX));
        let used = record.iter().filter(|f| !f.trim().is_empty()).count();
        if used == 1 && record.iter().next().is_some_and(|first| !first.trim().is_empty()) {
            flush(&mut table, &mut document);
            if let Some(first) = record.iter().next() {
                let place = Place::Text { line, column: 1 };
                document.blocks.push(Block::Paragraph(Paragraph { text: first.to_owned(), place, role: Role::Body }));
            }
            continue;
        }
        let cells = record.iter().zip(0u32..).map(|(field, column)| Cell {
            text: field.trim().to_owned(),
            column,
            col_span: 1,
            row_span: 1,
            place: Place::Text { line, column: column + 1 },
        });
        table.rows.push(Row { cells: cells.collect() });
    }
    flush(&mut table, &mut document);
    document
}

fn flush(table: &mut Table, document: &mut Document) {
    if !table.rows.is_empty() {
        document.blocks.push(Block::Table(std::mem::take(table)));
    }
}
