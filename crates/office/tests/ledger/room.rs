//! An office with a ledger, a clock that is set by hand, and people.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::{Offset, TimeZone};
use law::application::act::Request as Asked;
use law::clock::Channel;
use office::application::{Actor, Done, Intake, Ledger, Refused, Registered, Request, Role, act};
use office::clock::Calendars;
use office::world::{Clock, Moment};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use store::agency::Office;
use store::application::Applicant;
use store::blob::Blobs;
use store::seal::{SuiteId, Vault};
use store::{AgencyId, CaseId, NewAgency, Store};

/// An office.
pub struct Room {
    pub ledger: Ledger,
    pub agency: AgencyId,
    pub other: AgencyId,
    today: Arc<Mutex<Date>>,
    folder: tempfile::TempDir,
}

impl Room {
    /// An office on a database, on 2024-03-04.
    pub async fn open(url: &str) -> Room {
        let store = Store::open(url).await.expect("the store opens");
        let folder = tempfile::tempdir().expect("a folder of its own");
        let vault = Vault::create(&folder.path().join("master.key"), SuiteId::Intl).expect("a file of keys");
        let today = Arc::new(Mutex::new(date(2024, 3, 4)));
        // Every look at the clock is a moment later.
        let (told, moment) = (today.clone(), AtomicI64::new(0));
        let clock = Clock::of(move || {
            let day = *told.lock().unwrap_or_else(PoisonError::into_inner);
            let later = jiff::SignedDuration::from_micros(moment.fetch_add(1, Ordering::Relaxed));
            let noon = TimeZone::fixed(Offset::constant(8)).to_timestamp(day.at(12, 0, 0, 0)).expect("noon");
            Moment(noon.checked_add(later).unwrap_or(Timestamp::MAX))
        });
        let blobs = Blobs::folder(&folder.path().join("blobs")).expect("a folder of blobs");
        let ledger = Ledger::new(store, vault, blobs, Arc::new(Calendars::default()), clock);
        let agency = put(&ledger, "云汀县财政局").await;
        let other = put(&ledger, "云汀县教育局").await;
        Room { ledger, agency, other, today, folder }
    }

    /// The folder with the keys.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Sets the clock to noon of a day of 2024.
    pub fn on(&self, month: i8, day: i8) {
        self.at(date(2024, month, day));
    }

    /// Sets the clock to noon of a day.
    pub fn at(&self, day: Date) {
        *self.today.lock().unwrap_or_else(PoisonError::into_inner) = day;
    }

    /// Someone of the agency with a role.
    pub fn staff(&self, role: Role) -> Actor {
        Actor { id: role.name().to_owned(), roles: vec![role], agency: Some(self.agency.clone()), case: None, source: "test".to_owned() }
    }

    pub fn clerk(&self) -> Actor {
        self.staff(Role::Clerk)
    }

    /// An application on paper.
    pub fn paper(&self) -> Intake {
        Intake {
            agency: self.agency.clone(),
            applicant_kind: "natural_person".to_owned(),
            applicant: Applicant {
                name: "汀小禾".to_owned(),
                identity: Some("990101200001010013".to_owned()),
                phone: Some("10000000001".to_owned()),
                address: Some("云汀县水门路一号".to_owned()),
                email: None,
                by_email: false,
            },
            request: Asked::Information,
            channel: Channel::InPerson,
            description: "云汀桥二〇二三年的维修合同".to_owned(),
            form: "纸质".to_owned(),
            on: None,
            key: None,
        }
    }

    /// A case registered today.
    pub async fn registered(&self) -> CaseId {
        let taken = self.ledger.take(&self.clerk(), self.paper()).await.expect("a paper application is registered");
        taken.done.case
    }

    /// An application by internet, sent today.
    pub async fn submitted(&self) -> Registered {
        let intake = Intake { channel: Channel::Internet, ..self.paper() };
        self.ledger.take(&Actor::public("test"), intake).await.expect("an application is sent")
    }

    /// Does an act today.
    pub async fn act(&self, actor: &Actor, case: &CaseId, name: &str, with: Value) -> Result<Done, Refused> {
        self.ledger.perform(actor, request(case, name, with)).await
    }

    /// Does an act today that must succeed; clerk or reviewer, as it needs.
    pub async fn does(&self, case: &CaseId, name: &str, with: Value) -> Done {
        let role =
            if matches!(name, "review_secrecy" | "return_draft" | "approve" | "decide_publication") { Role::Reviewer } else { Role::Clerk };
        self.act(&self.staff(role), case, name, with).await.unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Drafts, reviews, approves and sends a reply today.
    pub async fn replies(&self, case: &CaseId, outcome: &str) -> Done {
        self.does(case, "draft", json!({"outcomes": [outcome], "facts": "经查"})).await;
        self.does(case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        self.does(case, "approve", json!({"opinion": "同意"})).await;
        self.does(case, "reply", json!({})).await
    }
}

/// An act asked for.
pub fn request(case: &CaseId, name: &str, with: Value) -> Request {
    let command = act::named(name, &with).unwrap_or_else(|e| panic!("{name}: {e}"));
    Request { case: case.clone(), seen: None, on: None, key: None, command }
}

async fn put(ledger: &Ledger, name: &str) -> AgencyId {
    let new = NewAgency { name: name.to_owned(), ..NewAgency::default() };
    ledger.store.put_agency(new, Office::default(), ledger.clock.now().0).await.expect("an agency")
}
