//! Verifying a package without an installation: every digest, the chain, the
//! acts and texts against it, every attachment, the fold by the law, the way
//! to the checkpoint and its signature. The first thing that is wrong is named.

use super::{derived, form, package::Package};
use law::Calendar;
use law::application::Case;
use law::application::stage::Stage;

/// What is wrong with a package.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{why}", entry.as_ref().map(|e| format!("{e}：")).unwrap_or_default())]
pub struct Fault {
    /// The entry, if it is one.
    pub entry: Option<String>,
    /// What is wrong, in Chinese.
    pub why: String,
}

impl Fault {
    pub(super) fn of(entry: &str, why: &str) -> Fault {
        // A name out of a stranger's file is shown, but not at any length.
        Fault { entry: Some(entry.chars().filter(|c| !c.is_control()).take(120).collect()), why: why.to_owned() }
    }

    pub(super) fn whole(why: &str) -> Fault {
        Fault { entry: None, why: why.to_owned() }
    }
}

/// What holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The case.
    pub case: String,
    /// 受理编号.
    pub number: Option<String>,
    /// The agency by its name.
    pub agency: String,
    /// Where the acts lead.
    pub stage: Stage,
    /// Acts.
    pub acts: usize,
    /// Entries of the journal.
    pub entries: usize,
    /// Attachments and letters.
    pub files: usize,
    /// The checkpoint: its number, up to which entry, and the public key that
    /// signed it; none if no checkpoint was made yet.
    pub checkpoint: Option<(u64, i64, String)>,
}

/// Verifies a package and opens it.
///
/// # Errors
/// The first thing that is wrong.
pub fn open(bytes: &[u8]) -> Result<(Package, Verified), Fault> {
    let entries = form::unpack(bytes)?;
    let package = Package::read(&entries)?;
    let verified = hold(&package)?;
    let again = package.entries()?;
    for (at, (name, bytes)) in entries.iter().enumerate() {
        match again.get(at) {
            Some((expected, content)) if expected == name && content == bytes => {}
            Some((expected, _)) if expected == name => return Err(Fault::of(name, "与包里的其他内容对不上")),
            _ => return Err(Fault::of(name, "不是归档包里该有的，或次序不对")),
        }
    }
    match again.get(entries.len()) {
        Some((name, _)) => Err(Fault::of(name, "归档包里没有它")),
        None if package.printed.len() < derived::PRINTED.len() - 1 => Err(Fault::of(derived::PRINTED[0], "归档包里没有它")),
        None => Ok((package, verified)),
    }
}

/// Holds the parts of a package against each other.
fn hold(of: &Package) -> Result<Verified, Fault> {
    let carried = &of.carried;
    rows(of)?;
    let names = super::package::names(carried);
    for (at, (bytes, name)) in of.files.iter().zip(&names).enumerate() {
        if carried.sealed_again(at, bytes).is_none() {
            return Err(Fault::of(name, "与它在日志里的地址不符：被换过或改过"));
        }
    }
    let is_named = |address: &str| carried.blobs.iter().any(|b| b.address == address);
    let mut attached = carried.texts.iter().filter_map(|t| t.field.strip_prefix("attachment/"));
    if attached.any(|address| !is_named(address)) {
        return Err(Fault::of("blobs.jsonl", "缺一个随步骤交来的附件"));
    }
    let entries = carried.entries().ok_or_else(|| Fault::of("acts.jsonl", "有一步的内容不认识"))?;
    let folded = Case::fold(Calendar::national(), &entries);
    let folded = folded.map_err(|_| Fault::of("acts.jsonl", "各步合起来不成一件申请"))?;
    let last = carried.journal.last().map_or(0, |e| e.seq);
    if let Some(proof) = &of.proof {
        let fault = |why: &str| Fault::of("checkpoint.json", why);
        proof.holds(&carried.chain()).map_err(fault)?;
        let named = carried.journal.iter().find(|e| e.seq == proof.seq);
        if proof.seq > last || named.is_none_or(|e| e.h != proof.h) || proof.agency != carried.agency.id {
            return Err(fault("检查点里的那一条与日志不符"));
        }
    }
    Ok(Verified {
        case: carried.case.id.clone(),
        number: carried.case.number.clone(),
        agency: carried.agency.name.clone(),
        stage: folded.stage,
        acts: carried.acts.len(),
        entries: carried.journal.len(),
        files: of.files.len(),
        checkpoint: of.proof.as_ref().map(|p| (p.number, p.seq, p.public_key.clone())),
    })
}

/// Holds acts and texts against the journal, and the journal against itself.
pub(super) fn rows(of: &Package) -> Result<(), Fault> {
    if of.carried.data_key().is_none() {
        return Err(Fault::of("case.json", "案件标识或数据密钥不合规矩"));
    }
    if let Some(seq) = of.carried.first_wrong_entry() {
        return Err(Fault::of("journal.jsonl", &format!("第 {seq} 条与它的校验值不符，或不接着上一条")));
    }
    match of.carried.first_wrong_act() {
        Some(seq) => Err(Fault::of("acts.jsonl", &format!("第 {seq} 步与日志不符：步骤、日期、办理人或随附的文字被改过"))),
        None => Ok(()),
    }
}
