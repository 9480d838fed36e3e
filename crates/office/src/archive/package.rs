//! What a package holds, and the entries it is written in.

use super::derived;
use super::verify::Fault;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::application::Applicant;
use store::archive::{AgencyRow, ApplicantRow, BlobRow, Carried, CaseRow, KeyRow};
use store::journal::proof::Proof;

/// The name and version of the form.
pub const FORM: &str = "gongkai/archive/1";

/// The entry that names all others.
pub const MANIFEST: &str = "manifest.json";

/// The entries from which everything else follows, in their order.
const BASE: [&str; 7] = ["case.json", "acts.jsonl", "texts.jsonl", "letters.jsonl", "blobs.jsonl", "numbers.jsonl", "journal.jsonl"];

/// The checkpoint, if there is one.
const CHECKPOINT: &str = "checkpoint.json";

/// What a package tells that no row of the case says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The version of the program that wrote it.
    pub version: String,
    /// 保管期限; none while the agency has not said.
    pub retention: Option<String>,
    /// Who stands behind the accounts that acted.
    pub handlers: BTreeMap<String, String>,
}

/// A package.
#[derive(Clone)]
pub struct Package {
    /// The rows.
    pub carried: Carried,
    /// Who applied.
    pub person: Applicant,
    /// The bytes of its blobs, in their order.
    pub files: Vec<Vec<u8>>,
    /// The checkpoint that last took hold of its chain.
    pub proof: Option<Proof>,
    /// What no row says.
    pub origin: Origin,
    /// The printable index, made where the package is made: how it is laid
    /// out depends on fonts.
    pub printed: Vec<(String, Vec<u8>)>,
}

impl std::fmt::Debug for Package {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Package({}, {} files)", self.carried.case.id, self.files.len())
    }
}

/// What stands in `case.json`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    form: String,
    agency: AgencyRow,
    applicant: ApplicantRow,
    person: Applicant,
    case: CaseRow,
    key: KeyRow,
    origin: Origin,
}

impl Package {
    /// Its entries in their order, but for the manifest.
    ///
    /// # Errors
    /// If something cannot be written as JSON.
    pub fn entries(&self) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let of = &self.carried;
        let mut all = derived::entries(self)?;
        all.extend(self.printed.iter().cloned());
        let head = Head {
            form: FORM.to_owned(),
            agency: of.agency.clone(),
            applicant: of.applicant.clone(),
            person: self.person.clone(),
            case: of.case.clone(),
            key: of.key.clone(),
            origin: self.origin.clone(),
        };
        let [case, acts, texts, letters, blobs, numbers, journal] = BASE;
        all.push((case.to_owned(), object(&head)?));
        all.push((acts.to_owned(), lines(&of.acts)?));
        all.push((texts.to_owned(), lines(&of.texts)?));
        all.push((letters.to_owned(), lines(&of.letters)?));
        all.push((blobs.to_owned(), lines(&of.blobs)?));
        all.push((numbers.to_owned(), lines(&of.numbers)?));
        all.push((journal.to_owned(), lines(&of.journal)?));
        if let Some(proof) = &self.proof {
            all.push((CHECKPOINT.to_owned(), object(proof)?));
        }
        all.extend(names(of).into_iter().zip(self.files.iter().cloned()));
        Ok(all)
    }

    /// A package out of its entries, which are not yet held against each
    /// other.
    ///
    /// # Errors
    /// The first entry that is missing or cannot be read.
    pub fn read(entries: &[(String, Vec<u8>)]) -> Result<Package, Fault> {
        let bytes = |name: &str| entries.iter().find(|(n, _)| n == name).map(|(_, b)| b.as_slice());
        let needed = |name: &str| bytes(name).ok_or_else(|| Fault::of(name, "归档包里没有它"));
        let [case, acts, texts, letters, blobs, numbers, journal] = BASE;
        let head: Head = serde_json::from_slice(needed(case)?).map_err(|_| Fault::of(case, "内容不合格式"))?;
        if head.form != FORM {
            return Err(Fault::of(case, "不是这个版本的程序认识的归档包"));
        }
        let carried = Carried {
            agency: head.agency,
            applicant: head.applicant,
            case: head.case,
            key: head.key,
            acts: read_lines(acts, needed(acts)?)?,
            texts: read_lines(texts, needed(texts)?)?,
            letters: read_lines(letters, needed(letters)?)?,
            blobs: read_lines::<BlobRow>(blobs, needed(blobs)?)?,
            numbers: read_lines(numbers, needed(numbers)?)?,
            journal: read_lines(journal, needed(journal)?)?,
        };
        let proof = bytes(CHECKPOINT).map(|b| serde_json::from_slice(b).map_err(|_| Fault::of(CHECKPOINT, "内容不合格式")));
        let files = names(&carried).iter().map(|name| needed(name).map(<[u8]>::to_vec)).collect::<Result<_, _>>()?;
        let printed = derived::PRINTED.iter().filter_map(|name| Some(((*name).to_owned(), bytes(name)?.to_vec()))).collect();
        Ok(Package { carried, person: head.person, files, proof: proof.transpose()?, origin: head.origin, printed })
    }
}

/// The names under which the blobs of a case stand in a package.
pub(super) fn names(of: &Carried) -> Vec<String> {
    let one = |(at, blob): (usize, &BlobRow)| {
        if let Some(letter) = of.letters.iter().find(|l| l.blob.as_deref() == Some(&blob.address)) {
            let ending = if blob.media == "application/pdf" { "pdf" } else { "docx" };
            return format!("letters/{:03}.{ending}", letter.seq);
        }
        match attachment(of, &blob.address) {
            Some((seq, about)) => {
                let kind = about["kind"].as_str().filter(|k| k.bytes().all(|b| b.is_ascii_alphanumeric())).unwrap_or("bin");
                format!("attachments/{seq:03}-{:02}.{kind}", at + 1)
            }
            None => format!("others/{:02}.bin", at + 1),
        }
    };
    of.blobs.iter().enumerate().map(one).collect()
}

/// The act an attachment came with, and what is said of it.
pub(super) fn attachment(of: &Carried, address: &str) -> Option<(i64, serde_json::Value)> {
    let text = of.texts.iter().find(|t| t.field.strip_prefix("attachment/") == Some(address))?;
    Some((text.seq, serde_json::from_str(&text.text).unwrap_or_default()))
}

/// A value as an entry.
pub(super) fn object(value: &impl Serialize) -> Result<Vec<u8>, Fault> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|_| Fault::whole("归档包的内容不能写成 JSON"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn lines(rows: &[impl Serialize]) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    for row in rows {
        serde_json::to_writer(&mut bytes, row).map_err(|_| Fault::whole("归档包的内容不能写成 JSON"))?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn read_lines<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> Result<Vec<T>, Fault> {
    let lines = bytes.split(|b| *b == b'\n').enumerate().filter(|(_, line)| !line.is_empty());
    lines.map(|(n, line)| serde_json::from_slice(line).map_err(|_| Fault::of(name, &format!("第 {} 行不合格式", n + 1)))).collect()
}
