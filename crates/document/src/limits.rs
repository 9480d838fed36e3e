//! How much a reader may take in: a value, with the defaults of SEC-15.
//!
//! A limit that is passed is an error of that file, never a panic and never a
//! silent cut.

/// Bounds for reading one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Limits {
    /// Largest input, in bytes.
    pub bytes: u64,
    /// Entries in a ZIP container.
    pub zip_entries: usize,
    /// Bytes a ZIP container may unpack to, all entries together.
    pub unpacked_bytes: u64,
    /// Highest ratio of unpacked to packed size for entries over 1 MB.
    pub zip_ratio: u64,
    /// Cells in a workbook.
    pub workbook_cells: u64,
    /// Depth of nested HTML elements.
    pub html_depth: usize,
    /// HTML nodes.
    pub html_nodes: usize,
    /// Grid cells that row and column spans may expand to.
    pub span_cells: u64,
    /// Pages of a PDF.
    pub pdf_pages: usize,
    /// Seconds for one file, kept by the process that reads.
    pub seconds: u64,
    /// Address space for one file in bytes, kept by the process that reads.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 64 << 20,
            zip_entries: 2_000,
            unpacked_bytes: 200 << 20,
            zip_ratio: 100,
            workbook_cells: 2_000_000,
            html_depth: 256,
            html_nodes: 5_000_000,
            span_cells: 1_000_000,
            pdf_pages: 2_000,
            seconds: 10,
            memory: 512 << 20,
        }
    }
}
