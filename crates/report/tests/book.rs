//! The generated rule book. `GONGKAI_UPDATE=1 cargo test -p report --test
//! book` writes it anew; `cargo xtask generate` may call
//! `report::rules::markdown()` instead.

use std::path::Path;

#[test]
#[expect(clippy::disallowed_methods, reason = "told by the environment")]
fn the_printed_book_is_not_stale() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    let now = report::rules::markdown();
    if std::env::var_os("GONGKAI_UPDATE").is_some() {
        std::fs::write(&path, &now).expect("docs/rules.md can be written");
    }
    let printed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(printed == now, "docs/rules.md is stale; write it anew with GONGKAI_UPDATE=1 cargo test -p report --test book");
}

#[test]
fn every_file_of_the_book_has_the_fixed_headings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of rules") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a rule");
        let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let code = name.split('_').next().unwrap_or_default().to_uppercase();
        let rule = report::rules::named(&code).unwrap_or_else(|| panic!("{code} is not in the book"));
        assert!(text.starts_with(&format!("//! # {code} · {}\n", rule.name)), "{name}: title");
        for heading in ["//! ## What it checks", "//! ## Why the law asks it", "//! ## What usually went wrong"] {
            assert!(text.contains(heading), "{name}: {heading}");
        }
        assert!(text.matches("#[test]").count() >= 3, "{name}: fewer than three tests");
        files += 1;
    }
    assert_eq!(files, report::rules::all().len());
}
