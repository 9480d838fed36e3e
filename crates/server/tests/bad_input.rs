//! Bad input: a clear sentence, `error` for that file, the run goes on, no
//! panic, within time and memory.

use std::io::Write;
use std::process::Command;

/// Highest memory of the program, in MB; its reader processes have a limit of
/// their own.
const MEMORY: u64 = 512;

/// Runs the file between two sound ones; gives its answer.
fn check(name: &str, bytes: &[u8], kind: Option<&str>, says: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let sound = "云汀县教育局2024年政府信息公开工作年度报告\n一、总体情况\n有。\n";
    std::fs::write(folder.path().join("a.txt"), sound).expect("written");
    std::fs::write(folder.path().join(name), bytes).expect("written");
    std::fs::write(folder.path().join("z.txt"), sound).expect("written");
    let aside = tempfile::tempdir().expect("a folder");
    let out = aside.path().join("out.jsonl");
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["report", "check", "--format", "json", "--quiet", "--out"])
        .arg(&out)
        .arg(folder.path())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut peak = 0;
    let status = loop {
        peak = peak.max(memory(child.id()));
        match child.try_wait().expect("waits") {
            Some(status) => break status,
            None => std::thread::yield_now(),
        }
    };
    let answers = std::fs::read_to_string(&out).expect("answers");
    let answers: Vec<serde_json::Value> = answers.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let mut stderr = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().expect("stderr"), &mut stderr).expect("reads");
    assert!(!stderr.contains("panicked"), "{name}: {stderr}");
    assert_eq!(answers.len(), 3, "{name}: the run goes on");
    let answer = answers.iter().find(|a| a["file"].as_str().is_some_and(|f| f.ends_with(name))).expect("an answer");
    match kind {
        Some(kind) => {
            assert_eq!(answer["verdict"], "unreadable", "{name}: {answer}");
            assert_eq!(answer["error"]["kind"], kind, "{name}: {answer}");
            let message = answer["error"]["message"].as_str().unwrap_or("");
            assert!(message.contains(says) && message.ends_with('。'), "{name}: {message}");
            assert_eq!(status.code(), Some(2), "{name}");
        }
        None => assert_eq!(answer["verdict"], says, "{name}: {answer}"),
    }
    assert!(peak < MEMORY * 1024, "{name}: {peak} KB");
}

fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, content) in entries {
        archive.start_file(*name, options).expect("started");
        archive.write_all(content).expect("written");
    }
    archive.finish().expect("finished").into_inner()
}

#[test]
fn what_is_no_report_gets_a_sentence() {
    check("empty.txt", b"", Some("unreadable"), "空");
    check("letter.txt", "各位同事：明日上午九时开会。".as_bytes(), None, "not_a_report");
    check("picture.png", b"\x89PNG\r\n\x1a\n....", Some("unsupported"), "图片");
    check(
        "old.doc",
        &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &"WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()]
            .concat(),
        Some("unsupported"),
        "另存为",
    );
    check("noise.txt", &(0..=255u8).cycle().step_by(7).take(4000).map(|b| b | 0x80).collect::<Vec<_>>(), None, "not_a_report");
    check("nul.txt", &[0u8; 5000], Some("unreadable"), "");
}

#[test]
fn containers_that_mean_harm_are_refused() {
    let bomb = zip(&[("word/document.xml", &vec![b' '; 250 << 20])]);
    check("bomb.docx", &bomb, Some("too_large"), "");
    let entity = br#"<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>"#;
    let package = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", entity)]);
    check("entity.docx", &package, Some("unreadable"), "");
    check("cut.docx", &bomb[..200], Some("unreadable"), "");
}

#[test]
fn markup_without_measure_is_read_or_refused() {
    check("deep.html", ("<html>".to_owned() + &"<div>".repeat(100_000) + "底").as_bytes(), None, "not_a_report");
    check("wide.html", b"<html><table><tr><td rowspan=999999999 colspan=999999999>a</table>", None, "not_a_report");
    check("tables.html", ("<html>".to_owned() + &"<table><tr><td>".repeat(1000)).as_bytes(), Some("too_large"), "表格");
}

#[test]
fn pdf_without_text_says_so() {
    check("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", Some("unreadable"), "PDF");
}

#[test]
fn a_file_of_200_mb_is_refused() {
    check("large.txt", &vec![b'a'; 200 << 20], Some("too_large"), "上限");
}

#[test]
fn a_report_cut_at_any_byte_is_never_read_wrongly() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/reports/police/2022.txt");
    let whole = std::fs::read(path).expect("the report");
    let reading = |bytes: &[u8]| document::read(bytes, &document::Limits::default()).map(|d| report::locate(&d));
    let truth = reading(&whole).expect("reads");
    for cut in (1..whole.len()).step_by(13) {
        let Ok(part) = reading(&whole[..cut]) else { continue };
        for (id, cell) in part.cells.iter() {
            let Some(value) = cell.value else { continue };
            let right = truth.cells.get(id).and_then(|c| c.value);
            // The last number of a cut text may have lost digits; nothing else.
            let at_the_end = whole[..cut].trim_ascii_end().ends_with(cell.raw.as_bytes());
            assert!(Some(value) == right || at_the_end, "cut at {cut}: {} {value} instead of {right:?}", id.name());
        }
    }
}
