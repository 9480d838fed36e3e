//! Every stage with every act and every role (REL-16): the answers stand in
//! `rights.csv`, which a person has read.

use crate::room::Room;
use law::application::stage::{STAGES, Stage};
use office::application::rights::{ROLES, Role};
use office::application::{Actor, Refused, Request, act};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::CaseId;

/// A command of each name that could be meant in any stage.
fn samples() -> Vec<(&'static str, Value)> {
    vec![
        ("confirm_receipt", json!({})),
        ("assign", json!({"clerk": "li"})),
        ("hand_over", json!({"clerk": "li"})),
        ("substitute", json!({"clerk": "li"})),
        ("ask_correction", json!({"days": 10, "items": "年份"})),
        ("record_correction_delivery", json!({})),
        ("correct", json!({"description": "年份"})),
        ("ask_reasons", json!({"excess": "数量"})),
        ("record_reasons", json!({"accepted": true, "reasons": "理由"})),
        ("defer", json!({"until": "2024-08-01"})),
        ("consult", json!({"reference": "9", "party": "third_party"})),
        ("record_consultation_delivery", json!({"reference": "1"})),
        ("record_opinion", json!({"reference": "1", "stance": "agrees"})),
        ("record_meeting", json!({"minutes": "会商"})),
        ("record_counsel", json!({"opinion": "意见"})),
        ("extend", json!({"days": 5})),
        ("notify_fee", json!({"pages": 100})),
        ("record_fee_delivery", json!({})),
        ("record_payment", json!({"receipt": "1"})),
        ("record_search", json!({"systems": "档案", "terms": "合同", "result": "无"})),
        ("draft", json!({"outcomes": ["D01"], "facts": "经查"})),
        ("review_secrecy", json!({})),
        ("return_draft", json!({})),
        ("approve", json!({})),
        ("reply", json!({})),
        ("deliver", json!({"way": "in_person"})),
        ("withdraw", json!({"reason": "不需要了"})),
        ("close", json!({"why": "other", "facts": "无法联系"})),
        ("archive", json!({})),
        ("reopen", json!({})),
        ("register_remedy", json!({"kind": "reconsideration", "reference": "9"})),
        ("record_remedy_result", json!({"reference": "1", "result": "upheld"})),
        ("suggest_publication", json!({"reason": "多人申请"})),
        ("decide_publication", json!({"decision": "公开"})),
        ("correct_record", json!({"result": "已更正"})),
        ("annul", json!({"seq": 1, "reason": "误录"})),
    ]
}

/// A case in a stage; none for the stage before anything was handed in.
async fn case_in(room: &Room, stage: Stage) -> Option<CaseId> {
    room.on(3, 4);
    if stage == Stage::Submitted {
        return Some(room.submitted().await.done.case);
    }
    let case = room.registered().await;
    room.on(3, 6);
    match stage {
        Stage::Draft => return None,
        Stage::Submitted | Stage::Received => {}
        Stage::CorrectionNotified => drop(room.does(&case, "ask_correction", json!({"days": 5})).await),
        Stage::ReasonsRequested => drop(room.does(&case, "ask_reasons", json!({})).await),
        Stage::Consulting => drop(room.does(&case, "consult", json!({"reference": "1", "party": "third_party"})).await),
        Stage::Extended => drop(room.does(&case, "extend", json!({"days": 5})).await),
        Stage::Deferred => {
            room.does(&case, "ask_reasons", json!({})).await;
            room.does(&case, "record_reasons", json!({"accepted": true})).await;
            room.does(&case, "defer", json!({"until": "2024-06-03"})).await;
        }
        Stage::FeeNotified => drop(room.does(&case, "notify_fee", json!({"pages": 100})).await),
        Stage::Replied => drop(room.replies(&case, "D01").await),
        Stage::Delivered | Stage::Archived => {
            room.replies(&case, "D01").await;
            room.does(&case, "deliver", json!({"way": "post"})).await;
            if stage == Stage::Archived {
                room.does(&case, "archive", json!({})).await;
            }
        }
        Stage::Withdrawn => drop(room.does(&case, "withdraw", json!({})).await),
        Stage::ClosedCorrectionOverdue => {
            room.does(&case, "ask_correction", json!({"days": 5})).await;
            room.on(3, 20);
            room.does(&case, "close", json!({"why": "correction_overdue"})).await;
        }
        Stage::ClosedFeeOverdue => {
            room.does(&case, "notify_fee", json!({"pages": 100})).await;
            room.on(4, 20);
            room.does(&case, "close", json!({"why": "fee_overdue"})).await;
        }
        Stage::ClosedOther => drop(room.does(&case, "close", json!({"why": "other"})).await),
        Stage::Reopened => {
            room.replies(&case, "D12").await;
            room.does(&case, "register_remedy", json!({"kind": "reconsideration", "reference": "1"})).await;
            room.does(&case, "record_remedy_result", json!({"reference": "1", "result": "corrected"})).await;
            room.does(&case, "reopen", json!({})).await;
        }
        Stage::Void => drop(room.does(&case, "annul", json!({"seq": 1, "reason": "误录"})).await),
    }
    Some(case)
}

fn actor(room: &Room, role: Role, case: &CaseId) -> Actor {
    match role {
        Role::Public => Actor::public("test"),
        Role::Applicant => Actor::applicant(case.clone(), "test"),
        Role::System => Actor::system(),
        staff => Actor { id: format!("another {}", staff.name()), ..room.staff(staff) },
    }
}

/// One letter an answer: yes, no by law, no by role, not to be seen.
fn letter(answer: Result<(), Refused>) -> char {
    match answer {
        Ok(()) => 'y',
        Err(Refused::Law(_) | Refused::SecondPerson | Refused::OwnDraft) => 'l',
        Err(Refused::NotYours { .. }) => 'r',
        Err(Refused::NotFound) => '-',
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn every_stage_act_and_role() {
    let folder = tempfile::tempdir().expect("a folder");
    let room = Room::open(&format!("sqlite:{}", folder.path().join("rights.db").display())).await;
    let roles: Vec<&str> = ROLES.iter().map(|r| r.name()).collect();
    let mut table = format!("stage,act,{}\n", roles.join(","));
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for stage in STAGES {
        let Some(case) = case_in(&room, stage).await else { continue };
        let (_, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert_eq!(folded.stage, stage, "the case stands where it should");
        for (name, with) in samples() {
            let command = act::named(name, &with).expect("a command");
            let mut row = format!("{},{name}", stage.name());
            for role in ROLES {
                let asked = Request { case: case.clone(), seen: None, on: None, key: None, command: Arc::clone(&command) };
                let answer = letter(room.ledger.preview(&actor(&room, role, &case), &asked).await.map(|_| ()));
                *counts.entry(answer).or_default() += 1;
                row.push(',');
                row.push(answer);
            }
            table.push_str(&row);
            table.push('\n');
        }
    }
    println!("REL-16: {} answers: {counts:?}", counts.values().sum::<usize>());
    let kept = include_str!("rights.csv");
    let differing: Vec<_> = kept.lines().zip(table.lines()).filter(|(a, b)| a != b).take(5).collect();
    if kept != table {
        let fresh = std::env::temp_dir().join("gongkai-rights.csv");
        std::fs::write(&fresh, &table).expect("the new table is written");
        panic!("rights.csv differs, first {differing:?}; the new table is in {}", fresh.display());
    }
}

#[tokio::test]
async fn a_case_of_another_agency_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let room = Room::open(&format!("sqlite:{}", folder.path().join("rights.db").display())).await;
    let case = room.registered().await;
    for role in ROLES.into_iter().filter(|r| *r != Role::System) {
        let mut stranger = actor(&room, role, &CaseId::new(room.ledger.clock.now().0));
        stranger.agency = stranger.agency.map(|_| room.other.clone());
        let seen = room.ledger.look(&stranger, &case).await.map(|_| ());
        assert!(matches!(seen, Err(Refused::NotFound)), "{}: {seen:?}", role.name());
    }
}
