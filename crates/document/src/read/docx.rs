//! DOCX: Office Open XML text, a ZIP container whose main part is XML
//! (ECMA-376 part 1, WordprocessingML).
//!
//! What a person sees on the page is read: text of paragraphs and tables, text
//! boxes, inserted text. What is not on the page is not: deleted text, hidden
//! text, comments, headers and footers, field instructions.

mod body;
mod numbering;
mod styles;
mod tables;
mod xml;

use super::container::{self, Container};
use crate::model::{Document, Format};
use crate::{Limits, ReadError};
use xml::{Xml, XmlEvent};

/// Reads a DOCX file.
///
/// # Errors
/// If it is damaged, encrypted, over a limit, or not a text document.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    if super::xlsx::is_encrypted_package(bytes) {
        return Err(container::locked());
    }
    if super::xlsx::is_compound(bytes) {
        return Err(ReadError::Unsupported("这是旧版 Word 文件（.doc）。请在 WPS 或 Word 中打开，另存为 .docx 后再交。".to_owned()));
    }
    let mut container = Container::open(bytes, limits)?;
    let main = main_part(&mut container)?;
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let Some(text) = container.part(&main)? else { return Err(not_a_text()) };
    let styles = match container.part(&format!("{folder}styles.xml"))? {
        Some(part) => styles::read(&xml::decode(part)?)?,
        None => styles::Styles::default(),
    };
    let numbering = match container.part(&format!("{folder}numbering.xml"))? {
        Some(part) => numbering::read(&xml::decode(part)?)?,
        None => numbering::Numbering::default(),
    };
    let (blocks, notes) = body::read(&xml::decode(text)?, &styles, numbering, limits)?;
    Ok(Document { format: Format::Docx, encoding: None, blocks, notes })
}

/// The name of the main part, as the relations of the package give it.
fn main_part(container: &mut Container<'_>) -> Result<String, ReadError> {
    const USUAL: &str = "word/document.xml";
    let Some(relations) = container.part("_rels/.rels")? else {
        return if container.has(USUAL) { Ok(USUAL.to_owned()) } else { Err(not_a_text()) };
    };
    let relations = xml::decode(relations)?;
    let mut xml = Xml::new(&relations);
    while let Some(event) = xml.next()? {
        if let XmlEvent::Open(tag) = event {
            let is_main = tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
            if let (true, Some(target)) = (is_main, tag.attribute("Target")) {
                let target = target.trim_start_matches('/').to_owned();
                return if container.has(&target) { Ok(target) } else { Err(not_a_text()) };
            }
        }
    }
    if container.has(USUAL) { Ok(USUAL.to_owned()) } else { Err(not_a_text()) }
}

fn not_a_text() -> ReadError {
    ReadError::Unsupported("这个压缩包不是 Word 文件。请交 .docx、.xlsx、.pdf、.html 或 .txt 文件。".to_owned())
}
