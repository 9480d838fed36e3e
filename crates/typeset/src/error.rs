//! Why a document could not be printed, as sentences that say what to do.

use std::path::PathBuf;

/// A document that could not become a PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypesetError {
    /// No font has this character. Another format, or another font, helps.
    #[error("字体里没有“{character}”（U+{code_point:04X}），印出来会是空框。请改用 DOCX，或者由管理员在字体目录里放一个有这个字的字体。")]
    MissingGlyph {
        /// The character.
        character: char,
        /// Its number in Unicode.
        code_point: u32,
    },
    /// A table with more columns than a page can carry.
    #[error("第 {table} 张表有 {columns} 列，A4 纸最多排 {limit} 列。请改用 XLSX 或 DOCX。")]
    TableTooWide {
        /// Which table, from 1.
        table: usize,
        /// How many columns it has.
        columns: usize,
        /// How many a page can carry.
        limit: usize,
    },
    /// A folder of fonts that could not be read.
    #[error("读不了字体目录 {}：{reason}。请管理员检查这个目录是否存在、能否读取。", folder.display())]
    FontFolder {
        /// The folder as configured.
        folder: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// A time that no PDF file can carry.
    #[error("PDF 记不下这个时间：{0}。")]
    Time(String),
    /// The typesetter refused; this is a fault of the program.
    #[error("排版没有完成：{0}。这是程序的错，请改用 DOCX，并把这句话告诉管理员。")]
    Layout(String),
    /// This build of the program has no typesetter.
    #[error("这个程序构建时没有带上 PDF 排版（pdf 功能）。请改用 DOCX 或 HTML。")]
    NotBuilt,
}
