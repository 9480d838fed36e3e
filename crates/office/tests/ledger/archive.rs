//! Archive packages: out of one installation and into another with the same
//! bytes, and nothing in them can be changed unseen.

use crate::engines;
use crate::letters::{correction, office, reply};
use crate::room::{Room, request};
use office::application::{Actor, Refused};
use office::archive::{self, Imported};
use office::attachment::NewFile;
use serde_json::json;
use std::io::{Cursor, Read as _, Write as _};
use store::CaseId;
use store::journal::{checkpoint, verify};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn pdf(name: &str) -> NewFile {
    NewFile { name: format!("{name}.pdf"), bytes: format!("%PDF-1.7\n{name}的扫描件").into_bytes() }
}

/// A case with attachments, letters, a reply, delivery and its archiving.
async fn archived(room: &Room) -> CaseId {
    let taken = room.ledger.take_with_files(&room.clerk(), room.paper(), &[pdf("申请表"), pdf("身份证明")]).await.expect("registered");
    let case = taken.done.case;
    room.does(&case, "ask_correction", correction()).await;
    let correct = request(&case, "correct", json!({"description": "二〇二三年"}));
    let applicant = Actor::applicant(case.clone(), "test");
    room.ledger.perform_with_files(&applicant, correct, &[pdf("补正")]).await.expect("corrected");
    room.does(&case, "record_search", json!({"systems": "检索了电子公文系统和档案目录"})).await;
    room.does(&case, "draft", reply("D13")).await;
    room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
    room.does(&case, "approve", json!({"opinion": "同意"})).await;
    room.does(&case, "reply", json!({})).await;
    room.does(&case, "deliver", json!({"way": "in_person", "evidence": "本人签收"})).await;
    case
}

async fn checkpoint(room: &Room) {
    let input = (room.ledger.clone(), room.agency.clone());
    let made = room.ledger.store.act(input, |tx, (ledger, agency)| {
        Box::pin(async move { checkpoint::make(tx, &ledger.vault, agency, ledger.clock.now().0).await })
    });
    made.await.expect("a checkpoint");
}

/// The entries of a ZIP.
fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut all = Vec::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).expect("an entry");
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("read");
        all.push((entry.name().expect("a name").into_owned(), content));
    }
    all
}

fn zipped(entries: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).expect("an entry");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a ZIP").into_inner()
}

fn again(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    zipped(entries, CompressionMethod::Stored)
}

/// The entries with a manifest that agrees with them, as a forger would.
fn forged(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    use sha2::{Digest as _, Sha256};
    let mut all = entries.to_vec();
    let mut manifest: serde_json::Value = serde_json::from_slice(&all[0].1).expect("a manifest");
    let listed = all[1..].iter().map(|(name, bytes)| {
        let digest: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        json!({"name": name, "size": bytes.len(), "sha256": digest})
    });
    manifest["entries"] = listed.collect();
    let mut text = serde_json::to_vec_pretty(&manifest).expect("JSON");
    text.push(b'\n');
    all[0].1 = text;
    again(&all)
}

fn fault(bytes: &[u8]) -> String {
    archive::open(bytes).err().map(|f| f.to_string()).unwrap_or_default()
}

async fn there_and_back(from: &Room, to: &Room, url: &str) {
    let case = archived(from).await;
    checkpoint(from).await;
    let packed = from.ledger.archive(&case, Some("30年")).await.expect("a package");
    let once_more = from.ledger.archive(&case, Some("30年")).await.expect("a package");
    assert!(packed.bytes == once_more.bytes, "the same case gives the same bytes");
    let (package, verified) = archive::open(&packed.bytes).expect("it holds");
    assert_eq!((verified.files, verified.checkpoint.is_some()), (5, true));
    assert_eq!(from.ledger.import_archive(&package).await.expect("compared"), Imported::Same);

    let refused = to.ledger.import_archive(&package).await;
    assert!(matches!(&refused, Err(Refused::Store(e)) if e.to_string().contains("不是归档包里的那个机关")), "{refused:?}");
    engines::behind_its_back(url, "DELETE FROM agency").await;
    assert_eq!(to.ledger.import_archive(&package).await.expect("taken in"), Imported::Taken);
    let other = to.ledger.archive(&case, None).await.expect("a package");
    for (a, b) in entries(&packed.bytes).iter().zip(&entries(&other.bytes)) {
        assert!(a == b, "{} {}", String::from_utf8_lossy(&a.1), String::from_utf8_lossy(&b.1));
    }
    assert!(packed.bytes == other.bytes, "round trip");
    let journal = verify::verify(&to.ledger.store, std::iter::empty(), &[]).await.expect("read");
    assert_eq!(journal.faults, []);
    assert_eq!(to.ledger.import_archive(&package).await.expect("compared"), Imported::Same);
    let (a, b) =
        (from.ledger.look(&Actor::system(), &case).await.expect("here"), to.ledger.look(&Actor::system(), &case).await.expect("there"));
    assert_eq!((a.0.head, a.0.acts), (b.0.head, b.0.acts));
    let (a, b) = (from.ledger.attachments(&Actor::system(), &case).await, to.ledger.attachments(&Actor::system(), &case).await);
    assert_eq!(a.expect("listed"), b.expect("listed"));

    // The case goes on in its new house, and then differs from its package.
    let clerk = Actor { agency: Some(from.agency.clone()), ..to.clerk() };
    to.act(&clerk, &case, "archive", json!({})).await.expect("archived");
    let differs = to.ledger.import_archive(&package).await.expect("compared");
    assert!(matches!(&differs, Imported::Differs(names) if names.contains(&"acts.jsonl".to_owned())), "{differs:?}");
}

#[tokio::test]
async fn a_package_goes_from_one_house_to_another_and_out_again_with_the_same_bytes() {
    engines::each("a_package_goes_from_one_house_to_another_and_out_again_with_the_same_bytes", async |url| {
        let folder = tempfile::tempdir().expect("a folder");
        let other = format!("sqlite:{}", folder.path().join("db").display());
        there_and_back(&office(url).await, &office(&other).await, &other).await;
    })
    .await;
    engines::each("the same the other way", async |url| {
        let folder = tempfile::tempdir().expect("a folder");
        let other = format!("sqlite:{}", folder.path().join("db").display());
        there_and_back(&office(&other).await, &Room::open(url).await, url).await;
    })
    .await;
}

#[tokio::test]
async fn whatever_is_changed_taken_added_or_moved_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let room = office(&format!("sqlite:{}", folder.path().join("db").display())).await;
    let case = archived(&room).await;
    checkpoint(&room).await;
    let packed = room.ledger.archive(&case, None).await.expect("a package");
    let whole = entries(&packed.bytes);
    assert_eq!(fault(&again(&whole)), "");
    assert!(whole.len() > 18, "{}", whole.len());
    for at in 0..whole.len() {
        let name = &whole[at].0;
        let mut changed = whole.clone();
        let middle = changed[at].1.len() / 2;
        changed[at].1[middle] ^= 1;
        let why = fault(&again(&changed));
        assert!(if at == 0 { !why.is_empty() } else { why.starts_with(name.as_str()) }, "changed {name}: {why}");

        let mut lacks = whole.clone();
        lacks.remove(at);
        assert!(fault(&again(&lacks)).starts_with(name.as_str()), "removed {name}: {}", fault(&again(&lacks)));

        let mut moved = whole.clone();
        moved.swap(at, if at + 1 == whole.len() { 1 } else { at + 1 });
        let why = fault(&again(&moved));
        assert!(why.contains("次序") || why.contains("第一项"), "moved {name}: {why}");
    }
    let mut more = whole.clone();
    more.push(("one-more.txt".to_owned(), b"more".to_vec()));
    assert!(fault(&again(&more)).starts_with("one-more.txt"), "{}", fault(&again(&more)));
    assert!(fault(&forged(&more)).starts_with("one-more.txt"), "{}", fault(&forged(&more)));
}

#[tokio::test]
async fn a_forger_who_mends_the_manifest_too_is_found_by_journal_seal_and_signature() {
    let folder = tempfile::tempdir().expect("a folder");
    let room = office(&format!("sqlite:{}", folder.path().join("db").display())).await;
    let case = archived(&room).await;
    checkpoint(&room).await;
    let whole = entries(&room.ledger.archive(&case, None).await.expect("a package").bytes);
    assert_eq!(fault(&forged(&whole)), "");
    let swapped = |name: &str, from: &str, to: &str| {
        let mut all = whole.clone();
        let entry = all.iter_mut().find(|(n, _)| n.starts_with(name)).unwrap_or_else(|| panic!("{name}"));
        let text = String::from_utf8(entry.1.clone()).expect("text");
        assert!(text.contains(from), "{name} has {from}: {text}");
        entry.1 = text.replacen(from, to, 1).into_bytes();
        fault(&forged(&all))
    };
    for (name, from, to, says) in [
        ("acts.jsonl", "2024-03-04", "2024-03-01", "第 1 步与日志不符"),
        ("acts.jsonl", "\"actor\":\"clerk\"", "\"actor\":\"other\"", "第 1 步与日志不符"),
        ("texts.jsonl", "维修合同", "施工合同", "第 1 步与日志不符"),
        ("journal.jsonl", "\"actor\":\"clerk\"", "\"actor\":\"other\"", "第 1 条与它的校验值不符"),
        ("attachments/", "扫描件", "复印件", "被换过或改过"),
        ("case.json", "汀小禾", "汀大禾", "与包里的其他内容对不上"),
        ("checkpoint.json", "\"number\": 1", "\"number\": 2", "检查点的内容与它的校验值不符"),
        ("application.json", "维修合同", "施工合同", "与包里的其他内容对不上"),
        ("metadata.xml", "未定", "永久", "与包里的其他内容对不上"),
    ] {
        let why = swapped(name, from, to);
        let why_is = why.contains(says);
        assert!(why_is, "{name}: {why}");
    }
}

#[tokio::test]
async fn what_is_no_package_and_what_unfolds_is_told_in_a_sentence() {
    assert!(fault(b"not a ZIP").contains("不是归档包"));
    assert!(fault(&again(&[("a.txt".to_owned(), b"a".to_vec())])).contains("第一项"));
    let bomb = zipped(&[("manifest.json".to_owned(), vec![b' '; 64 << 20])], CompressionMethod::Deflated);
    assert!(bomb.len() < 1 << 20, "small outside");
    assert!(fault(&bomb).contains("压缩过"), "{}", fault(&bomb));
}

#[tokio::test]
async fn a_case_whose_person_is_forgotten_has_no_package() {
    engines::each("a_case_whose_person_is_forgotten_has_no_package", async |url| {
        let room = office(url).await;
        let case = archived(&room).await;
        let key = store::seal::Owner::Case(case.clone());
        let input = (room.ledger.clone(), key);
        let done = room
            .ledger
            .store
            .act(input, |tx, (ledger, key)| Box::pin(async move { ledger.vault.destroy(tx, key, ledger.clock.now().0).await }));
        assert!(done.await.expect("destroyed"));
        let refused = room.ledger.archive(&case, None).await;
        assert!(matches!(&refused, Err(Refused::Unusable(why)) if why.contains("已按规定删除")), "{refused:?}");
    })
    .await;
}
