//! Saving, and what is checked again.

use crate::room::{demo, empty};
use document::Format;
use office::report::read::Read;
use office::report::save::SaveError;
use report::Reading;
use store::Outcome;

const QIWU: &str = "云汀县栖梧乡人民政府";

#[tokio::test]
async fn a_year_saved_later_changes_what_is_found_in_the_next() {
    let room = empty().await;
    room.save("qiwu/2023", 0).await;
    let carry = "AR-T3-CARRY".to_owned();
    assert!(!room.specs(QIWU, 2023).await.contains(&carry), "alone nothing can be said of what was carried in");
    room.save("qiwu/2022", 1).await;
    assert!(room.specs(QIWU, 2023).await.contains(&carry));
    let head = room.library.report_of(QIWU, 2023).await.expect("asked").expect("there").head;
    assert_eq!(head.tally.verdict, "findings");
    assert!(head.tally.errors >= 1, "{:?}", head.tally);
}

#[tokio::test]
async fn a_corrected_version_takes_away_what_was_found() {
    let room = empty().await;
    room.save("qiwu/2022", 0).await;
    let first = room.save("qiwu/2023", 1).await;
    let (file, _, mut read) = demo("qiwu/2023");
    for (name, more) in [("applications.carried_in", 1), ("applications.received", -1)] {
        for column in ["natural_person", "total"] {
            let id = report::form::cell(name, column);
            let mut cell = read.reading.cells.get(id).expect("the form has it").to_value();
            cell.value = cell.value.map(|v| v + report::Number::from(more));
            read.reading.cells.set(id, cell);
        }
    }
    let second = room.save_read(&file, b"corrected", &read, 2).await.expect("saved");
    assert_eq!(second.outcome, Outcome::Supersedes(first.id.clone()));
    let specs = room.specs(QIWU, 2023).await;
    assert!(!specs.contains(&"AR-T3-CARRY".to_owned()), "{specs:?}");
    let old = room.library.report(first.id.as_str()).await.expect("asked").expect("kept");
    assert_eq!(old.head.superseded_by, Some(second.id));
    assert!(old.check.findings.iter().any(|f| f.spec == "AR-T3-CARRY"), "the old version keeps its findings");
}

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    let room = empty().await;
    let first = room.save("qiwu/2023", 0).await;
    let again = room.save("qiwu/2023", 5).await;
    assert_eq!((again.id, again.outcome), (first.id, Outcome::Same));
}

#[tokio::test]
async fn reports_of_one_unit_under_two_names_are_of_one_agency() {
    let room = empty().await;
    let first = room.save("health/2022", 0).await;
    let (file, bytes, mut read) = demo("health/2023");
    (read.reading.agency, read.reading.agency_official) = (Some("县卫健局".to_owned()), None);
    let second = room.save_read(&file, &bytes, &read, 1).await.expect("saved");
    assert_eq!(first.agency, second.agency);
}

#[tokio::test]
async fn what_belongs_to_nobody_or_no_year_is_refused_with_a_sentence() {
    let room = empty().await;
    let (file, bytes, read) = demo("qiwu/2023");
    let with = |change: fn(&mut Reading)| {
        let mut read = read.clone();
        change(&mut read.reading);
        read
    };
    let nobody = with(|r| (r.agency, r.agency_official) = (None, None));
    let error = room.save_read(&file, &bytes, &nobody, 0).await.expect_err("refused");
    assert!(matches!(&error, SaveError::NoAgency(_)) && error.to_string().contains("机关全称"), "{error}");
    let error = room.save_read(&file, &bytes, &with(|r| r.year = None), 0).await.expect_err("refused");
    assert!(matches!(error, SaveError::NoYear(_)), "{error}");
    let other = Read { format: Format::Text, encoding: None, reading: Reading::default() };
    let error = room.save_read("通知.txt", &bytes, &other, 0).await.expect_err("refused");
    assert!(matches!(&error, SaveError::NotAReport(_)) && error.to_string().contains("通知.txt"), "{error}");
    assert_eq!(room.library.counts().await.expect("asked").reports, 0);
}

#[tokio::test]
async fn namesakes_of_two_regions_are_two_agencies() {
    let room = empty().await;
    let (file, bytes, read) = demo("qiwu/2023");
    let mut agencies = Vec::new();
    for region in ["澄岚省甲县", "澄岚省乙县"] {
        let mut read = read.clone();
        read.reading.agency = Some("司法局".to_owned());
        read.reading.agency_official = None;
        read.reading.region = Some(region.to_owned());
        agencies.push(room.save_read(&file, &bytes, &read, 0).await.expect("saved").agency);
    }
    assert_ne!(agencies[0], agencies[1]);
}
