//! Cases that are taken over whole stand there as those done step by step.

use crate::engines;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use law::application::act::{Act, Request};
use law::clock::Channel;
use store::agency::Office;
use store::application::bulk::Whole;
use store::application::{self, ActKey, Applicant, Found, NewAct, NewApplicant, Opened, Projection};
use store::journal::{self, Chain, verify};
use store::number::{self, Given, NumberKind, Series};
use store::seal::{Owner, SuiteId, Vault};
use store::{AgencyId, ApplicantId, CaseId, NewAgency, Store, StoreError};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_709_510_400 + second).expect("a second of 2024")
}

fn act(act: Act, effective: Date, key: &str) -> NewAct {
    NewAct {
        effective,
        recorded: at(1),
        actor: "clerk".to_owned(),
        source: "test".to_owned(),
        act,
        document: None,
        texts: vec![("description".to_owned(), "请公开云汀桥的施工图".to_owned())],
        key: Some(ActKey { scope: "clerk".to_owned(), key: key.to_owned(), digest: "d".to_owned() }),
    }
}

/// A case of two acts with its number.
fn whole(agency: &AgencyId, n: u32) -> Whole {
    let (id, applicant) = (CaseId::new(at(i64::from(n))), ApplicantId::new(at(i64::from(n))));
    let kind = "natural_person".to_owned();
    let person = Applicant {
        name: "汀小禾".to_owned(),
        identity: None,
        phone: Some("10000000001".to_owned()),
        address: None,
        email: None,
        by_email: false,
    };
    let registered = Act::Registered { channel: Channel::InPerson, request: Request::Information };
    Whole {
        case: Opened {
            id,
            agency: agency.clone(),
            number: Some(format!("2024-{n}")),
            applicant: applicant.clone(),
            applicant_kind: kind.clone(),
            code_hash: Some("hash".to_owned()),
        },
        applicant: NewApplicant { id: applicant, agency: agency.clone(), kind, person },
        at: at(0),
        acts: vec![act(registered, date(2024, 3, 4), &format!("{n}.1")), act(Act::Assigned, date(2024, 3, 5), &format!("{n}.2"))],
        projection: Projection {
            stage: "received".to_owned(),
            request: "information".to_owned(),
            channel: "in_person".to_owned(),
            received: Some(date(2024, 3, 4)),
            due: Some(date(2024, 4, 1)),
            earliest: Some(date(2024, 4, 1)),
            clerk: Some("clerk".to_owned()),
            ..Projection::default()
        },
    }
}

/// The same act by act.
async fn step_by_step(store: &Store, vault: &Vault, case: Whole) {
    let done = store.act((vault.clone(), case), |tx, (vault, whole)| {
        Box::pin(async move {
            let search = vault.search_key(tx, at(0)).await?;
            application::make_applicant(tx, vault, &search, &whole.applicant, at(0)).await?;
            let key = vault.make(tx, &Owner::Case(whole.case.id.clone()), at(0)).await?;
            application::open(tx, &whole.case, whole.at).await?;
            for (version, new) in (0..).zip(&whole.acts) {
                let (agency, id) = (&whole.case.agency, &whole.case.id);
                application::append(tx, vault.suite(), &key, agency, id, version, new, &whole.projection, None).await?;
            }
            Ok::<(), StoreError>(())
        })
    });
    done.await.expect("done step by step");
}

async fn at_once(store: &Store, vault: &Vault, cases: Vec<Whole>) -> Result<(), StoreError> {
    store
        .act((vault.clone(), cases), |tx, (vault, cases)| {
            Box::pin(async move {
                let search = vault.search_key(tx, at(0)).await?;
                application::bulk::begin(tx, vault, &search, cases, at(0)).await
            })
        })
        .await
}

/// What must be alike, without ids and digests of what is sealed.
async fn told(store: &Store, vault: &Vault, case: &Whole) -> String {
    let Found { head, acts } = application::find(store, &case.case.id).await.expect("asked").expect("the case");
    let entries = journal::entries(store, &Chain::Case(head.id.clone()), 0, 10).await.expect("asked");
    let entries: Vec<_> = entries.iter().map(|e| (e.seq, &e.kind, &e.actor, e.at, e.after.is_some(), &e.result, &e.source)).collect();
    let key = vault.key(store, &Owner::Case(head.id.clone())).await.expect("its key");
    let text = application::text(store, &key, &head.id, 2, "description").await.expect("asked");
    let person = application::read_applicant(store, vault, &head.applicant).await.expect("asked").map(|p| p.name);
    let code = application::holder_of_code(store, &head.id).await.expect("asked");
    let kind = &head.applicant_kind;
    format!("{} {kind} {} {:?} {acts:?} {entries:?} {text:?} {person:?} {code:?}", head.made_at, head.version, head.projection)
}

#[tokio::test]
async fn what_is_taken_over_whole_is_what_is_done_step_by_step() {
    engines::store("what_is_taken_over_whole_is_what_is_done_step_by_step", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = Vault::create(&folder.path().join("master.key"), SuiteId::Intl).expect("a file of keys");
        let new = NewAgency { name: "云汀县人民政府".to_owned(), ..NewAgency::default() };
        let agency = store.put_agency(new, Office::default(), at(0)).await.expect("an agency");
        let one = whole(&agency, 1);
        let many: Vec<Whole> = (2..=700).map(|n| whole(&agency, n)).collect();
        step_by_step(&store, &vault, one.clone()).await;
        at_once(&store, &vault, many.clone()).await.expect("taken over");
        let expected = told(&store, &vault, &one).await;
        for case in [&many[0], &many[400], &many[698]] {
            assert_eq!(told(&store, &vault, case).await, expected);
        }
        let known = application::replay_key(&store, "clerk", "500.2").await.expect("asked").map(|(id, seq, _)| (id, seq));
        assert_eq!(known, Some((many[498].case.id.clone(), 2)));
        let verified = verify::verify(&store, std::iter::empty(), &[]).await.expect("the journal is read");
        assert_eq!((verified.entries, verified.faults), (1_400, Vec::new()));
        let again = at_once(&store, &vault, many[..1].to_vec()).await;
        assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn numbers_go_on_behind_those_that_were_taken_over() {
    engines::store("numbers_go_on_behind_those_that_were_taken_over", async |store| {
        let agency = AgencyId::new(at(0));
        let series = |year| Series { agency: agency.clone(), kind: NumberKind::Registration, year };
        let given = |year, n| (series(year), Given { n, holder: format!("case {n}"), at: at(0), cancelled: None });
        let all = vec![given(2023, 1), given(2024, 2), given(2024, 1), given(2023, 2), given(2024, 3)];
        let put = async |numbers: Vec<(Series, Given)>| {
            store.act(numbers, |tx, numbers| Box::pin(async move { number::begin(tx, numbers).await })).await
        };
        put(all.clone()).await.expect("taken over");
        assert!(matches!(put(all[..1].to_vec()).await, Err(StoreError::Conflict(_))));
        let next = store.act(series(2024), |tx, series| Box::pin(async move { number::take(tx, series, "next", at(1)).await })).await;
        assert_eq!(next.expect("taken"), 4);
        let in_order = number::given(&store, &series(2024), 0, 10).await.expect("asked");
        assert_eq!(in_order.iter().map(|g| g.n).collect::<Vec<_>>(), [1, 2, 3, 4]);
    })
    .await;
}
