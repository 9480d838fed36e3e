//! An office on a database and keys that outlive the program, and the walk of
//! a case through it.

use jiff::Timestamp;
use law::application::act::Request as Asked;
use law::clock::Channel;
use office::application::{Actor, Done, Intake, Ledger, Refused, Registered, Request, Role, act};
use office::clock::Calendars;
use office::world::{Clock, Moment};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::agency::Office;
use store::application::Applicant;
use store::blob::Blobs;
use store::seal::{SuiteId, Vault};
use store::{AgencyId, CaseId, NewAgency, Store, WriteOptions};

/// The acts of a walk after the application was taken.
pub const WALK: [&str; 9] = ["assign", "record_search", "extend", "draft", "review_secrecy", "approve", "reply", "deliver", "archive"];

/// An office.
#[derive(Clone)]
pub struct Room {
    pub ledger: Ledger,
    pub agency: AgencyId,
}

impl Room {
    /// Opens the office of a database, on a working day of 2024.
    pub async fn open(url: &str, keys: &Path) -> Room {
        Room::open_with(url, keys, WriteOptions::default(), morning()).await
    }

    /// The same with a say in how it writes and what time it is.
    pub async fn open_with(url: &str, keys: &Path, options: WriteOptions, clock: Clock) -> Room {
        let store = Store::open_with(url, options).await.expect("the store opens");
        let file = keys.join("master.key");
        let vault = if file.is_file() { Vault::open(&file, SuiteId::Intl) } else { Vault::create(&file, SuiteId::Intl) };
        let vault = vault.expect("the keys open");
        let new = NewAgency { name: "云汀县财政局".to_owned(), ..NewAgency::default() };
        let agency = store.put_agency(new, Office::default(), clock.now().0).await.expect("an agency");
        let blobs = Blobs::folder(&keys.join("blobs")).expect("a folder of blobs");
        Room { agency, ledger: Ledger::new(store, vault, blobs, Arc::new(Calendars::default()), clock) }
    }

    pub async fn close(self) {
        self.ledger.store.close().await.expect("the store closes");
    }

    /// A clerk or reviewer of the agency, whoever may do an act.
    pub fn actor(&self, act: &str) -> Actor {
        let role = if matches!(act, "review_secrecy" | "approve") { Role::Reviewer } else { Role::Clerk };
        self.named(role.name(), role)
    }

    /// Someone of the agency with a role.
    pub fn named(&self, id: &str, role: Role) -> Actor {
        Actor { id: id.to_owned(), roles: vec![role], agency: Some(self.agency.clone()), case: None, source: "test".to_owned() }
    }

    /// Takes an application on paper.
    pub async fn take(&self, key: Option<&str>) -> Result<Registered, Refused> {
        let intake = Intake {
            agency: self.agency.clone(),
            applicant_kind: "natural_person".to_owned(),
            applicant: Applicant {
                name: "汀小禾".to_owned(),
                identity: Some("990101200001010013".to_owned()),
                phone: Some("10000000001".to_owned()),
                address: None,
                email: None,
                by_email: false,
            },
            request: Asked::Information,
            channel: Channel::InPerson,
            description: "云汀桥二〇二三年的维修合同".to_owned(),
            form: "纸质".to_owned(),
            on: None,
            key: key.map(str::to_owned),
        };
        self.ledger.take(&self.actor("take"), intake).await
    }

    /// Does an act of the walk.
    pub async fn perform(&self, case: &CaseId, seen: Option<u32>, key: Option<&str>, name: &str) -> Result<Done, Refused> {
        let request = request(case, seen, key, name, &body(name));
        self.ledger.perform(&self.actor(name), request).await
    }
}

/// An act asked for.
pub fn request(case: &CaseId, seen: Option<u32>, key: Option<&str>, name: &str, body: &Value) -> Request {
    let command = act::named(name, body).unwrap_or_else(|e| panic!("{name}: {e}"));
    Request { case: case.clone(), seen, on: None, key: key.map(str::to_owned), command }
}

/// What is sent along with an act of the walk.
fn body(name: &str) -> Value {
    match name {
        "assign" => json!({"clerk": "clerk"}),
        "record_search" => json!({"systems": "档案系统", "terms": "云汀桥", "result": "一份合同"}),
        "extend" => json!({"days": 20, "approver": "负责人", "reason": "需要会商"}),
        "draft" => json!({"outcomes": ["D01"], "facts": "经检索，该信息由本机关制作。"}),
        "review_secrecy" | "approve" => json!({"opinion": "同意"}),
        "deliver" => json!({"way": "post", "evidence": "挂号"}),
        _ => json!({}),
    }
}

/// A day of 2024 on which every look at the clock is a moment later.
pub fn morning() -> Clock {
    let begun: Timestamp = "2024-03-05T01:00:00Z".parse().expect("an instant");
    let looked = AtomicI64::new(begun.as_microsecond());
    Clock::of(move || Moment(Timestamp::from_microsecond(looked.fetch_add(1, Ordering::Relaxed)).expect("an instant of our time")))
}
