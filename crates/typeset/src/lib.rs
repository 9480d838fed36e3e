//! Document to PDF; the only crate that names typst
