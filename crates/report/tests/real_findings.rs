//! The check on the ten real reports: what is expected comes, and no error
//! that is not proven by hand.

#[expect(dead_code, reason = "the true cells are compared elsewhere")]
mod common;

use common::{TEN, folder};
use report::check::order::Relations;
use report::check::{Checked, Options, Severity, check_all};

#[test]
fn the_real_reports_give_what_was_worked_out_by_hand() {
    let Some(folder) = folder() else { return };
    let readings: Vec<_> = TEN
        .iter()
        .map(|name| {
            let bytes = std::fs::read(folder.join(name)).expect("the report");
            report::locate(&document::read(&bytes, &document::Limits::default()).expect("a document"))
        })
        .collect();
    let checked = check_all(&readings, &Relations::default(), &Options::default());
    for (name, result) in TEN.iter().zip(&checked) {
        println!("{name}: {} {:?} {:?}", result.verdict.name(), result.summary, result.equations);
        for f in &result.findings {
            println!("  {} {} {}: {} {:?}", f.code, f.spec, f.severity.name(), f.message, f.place.first());
        }
        for n in &result.not_assessable {
            println!("  -- {} {}", n.code, n.why.name());
        }
    }
    let specs = |i: usize, s: Severity| specs(&checked[i], s);
    for (i, name) in TEN.iter().enumerate() {
        let proven: &[&str] = if name.starts_with("hongze2023") { &["AR-T4-SUM", "AR-T4-SUM"] } else { &[] };
        assert_eq!(specs(i, Severity::Error), proven, "{name}");
    }
    let expected: [(usize, Severity, &[&str]); 8] = [
        (0, Severity::Warning, &["AR-S-GOV"]),
        (0, Severity::Info, &["AR-N-HANDLED", "AR-N-PERIOD"]),
        (1, Severity::Warning, &["AR-S-TITLE"]),
        (1, Severity::Info, &["AR-N-PERIOD"]),
        (2, Severity::Warning, &["AR-LAYOUT-HEADER", "AR-LAYOUT-ROW", "AR-LAYOUT-BLANK"]),
        (2, Severity::Info, &["AR-N-RATIO", "AR-LAYOUT-TYPO"]),
        (3, Severity::Warning, &["AR-LAYOUT-HEADER"]),
        (4, Severity::Warning, &["AR-S-GOV"]),
    ];
    for (i, severity, wanted) in expected {
        let found = specs(i, severity);
        for spec in wanted {
            assert!(found.contains(spec), "{}: {spec} is missing from {found:?}", TEN[i]);
        }
    }
    for i in [0, 1, 3, 4] {
        let graver = specs(i, Severity::Warning).len();
        assert_eq!(graver, 1, "{}: one warning and no more", TEN[i]);
    }
}

fn specs(checked: &Checked, severity: Severity) -> Vec<&'static str> {
    checked.findings.iter().filter(|f| f.severity == severity).map(|f| f.spec).collect()
}
