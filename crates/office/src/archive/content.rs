//! What a package holds, before it is bytes and after it was read.

use serde::{Deserialize, Serialize};
use store::application::Applicant;
use store::archive::{AgencyRow, ApplicantRow, BlobRow, Carried, CaseRow, KeyRow, LetterRow, NumberRow};
use store::journal::proof::Proof;

/// What a package holds.
pub(super) struct Content {
    /// The case.
    pub(super) carried: Carried,
    /// Who applied.
    pub(super) person: Applicant,
    /// The bytes of each blob, in their order.
    pub(super) files: Vec<Vec<u8>>,
    /// What binds the journal to a signature.
    pub(super) proof: Option<Proof>,
    /// What is decided or measured once, at the first export.
    pub(super) decided: Decided,
    /// The program that wrote it, with its version.
    pub(super) software: String,
    /// The printed 卷内目录: name of the entry and bytes.
    pub(super) papers: Vec<(String, Vec<u8>)>,
}

/// What is decided or measured once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decided {
    /// 保管期限; none while nobody decided it.
    pub(super) retention: Option<String>,
    /// The pages of each blob, in their order; none where nobody counted.
    pub(super) pages: Vec<Option<u32>>,
}

/// What of the rows stands in one entry, `record.json`; acts, texts and the
/// journal have entries of their own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    pub(super) agency: AgencyRow,
    pub(super) applicant: ApplicantRow,
    pub(super) case: CaseRow,
    pub(super) key: KeyRow,
    pub(super) letters: Vec<LetterRow>,
    pub(super) blobs: Vec<BlobRow>,
    pub(super) numbers: Vec<NumberRow>,
    pub(super) decided: Decided,
}

impl Content {
    /// The name of the entry with a blob: its place in the order, and what it
    /// is.
    pub(super) fn entry_of(&self, at: usize) -> String {
        let Some(row) = self.carried.blobs.get(at) else { return String::new() };
        let letter = self.carried.letters.iter().find(|l| l.blob.as_deref() == Some(row.address.as_str()));
        let (folder, ending) = match letter {
            Some(_) if row.media == "application/pdf" => ("letters", "pdf".to_owned()),
            Some(_) => ("letters", "docx".to_owned()),
            None => ("attachments", self.ending(&row.address)),
        };
        format!("{folder}/{:03}.{ending}", at + 1)
    }

    /// What stands sealed beside the address of an attachment: the act, and
    /// name, size and kind.
    pub(super) fn about(&self, address: &str) -> Option<(i64, serde_json::Value)> {
        let field = format!("attachment/{address}");
        let text = self.carried.texts.iter().find(|t| t.field == field)?;
        Some((text.seq, serde_json::from_str(&text.text).ok()?))
    }

    fn ending(&self, address: &str) -> String {
        let kind = self.about(address).and_then(|(_, about)| about["kind"].as_str().map(str::to_owned)).unwrap_or_default();
        let is_plain = !kind.is_empty() && kind.len() <= 8 && kind.bytes().all(|b| b.is_ascii_alphanumeric());
        if is_plain { kind } else { "bin".to_owned() }
    }
}
