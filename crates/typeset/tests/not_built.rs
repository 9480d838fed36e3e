//! A build without the feature `pdf` says so instead of printing.

#![cfg(not(feature = "pdf"))]

use document::model::Document;
use typeset::{Moment, Options, TypesetError};

#[test]
fn a_light_build_names_the_other_formats() {
    let options = Options::new(Moment::in_china(jiff::civil::date(2026, 1, 15).at(9, 30, 0, 0)));
    let error = typeset::pdf(&Document::default(), &options).expect_err("no typesetter here");
    assert_eq!(error, TypesetError::NotBuilt);
    assert!(error.to_string().contains("DOCX"), "{error}");
}
