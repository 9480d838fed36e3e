//! Every sample as DOCX and PDF.

use document::{Limits, read};
use jiff::civil::date;
use letter::check::parts;
use letter::letter::{LETTERS, written_sample};

#[test]
fn every_sample_reads_back_from_docx_with_all_its_parts() {
    for letter in LETTERS {
        let (facts, context, written) = written_sample(letter).unwrap();
        let bytes = document::write::docx(written.document());
        let back = read(&bytes, &Limits::default()).unwrap();
        let lines = letter::lines(&back);
        assert_eq!(parts(letter, &facts, &context, &lines), [], "{}", letter.code.name());
    }
}

#[test]
fn every_sample_is_printed_with_the_embedded_fonts() {
    let options = typeset::Options::new(typeset::Moment::in_china(date(2026, 3, 18).at(9, 0, 0, 0)));
    for letter in LETTERS {
        let (_, _, written) = written_sample(letter).unwrap();
        let bytes = typeset::pdf(written.document(), &options).unwrap_or_else(|e| panic!("{}: {e}", letter.code.name()));
        assert!(bytes.starts_with(b"%PDF"), "{}", letter.code.name());
    }
}

#[test]
fn a_character_no_font_has_refuses_the_pdf_and_names_it() {
    let (mut facts, context, _) = written_sample(LETTERS[0]).unwrap();
    facts.case.asked.push('\u{2B81B}');
    let written = letter::write(LETTERS[0], &facts, &context, None).unwrap();
    let options = typeset::Options::new(typeset::Moment::in_china(date(2026, 3, 18).at(9, 0, 0, 0)));
    let error = typeset::pdf(written.document(), &options).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(error.contains("U+2B81B") && error.contains("DOCX"), "{error}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the tests are told where LibreOffice is")]
fn every_sample_opens_in_libreoffice_and_reads_back_with_all_its_parts() {
    let Ok(soffice) = std::env::var("GONGKAI_TEST_SOFFICE") else {
        println!("NOT RUN: GONGKAI_TEST_SOFFICE names no LibreOffice");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for letter in LETTERS {
        let (_, _, written) = written_sample(letter).unwrap();
        let file = folder.path().join(format!("{}.docx", letter.code.name()));
        std::fs::write(&file, document::write::docx(written.document())).unwrap();
        files.push(file);
    }
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let done = std::process::Command::new(soffice)
        .args([&profile, "--headless", "--convert-to", "txt:Text", "--outdir"])
        .arg(folder.path().join("txt"))
        .args(&files)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for letter in LETTERS {
        let (facts, context, _) = written_sample(letter).unwrap();
        let text = std::fs::read_to_string(folder.path().join("txt").join(format!("{}.txt", letter.code.name()))).unwrap();
        let lines: Vec<String> = text.trim_start_matches('\u{feff}').lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect();
        assert_eq!(parts(letter, &facts, &context, &lines), [], "{}", letter.code.name());
    }
}
