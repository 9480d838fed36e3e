//! A report in the official layout, as a file.

use report::Reading;

/// The formats a report can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Editable in word processors.
    Docx,
    /// For print and archive.
    Pdf,
    /// For a website.
    Html,
    /// A workbook.
    Xlsx,
}

impl Form {
    /// The form with a name of the contract.
    pub fn named(name: &str) -> Option<Form> {
        Some(match name {
            "docx" => Form::Docx,
            "pdf" => Form::Pdf,
            "html" => Form::Html,
            "xlsx" => Form::Xlsx,
            _ => return None,
        })
    }

    /// The ending of a file name.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Docx => "docx",
            Form::Pdf => "pdf",
            Form::Html => "html",
            Form::Xlsx => "xlsx",
        }
    }
}

/// Writes a report in the official layout.
///
/// # Errors
/// A sentence, if the format cannot carry it.
pub fn write(reading: &Reading, form: Form) -> Result<Vec<u8>, String> {
    paper(&report::print::print(reading), form, reading.agency.as_deref())
}

/// Writes any document: a report, findings, a note.
///
/// # Errors
/// A sentence, if the format cannot carry it, e.g. a character no font has.
pub fn paper(document: &document::Document, form: Form, author: Option<&str>) -> Result<Vec<u8>, String> {
    Ok(match form {
        Form::Docx => document::write::docx(document),
        Form::Html => document::write::html(document),
        Form::Xlsx => document::write::xlsx(document),
        Form::Pdf => pdf(document, author)?,
    })
}

/// The time in a file is fixed, so that the same report gives the same bytes.
fn pdf(document: &document::Document, author: Option<&str>) -> Result<Vec<u8>, String> {
    let moment = typeset::Moment::in_china(jiff::civil::DateTime::constant(2020, 1, 1, 0, 0, 0, 0));
    let options = typeset::Options { author: author.map(str::to_owned), ..typeset::Options::new(moment) };
    typeset::pdf(document, &options).map_err(|e| e.to_string())
}
