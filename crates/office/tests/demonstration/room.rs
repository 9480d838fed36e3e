//! An installation in which a year is played.

use jiff::civil::{Date, date};
use jiff::tz::{TimeZone, offset};
use law::Calendar;
use law::application::Case;
use office::application::Ledger;
use office::clock::Calendars;
use office::demonstration::{SEED, Staff, Year, play, settle};
use office::installation::{BlobPlace, Installation, Place};
use office::world::{Clock, Moment};
use std::sync::Arc;
use store::application::Found;

/// Days of a first start: in the plain course, before the spring festival on a
/// worked Saturday, on the first day of a year, after the long holidays.
pub const DAYS: [Date; 4] = [date(2026, 11, 24), date(2026, 2, 14), date(2027, 1, 1), date(2026, 10, 8)];

/// An installation with a year in it.
pub struct Room {
    pub installation: Installation,
    pub ledger: Ledger,
    pub staff: Staff,
    pub today: Date,
    pub cases: Vec<(Found, Case)>,
    _folder: tempfile::TempDir,
}

/// The year before a day.
pub fn year(today: Date) -> Year {
    Year::before(today, Calendar::national(), SEED)
}

impl Room {
    /// Plays the year before a day, and folds every case of it.
    pub async fn on(today: Date) -> Room {
        let folder = tempfile::tempdir().expect("a folder of its own");
        let place = Place { folder: folder.path().to_owned(), database: None, blobs: BlobPlace::Inside };
        let year = year(today);
        let began = play::opened(&year);
        let (installation, _) = Installation::open(place, began).await.expect("an installation");
        let staff = settle(&installation, began).await.expect("agencies and accounts");
        let vault = installation.vault().expect("the keys").clone();
        let noon = TimeZone::fixed(offset(8)).to_timestamp(today.at(12, 0, 0, 0)).expect("noon");
        let clock = Clock::of(move || Moment(noon));
        let (store, blobs) = (installation.store.clone(), installation.blobs.clone());
        let ledger = Ledger::new(store, vault, blobs, Arc::new(Calendars::default()), clock);
        let played = play::play(&ledger, &staff, &year, |_| {}).await.unwrap_or_else(|e| panic!("{e}"));
        assert!(played.cases > 350, "{played:?}");
        let mut cases = Vec::new();
        for line in ledger.store.applications_after(None, 5000).await.expect("the cases") {
            let found = store::application::find(&ledger.store, &line.id).await.expect("a case").expect("it is there");
            let case = Case::fold(Calendar::national(), &found.entries()).expect("the acts fit");
            cases.push((found, case));
        }
        assert_eq!(cases.len(), played.cases as usize);
        println!("{played:?}");
        Room { installation, ledger, staff, today, cases, _folder: folder }
    }
}
