//! Bad input: every reader answers with a sentence that says what to do, and
//! none of them panics.

use crate::sample;
use document::{Document, Limits, ReadError, read, write};

type Read = fn(&[u8], &Limits) -> Result<Document, ReadError>;

const READERS: [Read; 3] = [read::docx::read, read::xlsx::read, read::pdf::read];

fn check(read: Read, bytes: &[u8], limits: &Limits, kind: &str, sentence: &str) {
    let error = read(bytes, limits).expect_err("bad input");
    assert_eq!(error.kind(), kind, "{error}");
    assert!(error.to_string().contains(sentence), "{error}");
    assert!(error.to_string().ends_with('。'), "{error}");
}

fn corpus(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/corpus/{name}")).expect("a file of the corpus")
}

fn docx(body: &str) -> Vec<u8> {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let text = format!("<w:document xmlns:w=\"{w}\"><w:body>{body}</w:body></w:document>");
    sample::zip(&[("word/document.xml", text.as_bytes())])
}

/// An OLE container with one entry in its directory.
fn compound(entry: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn nothing_and_rubbish_are_refused() {
    for read in READERS {
        check(read, b"", &Limits::default(), "unreadable", "");
        assert!(read(b"PK\x03\x04", &Limits::default()).is_err());
        assert!(read(b"%PDF-1.7\n", &Limits::default()).is_err());
        assert!(read(&[0; 4096], &Limits::default()).is_err());
    }
}

#[test]
fn a_file_cut_off_anywhere_does_not_panic() {
    let limits = Limits::default();
    let report = sample::short();
    let files: [(Read, Vec<u8>, usize); 5] = [
        (read::docx::read, write::docx(&report), 1),
        (read::xlsx::read, write::xlsx(&report), 1),
        (read::xlsx::read, corpus("good/workbook.xls"), 61),
        (read::pdf::read, corpus("bad/scan.pdf"), 1),
        (read::pdf::read, corpus("good/browser.pdf"), 997),
    ];
    for (read, bytes, stride) in files {
        for end in (0..bytes.len()).step_by(stride) {
            // What lacks a few bytes at the end may still be whole.
            if let Err(error) = read(&bytes[..end], &limits) {
                assert!(error.to_string().ends_with('。'), "{end}: {error}");
            }
        }
    }
}

#[test]
fn a_file_with_a_wrong_byte_does_not_panic() {
    let report = sample::short();
    let files: [(Read, Vec<u8>, usize); 4] = [
        (read::docx::read, write::docx(&report), 7),
        (read::xlsx::read, write::xlsx(&report), 7),
        (read::xlsx::read, corpus("good/workbook.xls"), 61),
        (read::pdf::read, corpus("odd/owner-password.pdf"), 3),
    ];
    for (read, good, stride) in files {
        for at in (0..good.len()).step_by(stride) {
            let mut bytes = good.clone();
            bytes[at] ^= 0x55;
            let _ = read(&bytes, &Limits::default());
        }
    }
}

#[test]
fn an_encrypted_file_says_to_take_the_password_off() {
    let limits = Limits::default();
    check(read::docx::read, &compound("EncryptedPackage"), &limits, "unreadable", "加了密码");
    check(read::xlsx::read, &compound("EncryptedPackage"), &limits, "unreadable", "加了密码");
    check(read::pdf::read, &corpus("bad/password.pdf"), &limits, "unreadable", "加了密码");
}

#[test]
fn a_password_for_printing_only_does_not_matter() {
    let read = read::pdf::read(&corpus("odd/owner-password.pdf"), &Limits::default()).expect("a readable file");
    assert_eq!(sample::shape(&read), ["2025"]);
}

#[test]
fn an_old_word_file_says_how_to_save_it() {
    check(read::docx::read, &compound("WordDocument"), &Limits::default(), "unsupported", "另存为 .docx");
    check(read::xlsx::read, &compound("WordDocument"), &Limits::default(), "unsupported", "不是 Excel");
}

#[test]
fn a_scan_says_that_it_has_no_text() {
    check(read::pdf::read, &corpus("bad/scan.pdf"), &Limits::default(), "unreadable", "扫描图像，没有文字层");
}

#[test]
fn one_page_without_text_is_a_note() {
    let read = read::pdf::read(&corpus("odd/one-page-scanned.pdf"), &Limits::default()).expect("a readable file");
    assert_eq!(sample::shape(&read), ["2025"]);
    assert_eq!(read.notes.iter().map(|n| n.code.name()).collect::<Vec<_>>(), ["page-without-text"]);
}

#[test]
fn a_form_that_shows_itself_comes_to_an_end() {
    let read = read::pdf::read(&corpus("crash/form-in-itself.pdf"), &Limits::default()).expect("a readable file");
    assert!(sample::shape(&read)[0].contains('2'));
}

#[test]
fn pages_over_the_limit_are_refused() {
    let limits = Limits { pdf_pages: 1, ..Limits::default() };
    check(read::pdf::read, &corpus("good/office-suite.pdf"), &limits, "too_large", "超过 1 页");
}

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let zeros = vec![0u8; 2 << 20];
    for read in [read::docx::read as Read, read::xlsx::read] {
        check(read, &sample::zip(&[("word/media/a.bin", &zeros)]), &Limits::default(), "too_large", "倍");
    }
}

#[test]
fn a_container_over_its_budget_is_refused() {
    let text: Vec<u8> = (0..700_000u32).flat_map(|n| (n.wrapping_mul(2_654_435_761) >> 24).to_le_bytes()).collect();
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    check(read::docx::read, &sample::zip(&[("a", &text)]), &limits, "too_large", "1 MB");
}

#[test]
fn sizes_that_lie_are_found_out() {
    let text = "甲乙丙丁".repeat(400_000);
    let mut bytes = docx(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
    // The size unpacked, in the local header and in the directory.
    let size = u32::try_from(text.len() + 200).expect("a small file");
    for at in 0..bytes.len() - 4 {
        let found = u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        if found.abs_diff(size) < 200 {
            bytes[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
        }
    }
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    assert!(read::docx::read(&bytes, &limits).is_err());
    assert!(read::xlsx::read(&bytes, &limits).is_err());
}

#[test]
fn too_many_entries_are_refused() {
    let names: Vec<String> = (0..2_001).map(|n| format!("{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), b"".as_slice())).collect();
    check(read::docx::read, &sample::zip(&parts), &Limits::default(), "too_large", "2001 个文件");
}

#[test]
fn names_that_point_elsewhere_are_refused() {
    for name in ["../a.xml", "/a.xml", "a/../../b", "c:\\a.xml", "a\\..\\b"] {
        check(read::docx::read, &sample::zip(&[(name, b"")]), &Limits::default(), "unreadable", "路径");
    }
}

#[test]
fn an_archive_in_an_archive_is_refused() {
    check(read::docx::read, &sample::zip(&[("a.zip", b"")]), &Limits::default(), "unsupported", "压缩包里还有压缩包");
}

#[test]
fn the_workbook_behind_a_chart_is_no_archive_in_an_archive() {
    let good = write::docx(&sample::short());
    let with_chart = sample::repack(&good, |_, text| text);
    let mut archive = zip::ZipWriter::new_append(std::io::Cursor::new(with_chart)).expect("a container");
    archive.start_file("word/embeddings/Sheet1.xlsx", zip::write::SimpleFileOptions::default()).expect("a name");
    let bytes = archive.finish().expect("memory").into_inner();
    assert!(read::docx::read(&bytes, &Limits::default()).is_ok());
}

#[test]
fn a_document_type_is_refused() {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let dtd = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"&x;&x;\">]>";
    let text = format!("{dtd}<w:document xmlns:w=\"{w}\"><w:body><w:p><w:r><w:t>&y;</w:t></w:r></w:p></w:body></w:document>");
    check(read::docx::read, &sample::zip(&[("word/document.xml", text.as_bytes())]), &Limits::default(), "unreadable", "DTD");
    check(read::docx::read, &docx("<w:p><w:r><w:t>&y;</w:t></w:r></w:p>"), &Limits::default(), "unreadable", "DTD");
    let sheet = sample::repack(&write::xlsx(&sample::short()), |name, text| {
        if name.ends_with("sharedStrings.xml") { text.replacen("<sst", &format!("{dtd}<sst"), 1) } else { text }
    });
    check(read::xlsx::read, &sheet, &Limits::default(), "unreadable", "DTD");
}

#[test]
fn nul_bytes_are_dropped_with_a_note() {
    let read = read::docx::read(&docx("<w:p><w:r><w:t>3\u{0}6</w:t></w:r></w:p>"), &Limits::default()).expect("a readable file");
    assert_eq!(sample::shape(&read), ["36"]);
    assert_eq!(read.notes.iter().map(|n| n.code.name()).collect::<Vec<_>>(), ["control-characters"]);
}

#[test]
fn a_giant_span_is_refused() {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/></w:tcPr><w:p/></w:tc>";
    check(read::docx::read, &docx(&format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")), &Limits::default(), "too_large", "格");
}

#[test]
fn tables_nested_deeply_come_to_an_end() {
    let deep = 20_000;
    let body = format!("{}<w:p/>{}", "<w:tbl><w:tr><w:tc>".repeat(deep), "</w:tc></w:tr></w:tbl>".repeat(deep));
    let read = read::docx::read(&docx(&body), &Limits::default()).expect("a readable file");
    assert_eq!(read.blocks.len(), deep);
}

#[test]
fn a_workbook_over_the_limit_is_refused() {
    let limits = Limits { workbook_cells: 20, ..Limits::default() };
    check(read::xlsx::read, &write::xlsx(&sample::report()), &limits, "too_large", "20 格");
    check(read::xlsx::read, &corpus("good/workbook.xls"), &limits, "too_large", "20 格");
}

#[test]
fn another_container_is_named() {
    let zip = sample::zip(&[("a.txt", b"1")]);
    check(read::docx::read, &zip, &Limits::default(), "unsupported", "不是 Word");
    check(read::xlsx::read, &zip, &Limits::default(), "unsupported", "不是 Excel");
}
