//! DOCX files made for tests: a secret in every place a DOCX has.

use std::io::{Cursor, Read, Write};

/// A ZIP of these parts.
pub fn zip(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// The parts of a ZIP as text.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("zip");
    (0..zip.len())
        .map(|i| {
            let mut part = zip.by_index(i).expect("part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("unpacks");
            (part.name().expect("name").to_string(), String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A DOCX with this body.
pub fn docx(body: &str, others: &[(&str, String)]) -> Vec<u8> {
    let mut all = vec![
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned()),
        ("word/document.xml", format!("<w:document {W}><w:body>{body}</w:body></w:document>")),
    ];
    all.extend(others.iter().cloned());
    let all: Vec<_> = all.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    zip(&all)
}

/// A DOCX with a secret on the page and in every place besides.
pub fn docx_full_of(secret: &str) -> Vec<u8> {
    let (a, b) = secret.split_at(4);
    let body = format!(
        "<w:p w:rsidR=\"00AA\"><w:r><w:t>来信人：{a}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{b}</w:t></w:r></w:p>\
         <w:p><w:del><w:r><w:delText>{secret}</w:delText></w:r></w:del><w:ins w:author=\"{secret}\"><w:r><w:t>某某</w:t></w:r></w:ins></w:p>\
         <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{secret}</w:t></w:r><w:r><w:instrText>HYPERLINK \"{secret}\"</w:instrText></w:r><w:r><w:t>图</w:t></w:r>\
         <w:r><w:drawing><wp:docPr descr=\"{secret}\"/></w:drawing></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{secret}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    .replace("<wp:", "<w:");
    let xml = |name: &str| format!("<w:{name} {W}><w:p><w:r><w:t>{secret}</w:t></w:r></w:p></w:{name}>");
    docx(
        &body,
        &[
            ("word/comments.xml", xml("comments")),
            ("word/footnotes.xml", xml("footnotes")),
            ("word/header1.xml", xml("hdr")),
            ("docProps/core.xml", format!("<c><creator>{secret}</creator></c>")),
            ("docProps/custom.xml", format!("<c>{secret}</c>")),
            ("customXml/item1.xml", format!("<c>{secret}</c>")),
            (
                "word/_rels/document.xml.rels",
                format!(
                    "<Relationships><Relationship Id=\"r9\" Type=\"x/hyperlink\" Target=\"http://example.cn/{secret}\"/></Relationships>"
                ),
            ),
            ("docProps/thumbnail.jpeg", secret.to_owned()),
            ("word/embeddings/oleObject1.bin", secret.to_owned()),
            ("word/vbaProject.bin", secret.to_owned()),
        ],
    )
}
