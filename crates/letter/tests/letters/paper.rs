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
