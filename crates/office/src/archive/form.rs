//! The file of a package: a ZIP whose entries are only stored, under a
//! manifest that names each with its size and digests.
//!
//! Nothing is compressed, so a small file cannot unfold into a large one, and
//! nothing in it depends on the day or the machine.

use super::package::{FORM, MANIFEST, object};
use super::verify::Fault;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::io::{Cursor, Read as _, Write as _};
use store::seal::SuiteId;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// No package is larger, in bytes.
pub const LARGEST: u64 = 256 << 20;

/// No package has more entries.
const MOST: usize = 2000;

/// An entry of the manifest.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    name: String,
    size: u64,
    sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sm3: Option<String>,
}

/// The manifest.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    form: String,
    case: String,
    hash: Vec<String>,
    entries: Vec<Listed>,
}

/// Writes entries behind their manifest; under 国密 with SM3 beside SHA-256.
///
/// # Errors
/// If they are more or larger than a package takes.
pub(super) fn pack(case: &str, suite: SuiteId, entries: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Fault> {
    let size: u64 = entries.iter().map(|(_, b)| b.len() as u64).sum();
    if size > LARGEST || entries.len() > MOST {
        return Err(Fault::whole("这件申请的材料超过 256 MB 或 2000 个文件，不能做成一个归档包"));
    }
    let manifest = Manifest {
        form: FORM.to_owned(),
        case: case.to_owned(),
        hash: hashes(suite).iter().map(|h| (*h).to_owned()).collect(),
        entries: entries.iter().map(|(name, bytes)| listed(suite, name, bytes)).collect(),
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(usize::try_from(size).unwrap_or(0) + (64 << 10))));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let failed = |_| Fault::whole("归档包写不出来");
    let head = (MANIFEST.to_owned(), object(&manifest)?);
    for (name, bytes) in std::iter::once(&head).chain(entries) {
        writer.start_file(name.as_str(), options).map_err(failed)?;
        writer.write_all(bytes).map_err(|_| Fault::whole("归档包写不出来"))?;
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

/// The entries of a package, held against its manifest: names, order, sizes
/// and digests.
///
/// # Errors
/// The first entry that is wrong, missing, added or out of its place.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut all = stored(bytes)?;
    if all.first().is_none_or(|(name, _)| name != MANIFEST) {
        return Err(Fault::of(MANIFEST, "归档包的第一项不是它"));
    }
    let (_, written) = all.remove(0);
    let manifest: Manifest = serde_json::from_slice(&written).map_err(|_| Fault::of(MANIFEST, "内容不合格式"))?;
    let suite = SuiteId::ALL.into_iter().find(|s| manifest.hash.iter().map(String::as_str).eq(hashes(*s).iter().copied()));
    let suite = suite.filter(|_| manifest.form == FORM && object(&manifest).is_ok_and(|b| b == written));
    let suite = suite.ok_or_else(|| Fault::of(MANIFEST, "不是本程序写成的样子"))?;
    let has = |name: &str| all.iter().any(|(n, _)| n == name);
    for (at, (name, _)) in all.iter().enumerate() {
        if all[..at].iter().any(|(n, _)| n == name) {
            return Err(Fault::of(name, "在归档包里有两份"));
        }
        match manifest.entries.get(at) {
            Some(listed) if listed.name == *name => {}
            Some(listed) if !has(&listed.name) => return Err(Fault::of(&listed.name, "清单里有，归档包里没有")),
            _ if manifest.entries.iter().all(|l| l.name != *name) => return Err(Fault::of(name, "清单里没有，是加进来的")),
            _ => return Err(Fault::of(name, "次序与清单不同")),
        }
    }
    if let Some(missing) = manifest.entries.get(all.len()) {
        return Err(Fault::of(&missing.name, "清单里有，归档包里没有"));
    }
    for ((name, bytes), expected) in all.iter().zip(&manifest.entries) {
        if listed(suite, name, bytes) != *expected {
            return Err(Fault::of(name, "内容与清单里的校验值不符"));
        }
    }
    Ok(all)
}

/// The entries of a ZIP in their order, if all are only stored.
fn stored(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let not_ours = || Fault::whole("这不是归档包，或已损坏：请用 gongkai archive export 做出的文件");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_ours())?;
    if archive.len() > MOST || bytes.len() as u64 > LARGEST + (1 << 20) {
        return Err(Fault::whole("文件超过 256 MB 或 2000 项，不像归档包，没有读"));
    }
    if archive.offset() != 0 || !archive.comment().is_empty() {
        return Err(Fault::of("整个文件", "前后有多出来的内容"));
    }
    let (mut all, mut total) = (Vec::with_capacity(archive.len()), 0_u64);
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|_| not_ours())?;
        let name = entry.name().map_err(|_| not_ours())?.into_owned();
        if entry.compression() != CompressionMethod::Stored || entry.is_dir() {
            return Err(Fault::of(&name, "是压缩过的；归档包的各项都不压缩"));
        }
        total = total.saturating_add(entry.size());
        // What is only stored cannot be more than the file itself.
        if total > bytes.len() as u64 {
            return Err(Fault::of(&name, "写的大小与文件不符"));
        }
        let (size, mut content) = (entry.size(), Vec::new());
        // A digest that is wrong here is told of by the manifest, by name.
        let read = (&mut entry).take(size).read_to_end(&mut content);
        if read.is_err() || content.len() as u64 != size {
            return Err(Fault::of(&name, "内容已损坏"));
        }
        all.push((name, content));
    }
    Ok(all)
}

fn listed(suite: SuiteId, name: &str, bytes: &[u8]) -> Listed {
    let sm3 = matches!(suite, SuiteId::Guomi).then(|| hex(&suite.suite().digest(bytes)));
    Listed { name: name.to_owned(), size: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)), sm3 }
}

/// The names of the digests of a suite.
pub(super) fn hashes(suite: SuiteId) -> &'static [&'static str] {
    match suite {
        SuiteId::Intl => &["SHA-256"],
        SuiteId::Guomi => &["SHA-256", "SM3"],
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _never_fails = write!(text, "{byte:02x}");
        text
    })
}
