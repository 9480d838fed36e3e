//! 区分处理 and the look before delivery, from the command line.

use document::model::{Block, Document, Paragraph, Place, Role};
use office::report::write::{Form, paper};
use std::path::PathBuf;
use std::process::{Command, Output};

const SECRET: &str = "丁某某商行";

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.path(name), bytes).expect("a file");
        self.path(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_gongkai")).args(arguments).output().expect("it runs");
        (status.code(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
    }
}

fn contract() -> Document {
    let line = |text: &str| Block::Paragraph(Paragraph { text: text.to_owned(), place: Place::Paragraph(0), role: Role::Body });
    Document {
        blocks: vec![line("云汀桥维修合同"), line(&format!("中标人：{SECRET}，总价二十万元。"))], ..Document::default()
    }
}

fn plain(bytes: &[u8]) -> String {
    document::read(bytes, &document::Limits::default()).expect("it reads").plain_text().split_whitespace().collect()
}

#[test]
fn words_leave_a_docx_and_the_guard_lets_the_new_file_pass_and_not_the_original() {
    let desk = Desk::new();
    let original = desk.file("合同.docx", &paper(&contract(), Form::Docx, None).expect("a DOCX"));
    let out = desk.path("公开.docx").display().to_string();
    let (status, says) = desk.run(&["redact", &original, "--text", &format!("{SECRET}=第十五条"), "--out", &out, "--format", "json"]);
    assert_eq!(status, Some(0), "{says}");
    assert!(says.contains("第十五条") && !says.contains(SECRET), "the list tells place and ground only: {says}");
    let text = plain(&std::fs::read(&out).expect("the new file"));
    assert!(!text.contains(SECRET) && text.contains("总价二十万元"), "{text}");
    let looked = |file: &str| desk.run(&["guard", file, "--original", &original, "--removed", SECRET]);
    let (status, says) = looked(&out);
    assert_eq!(status, Some(0), "{says}");
    let (status, says) = looked(&original);
    assert_eq!(status, Some(1), "{says}");
    assert!(says.contains("不能送达"), "{says}");
}

#[test]
fn an_area_leaves_a_page_and_its_text() {
    let desk = Desk::new();
    let pdf = paper(&contract(), Form::Pdf, None).expect("a PDF");
    let place = document::read(&pdf, &document::Limits::default()).expect("it reads").blocks.iter().find_map(|b| match b {
        Block::Paragraph(p) if p.text.contains("中标人") => Some(p.place),
        _ => None,
    });
    let Some(Place::Pdf { page, x, y, w, h }) = place else { panic!("the line has a place on the page") };
    let points = |tenths: i32| f64::from(tenths) / 10.0;
    let area = format!("{page},{},{},{},{}=第十五条", points(x), points(y), points(w), points(h));
    let original = desk.file("合同.pdf", &pdf);
    let out = desk.path("公开.pdf").display().to_string();
    let (status, says) = desk.run(&["redact", &original, "--area", &area, "--out", &out]);
    assert_eq!(status, Some(0), "{says}");
    let made = std::fs::read(&out).expect("the new file");
    assert!(made.starts_with(b"%PDF"));
    let text = document::read(&made, &document::Limits::default()).map(|d| d.plain_text()).unwrap_or_default();
    assert!(!text.contains(SECRET) && !text.contains("中标人"), "{text}");
}

#[test]
fn what_cannot_be_redacted_is_told_and_leaves_no_file() {
    let desk = Desk::new();
    let out = desk.path("公开.txt").display().to_string();
    let twice = desk.file("两处.txt", format!("{SECRET}与{SECRET}").as_bytes());
    let text = format!("{SECRET}=第十五条");
    let check = |arguments: &[&str], expected: &str| {
        let (status, says) = desk.run(arguments);
        assert_eq!(status, Some(2), "{says}");
        assert!(says.contains(expected), "{says}");
        assert!(!desk.path("公开.txt").exists(), "no file is left");
    };
    check(&["redact", &twice, "--out", &out], "请写明要删去什么");
    check(&["redact", &twice, "--text", &text, "--out", &out], "两处.txt");
    check(&["redact", &twice, "--area", "1,2,3=第十五条", "--out", &out], "页,左,上,宽,高");
    check(&["redact", &twice, "--area", "1,0,0,10,10=第十五条", "--out", &out], "按区域涂黑只用于 PDF");
    let broken = desk.file("坏.pdf", b"%PDF-1.7\nnothing");
    check(&["redact", &broken, "--area", "1,0,0,10,10=第十五条", "--out", &out], "坏.pdf");
}
