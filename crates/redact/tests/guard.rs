//! The guard: a corpus of planted leaks, none passes unseen; two hundred clean
//! files, none is stopped.

use document::{Block, Cell, Document, Limits, Paragraph, Place, Row, Table};
use lopdf::{Object, Stream, dictionary};
use redact::guard::{File, Finding, Kind, Package, Severity, inspect};
use redact::personal::Kind as Datum;
use rust_xlsxwriter::{Format, Workbook};
use sha2::Digest;

#[expect(dead_code, reason = "what a secret stands in is for the tests of redaction")]
mod office;
#[expect(dead_code, reason = "the guard needs no pixels")]
mod paper;
use office::{docx, zip};
use paper::Paper;

/// A file with something in it that must not leave.
struct Leak {
    label: String,
    name: String,
    bytes: Vec<u8>,
    kind: Kind,
}

const REMOVED: &str = "举报人是汀禾漪澜";
const NUMBER: &str = "云府公开〔2026〕3号";

fn guard(name: &str, bytes: &[u8], case: &str) -> Vec<Finding> {
    let files = [File { name, bytes, case }];
    let original = sha2::Sha256::digest(b"the original").into();
    let package =
        Package { case: "A", numbers: &[NUMBER.to_owned()], files: &files, originals: &[original], removed: &[REMOVED.to_owned()] };
    inspect(&package, &Limits::default())
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn xlsx(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("workbook")
}

fn sheet(text: &str) -> Vec<u8> {
    xlsx(|b| _ = b.add_worksheet().write(0, 0, text).expect("cell"))
}

fn jpeg(app1: &[u8], marker: u8) -> Vec<u8> {
    let mut coded = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut coded).encode(&[200; 64], 8, 8, image::ExtendedColorType::L8).expect("codes");
    let mut out = vec![0xff, 0xd8, 0xff, marker];
    out.extend(u16::try_from(app1.len() + 2).expect("short").to_be_bytes());
    out.extend(app1);
    out.extend(&coded[2..]);
    out
}

/// EXIF with a GPS folder of one entry, or an artist.
fn exif(gps: bool) -> Vec<u8> {
    let mut out = b"Exif\0\0MM\0*\0\0\0\x08\0\x01".to_vec();
    if gps {
        // GPSInfo points to the folder behind, with GPSLatitudeRef "N".
        out.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
        out.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0");
    } else {
        out.extend(b"\x01\x3b\0\x02\0\0\0\x04Abc\0\0\0\0\0");
    }
    out
}

fn pdf(content: &str, change: impl FnOnce(&mut Paper)) -> Vec<u8> {
    let mut paper = Paper::new(&[content]);
    change(&mut paper);
    paper.bytes()
}

fn shown(text: &str) -> String {
    format!("BT /F 12 Tf 100 700 Td ({text}) Tj ET")
}

/// Every place of every format in which a number can stand.
fn everywhere(number: &str, kind: Kind, leaks: &mut Vec<Leak>) {
    let sentence = format!("经办人：{number}。");
    let xml = |root: &str| {
        format!("<w:{root} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{}</w:{root}>", p(&sentence))
    };
    let plain = p("公开内容");
    let split = |at: usize| format!("<w:p><w:r><w:t>经办人：{}</w:t></w:r><w:r><w:t>{}</w:t></w:r></w:p>", &number[..at], &number[at..]);
    let full: String =
        number.chars().map(|c| if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xfee0).expect("full width") } else { c }).collect();
    let words = document_of(&sentence);
    let samples: Vec<(&str, String, Vec<u8>)> = vec![
        ("text", "a.txt".into(), sentence.clone().into_bytes()),
        ("full width text", "a.txt".into(), format!("经办人：{full}").into_bytes()),
        ("csv", "a.csv".into(), format!("姓名,号码\n某某,{number}\n").repeat(6).into_bytes()),
        ("html", "a.html".into(), format!("<html><body><p>{sentence}</p></body></html>").into_bytes()),
        ("html attribute", "a.html".into(), format!("<html><body><p title=\"{number}\">公开</p></body></html>").into_bytes()),
        ("markdown", "a.md".into(), document::write::markdown(&words)),
        ("docx", "a.docx".into(), document::write::docx(&words)),
        ("docx in two runs", "a.docx".into(), docx(&split(6), &[])),
        ("docx header", "a.docx".into(), docx(&plain, &[("word/header1.xml", xml("hdr"))])),
        ("docx footnote", "a.docx".into(), docx(&plain, &[("word/footnotes.xml", xml("footnotes"))])),
        ("docx alternative text", "a.docx".into(), docx(&format!("{plain}<w:p><w:r><w:docPr descr=\"{number}\"/></w:r></w:p>"), &[])),
        ("docx property", "a.docx".into(), docx(&plain, &[("docProps/core.xml", format!("<c><title>{number}</title></c>"))])),
        ("docx link", "a.docx".into(), docx(&plain, &[("word/_rels/document.xml.rels", format!("<R><r Target=\"tel:{number}\"/></R>"))])),
        ("xlsx", "a.xlsx".into(), sheet(&sentence)),
        ("xlsx number cell", "a.xlsx".into(), sheet(number)),
        ("pdf", "a.pdf".into(), pdf(&shown(number), |_| ())),
        (
            "pdf title",
            "a.pdf".into(),
            pdf(&shown("Public"), |paper| {
                let info = paper.pdf.add_object(dictionary! { "Title" => Object::string_literal(number) });
                paper.pdf.trailer.set("Info", info);
            }),
        ),
        (
            "pdf letter by letter",
            "a.pdf".into(),
            pdf(
                &number.chars().enumerate().map(|(i, c)| format!("BT /F 12 Tf {} 700 Td ({c}) Tj ET\n", 100 + i * 7)).collect::<String>(),
                |_| (),
            ),
        ),
        ("file name", format!("答复-{number}.txt"), "公开内容".as_bytes().to_vec()),
        ("picture remark", "a.jpg".into(), jpeg(number.as_bytes(), 0xfe)),
    ];
    leaks.extend(samples.into_iter().map(|(label, name, bytes)| Leak { label: format!("{label}: {number}"), name, bytes, kind }));
}

fn document_of(text: &str) -> Document {
    let text = text.to_owned();
    Document {
        blocks: vec![Block::Paragraph(Paragraph { text, place: Place::Paragraph(1), role: Default::default() })],
        ..Document::default()
    }
}

fn leaks() -> Vec<Leak> {
    let mut leaks = Vec::new();
    everywhere("990121197102030015", Kind::Personal(Datum::Identity), &mut leaks);
    everywhere("13800000000", Kind::Personal(Datum::Mobile), &mut leaks);
    everywhere("6222021001122334458", Kind::Personal(Datum::BankCard), &mut leaks);
    let mut add = |label: &str, name: &str, bytes: Vec<u8>, kind: Kind| {
        leaks.push(Leak { label: label.to_owned(), name: name.to_owned(), bytes, kind })
    };
    for (label, text, kind) in [
        ("spaced mobile", "电话 138 0000 0000", Kind::Personal(Datum::Mobile)),
        ("hyphened identity", "990121-19710203-0015", Kind::Personal(Datum::Identity)),
        ("numerals", "电话一三八〇〇〇〇〇〇〇〇", Kind::Personal(Datum::Mobile)),
        ("old identity", "身份证 990121710203001", Kind::Personal(Datum::Identity)),
        ("passport", "护照 E00000000", Kind::Personal(Datum::Passport)),
        ("home", "家庭住址：云汀县水门镇一村3组12号", Kind::Personal(Datum::Address)),
        ("flat", "云汀县水门小区3号楼2单元501室", Kind::Personal(Datum::Address)),
        ("mark", "秘密★10年", Kind::Secrecy),
        ("spaced mark", "机 密 ★ 五 年", Kind::Secrecy),
        ("mark alone", "绝密", Kind::Secrecy),
        ("removed", "经查，举报人是汀禾漪澜。", Kind::Removed),
        ("removed over lines", "经查，举报人\n是汀禾 漪澜。", Kind::Removed),
    ] {
        add(label, "a.txt", format!("公开内容\n{text}\n").into_bytes(), kind);
        add(label, "a.docx", docx(&format!("{}{}", p("公开内容"), text.split('\n').map(p).collect::<String>()), &[]), kind);
    }
    add("original", "a.txt", b"the original".to_vec(), Kind::Original);
    add("removed in a cell", "a.xlsx", sheet(REMOVED), Kind::Removed);
    // What DOCX hides.
    let word = |run: &str| docx(&format!("{}<w:p><w:r><w:rPr>{run}</w:rPr><w:t>看不见</w:t></w:r></w:p>", p("公开内容")), &[]);
    add("vanish", "a.docx", word("<w:vanish/>"), Kind::HiddenText);
    add("white", "a.docx", word("<w:color w:val=\"FFFFFF\"/>"), Kind::HiddenText);
    add("tiny", "a.docx", word("<w:sz w:val=\"2\"/>"), Kind::HiddenText);
    let styles = "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    add(
        "vanish by style",
        "a.docx",
        docx("<w:p><w:r><w:rPr><w:rStyle w:val=\"H\"/></w:rPr><w:t>看不见</w:t></w:r></w:p>", &[("word/styles.xml", styles.to_owned())]),
        Kind::HiddenText,
    );
    for change in ["ins", "del", "moveFrom", "moveTo"] {
        add(
            change,
            "a.docx",
            docx(&format!("<w:p><w:{change}><w:r><w:t>改</w:t></w:r></w:{change}></w:p>{}", p("公开")), &[]),
            Kind::TrackedChange,
        );
    }
    let part = |name: &'static str| docx(&p("公开内容"), &[(name, "<a/>".to_owned())]);
    add("comments", "a.docx", part("word/comments.xml"), Kind::Comment);
    add("macro", "a.docx", part("word/vbaProject.bin"), Kind::Macro);
    add("object", "a.docx", part("word/embeddings/oleObject1.bin"), Kind::Embedded);
    add("thumbnail", "a.docx", part("docProps/thumbnail.jpeg"), Kind::Embedded);
    add("author", "a.docx", docx(&p("公开"), &[("docProps/core.xml", "<c><creator>某某</creator></c>".to_owned())]), Kind::Metadata);
    add(
        "custom property",
        "a.docx",
        docx(&p("公开"), &[("docProps/custom.xml", "<c><lpwstr>某某</lpwstr></c>".to_owned())]),
        Kind::Metadata,
    );
    add("custom xml", "a.docx", part("customXml/item1.xml"), Kind::Metadata);
    // What XLSX hides.
    let two = |b: &mut Workbook, hide: fn(&mut rust_xlsxwriter::Worksheet)| {
        b.add_worksheet().write(0, 0, "公开").expect("cell");
        let second = b.add_worksheet();
        second.write(3, 3, "看不见").expect("cell");
        hide(second);
    };
    add("hidden sheet", "a.xlsx", xlsx(|b| two(b, |s| _ = s.set_hidden(true))), Kind::HiddenSheet);
    add("very hidden sheet", "a.xlsx", xlsx(|b| two(b, |s| _ = s.set_very_hidden(true))), Kind::HiddenSheet);
    add("hidden row", "a.xlsx", xlsx(|b| two(b, |s| _ = s.set_row_hidden(3).expect("row"))), Kind::HiddenCells);
    add("flat row", "a.xlsx", xlsx(|b| two(b, |s| _ = s.set_row_height(3, 0).expect("row"))), Kind::HiddenCells);
    add("hidden column", "a.xlsx", xlsx(|b| two(b, |s| _ = s.set_column_hidden(3).expect("column"))), Kind::HiddenCells);
    add("narrow column", "a.xlsx", xlsx(|b| two(b, |s| _ = s.set_column_width(3, 0).expect("column"))), Kind::HiddenCells);
    add(
        "format without a look",
        "a.xlsx",
        xlsx(|b| _ = b.add_worksheet().write_with_format(0, 0, "x", &Format::new().set_num_format(";;;")).expect("cell")),
        Kind::HiddenText,
    );
    add(
        "white in a workbook",
        "a.xlsx",
        xlsx(|b| _ = b.add_worksheet().write_with_format(0, 0, "x", &Format::new().set_font_color(0xffffff)).expect("cell")),
        Kind::HiddenText,
    );
    add(
        "note",
        "a.xlsx",
        xlsx(|b| _ = b.add_worksheet().write(0, 0, "x").expect("cell").insert_note(0, 0, &rust_xlsxwriter::Note::new("话")).expect("note")),
        Kind::Comment,
    );
    // What PDF hides.
    let plain = shown("Public");
    add("text under a box", "a.pdf", pdf(&format!("{} 0 g 90 690 200 30 re f", shown("Secret")), |_| ()), Kind::CoveredText);
    add("text under a stroke", "a.pdf", pdf(&format!("{} 20 w 90 705 m 300 705 l S", shown("Secret")), |_| ()), Kind::CoveredText);
    add(
        "text under a picture",
        "a.pdf",
        pdf(&format!("{} q 200 0 0 30 90 690 cm /I Do Q", shown("Secret")), |paper| {
            let image = Stream::new(
                dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 },
                vec![0],
            );
            let image = paper.pdf.add_object(image);
            paper.resource("XObject", "I", image.into());
        }),
        Kind::CoveredText,
    );
    add(
        "text under an annotation",
        "a.pdf",
        pdf(&shown("Secret"), |paper| {
            let look = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 200.into(), 30.into()] };
            let look = paper.pdf.add_object(Stream::new(look, b"0 g 0 0 200 30 re f".to_vec()));
            paper.annotate(0, dictionary! { "Subtype" => "Stamp", "Rect" => vec![90.into(), 690.into(), 290.into(), 720.into()], "AP" => dictionary! { "N" => look } });
        }),
        Kind::CoveredText,
    );
    add(
        "redaction not applied",
        "a.pdf",
        pdf(&plain, |paper| {
            paper.annotate(0, dictionary! { "Subtype" => "Redact", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()] })
        }),
        Kind::CoveredText,
    );
    for (label, state) in [("invisible", "3 Tr"), ("white", "1 g"), ("tiny", "/F 0.5 Tf")] {
        add(label, "a.pdf", pdf(&format!("{plain} BT /F 12 Tf {state} 100 600 Td (Secret) Tj ET"), |_| ()), Kind::HiddenText);
    }
    add("off the page", "a.pdf", pdf(&format!("{plain} BT /F 12 Tf 100 -80 Td (Secret) Tj ET"), |_| ()), Kind::HiddenText);
    for subtype in ["Text", "FreeText", "Highlight", "Popup"] {
        add(
            subtype,
            "a.pdf",
            pdf(&plain, |paper| {
                paper.annotate(0, dictionary! { "Subtype" => subtype, "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()] })
            }),
            Kind::Comment,
        );
    }
    add(
        "author of a pdf",
        "a.pdf",
        pdf(&plain, |paper| {
            let info = paper.pdf.add_object(dictionary! { "Author" => Object::string_literal("Abc") });
            paper.pdf.trailer.set("Info", info);
        }),
        Kind::Metadata,
    );
    add(
        "attachment",
        "a.pdf",
        pdf(&plain, |paper| _ = paper.pdf.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"x".to_vec()))),
        Kind::Embedded,
    );
    add(
        "script",
        "a.pdf",
        pdf(&plain, |paper| paper.catalog().set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("x") })),
        Kind::Macro,
    );
    add(
        "layer that is off",
        "a.pdf",
        pdf(&plain, |paper| {
            let layer = paper.pdf.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("L") });
            paper
                .catalog()
                .set("OCProperties", dictionary! { "OCGs" => vec![layer.into()], "D" => dictionary! { "OFF" => vec![layer.into()] } });
        }),
        Kind::HiddenText,
    );
    add("older revision", "a.pdf", revised(pdf(&plain, |_| ())), Kind::Revision);
    add("password", "a.pdf", include_bytes!("../../document/tests/corpus/bad/password.pdf").to_vec(), Kind::Encrypted);
    // Pictures, archives, the rest.
    add("gps", "a.jpg", jpeg(&exif(true), 0xe1), Kind::Location);
    add("artist", "a.jpg", jpeg(&exif(false), 0xe1), Kind::Metadata);
    add("gps in a docx", "a.docx", zip(&docx_parts_with(("word/media/image1.jpeg", jpeg(&exif(true), 0xe1)))), Kind::Location);
    let camera = Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 8, "Height" => 8, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode" },
        jpeg(&exif(true), 0xe1),
    );
    add("gps in a pdf", "a.pdf", pdf(&plain, |paper| _ = paper.pdf.add_object(camera.with_compression(false))), Kind::Location);
    add("archive", "a.zip", zip(&[("a.txt", b"x".to_vec())]), Kind::Archive);
    add("archive in an archive", "a.docx", docx(&p("公开"), &[("word/a.zip", "x".to_owned())]), Kind::Archive);
    add("rar", "a.rar", b"Rar!\x1a\x07\0".to_vec(), Kind::Archive);
    add("old word", "a.doc", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat(), Kind::Unreadable);
    add("unknown", "a.bin", vec![0, 1, 2, 3, 0, 9, 8], Kind::Unreadable);
    add("broken docx", "a.docx", b"PK\x03\x04word/document.xml".to_vec(), Kind::Unreadable);
    add(
        "document type",
        "a.docx",
        docx(&p("公开"), &[("word/x.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".to_owned())]),
        Kind::Unreadable,
    );
    add("hidden html", "a.html", "<html><body><p>公开</p><p style=\"display: none\">看不见</p></body></html>".into(), Kind::HiddenText);
    add("script in html", "a.html", "<html><body><p>公开</p><script>1</script></body></html>".into(), Kind::Macro);
    add("internal", "a.txt", "内部资料 注意保存".into(), Kind::Internal);
    add("number of another case", "a.txt", "见云府公开〔2026〕4号告知书".into(), Kind::OtherNumber);
    leaks
}

fn docx_parts_with(more: (&'static str, Vec<u8>)) -> Vec<(&'static str, Vec<u8>)> {
    let names = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"];
    let base = office::parts(&docx(&p("公开"), &[]));
    let mut parts: Vec<(&'static str, Vec<u8>)> = names.into_iter().zip(base).map(|(name, (_, text))| (name, text.into_bytes())).collect();
    parts.push(more);
    parts
}

/// The file with another revision behind it.
fn revised(mut bytes: Vec<u8>) -> Vec<u8> {
    let old = lopdf::Document::load_mem(&bytes).expect("loads");
    let root = old.trailer.get(b"Root").and_then(Object::as_reference).expect("root");
    let at = bytes.len();
    bytes.extend(
        format!(
            "\nxref\n0 0\ntrailer\n<</Size {}/Root {} 0 R/Prev {}>>\nstartxref\n{}\n%%EOF",
            old.max_id + 1,
            root.0,
            old.xref_start,
            at + 1
        )
        .bytes(),
    );
    bytes
}

#[test]
fn no_planted_leak_passes_unseen() {
    let leaks = leaks();
    assert!(leaks.len() >= 60, "{}", leaks.len());
    let soft = [Kind::Metadata, Kind::Internal, Kind::OtherNumber];
    let mut unseen = Vec::new();
    for leak in &leaks {
        let findings = guard(&leak.name, &leak.bytes, "A");
        let found = findings.iter().filter(|f| f.kind == leak.kind).map(|f| f.severity).max();
        let wanted = if soft.contains(&leak.kind) || leak.label == "white in a workbook" { Severity::Warns } else { Severity::Stops };
        if found != Some(wanted) {
            let seen: Vec<_> = findings.iter().map(|f| (f.kind, f.severity)).collect();
            unseen.push(format!("{} in {}: {found:?}, all {seen:?}", leak.label, leak.name));
        }
    }
    assert!(unseen.is_empty(), "{} of {} unseen:\n{}", unseen.len(), leaks.len(), unseen.join("\n"));
}

#[test]
fn a_file_of_another_case_is_stopped() {
    let findings = guard("a.txt", "公开".as_bytes(), "B");
    assert_eq!(findings.iter().map(|f| f.kind).collect::<Vec<_>>(), [Kind::OtherCase]);
}

#[test]
fn no_finding_tells_what_must_not_leave() {
    for leak in leaks() {
        for finding in guard(&leak.name, &leak.bytes, "A") {
            let said = format!("{} {} {}", finding.name, finding.message, finding.excerpt.unwrap_or_default());
            for secret in ["990121197102030015", "13800000000", "6222021001122334458", "E00000000", "12号", REMOVED, "汀禾漪澜"] {
                assert!(!said.contains(secret), "{}: {said}", leak.label);
            }
            assert!(finding.message.ends_with('。'));
        }
    }
}

#[test]
fn a_scan_with_a_text_layer_is_told_and_not_stopped() {
    let scan = paper::jpeg_scan(620, 877);
    let mut pdf = lopdf::Document::load_mem(&scan).expect("loads");
    let page = pdf.page_iter().next().expect("page");
    pdf.add_page_contents(page, b"BT /F 12 Tf 3 Tr 100 700 Td (Public words) Tj ET".to_vec()).expect("content");
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("memory");
    let findings = guard("a.pdf", &bytes, "A");
    assert_eq!(findings.iter().map(|f| (f.kind, f.severity)).collect::<Vec<_>>(), [(Kind::HiddenText, Severity::Warns)]);
}

#[test]
fn what_was_redacted_passes() {
    let bytes = Paper::new(&[&shown("13800000000"), &shown("Public")]).bytes();
    assert!(guard("a.pdf", &bytes, "A").iter().any(|f| f.severity == Severity::Stops));
    let area = redact::Area { page: 1, x: 900, y: 1200, w: 3000, h: 400, ground: "第十五条".to_owned() };
    let out = redact::pdf(&bytes, &[area], &redact::Drawing::default(), &Limits::default()).expect("redacted");
    assert_eq!(guard("a.pdf", &out.bytes, "A"), []);
}

/// Letters and tables as an office sends them, each one different.
fn clean(n: u64) -> (String, Vec<u8>) {
    let mut seed = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |most: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % most
    };
    let digits = |next: &mut dyn FnMut(u64) -> u64, count: usize| {
        (0..count).map(|i| char::from(b'0' + (if i == 0 { 1 + next(8) } else { next(10) }) as u8)).collect::<String>()
    };
    let code = ["113703040042180156", "11370322004222241N", "11341702486344515H"][next(3) as usize];
    let lines = [
        "云汀县人民政府办公室政府信息公开申请答复书".to_owned(),
        "云府公开〔2026〕3号".to_owned(),
        format!("收到你于2026年{}月{}日提出的申请，编号{}。", 1 + next(12), 1 + next(28), digits(&mut next, 14)),
        format!("统一社会信用代码：{code}，索引号：{code}/2026-{}", digits(&mut next, 7)),
        format!("联系电话：0{}-{}，传真023—{}", digits(&mut next, 3), digits(&mut next, 7), digits(&mut next, 8)),
        format!(
            "金额{}.{}元，合计{}万元，共{}件。",
            digits(&mut next, 11),
            digits(&mut next, 2),
            digits(&mut next, 6),
            digits(&mut next, 3)
        ),
        format!("流水号 000{}，二维码 ZX{}", digits(&mut next, 15), digits(&mut next, 18)),
        format!("地址：云汀县水门路{}号政务服务中心，邮编 {}", 1 + next(200), digits(&mut next, 6)),
        "涉及国家秘密、商业秘密的，依照《中华人民共和国保守国家秘密法》办理。".to_owned(),
        format!("{} {} {} {} {} {} {} {} {}", next(20), next(9), next(30), next(9), next(9), next(100), next(9), next(9), next(9)),
        format!("如不服，可以自收到之日起六十日内申请行政复议。2026-{:02}-{:02}", 1 + next(12), 1 + next(28)),
    ];
    let count = 3 + next(9) as usize;
    let mut blocks: Vec<Block> = lines
        .iter()
        .cycle()
        .skip(next(11) as usize)
        .take(count)
        .map(|text| Block::Paragraph(Paragraph { text: text.clone(), place: Place::Paragraph(1), role: Default::default() }))
        .collect();
    let cell =
        |text: String, column: u32| Cell { text, column, col_span: 1, row_span: 1, place: Place::DocxCell { table: 1, row: 1, col: 1 } };
    let rows = (0..3 + next(5))
        .map(|_| Row { cells: (0..6).map(|c| cell(if c == 0 { "新收".to_owned() } else { next(1000).to_string() }, c)).collect() })
        .collect();
    blocks.push(Block::Table(Table { rows }));
    let document = Document { blocks, ..Document::default() };
    match n % 5 {
        0 => (format!("答复书{n}.docx"), document::write::docx(&document)),
        1 => (format!("附表{n}.xlsx"), document::write::xlsx(&document)),
        2 => (format!("说明{n}.txt"), document.plain_text().into_bytes()),
        3 => (format!("网页{n}.html"), document::write::html(&document)),
        _ => (format!("告知书{n}.pdf"), paper::print(&document)),
    }
}

#[test]
fn two_hundred_clean_files_are_not_stopped() {
    let mut stopped = Vec::new();
    for n in 0..200 {
        let (name, bytes) = clean(n);
        let graves = guard(&name, &bytes, "A").into_iter().filter(|f| f.severity == Severity::Stops);
        stopped.extend(graves.map(|f| format!("{name}: {:?} {:?} {}", f.kind, f.excerpt, f.message)));
    }
    assert!(stopped.is_empty(), "{}", stopped.join("\n"));
}
