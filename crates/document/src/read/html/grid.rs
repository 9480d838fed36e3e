//! The grid of an HTML table: which column a cell begins in, with the spans
//! of its row and of the rows above.

use crate::model::{Block, Cell, Paragraph, Place, Role, Row, Table};

/// A table while its tags arrive.
pub(super) struct TableBuilder {
    number: u32,
    table: Table,
    row: Option<Row>,
    /// For each grid column, how many more rows a cell hangs down.
    hanging: Vec<u32>,
    /// The next free column of the open row.
    column: u32,
    cell: Option<(u32, u32)>,
    /// Whether a table stood inside: then this one is page layout.
    layout: bool,
}

impl TableBuilder {
    pub(super) fn new(number: u32) -> TableBuilder {
        TableBuilder { number, table: Table::default(), row: None, hanging: Vec::new(), column: 0, cell: None, layout: false }
    }

    pub(super) fn cell_is_open(&self) -> bool {
        self.cell.is_some()
    }

    pub(super) fn open_row(&mut self) {
        self.close_row();
        self.row = Some(Row::default());
        self.column = 0;
    }

    pub(super) fn open_cell(&mut self, col_span: u32, row_span: u32) {
        if self.row.is_none() {
            self.open_row();
        }
        while self.hanging.get(self.column as usize).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        self.cell = Some((col_span, row_span));
    }

    pub(super) fn close_cell(&mut self, text: &str, at: usize, blocks: &mut Vec<Block>) {
        let (Some((col_span, row_span)), Some(row)) = (self.cell.take(), self.row.as_mut()) else { return };
        let byte = u32::try_from(at).unwrap_or(u32::MAX);
        if self.layout {
            push_lines(text, byte, blocks);
            return;
        }
        let place = Place::Html {
            table: self.number,
            row: u32::try_from(self.table.rows.len() + 1).unwrap_or(u32::MAX),
            col: self.column + 1,
            byte,
        };
        row.cells.push(Cell { text: text.to_owned(), column: self.column, col_span, row_span, place });
        let end = self.column + col_span;
        if row_span > 1 {
            if self.hanging.len() < end as usize {
                self.hanging.resize(end as usize, 0);
            }
            for rows in &mut self.hanging[self.column as usize..end as usize] {
                // The row in which the cell begins is counted off at its end.
                *rows = row_span;
            }
        }
        self.column = end;
    }

    pub(super) fn close_row(&mut self) {
        if let Some(row) = self.row.take() {
            if !self.layout {
                self.table.rows.push(row);
            }
            for rows in &mut self.hanging {
                *rows = rows.saturating_sub(1);
            }
        }
    }

    /// Another table begins inside: what came so far was page layout.
    pub(super) fn dissolve(&mut self, blocks: &mut Vec<Block>) {
        self.layout = true;
        let rows = std::mem::take(&mut self.table.rows);
        for cell in rows.into_iter().chain(self.row.take()).flat_map(|r| r.cells) {
            if let Place::Html { byte, .. } = cell.place {
                push_lines(&cell.text, byte, blocks);
            }
        }
        self.row = Some(Row::default());
        // The cell that holds the inner table goes on after it.
        self.cell = Some((1, 1));
    }

    pub(super) fn finish(mut self, blocks: &mut Vec<Block>) {
        self.close_row();
        if !self.table.rows.is_empty() {
            blocks.push(Block::Table(self.table));
        }
    }
}

fn push_lines(text: &str, byte: u32, blocks: &mut Vec<Block>) {
    for line in text.lines().map(str::trim_ascii).filter(|l| !l.is_empty()) {
        let place = Place::Html { table: 0, row: 0, col: 0, byte };
        blocks.push(Block::Paragraph(Paragraph { text: line.to_owned(), place, role: Role::Body }));
    }
}
