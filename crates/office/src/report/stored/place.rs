//! Places in the original as they are stored.

use document::Place;
use serde::{Deserialize, Serialize};

/// A place; the names are short because there are hundreds in a report.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum StoredPlace {
    /// Line, column.
    Text(u32, u32),
    /// Table, row, column, byte.
    Html(u32, u32, u32, u32),
    /// Table, row, column.
    Docx(u32, u32, u32),
    /// Paragraph.
    Paragraph(u32),
    /// Sheet, row, column.
    Sheet(u32, u32, u32),
    /// Page; left, top, width, height in tenths of a point.
    Pdf(u32, i32, i32, i32, i32),
}

impl From<Place> for StoredPlace {
    fn from(place: Place) -> Self {
        match place {
            Place::Text { line, column } => StoredPlace::Text(line, column),
            Place::Html { table, row, col, byte } => StoredPlace::Html(table, row, col, byte),
            Place::DocxCell { table, row, col } => StoredPlace::Docx(table, row, col),
            Place::Paragraph(paragraph) => StoredPlace::Paragraph(paragraph),
            Place::Sheet { sheet, row, col } => StoredPlace::Sheet(sheet, row, col),
            Place::Pdf { page, x, y, w, h } => StoredPlace::Pdf(page, x, y, w, h),
        }
    }
}

impl From<StoredPlace> for Place {
    fn from(place: StoredPlace) -> Self {
        match place {
            StoredPlace::Text(line, column) => Place::Text { line, column },
            StoredPlace::Html(table, row, col, byte) => Place::Html { table, row, col, byte },
            StoredPlace::Docx(table, row, col) => Place::DocxCell { table, row, col },
            StoredPlace::Paragraph(paragraph) => Place::Paragraph(paragraph),
            StoredPlace::Sheet(sheet, row, col) => Place::Sheet { sheet, row, col },
            StoredPlace::Pdf(page, x, y, w, h) => Place::Pdf { page, x, y, w, h },
        }
    }
}
