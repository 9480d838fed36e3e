//! Keys of owners under a master key outside the database.

use crate::engines::{behind_its_back, each, store};
use crate::sample::second;
use std::path::{Path, PathBuf};
use store::seal::{DataKey, Owner, SealError, SuiteId, Vault};
use store::{ApplicantId, CaseId, Store, StoreError};
use tempfile::TempDir;

/// A new vault and the place of its file.
pub fn vault(suite: SuiteId) -> (TempDir, PathBuf, Vault) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("master.key");
    let vault = Vault::create(&file, suite).expect("a vault");
    (folder, file, vault)
}

/// Makes the key of an owner.
pub async fn make(store: &Store, vault: &Vault, owner: &Owner) -> Result<DataKey, StoreError> {
    let input = (vault.clone(), owner.clone());
    store.act(input, |tx, (vault, owner)| Box::pin(vault.make(tx, owner, second(0)))).await
}

async fn destroy(store: &Store, vault: &Vault, owner: &Owner) -> Result<bool, StoreError> {
    let input = (vault.clone(), owner.clone());
    store.act(input, |tx, (vault, owner)| Box::pin(vault.destroy(tx, owner, second(9)))).await
}

fn person() -> Owner {
    Owner::Applicant(ApplicantId::new(second(0)))
}

fn seal_error<T: std::fmt::Debug>(result: Result<T, StoreError>) -> SealError {
    match result {
        Err(StoreError::Seal(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_is_sealed_is_opened_by_the_key_found_again() {
    store("what_is_sealed_is_opened_by_the_key_found_again", async |store| {
        for suite in SuiteId::ALL {
            let (_folder, file, vault) = vault(suite);
            let owner = person();
            let key = make(&store, &vault, &owner).await.expect("made");
            let sealed = key.seal("李四".as_bytes(), "name").expect("sealed");
            let again = Vault::open(&file, SuiteId::Intl).expect("opened");
            let found = again.key(&store, &owner).await.expect("found");
            assert_eq!((found.suite(), found.open(&sealed, "name").expect("opened").as_slice()), (suite, "李四".as_bytes()));
            assert_eq!(found.digest(&sealed), key.digest(&sealed));
        }
    })
    .await;
}

#[tokio::test]
async fn an_owner_has_one_key_and_a_stranger_none() {
    store("an_owner_has_one_key_and_a_stranger_none", async |store| {
        let (_folder, _file, vault) = vault(SuiteId::Intl);
        let owner = Owner::Case(CaseId::new(second(0)));
        make(&store, &vault, &owner).await.expect("made");
        assert!(matches!(make(&store, &vault, &owner).await, Err(StoreError::Conflict(_))));
        assert!(matches!(seal_error(vault.key(&store, &person()).await), SealError::Missing { .. }));
    })
    .await;
}

#[tokio::test]
async fn another_master_key_opens_nothing() {
    store("another_master_key_opens_nothing", async |store| {
        let ((_a, _, right), (_b, _, wrong)) = (vault(SuiteId::Guomi), vault(SuiteId::Guomi));
        let owner = person();
        make(&store, &right, &owner).await.expect("made");
        assert_eq!(seal_error(wrong.key(&store, &owner).await), SealError::WrongMaster { version: 1 });
        assert_eq!(seal_error(wrong.check(&store).await), SealError::WrongMaster { version: 1 });
        right.check(&store).await.expect("the right one");
    })
    .await;
}

#[tokio::test]
async fn a_wrapped_key_put_in_the_place_of_another_does_not_open() {
    each("a_wrapped_key_put_in_the_place_of_another_does_not_open", async |url| {
        let store = Store::open(url).await.expect("it opens");
        let (_folder, _file, vault) = vault(SuiteId::Intl);
        let (a, b) = (person(), person());
        make(&store, &vault, &a).await.expect("made");
        make(&store, &vault, &b).await.expect("made");
        let swap = format!("UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE owner = '{a}') WHERE owner = '{b}'");
        behind_its_back(url, &swap).await;
        vault.key(&store, &a).await.expect("untouched");
        assert_eq!(seal_error(vault.key(&store, &b).await), SealError::WrongMaster { version: 1 });
        store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn the_master_key_changes_while_the_work_goes_on() {
    store("the_master_key_changes_while_the_work_goes_on", async |store| {
        let (_folder, file, vault) = vault(SuiteId::Intl);
        let other_server = Vault::open(&file, SuiteId::Intl).expect("opened");
        let owners: Vec<Owner> = (0..5).map(|_| person()).collect();
        let key = make(&store, &vault, &owners[0]).await.expect("made");
        let sealed = key.seal(b"old", "name").expect("sealed");
        for owner in &owners[1..4] {
            make(&store, &vault, owner).await.expect("made");
        }
        assert_eq!(vault.add_master().expect("a second version"), 2);
        make(&store, &vault, &owners[4]).await.expect("made under the second");
        for (n, owner) in owners.iter().enumerate() {
            vault.key(&store, owner).await.unwrap_or_else(|e| panic!("both versions hold, {n}: {e}"));
            other_server.key(&store, owner).await.unwrap_or_else(|e| panic!("the other server reads the file again, {n}: {e}"));
        }
        assert!(matches!(vault.remove_master(&store, 1).await, Err(StoreError::Conflict(_))));
        assert_eq!(vault.rewrap(&store).await.expect("wrapped anew"), 4);
        assert_eq!(vault.rewrap(&store).await.expect("nothing is left"), 0);
        vault.remove_master(&store, 1).await.expect("not needed any more");
        assert!(matches!(seal_error(vault.remove_master(&store, 2).await.map_err(not_in_use)), SealError::NoMaster { version: 2 }));
        let opened = Vault::open(&file, SuiteId::Intl).expect("opened");
        assert_eq!(opened.versions(), [2]);
        let key = opened.key(&store, &owners[0]).await.expect("found");
        assert_eq!(key.open(&sealed, "name").expect("opened").as_slice(), b"old");
    })
    .await;
}

/// The current version is in use, so that comes first; for the test it is the
/// same refusal.
fn not_in_use(error: StoreError) -> StoreError {
    match error {
        StoreError::Conflict(_) => SealError::NoMaster { version: 2 }.into(),
        other => other,
    }
}

#[tokio::test]
async fn a_destroyed_key_is_gone_for_ever_and_leaves_no_byte() {
    each("a_destroyed_key_is_gone_for_ever_and_leaves_no_byte", async |url| {
        let store = Store::open(url).await.expect("it opens");
        let (_folder, _file, vault) = vault(SuiteId::Guomi);
        let (owner, neighbour) = (person(), person());
        make(&store, &vault, &owner).await.expect("made");
        make(&store, &vault, &neighbour).await.expect("made");
        let wrapped = url.strip_prefix("sqlite:").map(|path| wrapped_on_disk(path, &owner));
        assert!(destroy(&store, &vault, &owner).await.expect("destroyed"));
        assert!(!destroy(&store, &vault, &owner).await.expect("asked"));
        assert!(matches!(seal_error(vault.key(&store, &owner).await), SealError::Destroyed { .. }));
        assert!(matches!(make(&store, &vault, &owner).await, Err(StoreError::Conflict(_))));
        vault.key(&store, &neighbour).await.expect("untouched");
        vault.add_master().expect("a second version");
        assert_eq!(vault.rewrap(&store).await.expect("wrapped anew"), 1);
        store.forget_traces().await.expect("forgotten");
        if let (Some(path), Some(wrapped)) = (url.strip_prefix("sqlite:"), wrapped) {
            assert!(!on_disk(path).windows(wrapped.len()).any(|w| w == wrapped), "the wrapped key stands in the files");
        }
        store.close().await.expect("it closes");
    })
    .await;
}

/// The files of a database of SQLite, one behind the other.
fn on_disk(path: &str) -> Vec<u8> {
    let read = |end: &str| std::fs::read(format!("{path}{end}")).unwrap_or_default();
    [read(""), read("-wal")].concat()
}

/// The wrapped key as it stands in the files: the 40 bytes after the name of
/// the suite, which follows the owner.
fn wrapped_on_disk(path: &str, owner: &Owner) -> Vec<u8> {
    let (files, start) = (on_disk(path), format!("{owner}"));
    let at = files.windows(start.len()).position(|w| w == start.as_bytes()).expect("the row stands in the files");
    let from = at + start.len() + "?guomi".len() + 16;
    files[from..from + 40].to_vec()
}

#[tokio::test]
async fn a_value_is_found_by_its_keyed_hash_and_only_within_its_kind() {
    store("a_value_is_found_by_its_keyed_hash_and_only_within_its_kind", async |store| {
        let ((_a, _, vault), (_b, _, stranger)) = (vault(SuiteId::Intl), vault(SuiteId::Intl));
        let key = |vault: &Vault| {
            let (store, vault) = (store.clone(), vault.clone());
            async move { store.act(vault, |tx, vault| Box::pin(vault.search_key(tx, second(0)))).await }
        };
        let (first, again): (Result<_, StoreError>, _) = (key(&vault).await, key(&vault).await);
        let (first, again) = (first.expect("made"), again.expect("found"));
        assert_eq!(first.hash("phone", "13900000000"), again.hash("phone", "13900000000"));
        assert_ne!(first.hash("phone", "13900000000"), first.hash("identity", "13900000000"));
        assert_ne!(first.hash("phone", "13900000000"), first.hash("phone", "13900000001"));
        assert!(matches!(seal_error(key(&stranger).await), SealError::WrongMaster { .. }));
        vault.add_master().expect("a second version");
        vault.rewrap(&store).await.expect("wrapped anew");
        assert_eq!(key(&vault).await.expect("found").hash("phone", "1"), first.hash("phone", "1"));
    })
    .await;
}

#[test]
fn a_file_of_master_keys_is_made_once_and_for_its_owner_only() {
    let (_folder, file, vault) = vault(SuiteId::Intl);
    assert!(matches!(Vault::create(&file, SuiteId::Intl), Err(SealError::File { .. })));
    vault.add_master().expect("a second version");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&file).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("changed");
        assert!(matches!(Vault::open(&file, SuiteId::Intl), Err(SealError::File { why, .. }) if why.contains("chmod")));
    }
}

#[test]
fn a_file_that_holds_anything_else_is_refused_and_the_line_is_named() {
    let key = "0f".repeat(32);
    check("", "没有密钥");
    check("1 00", "第 1 行");
    check(&format!("# 主密钥\n1 {key}\n1 {key}"), "第 3 行");
    check(&format!("x {key}"), "第 1 行");
    check(&format!("1 {}", "é".repeat(32)), "第 1 行");
}

fn check(content: &str, expected: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("master.key");
    write_private(&file, content);
    let error = Vault::open(&file, SuiteId::Intl).expect_err("refused");
    assert!(error.to_string().contains(expected), "{content}: {error}");
}

fn write_private(file: &Path, content: &str) {
    std::fs::write(file, content).expect("written");
    #[cfg(unix)]
    std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("changed");
}
