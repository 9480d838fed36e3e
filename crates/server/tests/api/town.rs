//! A site with a ledger, two agencies, and a token for every role.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use office::application::{Actor, Applicant, Intake, Ledger, Role};
use office::attachment::NewFile;
use office::clock::Calendars;
use office::report::library::Library;
use office::report::visit::{VisitLimits, Visits};
use office::worker::Readers;
use office::world::{Clock, Moment};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::account::{self, NewAccount, Roles, token};
use store::agency::Office;
use store::blob::Blobs;
use store::seal::{SuiteId, Vault};
use store::{AgencyId, CaseId, NewAgency, Store};
use tower::ServiceExt as _;
use web::doors::Doors;
use web::view::Site;

/// The roles that accounts have.
pub const STAFF: [Role; 8] = [
    Role::Clerk,
    Role::Reviewer,
    Role::Publisher,
    Role::Supervisor,
    Role::Compiler,
    Role::SystemAdmin,
    Role::SecurityAdmin,
    Role::AuditAdmin,
];

/// The site.
pub struct Town {
    pub ledger: Ledger,
    pub agency: AgencyId,
    pub other: AgencyId,
    pub url: String,
    router: Router,
    /// Token and account of each role in the agency.
    people: HashMap<Role, (String, String)>,
    seconds: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub json: Value,
    pub text: String,
}

impl Town {
    /// A town on 2024-03-04.
    pub async fn open() -> Town {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("db").display());
        let store = Store::open(&url).await.expect("a database");
        std::fs::create_dir(folder.path().join("keys")).expect("a folder of keys");
        let vault = Vault::create(&folder.path().join("keys/master.key"), SuiteId::Intl).expect("keys");
        let start: jiff::Timestamp = "2024-03-04T01:00:00Z".parse().expect("a time");
        let seconds = Arc::new(AtomicI64::new(start.as_second()));
        let told = Arc::clone(&seconds);
        let clock = Clock::of(move || Moment(jiff::Timestamp::from_second(told.load(Ordering::Relaxed)).expect("a second")));
        let blobs = Blobs::folder(&folder.path().join("blobs")).expect("a folder of blobs");
        let ledger = Ledger::new(store.clone(), vault, blobs, Arc::new(Calendars::default()), clock.clone());
        let readers = Arc::new(Readers::unfenced(Default::default()));
        let visits = Visits::new(folder.path().join("visits"), VisitLimits::default(), readers, clock.clone()).expect("a folder");
        let doors = Doors::new(visits, Library::new(store), Site::sample(), clock, [7; 32]).with_ledger(ledger.clone());
        let agency = put(&ledger, "云汀县财政局").await;
        let other = put(&ledger, "云汀县教育局").await;
        let mut people = HashMap::new();
        for role in STAFF {
            people.insert(role, person(&ledger, &agency, role).await);
        }
        let router = web::routes::routes(Arc::new(doors));
        Town { ledger, agency, other, url, router, people, seconds, folder }
    }

    /// The folder with everything.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Sets the clock.
    pub fn at(&self, time: &str) {
        let time: jiff::Timestamp = time.parse().expect("a time");
        self.seconds.store(time.as_second(), Ordering::Relaxed);
    }

    /// The token of a role.
    pub fn token(&self, role: Role) -> &str {
        &self.people[&role].0
    }

    /// The account of a role.
    pub fn account(&self, role: Role) -> &str {
        &self.people[&role].1
    }

    /// Asks; without a token as a stranger.
    pub async fn ask(&self, method: &Method, path: &str, token: Option<&str>, body: &Value) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:8765");
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        self.send(request.body(body).expect("a request")).await
    }

    /// Sends a request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 16 << 20).await.expect("a body");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, headers, json: serde_json::from_str(&text).unwrap_or_default(), text }
    }

    pub async fn get(&self, path: &str, role: Role) -> Answer {
        self.ask(&Method::GET, path, Some(self.token(role)), &Value::Null).await
    }

    pub async fn post(&self, path: &str, role: Role, body: Value) -> Answer {
        self.ask(&Method::POST, path, Some(self.token(role)), &body).await
    }

    /// Does an act that must succeed.
    pub async fn does(&self, case: &str, role: Role, command: &str, with: Value) -> Value {
        let answer = self.post(&format!("/api/v1/applications/{case}/acts/{command}"), role, json!({"with": with})).await;
        assert_eq!(answer.status, StatusCode::OK, "{command}: {}", answer.text);
        answer.json
    }

    /// A case registered at an agency, with a scan of the paper.
    pub async fn registered(&self, agency: &AgencyId) -> CaseId {
        let clerk = Actor {
            id: "someone".to_owned(),
            roles: vec![Role::Clerk],
            agency: Some(agency.clone()),
            case: None,
            source: "test".to_owned(),
        };
        let intake = Intake {
            agency: agency.clone(),
            applicant_kind: "natural_person".to_owned(),
            applicant: Applicant {
                name: "汀小禾".to_owned(),
                identity: Some("990101200001010013".to_owned()),
                phone: Some("13800001234".to_owned()),
                address: Some("云汀县水门镇一号".to_owned()),
                email: None,
                by_email: false,
            },
            request: law::application::act::Request::Information,
            channel: law::clock::Channel::InPerson,
            description: "云汀桥的维修合同".to_owned(),
            form: "纸质".to_owned(),
            on: None,
            key: None,
        };
        let scan = NewFile { name: "申请表.pdf".to_owned(), bytes: b"%PDF-1.7".to_vec() };
        self.ledger.take_with_files(&clerk, intake, &[scan]).await.expect("registered").done.case
    }
}

/// What a stranger sends.
pub fn application(agency: &AgencyId) -> Value {
    json!({
        "agency": agency.as_str(),
        "applicant": {"kind": "natural_person", "name": "汀小禾", "phone": "13800001234"},
        "description": "云汀桥的维修合同",
    })
}

async fn put(ledger: &Ledger, name: &str) -> AgencyId {
    let new = NewAgency { name: name.to_owned(), ..NewAgency::default() };
    ledger.store.put_agency(new, Office::default(), ledger.clock.now().0).await.expect("an agency")
}

async fn person(ledger: &Ledger, agency: &AgencyId, role: Role) -> (String, String) {
    let now = ledger.clock.now().0;
    let roles = Roles::new([role.name()]);
    let new = NewAccount {
        name: role.name().to_owned(),
        shown: role.label().to_owned(),
        agency: Some(agency.clone()),
        roles: roles.clone(),
        password: None,
    };
    let input = (new, agency.clone(), roles);
    let made = ledger.store.act(input, move |tx, (new, agency, roles)| {
        Box::pin(async move {
            let account = account::make(tx, new, now).await?;
            let expires_at = jiff::Timestamp::MAX;
            let new = token::NewToken {
                account: account.clone(),
                label: "test".to_owned(),
                agency: Some(agency.clone()),
                roles: roles.clone(),
                expires_at,
            };
            let (_, text) = token::make(tx, SuiteId::Intl, &new, now).await?;
            Ok::<_, store::StoreError>((text.to_string(), account.to_string()))
        })
    });
    made.await.expect("an account with a token")
}
