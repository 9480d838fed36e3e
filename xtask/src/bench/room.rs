//! An office that goes away: memory, keys, one agency, two clerks; and the
//! walk of a case through it.

use crate::postgres::Server;
use jiff::Timestamp;
use law::application::act::Request as Asked;
use law::clock::Channel;
use office::application::{Actor, Intake, Ledger, Refused, Request, Role, act};
use office::attachment::NewFile;
use office::clock::Calendars;
use office::world::{Clock, Moment};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::agency::Office;
use store::application::Applicant;
use store::blob::Blobs;
use store::seal::{SuiteId, Vault};
use store::{AgencyId, CaseId, NewAgency, Store, WriteOptions};

/// The ledger with who works in it.
#[derive(Clone)]
pub struct Room {
    /// The ledger.
    pub ledger: Ledger,
    /// The agency.
    pub agency: AgencyId,
    clerk: Actor,
    reviewer: Actor,
}

/// The acts of a walk after the application is taken: who does them, their
/// name, what is sent along.
pub const WALK: [(&str, &str); 9] = [
    ("assign", r#"{"clerk": "clerk"}"#),
    ("record_search", r#"{"systems": "档案系统", "terms": "云汀桥", "result": "检索到施工图一份"}"#),
    ("extend", r#"{"days": 20, "approver": "负责人", "reason": "需要会商"}"#),
    ("draft", r#"{"outcomes": ["D01"], "facts": "经检索，所申请的信息由本机关制作，可以公开。"}"#),
    ("review_secrecy", r#"{"opinion": "不涉密"}"#),
    ("approve", r#"{"opinion": "同意"}"#),
    ("reply", "{}"),
    ("deliver", r#"{"way": "post", "evidence": "挂号"}"#),
    ("archive", "{}"),
];

/// Acts of one walk, with taking the application.
pub const ACTS: usize = WALK.len() + 1;

impl Room {
    /// Opens an office in a database that is empty or was made so before.
    ///
    /// # Errors
    /// If memory or keys do not open.
    pub async fn open(url: &str, keys: &Path, options: WriteOptions) -> anyhow::Result<Room> {
        let store = Store::open_with(url, options).await?;
        let file = keys.join("master.key");
        let vault = if file.is_file() { Vault::open(&file, SuiteId::Intl)? } else { Vault::create(&file, SuiteId::Intl)? };
        let clock = clock()?;
        let new = NewAgency { name: "云汀县人民政府".to_owned(), ..NewAgency::default() };
        let agency = store.put_agency(new, Office::default(), clock.now().0).await?;
        let actor = |id: &str, role| Actor {
            id: id.to_owned(),
            roles: vec![role],
            agency: Some(agency.clone()),
            case: None,
            source: "127.0.0.1".to_owned(),
        };
        Ok(Room {
            clerk: actor("clerk", Role::Clerk),
            reviewer: actor("reviewer", Role::Reviewer),
            agency,
            ledger: Ledger::new(store, vault, Blobs::folder(&keys.join("blobs"))?, Arc::new(Calendars::default()), clock),
        })
    }

    /// Takes an application.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn take(&self) -> Result<CaseId, Refused> {
        self.take_with(&[]).await
    }

    /// Takes an application with files.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn take_with(&self, files: &[NewFile]) -> Result<CaseId, Refused> {
        let intake = Intake {
            agency: self.agency.clone(),
            applicant_kind: "natural_person".to_owned(),
            applicant: Applicant {
                name: "汀小禾".to_owned(),
                identity: Some("990101200001010013".to_owned()),
                phone: Some("10000000001".to_owned()),
                address: Some("云汀县汀畔路1号".to_owned()),
                email: None,
                by_email: false,
            },
            request: Asked::Information,
            channel: Channel::InPerson,
            description: "请公开云汀桥的施工图和竣工验收报告".to_owned(),
            form: "纸质，邮寄".to_owned(),
            on: None,
            key: None,
        };
        self.ledger.take_with_files(&self.clerk, intake, files).await.map(|r| r.done.case)
    }

    /// Does an act of a case, on the version its clerk saw if one is told.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn perform(&self, case: &CaseId, seen: Option<u32>, name: &str, body: &str) -> Result<u32, Refused> {
        let body = serde_json::from_str(body).unwrap_or_else(|_| json!({}));
        let actor = if matches!(name, "review_secrecy" | "approve") { &self.reviewer } else { &self.clerk };
        let request = Request { case: case.clone(), seen, on: None, key: None, command: act::named(name, &body)? };
        self.ledger.perform(actor, request).await.map(|done| done.seq)
    }

    /// Walks new cases from the application to the archive until so many acts
    /// are done.
    ///
    /// # Errors
    /// If an act is refused.
    pub async fn walk(&self, acts: usize) -> Result<(), Refused> {
        let mut done = 0;
        while done < acts {
            let case = self.take().await?;
            done += 1;
            for (seen, (name, body)) in (1..).zip(WALK) {
                if done == acts {
                    break;
                }
                self.perform(&case, Some(seen), name, body).await?;
                done += 1;
            }
        }
        Ok(())
    }
}

/// A working day of 2024 on which time goes on by a millisecond each time
/// somebody looks.
fn clock() -> anyhow::Result<Clock> {
    let begun: Timestamp = "2024-03-05T01:00:00Z".parse()?;
    let looked = AtomicI64::new(begun.as_millisecond());
    Ok(Clock::of(move || {
        let now = Timestamp::from_millisecond(looked.fetch_add(1, Ordering::Relaxed));
        Moment(now.unwrap_or(Timestamp::MAX))
    }))
}

/// An empty database in a folder, on one of the engines.
///
/// # Errors
/// If it cannot be made.
pub fn database(server: Option<&Server>, folder: &Path, name: &str) -> anyhow::Result<String> {
    match server {
        Some(server) => server.database(name),
        None => Ok(format!("sqlite:{}", folder.join(format!("{name}.db")).display())),
    }
}
