//! A library with reports of the demonstration.

use jiff::Timestamp;
use office::report::library::Library;
use office::report::read::{Read, digest, from_document};
use office::report::save::{SaveError, Upload, save};
use office::report::units::Units;
use office::world::Moment;
use office::{Store, report};
use std::path::{Path, PathBuf};
use store::Saved;

/// A library in a folder of its own.
pub struct Room {
    /// The library.
    pub library: Library,
    _folder: tempfile::TempDir,
}

/// An empty library.
pub async fn empty() -> Room {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let store = Store::open(&format!("sqlite:{}", folder.path().join("library.db").display())).await.expect("the store opens");
    Room { library: Library::new(store), _folder: folder }
}

/// A report of the demonstration, e.g. `qiwu/2023`.
pub fn demo(report: &str) -> (String, Vec<u8>, Read) {
    let (agency, year) = report.split_once('/').expect("agency and year");
    let folder = demo_folder().join("reports").join(agency);
    let entries = std::fs::read_dir(&folder).expect("the folder can be listed").map(|e| e.expect("an entry").path());
    let file = entries.into_iter().find(|f| f.file_stem().is_some_and(|s| s == year)).expect("the report is there");
    let bytes = std::fs::read(&file).expect("it can be read");
    let document = document::read(&bytes, &document::Limits::default()).expect("it is a document");
    let name = file.file_name().expect("a file has a name").to_string_lossy().into_owned();
    (name, bytes, from_document(&document))
}

/// The tree of units of the demonstration.
pub fn units() -> Units {
    Units::parse(&std::fs::read(demo_folder().join("units.csv")).expect("the tree is there")).expect("a tree")
}

fn demo_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo")
}

impl Room {
    /// Saves a report of the demonstration in the second `at`.
    pub async fn save(&self, report: &str, at: i64) -> Saved {
        let (file, bytes, read) = demo(report);
        self.save_read(&file, &bytes, &read, at).await.expect("saved")
    }

    /// Saves what was read in bytes.
    pub async fn save_read(&self, file: &str, bytes: &[u8], read: &Read, at: i64) -> Result<Saved, SaveError> {
        let units = units();
        let now = Moment(Timestamp::from_second(1_740_000_000 + at).expect("a second of our time"));
        let sha256 = digest(bytes);
        let upload = Upload { file, sha256: &sha256, bytes, read, unit: units.of(&read.reading) };
        save(self.library.store(), now, upload).await
    }

    /// The checks that a report of the library fails.
    pub async fn specs(&self, agency: &str, year: i16) -> Vec<String> {
        let report = self.library.report_of(agency, year).await.expect("asked").expect("there");
        grave(&report.check)
    }
}

/// The checks that gave errors and warnings.
pub fn grave(line: &report::check::CheckLine) -> Vec<String> {
    line.findings.iter().filter(|f| f.severity != "info").map(|f| f.spec.clone()).collect()
}
