//! The journal, and who tampers with it.

use crate::engines::{behind_its_back, each, store};
use crate::sample::second;
use crate::seal::vault;
use std::path::Path;
use store::journal::{self, Appended, Chain, Checkpoint, Fault, NewEntry, Verified, checkpoint, outside};
use store::seal::{SuiteId, Vault};
use store::{AgencyId, CaseId, Store, StoreError};
use tokio::task::JoinSet;

fn entry(chain: &Chain, agency: &AgencyId, kind: &str, n: i64) -> NewEntry {
    NewEntry {
        chain: chain.clone(),
        agency: agency.clone(),
        at: second(n),
        actor: "account:1".to_owned(),
        kind: kind.to_owned(),
        object: "application:1".to_owned(),
        before: None,
        after: Some(format!("{n:064x}")),
        result: "ok".to_owned(),
        source: "desk".to_owned(),
    }
}

async fn append(store: &Store, suite: SuiteId, entry: NewEntry) -> Result<Appended, StoreError> {
    store.act((suite, entry), |tx, (suite, entry)| Box::pin(journal::append(tx, *suite, entry))).await
}

async fn make_checkpoint(store: &Store, vault: &Vault, agency: &AgencyId, at: i64) -> Checkpoint {
    let input = (vault.clone(), agency.clone());
    let made: Result<Checkpoint, StoreError> =
        store.act(input, move |tx, (vault, agency)| Box::pin(async move { checkpoint::make(tx, vault, agency, second(at)).await })).await;
    made.expect("a checkpoint")
}

async fn verify(store: &Store, file: &Path, trusted: &[Vec<u8>]) -> Verified {
    journal::verify::verify(store, outside::read(file).expect("the file is there"), trusted).await.expect("read")
}

/// A journal with three cases of one agency, of six entries each, and two
/// checkpoints, the first after the fourth entry.
struct Sample {
    store: Store,
    agency: AgencyId,
    chains: Vec<Chain>,
    vault: Vault,
    folder: tempfile::TempDir,
}

impl Sample {
    async fn new(url: &str, suite: SuiteId) -> Sample {
        let store = Store::open(url).await.expect("it opens");
        let (folder, _, vault) = vault(suite);
        let agency = AgencyId::new(second(0));
        let chains: Vec<Chain> = (0..3).map(|n| Chain::Case(CaseId::new(second(n)))).collect();
        let sample = Sample { store, agency, chains, vault, folder };
        sample.grow(1..=4, suite).await;
        sample.grow(5..=6, suite).await;
        sample
    }

    async fn grow(&self, entries: std::ops::RangeInclusive<i64>, suite: SuiteId) {
        let last = *entries.end();
        for n in entries {
            for chain in &self.chains {
                append(&self.store, suite, entry(chain, &self.agency, "registered", n)).await.expect("written");
            }
        }
        let made = make_checkpoint(&self.store, &self.vault, &self.agency, last).await;
        outside::append(&self.file(), &[made]).expect("written outside");
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("checkpoints.jsonl")
    }

    async fn verify(&self) -> Verified {
        verify(&self.store, &self.file(), &[]).await
    }

    /// The first case, as text.
    fn case(&self) -> String {
        self.chains[0].to_string()
    }
}

/// Damages a journal by statements, where `$C` stands for the first case, and
/// looks at the first fault that is named.
async fn check(name: &str, statements: &str, expected: fn(&Sample) -> Fault) {
    each(name, async |url| {
        let sample = Sample::new(url, SuiteId::Intl).await;
        behind_its_back(url, &statements.replace("$C", &format!("'{}'", sample.case()))).await;
        let verified = sample.verify().await;
        assert_eq!(verified.faults.first(), Some(&expected(&sample)), "{statements}\n{verified:?}");
        sample.store.close().await.expect("it closes");
    })
    .await;
}

fn changed(sample: &Sample, seq: i64) -> Fault {
    Fault::Changed { chain: sample.case(), seq }
}

fn missing(sample: &Sample, seq: i64) -> Fault {
    Fault::Missing { chain: sample.case(), seq }
}

#[tokio::test]
async fn a_journal_that_nobody_touched_holds_in_both_suites() {
    each("a_journal_that_nobody_touched_holds_in_both_suites", async |url| {
        let mut expected = Verified::default();
        for suite in SuiteId::ALL {
            if suite == SuiteId::Guomi {
                // The signing key of the office was made in the first suite.
                behind_its_back(url, "DELETE FROM data_key").await;
            }
            let sample = Sample::new(url, suite).await;
            (expected.chains, expected.entries) = (expected.chains + 3, expected.entries + 18);
            (expected.checkpoints, expected.outside) = (expected.checkpoints + 2, 2);
            assert_eq!(sample.verify().await, expected);
            let read = journal::entries(&sample.store, &sample.chains[0], 4, 10).await.expect("read");
            assert_eq!(read.iter().map(|e| (e.seq, e.at)).collect::<Vec<_>>(), [(5, second(5)), (6, second(6))]);
            sample.store.close().await.expect("it closes");
        }
    })
    .await;
}

#[tokio::test]
async fn rel_13_an_edited_entry_is_named() {
    let name = "rel_13_an_edited_entry_is_named";
    check(name, "UPDATE journal SET actor = 'account:2' WHERE chain = $C AND seq = 3", |s| changed(s, 3)).await;
    check(name, "UPDATE journal SET after = NULL WHERE chain = $C AND seq = 6", |s| changed(s, 6)).await;
    check(name, "UPDATE journal SET kind = 'registereda', object = 'pplication:1' WHERE chain = $C AND seq = 1", |s| changed(s, 1)).await;
}

#[tokio::test]
async fn rel_13_a_deleted_entry_is_named() {
    let name = "rel_13_a_deleted_entry_is_named";
    check(name, "DELETE FROM journal WHERE chain = $C AND seq = 3", |s| missing(s, 3)).await;
    check(name, "DELETE FROM journal WHERE chain = $C AND seq = 1", |s| missing(s, 1)).await;
}

/// An entry copied, with others making room for it.
const INSERT: &str = "
    UPDATE journal SET seq = -seq WHERE chain = $C AND seq >= 3;
    UPDATE journal SET seq = 1 - seq WHERE chain = $C AND seq < 0;
    UPDATE journal_chain SET last_seq = 7 WHERE chain = $C;
    INSERT INTO journal (chain, seq, agency_id, at, actor, kind, object, before, after, result, source, suite, prev, h)
        SELECT chain, 3, agency_id, at, actor, 'forged', object, before, after, result, source, suite, h, h
        FROM journal WHERE chain = $C AND seq = 2";

#[tokio::test]
async fn rel_13_an_inserted_entry_is_named() {
    check("rel_13_an_inserted_entry_is_named", INSERT, |s| changed(s, 3)).await;
}

#[tokio::test]
async fn rel_13_entries_that_changed_places_are_named() {
    let swap = "
        UPDATE journal SET seq = 99 WHERE chain = $C AND seq = 3;
        UPDATE journal SET seq = 3 WHERE chain = $C AND seq = 4;
        UPDATE journal SET seq = 4 WHERE chain = $C AND seq = 99";
    check("rel_13_entries_that_changed_places_are_named", swap, |s| changed(s, 3)).await;
}

#[tokio::test]
async fn rel_13_a_tail_that_was_cut_is_named_even_if_its_end_was_moved() {
    let name = "rel_13_a_tail_that_was_cut_is_named_even_if_its_end_was_moved";
    check(name, "DELETE FROM journal WHERE chain = $C AND seq > 4", |s| missing(s, 5)).await;
    let moved = "
        DELETE FROM journal WHERE chain = $C AND seq > 3;
        UPDATE journal_chain SET last_seq = 3, last_h = (SELECT h FROM journal WHERE chain = $C AND seq = 3) WHERE chain = $C";
    check(name, moved, |s| missing(s, 4)).await;
}

#[tokio::test]
async fn rel_13_a_chain_that_was_removed_is_named_even_if_its_end_was_too() {
    let name = "rel_13_a_chain_that_was_removed_is_named_even_if_its_end_was_too";
    let removed = |s: &Sample| Fault::Removed { chain: s.case() };
    check(name, "DELETE FROM journal WHERE chain = $C", removed).await;
    check(name, "DELETE FROM journal WHERE chain = $C; DELETE FROM journal_chain WHERE chain = $C", removed).await;
    let end = |s: &Sample| Fault::End { chain: s.case(), seq: 1 };
    check(name, "DELETE FROM journal_chain WHERE chain = $C", end).await;
    check(
        name,
        "UPDATE journal_chain SET last_h = prev FROM journal WHERE journal.chain = $C AND seq = 2 AND journal_chain.chain = $C",
        |s| Fault::End { chain: s.case(), seq: 6 },
    )
    .await;
}

/// The database as it was after the first checkpoint.
const OLD_COPY: &str = "
    DELETE FROM journal WHERE seq > 4;
    UPDATE journal_chain SET last_seq = 4, last_h = (SELECT h FROM journal WHERE journal.chain = journal_chain.chain AND seq = 4);
    DELETE FROM checkpoint_leaf WHERE number = 2;
    DELETE FROM checkpoint WHERE number = 2";

#[tokio::test]
async fn rel_13_an_old_copy_is_told_from_what_was_written_outside() {
    let name = "rel_13_an_old_copy_is_told_from_what_was_written_outside";
    check(name, OLD_COPY, |s| missing(s, 5)).await;
    each(name, async |url| {
        let sample = Sample::new(url, SuiteId::Intl).await;
        behind_its_back(url, OLD_COPY).await;
        // The work goes on with the old copy, and a new second checkpoint is made.
        append(&sample.store, SuiteId::Intl, entry(&sample.chains[0], &sample.agency, "replied", 9)).await.expect("written");
        append(&sample.store, SuiteId::Intl, entry(&sample.chains[0], &sample.agency, "delivered", 9)).await.expect("written");
        make_checkpoint(&sample.store, &sample.vault, &sample.agency, 9).await;
        let faults = sample.verify().await.faults;
        let old_copy = Fault::OldCopy { agency: sample.agency.to_string(), number: 2 };
        let rewritten = Fault::Rewritten { chain: sample.case(), seq: 6, agency: sample.agency.to_string(), number: 2 };
        assert_eq!((faults.first(), faults.last(), faults.len()), (Some(&rewritten), Some(&old_copy), 4), "{faults:?}");
        sample.store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn rel_13_a_chain_written_anew_does_not_hold_against_its_checkpoint() {
    each("rel_13_a_chain_written_anew_does_not_hold_against_its_checkpoint", async |url| {
        let sample = Sample::new(url, SuiteId::Intl).await;
        let remove = "DELETE FROM journal WHERE chain = '$C'; DELETE FROM journal_chain WHERE chain = '$C'";
        behind_its_back(url, &remove.replace("$C", &sample.case())).await;
        for n in 1..=6 {
            append(&sample.store, SuiteId::Intl, entry(&sample.chains[0], &sample.agency, "forged", n)).await.expect("written");
        }
        let rewritten = |seq, number| Fault::Rewritten { chain: sample.case(), seq, agency: sample.agency.to_string(), number };
        assert_eq!(sample.verify().await.faults, [rewritten(4, 1), rewritten(6, 2)]);
        sample.store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn a_checkpoint_that_was_touched_does_not_hold() {
    let name = "a_checkpoint_that_was_touched_does_not_hold";
    let bad = |s: &Sample, number| Fault::BadCheckpoint { agency: s.agency.to_string(), number };
    check(name, "UPDATE checkpoint SET chains = 2 WHERE number = 2", |s| Fault::BadCheckpoint { agency: s.agency.to_string(), number: 2 })
        .await;
    check(name, "DELETE FROM checkpoint WHERE number = 1", |s| Fault::NoCheckpoint { agency: s.agency.to_string(), number: 1 }).await;
    check(name, "DELETE FROM checkpoint_leaf WHERE number = 1 AND chain = $C", |s| Fault::BadCheckpoint {
        agency: s.agency.to_string(),
        number: 1,
    })
    .await;
    each(name, async |url| {
        let sample = Sample::new(url, SuiteId::Intl).await;
        let key = outside::read(&sample.file()).expect("there").next().expect("a line").expect("a checkpoint").public_key;
        assert_eq!(verify(&sample.store, &sample.file(), std::slice::from_ref(&key)).await.faults, []);
        let stranger = vec![vec![7; 32]];
        let faults = verify(&sample.store, &sample.file(), &stranger).await.faults;
        assert_eq!(faults[..2], [bad(&sample, 1), bad(&sample, 2)]);
        sample.store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn a_line_outside_that_power_cut_short_is_written_again() {
    store("a_line_outside_that_power_cut_short_is_written_again", async |store| {
        let (folder, _, vault) = vault(SuiteId::Guomi);
        let file = folder.path().join("checkpoints.jsonl");
        let agency = AgencyId::new(second(0));
        let chain = Chain::Agency(agency.clone());
        for n in 1..=3 {
            append(&store, SuiteId::Guomi, entry(&chain, &agency, "setting_changed", n)).await.expect("written");
            let made = make_checkpoint(&store, &vault, &agency, n).await;
            if n < 3 {
                outside::append(&file, &[made]).expect("written outside");
            }
        }
        let whole = std::fs::read(&file).expect("read");
        std::fs::write(&file, &whole[..whole.len() - 5]).expect("cut");
        assert!(matches!(verify(&store, &file, &[]).await.faults[..], [Fault::Outside { .. }]));
        let since = checkpoint::after(&store, &agency, 1, 10).await.expect("read");
        outside::append(&file, &since).expect("written outside");
        let read: Vec<_> = outside::read(&file).expect("there").map(|c| c.expect("a checkpoint").number).collect();
        assert_eq!(read, [1, 2, 3]);
        assert_eq!(verify(&store, &file, &[]).await.faults, []);
    })
    .await;
}

#[tokio::test]
async fn entries_of_one_chain_written_at_once_stand_in_a_row() {
    each("entries_of_one_chain_written_at_once_stand_in_a_row", async |url| {
        let sample = Sample::new(url, SuiteId::Intl).await;
        let chain = Chain::Agency(sample.agency.clone());
        let mut acts = JoinSet::new();
        for n in 0..40 {
            let (store, entry) = (sample.store.clone(), entry(&chain, &sample.agency, "exported", n));
            acts.spawn(async move { append(&store, SuiteId::Intl, entry).await });
        }
        let mut seqs: Vec<u64> = acts.join_all().await.into_iter().map(|a| a.expect("written").seq).collect();
        seqs.sort_unstable();
        assert_eq!(seqs, (1..=40).collect::<Vec<_>>());
        let verified = sample.verify().await;
        assert_eq!((verified.chains, verified.entries, verified.faults), (4, 58, vec![]));
        sample.store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn an_act_that_fails_leaves_no_entry() {
    each("an_act_that_fails_leaves_no_entry", async |url| {
        let sample = Sample::new(url, SuiteId::Intl).await;
        let failed: Result<(), StoreError> = sample
            .store
            .act(entry(&sample.chains[0], &sample.agency, "replied", 9), |tx, entry| {
                Box::pin(async move {
                    journal::append(tx, SuiteId::Intl, entry).await?;
                    Err(StoreError::Conflict("the version is stale".to_owned()))
                })
            })
            .await;
        assert!(failed.is_err());
        let other = NewEntry { agency: AgencyId::new(second(1)), ..entry(&sample.chains[0], &sample.agency, "moved", 9) };
        assert!(matches!(append(&sample.store, SuiteId::Intl, other).await, Err(StoreError::Inconsistent { .. })));
        let verified = sample.verify().await;
        assert_eq!((verified.entries, verified.faults), (18, vec![]));
        sample.store.close().await.expect("it closes");
    })
    .await;
}
