//! Whether nothing is half done: acts, what follows from them, numbers,
//! sealed texts and journal all tell the same.

use crate::room::Room;
use office::application::Role;
use std::collections::{BTreeMap, BTreeSet};
use store::application::{self, Line};
use store::journal::{self, Chain};
use store::number::{self, NumberKind, Series};
use store::seal::Owner;

/// What was found whole.
#[derive(Debug, Default)]
pub struct Whole {
    pub cases: usize,
    pub acts: usize,
}

/// Looks at everything of the office.
pub async fn check(room: &Room) -> Whole {
    let mut whole = Whole::default();
    let (mut numbers, mut letters) = (BTreeMap::new(), BTreeSet::new());
    let mut after = None;
    loop {
        let page = room.ledger.store.applications_after(after.as_ref(), 500).await.expect("a page");
        let Some(last) = page.last() else { break };
        after = Some(last.id.clone());
        for line in &page {
            whole.acts += case(room, line, &mut letters).await;
            whole.cases += 1;
            if let Some(number) = &line.number {
                assert!(numbers.insert(number.clone(), line.id.to_string()).is_none(), "{number} stands on two cases");
            }
        }
    }
    let mut expected = BTreeMap::new();
    for given in all(room, NumberKind::Registration).await {
        expected.insert(format!("2024-{}", given.n), given.holder);
    }
    assert_eq!(numbers, expected, "every 受理编号 is on its case");
    let held: BTreeSet<String> = all(room, NumberKind::Letter).await.into_iter().map(|g| g.holder).collect();
    assert_eq!(letters, held, "every 文号 is on its letter");
    let verified = journal::verify::verify(&room.ledger.store, std::iter::empty(), &[]).await.expect("the journal is read");
    assert_eq!(verified.faults, Vec::new());
    assert_eq!(verified.entries, u64::try_from(whole.acts).expect("few"), "an entry for every act");
    whole
}

/// Looks at a case; gives the number of its acts.
async fn case(room: &Room, line: &Line, letters: &mut BTreeSet<String>) -> usize {
    let (id, store) = (&line.id, &room.ledger.store);
    let (found, case) = room.ledger.look(&room.named("clerk", Role::Clerk), id).await.unwrap_or_else(|e| panic!("{id}: {e}"));
    let p = &found.head.projection;
    let of_acts = (case.stage.name(), case.received, case.clock.due, case.clock.promised, case.clock.waiting_until, case.outcome_date());
    let of_row = (p.stage.as_str(), p.received, p.due, p.promised, p.waiting_until, p.outcome_date);
    assert_eq!(of_acts, of_row, "{id}");
    let numbered: Vec<u32> = found.acts.iter().map(|a| a.entry.seq).collect();
    assert_eq!(numbered, (1..=found.head.version).collect::<Vec<_>>(), "{id}");
    assert_eq!(found.head.number.is_some(), case.received.is_some(), "{id}");
    let entries = journal::entries(store, &Chain::Case(id.clone()), 0, 100_000).await.expect("the chain");
    let objects: Vec<String> = entries.into_iter().map(|e| e.object).collect();
    assert_eq!(objects, numbered.iter().map(|seq| format!("{id}/{seq}")).collect::<Vec<_>>());
    letters.extend(found.acts.iter().filter(|a| a.document.is_some()).map(|a| format!("{id}/{}", a.entry.seq)));
    let key = room.ledger.vault.key(store, &Owner::Case(id.clone())).await.expect("the key of the case");
    assert!(application::text(store, &key, id, 1, "description").await.expect("asked").is_some(), "{id}");
    let person = application::read_applicant(store, &room.ledger.vault, &found.head.applicant).await.expect("asked");
    assert!(person.is_some(), "{id}");
    found.acts.len()
}

/// The numbers of a kind, which run from one without a gap.
async fn all(room: &Room, kind: NumberKind) -> Vec<number::Given> {
    let series = Series { agency: room.agency.clone(), kind, year: 2024 };
    let given = number::given(&room.ledger.store, &series, 0, 1_000_000).await.expect("the numbers");
    let numbers: Vec<u32> = given.iter().map(|g| g.n).collect();
    let gapless: Vec<u32> = (1..).take(numbers.len()).collect();
    assert_eq!(numbers, gapless, "{}", kind.name());
    given
}
