//! Verifying a package off line: nothing but its bytes is needed.

use super::content::Content;
use super::entries::entries;
use super::packed::{Entry, NotAPackage, pack, unpack};
use super::parse::parse;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Everything holds.
    Holds {
        /// Of which case, by 受理编号 or, without one, by id.
        case: String,
        /// Whose.
        agency: String,
        /// How many acts, entries of the journal, files.
        counted: [usize; 3],
        /// Number, instant and public key of the checkpoint that covers the
        /// journal, and up to which entry; none if the package has none.
        signed: Option<(u64, String, String, i64)>,
    },
    /// The first thing that is wrong, by the entry that holds it.
    Wrong(String),
}

/// Verifies a package: the list, every entry made again from the content,
/// the chain, the acts by the digests of the chain, the files by the digests of
/// their ciphertext, and the signature with the way to it.
///
/// # Errors
/// If it is no package at all.
pub fn verify(bytes: &[u8]) -> Result<Verdict, NotAPackage> {
    let unpacked = unpack(bytes)?;
    if unpacked.iter().all(|e| e.name != "manifest.json") {
        return Err(NotAPackage("这不是归档包：里面没有 manifest.json".to_owned()));
    }
    Ok(match read(&unpacked, bytes) {
        Ok(content) => holds(&content),
        Err(wrong) => Verdict::Wrong(wrong),
    })
}

/// The content of a package in which everything holds.
pub(super) fn read(unpacked: &[Entry], bytes: &[u8]) -> Result<Content, String> {
    let content = parse(unpacked)?;
    let (carried, wrong) = (&content.carried, |name: &str, why: &str| Err(format!("{name}：{why}")));
    if let Some(seq) = carried.first_wrong_entry() {
        return wrong("journal.jsonl", &format!("第 {seq} 条与其校验值不符：被改动、调换、插入或删除"));
    }
    if let Some(seq) = carried.first_wrong_act() {
        return wrong("acts.jsonl、texts.jsonl", &format!("第 {seq} 步与日志所记的校验值不符：被改动、插入或删除"));
    }
    if carried.journal.is_empty() {
        return wrong("journal.jsonl", "没有记录");
    }
    let made = entries(&content)?;
    for (there, made) in unpacked.iter().zip(&made) {
        if there != made {
            return wrong(&made.name, "与按包内记录重新生成的不同");
        }
    }
    if made.len() != unpacked.len() {
        return wrong("manifest.json", "条目数与按包内记录重新生成的不同");
    }
    for (at, file) in content.files.iter().enumerate() {
        if carried.sealed_again(at, file).is_none() {
            return wrong(&content.entry_of(at), "与登记的密文地址不符");
        }
    }
    for text in carried.texts.iter().filter_map(|t| t.field.strip_prefix("attachment/")) {
        if carried.blobs.iter().all(|b| b.address != text) {
            return wrong("record.json", "缺一个附件");
        }
    }
    if let Some(proof) = &content.proof {
        if let Err(why) = proof.holds(&carried.chain()) {
            return wrong("checkpoint.json", why);
        }
        let stood = carried.journal.iter().any(|e| e.seq == proof.seq && e.h == proof.h);
        if !stood || proof.agency != carried.agency.id {
            return wrong("journal.jsonl", &format!("第 {} 条与签过名的检查点不符：日志被重写", proof.seq));
        }
    }
    if pack(&made).ok().as_deref() != Some(bytes) {
        return Err("文件的结构被改过：条目的名称、时间或附加的字节与原样不同".to_owned());
    }
    Ok(content)
}

fn holds(content: &Content) -> Verdict {
    let carried = &content.carried;
    Verdict::Holds {
        case: carried.case.number.clone().unwrap_or_else(|| carried.case.id.clone()),
        agency: carried.agency.name.clone(),
        counted: [carried.acts.len(), carried.journal.len(), carried.blobs.len()],
        signed: content.proof.as_ref().map(|p| (p.number, p.at.clone(), p.public_key.clone(), p.seq)),
    }
}
