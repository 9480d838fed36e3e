//! The ten real reports, in the shape in which they were published.

mod common;

use common::{TEN, differences, folder, gold};

#[test]
fn every_cell_of_every_real_report_is_right() {
    let Some(folder) = folder() else { return };
    let mut wrong = Vec::new();
    for name in TEN {
        let bytes = std::fs::read(folder.join(name)).expect("the report");
        let document = match document::read(&bytes, &document::Limits::default()) {
            Ok(document) => document,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        let reading = report::locate(&document);
        let found = differences(&reading, &gold(&folder, name));
        println!("{name}: {} differences, {} doubts", found.len(), reading.doubts.len());
        wrong.extend(found.into_iter().map(|d| format!("{name}: {d}")));
        wrong.extend(reading.doubts.iter().map(|d| format!("{name}: doubt {} {}", d.code, d.message)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
