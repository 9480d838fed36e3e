//! DOCX in the shape of an official document: GB/T 9704 margins and type
//! sizes, ruled tables, page numbers on the outer side.
//!
//! The parts are written directly. A container written today and tomorrow is
//! the same byte for byte, its parts are compressed, and the head of a long
//! table comes again on every page; no library at hand gives all three.

mod fixed;
mod table;

use crate::model::Role;
use crate::{Block, Document, Paragraph};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a document as DOCX.
pub fn docx(document: &Document) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", fixed::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", fixed::RELATIONS.to_owned()),
        ("docProps/core.xml", core(document)),
        ("word/document.xml", body(document)),
        ("word/_rels/document.xml.rels", fixed::DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", fixed::STYLES.to_owned()),
        ("word/settings.xml", fixed::SETTINGS.to_owned()),
        ("word/footer1.xml", fixed::footer("right")),
        ("word/footer2.xml", fixed::footer("left")),
    ];
    pack(&parts).expect("writing into memory does not fail")
}

fn pack(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for (name, text) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn core(document: &Document) -> String {
    let mut out = String::from(fixed::CORE_BEGIN);
    escape(&mut out, super::title(document));
    out.push_str(fixed::CORE_END);
    out
}

fn body(document: &Document) -> String {
    let mut out = String::with_capacity(16 << 10);
    out.push_str(fixed::DOCUMENT_BEGIN);
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match block {
            Block::Paragraph(p) => paragraph(&mut out, p),
            Block::Table(t) => {
                table::write(&mut out, t);
                // Two tables without a paragraph between them would become one.
                if !matches!(blocks.peek(), Some(Block::Paragraph(_))) {
                    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
                }
            }
        }
    }
    out.push_str(fixed::DOCUMENT_END);
    out
}

fn paragraph(out: &mut String, paragraph: &Paragraph) {
    out.push_str("<w:p>");
    match paragraph.role {
        Role::Body => {}
        Role::Title => out.push_str("<w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>"),
        Role::Heading(level) => out.push_str(&format!("<w:pPr><w:pStyle w:val=\"Heading{}\"/></w:pPr>", level.clamp(1, 9))),
        Role::Issuer => out.push_str("<w:pPr><w:pStyle w:val=\"Issuer\"/></w:pPr>"),
        Role::Number => out.push_str("<w:pPr><w:pStyle w:val=\"Number\"/></w:pPr>"),
        Role::Addressee => out.push_str("<w:pPr><w:pStyle w:val=\"Addressee\"/></w:pPr>"),
        Role::Signature => out.push_str("<w:pPr><w:pStyle w:val=\"Signature\"/></w:pPr>"),
        Role::Dated => out.push_str("<w:pPr><w:pStyle w:val=\"Dated\"/></w:pPr>"),
    }
    for (index, line) in paragraph.text.lines().enumerate() {
        if index > 0 {
            out.push_str("<w:r><w:br/></w:r>");
        }
        run(out, line);
    }
    out.push_str("</w:p>");
}

/// A line of text as runs; tabs are elements of their own.
fn run(out: &mut String, line: &str) {
    for (index, piece) in line.split('\t').enumerate() {
        if index > 0 {
            out.push_str("<w:r><w:tab/></w:r>");
        }
        if !piece.is_empty() {
            out.push_str("<w:r><w:t xml:space=\"preserve\">");
            escape(out, piece);
            out.push_str("</w:t></w:r>");
        }
    }
}

/// Writes text for XML 1.0; characters it does not allow are left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}
