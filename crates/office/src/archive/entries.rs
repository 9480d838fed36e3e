//! The entries of a package out of its content: a function, so that the same
//! content gives the same bytes, and verifying can make them again.

use super::content::{Content, Record};
use super::packed::Entry;
use super::{FORM, index, metadata};
use law::Calendar;
use law::application::Case;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::seal::SuiteId;

/// What a person reads first.
const README: &str = "这是一件政府信息公开申请的归档包，由程序“公开”写出。\n\
    包里有申请人的个人信息、全部文书和附件，以及这件申请的密钥，都是明文：与纸质案卷同样保密，不得公开，传送时另行加密。\n\
    脱机核对：gongkai archive verify 文件名\n\
    卷内目录见 index.pdf、index.docx 或 index.json；元数据见 metadata.xml；各条目的校验值见 manifest.json。\n";

/// The list of what is in a package, with digests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) format: String,
    pub(super) software: String,
    pub(super) suite: String,
    pub(super) entries: Vec<Listed>,
}

/// One entry of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) sha256: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(super) sm3: Option<String>,
}

impl Listed {
    pub(super) fn of(suite: SuiteId, entry: &Entry) -> Listed {
        let digest = |suite: SuiteId| suite.suite().digest(&entry.bytes).iter().map(|b| format!("{b:02x}")).collect::<String>();
        Listed {
            name: entry.name.clone(),
            size: entry.bytes.len() as u64,
            sha256: digest(SuiteId::Intl),
            sm3: (suite == SuiteId::Guomi).then(|| digest(SuiteId::Guomi)),
        }
    }
}

/// The entries, the manifest first.
///
/// # Errors
/// A sentence, if the acts do not make a case, or a row cannot be written.
pub(super) fn entries(of: &Content) -> Result<Vec<Entry>, String> {
    let suite = SuiteId::named(&of.carried.key.suite).ok_or("案件密钥的算法不认识")?;
    let acts = of.carried.entries().ok_or("acts.jsonl：有一步的内容不认识")?;
    let case = Case::fold(&Calendar::national(), &acts).map_err(|m| format!("acts.jsonl：各步合不成一件申请：{m:?}"))?;
    let digests: &[&str] = if suite == SuiteId::Guomi { &["SHA-256", "SM3"] } else { &["SHA-256"] };
    let mut all = vec![
        text("readme.txt", README.to_owned()),
        text("metadata.xml", metadata::xml(of, &case, digests)),
        pretty("index.json", &index::rows(of))?,
    ];
    all.extend(of.papers.iter().map(|(name, bytes)| Entry { name: name.clone(), bytes: bytes.clone() }));
    all.push(pretty("application.json", &application(of)?)?);
    all.push(lines("acts.jsonl", &of.carried.acts)?);
    all.push(lines("texts.jsonl", &of.carried.texts)?);
    all.push(pretty("delivery.json", &deliveries(of))?);
    all.push(pretty("record.json", &record(of))?);
    all.push(lines("journal.jsonl", &of.carried.journal)?);
    if let Some(proof) = &of.proof {
        all.push(pretty("checkpoint.json", proof)?);
    }
    for (at, bytes) in of.files.iter().enumerate() {
        all.push(Entry { name: of.entry_of(at), bytes: bytes.clone() });
    }
    let manifest = Manifest {
        format: FORM.to_owned(),
        software: of.software.clone(),
        suite: suite.name().to_owned(),
        entries: all.iter().map(|e| Listed::of(suite, e)).collect(),
    };
    all.insert(0, pretty("manifest.json", &manifest)?);
    Ok(all)
}

fn record(of: &Content) -> Record {
    let carried = &of.carried;
    Record {
        agency: carried.agency.clone(),
        applicant: carried.applicant.clone(),
        case: carried.case.clone(),
        key: carried.key.clone(),
        letters: carried.letters.clone(),
        blobs: carried.blobs.clone(),
        numbers: carried.numbers.clone(),
        decided: of.decided.clone(),
    }
}

/// The application as it was received.
fn application(of: &Content) -> Result<Value, String> {
    let carried = &of.carried;
    let first = carried.acts.first();
    let said = |seq: i64| -> serde_json::Map<String, Value> {
        let own = carried.texts.iter().filter(|t| t.seq == seq && !t.field.contains('/'));
        own.map(|t| (t.field.clone(), json!(t.text))).collect()
    };
    Ok(json!({
        "agency": carried.agency.name,
        "number": carried.case.number,
        "applicant_kind": carried.case.applicant_kind,
        "applicant": serde_json::to_value(&of.person).map_err(|e| e.to_string())?,
        "received": first.map(|a| a.recorded.clone()),
        "effective": first.map(|a| a.effective.clone()),
        "said": said(first.map_or(1, |a| a.seq)),
        "attachments": first.map(|a| attached(of, a.seq)).unwrap_or_default(),
    }))
}

/// How each letter reached whom it was for, with the evidence.
fn deliveries(of: &Content) -> Value {
    let is_delivery = |kind: &str| kind == "delivered" || kind.ends_with("_delivered");
    let acts = of.carried.acts.iter().filter(|a| is_delivery(&a.kind));
    let one = |a: &store::archive::ActRow| {
        let said: serde_json::Map<String, Value> =
            of.carried.texts.iter().filter(|t| t.seq == a.seq && !t.field.contains('/')).map(|t| (t.field.clone(), json!(t.text))).collect();
        json!({
            "seq": a.seq, "kind": a.kind, "effective": a.effective, "recorded": a.recorded, "actor": a.actor,
            "detail": serde_json::from_str::<Value>(&a.detail).unwrap_or_default(),
            "said": said, "attachments": attached(of, a.seq),
        })
    };
    acts.map(one).collect()
}

/// The entries with what came with an act.
fn attached(of: &Content, seq: i64) -> Value {
    let came = |at: &usize| of.carried.blobs.get(*at).and_then(|b| of.about(&b.address)).is_some_and(|(with, _)| with == seq);
    (0..of.carried.blobs.len()).filter(came).map(|at| json!(of.entry_of(at))).collect()
}

fn text(name: &str, text: String) -> Entry {
    Entry { name: name.to_owned(), bytes: text.into_bytes() }
}

fn pretty(name: &str, value: &impl Serialize) -> Result<Entry, String> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|e| format!("{name}：{e}"))?;
    bytes.push(b'\n');
    Ok(Entry { name: name.to_owned(), bytes })
}

fn lines<T: Serialize>(name: &str, rows: &[T]) -> Result<Entry, String> {
    let mut bytes = Vec::new();
    for row in rows {
        serde_json::to_writer(&mut bytes, row).map_err(|e| format!("{name}：{e}"))?;
        bytes.push(b'\n');
    }
    Ok(Entry { name: name.to_owned(), bytes })
}
