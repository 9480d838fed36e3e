//! Redacted PDF files: what is removed is in no byte, no stream, no string, no
//! text and no pixel; what is not removed is still there.

use document::{Limits, Place};
use lopdf::{Document, Object, Stream, dictionary};
use redact::{Area, Drawing, Redacted, Rest};

mod paper;
use paper::{Paper, everything, pixels};

const SECRET: &str = "SECRETNAME";

fn area(page: u32, x: i32, y: i32, w: i32, h: i32) -> Area {
    Area { page, x, y, w, h, ground: "第十五条".to_owned() }
}

/// The line of the secret on a page of [`Paper`].
fn line(page: u32) -> Area {
    area(page, 900, 900, 3000, 300)
}

fn redact(bytes: &[u8], areas: &[Area]) -> Redacted {
    redact::pdf(bytes, areas, &Drawing::default(), &Limits::default()).expect("redacted")
}

/// Redacts the secret of page 1, and looks for it everywhere.
#[track_caller]
fn check(bytes: &[u8]) -> Redacted {
    assert!(everything(bytes).contains(SECRET), "the sample holds the secret");
    let out = redact(bytes, &[line(1)]);
    assert!(!everything(&out.bytes).contains(SECRET));
    let page = pixels(&out.bytes, 1);
    assert!(page.inside(&line(1)).all(|p| p.iter().all(|c| *c < 24)), "the area is black");
    out
}

fn show(text: &str) -> String {
    format!("BT /F 14 Tf 100 730 Td ({text}) Tj ET\n")
}

#[test]
fn plain_text_is_gone_and_the_rest_of_the_page_is_seen() {
    let paper = Paper::new(&[&(show(SECRET) + "BT /F 14 Tf 100 600 Td (Public line) Tj ET")]);
    let bytes = paper.bytes();
    let out = check(&bytes);
    let (before, after) = (pixels(&bytes, 1), pixels(&out.bytes, 1));
    assert!(after.differs(&before, &line(1)) < 0.002, "{}", after.differs(&before, &line(1)));
    assert!(after.inside(&area(1, 1000, 2280, 800, 150)).any(|p| p[0] < 100), "the other line is drawn");
    assert_eq!(out.list[0].place, Place::Pdf { page: 1, x: 900, y: 900, w: 3000, h: 300 });
}

#[test]
fn text_drawn_letter_by_letter_is_gone() {
    let letters: String = SECRET.chars().enumerate().map(|(i, c)| format!("BT /F 14 Tf {} 730 Td ({c}) Tj ET\n", 100 + i * 12)).collect();
    let bytes = Paper::new(&[&letters]).bytes();
    let out = redact(&bytes, &[line(1)]);
    assert!(document::read(&bytes, &Limits::default()).expect("text").plain_text().contains("S"));
    assert!(document::read(&out.bytes, &Limits::default()).is_err(), "no text is left");
}

#[test]
fn text_as_outlines_is_gone() {
    // Bars stand for letters that were made into curves.
    let bars = "110 730 6 14 re f 130 730 6 14 re f 150 730 6 14 re f";
    let out = redact(&Paper::new(&[bars]).bytes(), &[line(1)]);
    let page = pixels(&out.bytes, 1);
    assert!(page.inside(&line(1)).all(|p| p.iter().all(|c| *c < 24)));
    assert!(!everything(&out.bytes).contains("730 6 14 re"));
}

#[test]
fn text_in_a_form_is_gone() {
    let mut paper = Paper::new(&["/X Do"]);
    let font = paper.font;
    let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    "Resources" => dictionary! { "Font" => dictionary! { "F" => font } } };
    let form = paper.pdf.add_object(Stream::new(form, show(SECRET).into_bytes()));
    paper.resource("XObject", "X", form.into());
    check(&paper.bytes());
}

#[test]
fn annotations_and_their_texts_are_gone() {
    for subtype in ["Stamp", "FreeText", "Text", "Widget"] {
        let mut paper = Paper::new(&[&show(SECRET), "BT /F 14 Tf 100 700 Td (Second) Tj ET"]);
        let font = paper.font;
        let look = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 200.into(), 40.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } } };
        let look = paper.pdf.add_object(Stream::new(look, format!("BT /F 14 Tf 0 10 Td ({SECRET}) Tj ET").into_bytes()));
        paper.annotate(
            0,
            dictionary! { "Subtype" => subtype, "Rect" => vec![100.into(), 725.into(), 300.into(), 745.into()],
            "Contents" => Object::string_literal(SECRET), "AP" => dictionary! { "N" => look } },
        );
        paper.annotate(1, dictionary! { "Subtype" => "Text", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()], "Contents" => Object::string_literal(SECRET) });
        // A remark of a reader is no part of the page, wherever it stands.
        let look = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 50.into(), 50.into()] };
        let look = paper.pdf.add_object(Stream::new(look, b"0 0 1 rg 0 0 50 50 re f".to_vec()));
        paper.annotate(0, dictionary! { "Subtype" => "FreeText", "Rect" => vec![100.into(), 300.into(), 150.into(), 350.into()], "AP" => dictionary! { "N" => look } });
        let out = check(&paper.bytes());
        assert!(everything(&out.bytes).contains("Second"), "the other page keeps its text");
        assert!(!pixels(&out.bytes, 1).all().any(|p| p[2] > 200 && p[0] < 60), "the remark is not drawn");
    }
}

#[test]
fn a_seal_on_another_page_stays_to_be_seen() {
    let mut paper = Paper::new(&[&show(SECRET), "BT /F 14 Tf 100 700 Td (Second) Tj ET"]);
    let look = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 100.into(), 100.into()] };
    let look = paper.pdf.add_object(Stream::new(look, b"1 0 0 rg 0 0 100 100 re f".to_vec()));
    paper.annotate(1, dictionary! { "Subtype" => "Stamp", "Rect" => vec![100.into(), 100.into(), 200.into(), 200.into()], "AP" => dictionary! { "N" => look } });
    let out = check(&paper.bytes());
    let seal = area(2, 1100, 6520, 800, 800);
    assert!(pixels(&out.bytes, 2).inside(&seal).all(|p| p[0] > 200 && p[1] < 60));
    assert!(out.notes.iter().any(|n| n.contains("第 2 页")));
}

#[test]
fn an_older_revision_is_gone() {
    let mut bytes = Paper::new(&[&show(SECRET)]).bytes();
    let old = Document::load_mem(&bytes).expect("loads");
    let content = old.get_pages().into_values().next().map(|p| old.get_page_contents(p)[0]).expect("content");
    let start = bytes.len();
    let stream = b"BT /F 14 Tf 100 730 Td (Another) Tj ET";
    bytes.extend(format!("\n{} 0 obj\n<</Length {}>>\nstream\n", content.0, stream.len()).bytes());
    bytes.extend(stream);
    bytes.extend(b"\nendstream\nendobj\n");
    let (table, old_table) = (bytes.len(), old.xref_start);
    let root = old.trailer.get(b"Root").and_then(Object::as_reference).expect("root");
    bytes.extend(
        format!(
            "xref\n{} 1\n{:010} 00000 n \ntrailer\n<</Size {}/Root {} 0 R/Prev {old_table}>>\nstartxref\n{table}\n%%EOF",
            content.0,
            start + 1,
            old.max_id + 1,
            root.0
        )
        .bytes(),
    );
    let out = check(&bytes);
    assert!(!everything(&out.bytes).contains("Another"));
}

#[test]
fn what_stands_beside_the_pages_is_gone() {
    let mut paper = Paper::new(&[
        &show("x"),
        &format!(
            "/Span <</ActualText ({SECRET})>> BDC BT /F 14 Tf 100 700 Td (Second) Tj ET EMC /P /M0 BDC EMC BT /F 14 Tf 3 Tr 100 400 Td ({SECRET}) Tj ET"
        ),
    ]);
    let text = || Object::string_literal(SECRET);
    let xmp = paper.pdf.add_object(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, SECRET.as_bytes().to_vec()));
    let file = paper.pdf.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, SECRET.as_bytes().to_vec()));
    let info = paper.pdf.add_object(dictionary! { "Title" => text(), "Author" => text() });
    paper.pdf.trailer.set("Info", info);
    paper.resource("Properties", "M0", dictionary! { "Alt" => text(), "ActualText" => text() }.into());
    let unused = paper.pdf.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] },
        show(SECRET).into_bytes(),
    ));
    paper.resource("XObject", "Unused", unused.into());
    paper.page(1).set("PieceInfo", dictionary! { "X" => text() });
    paper.page(1).set("Thumb", Object::Reference(file));
    let catalog = paper.catalog();
    catalog.set("Metadata", xmp);
    catalog.set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => text() });
    catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![text(), dictionary! { "EF" => dictionary! { "F" => file }, "F" => text() }.into()] } });
    catalog.set("Outlines", dictionary! { "First" => dictionary! { "Title" => text() } });
    catalog.set("PageLabels", dictionary! { "Nums" => vec![0.into(), dictionary! { "P" => text() }.into()] });
    catalog.set("StructTreeRoot", dictionary! { "K" => dictionary! { "Alt" => text() } });
    catalog.set("AcroForm", dictionary! { "Fields" => vec![dictionary! { "V" => text() }.into()], "XFA" => text() });
    let out = check(&paper.bytes());
    let all = everything(&out.bytes);
    assert!(all.contains("Second"), "the other page keeps its text");
    for word in ["ActualText", "JavaScript", "EmbeddedFile", "Metadata", "PieceInfo", "Outlines", "AcroForm", "StructTreeRoot", "Unused"] {
        assert!(!all.contains(word), "{word}");
    }
    assert!(out.notes.iter().any(|n| n.contains("看不见")));
}

#[test]
fn a_layer_that_is_off_does_not_come_to_light() {
    let mut paper =
        Paper::new(&[&show("x"), &format!("/OC /L BDC BT /F 14 Tf 100 700 Td ({SECRET}) Tj ET EMC BT /F 14 Tf 100 600 Td (Second) Tj ET")]);
    let layer = paper.pdf.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("L") });
    paper.resource("Properties", "L", layer.into());
    paper.catalog().set("OCProperties", dictionary! { "OCGs" => vec![layer.into()], "D" => dictionary! { "OFF" => vec![layer.into()] } });
    let out = check(&paper.bytes());
    let page = pixels(&out.bytes, 2);
    assert!(page.inside(&area(2, 900, 1200, 3000, 250)).all(|p| p[0] > 230), "nothing where the layer was");
    assert!(page.inside(&area(2, 900, 2200, 3000, 250)).any(|p| p[0] < 100), "the page is drawn");
}

#[test]
fn areas_follow_the_page_as_it_is_displayed() {
    for turn in [0, 90, 180, 270] {
        let mut paper = Paper::new(&["0 0 1 rg 150 250 40 30 re f"]);
        paper.page(0).set("Rotate", turn);
        paper.page(0).set("CropBox", vec![100.into(), 200.into(), 300.into(), 500.into()]);
        // The box in points from the top left of the shown page.
        let (x, y, w, h) = match turn {
            0 => (50, 220, 40, 30),
            90 => (50, 50, 30, 40),
            180 => (110, 50, 40, 30),
            _ => (220, 110, 30, 40),
        };
        let whole = area(1, x * 10, y * 10, w * 10, h * 10);
        let bytes = paper.bytes();
        assert!(
            pixels(&bytes, 1).inside(&area(1, whole.x + 20, whole.y + 20, whole.w - 40, whole.h - 40)).all(|p| p[2] > 200 && p[0] < 60),
            "{turn}: the sample"
        );
        let out = redact(&bytes, std::slice::from_ref(&whole));
        let page = pixels(&out.bytes, 1);
        assert!(!page.all().any(|p| p[2] > 120 && p[0] < 60), "{turn}: nothing blue is left");
        assert!(page.inside(&whole).all(|p| p.iter().all(|c| *c < 24)), "{turn}");
    }
}

#[test]
fn a_scan_grows_little_and_keeps_its_pixels() {
    for scan in [paper::jpeg_scan(1240, 1754), paper::jpeg_scan_of(1240, 1754, 25), paper::fax_scan(1240, 1754)] {
        let out = redact(&scan, &[line(1)]);
        assert!(out.bytes.len() * 2 <= scan.len() * 3, "{} after {}", out.bytes.len(), scan.len());
        let (before, after) = (pixels(&scan, 1), pixels(&out.bytes, 1));
        // A coarse JPEG flickers at the edge of an area.
        assert!(after.inside(&line(1)).all(|p| p.iter().all(|c| *c < 48)), "the area is black");
        assert!(after.differs(&before, &line(1)) < 0.02, "{}", after.differs(&before, &line(1)));
    }
}

#[test]
fn a_shared_font_keeps_no_glyph_of_a_drawn_page() {
    let bytes = paper::typeset(&["举报人：汀禾漪澜", "第二页的公开内容"]);
    let text = |bytes: &[u8]| document::read(bytes, &Limits::default()).expect("text").plain_text();
    assert!(text(&bytes).contains("汀禾漪澜") && text(&bytes).contains("公开内容"));
    let out = redact(&bytes, &[area(1, 0, 0, 5950, 8420)]);
    assert!(text(&out.bytes).contains("第二页的公开内容"), "{:?}", out.notes);
    let all = everything(&out.bytes);
    for c in "汀禾漪澜".chars() {
        let code = format!("<{:04X}>", u32::from(c));
        assert!(!all.contains(c) && !all.to_uppercase().contains(&code), "{c}");
    }
    let (before, after) = (pixels(&bytes, 2), pixels(&out.bytes, 2));
    assert!(after.differs(&before, &area(9, 0, 0, 0, 0)) < 0.0005, "the kept page looks the same");
    assert!(paper::outlines(&out.bytes) < paper::outlines(&bytes), "glyphs were made blank");
}

#[test]
fn every_page_can_be_drawn() {
    let bytes = Paper::new(&[&show(SECRET), &show("Second")]).bytes();
    let out = redact::pdf(&bytes, &[line(1)], &Drawing { rest: Rest::Drawn, fallback: None }, &Limits::default()).expect("redacted");
    assert!(!everything(&out.bytes).contains("Second"));
    assert!(pixels(&out.bytes, 2).inside(&line(2)).any(|p| p[0] < 100));
}

#[test]
fn what_cannot_be_redacted_is_refused_with_a_sentence() {
    let good = Paper::new(&[&show(SECRET)]).bytes();
    let refused = |bytes: &[u8], areas: &[Area], limits: &Limits| {
        let error = redact::pdf(bytes, areas, &Drawing::default(), limits).expect_err("refused").to_string();
        assert!(error.ends_with('。') && error.contains(|c: char| c > '\u{4e00}'), "{error}");
        error
    };
    let all = Limits::default();
    assert!(refused(&good, &[], &all).contains("没有指明"));
    assert!(refused(&good, &[area(2, 0, 0, 10, 10)], &all).contains("只有 1 页"));
    for outside in [area(1, 6000, 0, 100, 100), area(1, 0, 9000, 100, 100), area(1, -200, 0, 100, 100), area(1, 0, 0, 0, 100)] {
        assert!(refused(&good, &[outside], &all).contains("页面之内"));
    }
    assert!(refused(&good, &[line(1)], &Limits { pdf_pages: 0, ..all }).contains("超过 0 页"));
    assert!(refused(&good, &[line(1)], &Limits { bytes: 10, ..all }).contains("上限"));
    assert!(refused(b"%PDF-1.7 broken", &[line(1)], &all).contains("损坏"));
    assert!(refused(include_bytes!("../../document/tests/corpus/bad/password.pdf"), &[line(1)], &all).contains("密码"));
    for cut in (0..good.len()).step_by(97) {
        if let Ok(out) = redact::pdf(&good[..cut], &[line(1)], &Drawing::default(), &all) {
            assert!(!everything(&out.bytes).contains(SECRET));
        }
    }
}

#[test]
fn a_chinese_font_that_is_not_in_the_file_is_refused_or_replaced() {
    let mut paper = Paper::new(&["BT /C 14 Tf 100 730 Td <53174EAC> Tj ET"]);
    let below = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "SimSun",
    "CIDSystemInfo" => dictionary! { "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("GB1"), "Supplement" => 2 } };
    let below = paper.pdf.add_object(below);
    let font = paper.pdf.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "SimSun", "Encoding" => "UniGB-UCS2-H", "DescendantFonts" => vec![below.into()] });
    paper.resource("Font", "C", font.into());
    let bytes = paper.bytes();
    let there = area(1, 3000, 3000, 100, 100);
    let refused = redact::pdf(&bytes, std::slice::from_ref(&there), &Drawing::default(), &Limits::default()).expect_err("refused");
    assert!(refused.to_string().contains("没有嵌入"));
    let with = Drawing { fallback: Some(paper::chinese_font()), ..Drawing::default() };
    let out = redact::pdf(&bytes, &[there], &with, &Limits::default()).expect("drawn");
    assert!(pixels(&out.bytes, 1).inside(&area(1, 1000, 950, 280, 200)).any(|p| p[0] < 100), "the characters are drawn");
    assert!(out.notes.iter().any(|n| n.contains("代替")));
}
