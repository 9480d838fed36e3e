//! Cases and acts, on both engines.

use crate::engines;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use law::application::act::{Act, Request};
use law::application::permit::RULES;
use law::clock::Channel;
use store::agency::Office;
use store::application::{self, ActKey, Applicant, Filter, NewAct, NewApplicant, Opened, Projection};
use store::seal::{Owner, SuiteId, Vault};
use store::{AgencyId, ApplicantId, CaseId, NewAgency, Store, StoreError};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_709_510_400 + second).expect("a second of 2024")
}

pub fn vault(folder: &tempfile::TempDir) -> Vault {
    Vault::create(&folder.path().join("master.key"), SuiteId::Intl).expect("a new file of keys")
}

pub async fn agency(store: &Store) -> AgencyId {
    let new = NewAgency { name: "云汀县人民政府".to_owned(), ..NewAgency::default() };
    store.put_agency(new, Office::default(), at(0)).await.expect("an agency")
}

#[derive(Debug, Clone)]
pub struct Case {
    agency: AgencyId,
    pub id: CaseId,
    applicant: ApplicantId,
    number: String,
    kind: &'static str,
}

pub fn projection(stage: &str, received: Option<Date>, outcome: Option<(&str, Date)>) -> Projection {
    Projection {
        stage: stage.to_owned(),
        request: "information".to_owned(),
        channel: "in_person".to_owned(),
        received,
        earliest: received,
        outcome_row: outcome.map(|(row, _)| row.to_owned()),
        outcome_date: outcome.map(|(_, date)| date),
        ..Projection::default()
    }
}

pub fn new_act(act: Act, effective: Date, text: &str) -> NewAct {
    NewAct {
        effective,
        recorded: at(1),
        actor: "test".to_owned(),
        source: "test".to_owned(),
        act,
        document: None,
        texts: if text.is_empty() { Vec::new() } else { vec![("description".to_owned(), text.to_owned())] },
        key: None,
    }
}

/// Opens a registered case.
pub async fn open(store: &Store, vault: &Vault, case: Case, received: Date) {
    let input = (vault.clone(), case, received);
    store
        .act(input, |tx, (vault, case, received)| {
            Box::pin(async move {
                let person = Applicant {
                    name: "汀小禾".to_owned(),
                    identity: Some("990101200001010013".to_owned()),
                    phone: Some("10000000001".to_owned()),
                    address: None,
                    email: None,
                    by_email: false,
                };
                let search = vault.search_key(tx, at(0)).await?;
                let new = NewApplicant { id: case.applicant.clone(), agency: case.agency.clone(), kind: case.kind.to_owned(), person };
                application::make_applicant(tx, vault, &search, &new, at(0)).await?;
                let key = vault.make(tx, &Owner::Case(case.id.clone()), at(0)).await?;
                let opened = Opened {
                    id: case.id.clone(),
                    agency: case.agency.clone(),
                    number: Some(case.number.clone()),
                    applicant: case.applicant.clone(),
                    applicant_kind: case.kind.to_owned(),
                    code_hash: None,
                };
                application::open(tx, &opened, at(0)).await?;
                let act = Act::Registered { channel: Channel::InPerson, request: Request::Information };
                let new = new_act(act, *received, "请公开云汀桥的施工图");
                let projection = projection("received", Some(*received), None);
                application::append(tx, SuiteId::Intl, &key, &case.agency, &case.id, 0, &new, &projection, None).await?;
                Ok::<(), StoreError>(())
            })
        })
        .await
        .expect("a case is opened");
}

pub async fn append(
    store: &Store,
    vault: &Vault,
    case: &Case,
    version: u32,
    new: NewAct,
    projection: Projection,
) -> Result<u32, StoreError> {
    store
        .act((vault.clone(), case.clone(), version, new, projection), |tx, (vault, case, version, new, projection)| {
            Box::pin(async move {
                let key = vault.key(tx, &Owner::Case(case.id.clone())).await?;
                application::append(tx, SuiteId::Intl, &key, &case.agency, &case.id, *version, new, projection, None).await
            })
        })
        .await
}

pub fn case(agency: &AgencyId, n: u32, kind: &'static str) -> Case {
    Case {
        agency: agency.clone(),
        id: CaseId::new(at(i64::from(n))),
        applicant: ApplicantId::new(at(i64::from(n))),
        number: format!("2024-{n}"),
        kind,
    }
}

#[test]
fn every_version_of_every_act_is_read() {
    let samples = include_str!("../acts/version-1.jsonl");
    let mut kinds: Vec<String> = Vec::new();
    for line in samples.lines() {
        let sample: serde_json::Value = serde_json::from_str(line).expect("a sample is JSON");
        let (kind, version) = (sample["kind"].as_str().expect("a kind"), sample["version"].as_i64().expect("a version"));
        let version = i32::try_from(version).expect("a small version");
        assert!(application::read_act(kind, version, &sample["detail"].to_string()).is_some(), "{line}");
        kinds.push(kind.to_owned());
    }
    let all: Vec<&str> = RULES.iter().map(|r| r.recorded).collect();
    assert_eq!(kinds, all, "a sample of every kind");
}

#[test]
fn what_no_program_wrote_is_no_act() {
    let check = |kind, version, detail| assert_eq!(application::read_act(kind, version, detail), None, "{kind} {detail}");
    check("extended", 2, r#"{"days":20,"promised":null}"#);
    check("extended", 1, r#"{"days":-1,"promised":null}"#);
    check("extended", 1, r#"{"days":20,"promised":null,"by":"x"}"#);
    check("lost", 1, "{}");
    check("submitted", 1, r#"{"channel":"pigeon","request":"information"}"#);
}

#[tokio::test]
async fn a_case_comes_back_with_its_acts_and_its_text() {
    engines::store("a_case_comes_back_with_its_acts_and_its_text", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let agency = agency(&store).await;
        let case = case(&agency, 1, "natural_person");
        open(&store, &vault, case.clone(), date(2024, 3, 4)).await;
        let act = new_act(Act::Extended { days: 20, promised: Some(date(2024, 4, 29)) }, date(2024, 4, 1), "");
        let seq = append(&store, &vault, &case, 1, act, projection("extended", Some(date(2024, 3, 4)), None)).await;
        assert_eq!(seq.expect("an act is added"), 2);
        let found = application::find(&store, &case.id).await.expect("a look-up").expect("the case");
        assert_eq!((found.head.version, found.acts.len(), found.head.projection.stage.as_str()), (2, 2, "extended"));
        assert_eq!(found.acts[1].entry.act, Act::Extended { days: 20, promised: Some(date(2024, 4, 29)) });
        let key = vault.key(&store, &Owner::Case(case.id.clone())).await.expect("the key of the case");
        let text = application::text(&store, &key, &case.id, 1, "description").await.expect("a look-up");
        assert_eq!(text.as_deref(), Some("请公开云汀桥的施工图"));
        let by_number = application::find_by_number(&store, &agency, "2024-1").await.expect("a look-up");
        assert_eq!(by_number, Some(case.id));
    })
    .await;
}

#[tokio::test]
async fn of_two_acts_on_one_version_one_is_stale() {
    engines::store("of_two_acts_on_one_version_one_is_stale", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let agency = agency(&store).await;
        let case = case(&agency, 1, "natural_person");
        open(&store, &vault, case.clone(), date(2024, 3, 4)).await;
        let one = append(&store, &vault, &case, 1, new_act(Act::Assigned, date(2024, 3, 5), ""), projection("received", None, None));
        let two = append(&store, &vault, &case, 1, new_act(Act::HandedOver, date(2024, 3, 5), ""), projection("received", None, None));
        let (one, two) = tokio::join!(one, two);
        let stale = [one, two].into_iter().filter(|r| matches!(r, Err(StoreError::Stale { .. }))).count();
        assert_eq!(stale, 1);
        let found = application::find(&store, &case.id).await.expect("a look-up").expect("the case");
        assert_eq!((found.head.version, found.acts.len()), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn a_request_that_comes_twice_is_known_by_its_key() {
    engines::store("a_request_that_comes_twice_is_known_by_its_key", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let agency = agency(&store).await;
        let case = case(&agency, 1, "natural_person");
        open(&store, &vault, case.clone(), date(2024, 3, 4)).await;
        let key = Some(ActKey { scope: "a".to_owned(), key: "k".to_owned(), digest: "d".to_owned() });
        let act = NewAct { key, ..new_act(Act::Assigned, date(2024, 3, 5), "") };
        append(&store, &vault, &case, 1, act, projection("received", None, None)).await.expect("an act");
        let known = application::replay_key(&store, "a", "k").await.expect("a look-up");
        assert_eq!(known, Some((case.id, 2, "d".to_owned())));
        assert_eq!(application::replay_key(&store, "b", "k").await.expect("a look-up"), None);
    })
    .await;
}

#[tokio::test]
async fn who_is_erased_is_gone_and_the_count_stays() {
    engines::store("who_is_erased_is_gone_and_the_count_stays", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let agency = agency(&store).await;
        let case = case(&agency, 1, "natural_person");
        open(&store, &vault, case.clone(), date(2024, 3, 4)).await;
        let person = application::read_applicant(&store, &vault, &case.applicant).await.expect("a look-up");
        assert_eq!(person.map(|p| p.name), Some("汀小禾".to_owned()));
        let input = (vault.clone(), case.applicant.clone());
        let erased = store
            .act(input, |tx, (vault, id)| Box::pin(async move { application::erase(tx, vault, id, at(9)).await }))
            .await
            .expect("an erasure");
        assert!(erased);
        assert_eq!(application::read_applicant(&store, &vault, &case.applicant).await.expect("a look-up"), None);
        let counted = store.tally(Some(&agency), 2024).await.expect("a tally");
        assert!(counted.iter().any(|c| c.row == "received" && c.count == 1));
    })
    .await;
}

#[tokio::test]
async fn the_counts_of_a_year_are_those_of_their_cases() {
    engines::store("the_counts_of_a_year_are_those_of_their_cases", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let agency = agency(&store).await;
        let cases = [
            (case(&agency, 1, "natural_person"), date(2023, 12, 20), Some(("granted", date(2024, 1, 9)))),
            (case(&agency, 2, "natural_person"), date(2024, 2, 20), Some(("unavailable.not_held", date(2024, 3, 9)))),
            (case(&agency, 3, "commercial_enterprise"), date(2024, 12, 20), None),
        ];
        for (case, received, outcome) in &cases {
            open(&store, &vault, case.clone(), *received).await;
            if let Some(outcome) = outcome {
                let done = projection("replied", Some(*received), Some(*outcome));
                append(&store, &vault, case, 1, new_act(Act::Assigned, outcome.1, ""), done).await.expect("an act");
            }
        }
        let counted = store.tally(Some(&agency), 2024).await.expect("a tally");
        let of = |row: &str| counted.iter().filter(|c| c.row == row).map(|c| c.count).sum::<i64>();
        assert_eq!((of("received"), of("carried_in"), of("carried_out")), (2, 1, 1));
        assert_eq!((of("granted"), of("unavailable.not_held")), (1, 1));
        let behind = store.tallied(&agency, 2024, "carried_in", None).await.expect("the cases");
        assert_eq!(behind.iter().map(|t| t.id.as_str()).collect::<Vec<_>>(), [cases[0].0.id.as_str()]);
    })
    .await;
}

#[tokio::test]
async fn pages_of_a_list_neither_miss_nor_repeat_a_case() {
    engines::store("pages_of_a_list_neither_miss_nor_repeat_a_case", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(&folder);
        let agency = agency(&store).await;
        for n in 1..=7 {
            open(&store, &vault, case(&agency, n, "natural_person"), date(2024, 3, 1 + i8::try_from(n % 3).expect("small"))).await;
        }
        for filter in [Filter::Newest, Filter::Stage("received".to_owned()), Filter::Urgent(vec!["received".to_owned()])] {
            let (mut seen, mut after) = (Vec::new(), None);
            loop {
                let page = store.applications(&agency, &filter, after.as_ref(), 3).await.expect("a page");
                let Some(last) = page.last() else { break };
                after = Some(application::After { earliest: last.projection.earliest, id: last.id.clone() });
                seen.extend(page.into_iter().map(|l| l.id.to_string()));
            }
            assert_eq!(seen.len(), 7, "{filter:?}");
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), 7, "{filter:?}");
        }
    })
    .await;
}
