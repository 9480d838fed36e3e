//! Document to PDF, in the layout of an official paper (GB/T 9704): A4,
//! title, headings, running text, tables with merged cells, page numbers.
//!
//! The only crate that names typst. It does not know what a report is: it
//! sees paragraphs and tables, and decides sizes and column widths from what
//! stands in them. Text goes to the template as data and can never become
//! markup. The bytes depend on the document and the options alone; the time
//! in the file is given.
//!
//! The feature `pdf` (on by default) carries the typesetter and its fonts.
//! Without it [`pdf`] answers [`TypesetError::NotBuilt`].

mod error;
mod options;

#[cfg(feature = "pdf")]
mod fonts;
#[cfg(feature = "pdf")]
mod grid;
#[cfg(feature = "pdf")]
mod layout;
#[cfg(feature = "pdf")]
mod text;
#[cfg(feature = "pdf")]
mod widths;
#[cfg(feature = "pdf")]
mod world;

pub use error::TypesetError;
pub use options::{Moment, Options, Standard};

#[cfg(feature = "pdf")]
pub use fonts::Fonts;
#[cfg(not(feature = "pdf"))]
pub use options::Fonts;

use document::model::Document;

/// The document as the bytes of a PDF file.
///
/// # Errors
///
/// A character that no font has is found before anything is laid out; the
/// message names it and says what to do instead.
#[cfg(feature = "pdf")]
pub fn pdf(document: &Document, options: &Options) -> Result<Vec<u8>, TypesetError> {
    let sheet = layout::sheet(document, options)?;
    options.fonts.check(sheet.texts())?;
    world::print(&sheet, options)
}

/// The document as the bytes of a PDF file; this build cannot make one.
///
/// # Errors
///
/// Always [`TypesetError::NotBuilt`].
#[cfg(not(feature = "pdf"))]
pub fn pdf(_document: &Document, _options: &Options) -> Result<Vec<u8>, TypesetError> {
    Err(TypesetError::NotBuilt)
}
