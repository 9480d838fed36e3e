//! The content of a package out of its entries.

use super::FORM;
use super::content::{Content, Record};
use super::entries::{Listed, Manifest};
use super::packed::Entry;
use serde::de::DeserializeOwned;
use store::application::Applicant;
use store::archive::Carried;
use store::seal::SuiteId;

/// Reads a package. What is wrong with an entry is told by its name.
///
/// # Errors
/// A sentence about the first entry that is wrong.
pub(super) fn parse(entries: &[Entry]) -> Result<Content, String> {
    let manifest: Manifest = match entries.first() {
        Some(first) if first.name == "manifest.json" => json(first)?,
        _ => return Err("manifest.json：清单不在最前面，或缺清单".to_owned()),
    };
    if manifest.format != FORM {
        return Err(format!("manifest.json：格式“{}”不认识，请用更新的程序核对", manifest.format));
    }
    let suite = SuiteId::named(&manifest.suite).ok_or("manifest.json：算法不认识")?;
    listed(&manifest, suite, entries)?;
    let record: Record = json(named(entries, "record.json")?)?;
    if record.key.suite != manifest.suite {
        return Err("manifest.json：所记的算法与案件密钥的不同".to_owned());
    }
    let application: serde_json::Value = json(named(entries, "application.json")?)?;
    let person: Applicant =
        serde_json::from_value(application["applicant"].clone()).map_err(|e| format!("application.json：申请人读不出：{e}"))?;
    let proof = entries.iter().find(|e| e.name == "checkpoint.json").map(json).transpose()?;
    let papers =
        entries.iter().filter(|e| matches!(e.name.as_str(), "index.docx" | "index.pdf")).map(|e| (e.name.clone(), e.bytes.clone())).collect();
    let mut content = Content {
        carried: Carried {
            agency: record.agency,
            applicant: record.applicant,
            case: record.case,
            key: record.key,
            acts: lines(named(entries, "acts.jsonl")?)?,
            texts: lines(named(entries, "texts.jsonl")?)?,
            letters: record.letters,
            blobs: record.blobs,
            numbers: record.numbers,
            journal: lines(named(entries, "journal.jsonl")?)?,
        },
        person,
        files: Vec::new(),
        proof,
        decided: record.decided,
        software: manifest.software,
        papers,
    };
    for at in 0..content.carried.blobs.len() {
        content.files.push(named(entries, &content.entry_of(at))?.bytes.clone());
    }
    Ok(content)
}

/// Holds the entries against the list, in its order.
fn listed(manifest: &Manifest, suite: SuiteId, entries: &[Entry]) -> Result<(), String> {
    for listed in &manifest.entries {
        let entry = entries.iter().skip(1).find(|e| e.name == listed.name);
        let entry = entry.ok_or_else(|| format!("{}：清单（manifest.json）上有，包里没有", listed.name))?;
        let found = Listed::of(suite, entry);
        if found.sha256 != listed.sha256 || found.size != listed.size {
            return Err(format!("{}：与清单（manifest.json）所记的 SHA-256 或大小不符", listed.name));
        }
        if found.sm3 != listed.sm3 {
            return Err(format!("{}：与清单（manifest.json）所记的 SM3 不符", listed.name));
        }
    }
    for (at, entry) in entries.iter().skip(1).enumerate() {
        match manifest.entries.get(at) {
            Some(listed) if listed.name == entry.name => {}
            _ if manifest.entries.iter().all(|l| l.name != entry.name) => {
                return Err(format!("{}：包里有，清单（manifest.json）上没有", entry.name));
            }
            _ => return Err(format!("{}：次序与清单（manifest.json）不同", entry.name)),
        }
    }
    Ok(())
}

fn named<'a>(entries: &'a [Entry], name: &str) -> Result<&'a Entry, String> {
    entries.iter().find(|e| e.name == name).ok_or_else(|| format!("{name}：包里没有"))
}

fn json<T: DeserializeOwned>(entry: &Entry) -> Result<T, String> {
    serde_json::from_slice(&entry.bytes).map_err(|e| format!("{}：读不出：{e}", entry.name))
}

fn lines<T: DeserializeOwned>(entry: &Entry) -> Result<Vec<T>, String> {
    let rows = entry.bytes.split(|b| *b == b'\n').filter(|l| !l.is_empty());
    (1..).zip(rows).map(|(n, row)| serde_json::from_slice(row).map_err(|e| format!("{} 第 {n} 行：读不出：{e}", entry.name))).collect()
}
