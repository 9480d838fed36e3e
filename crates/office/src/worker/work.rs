//! What a child can be asked: to read a file, to look into a package, to
//! redact a file. Asked and answered as one frame each: the length of a head in
//! eight bytes, the head as JSON, then bytes.

use document::{Document, Limits, Place, ReadError};
use redact::guard::{File, Finding, Kind, Package, Severity};
use redact::pdf::{Area, Drawing, Rest};
use redact::{Mark, Passage, RedactError, Redacted, Spot};
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Read the file.
    Read,
    /// Look into a package; its files lie one behind the other.
    Inspect(Parcel),
    /// Take passages out of a text.
    RedactText(Vec<Cut>),
    /// Take passages out of a DOCX file.
    RedactDocx(Vec<Cut>),
    /// Burn areas into the pages of a PDF file.
    RedactPdf(Vec<Spread>),
}

/// A package (送达前检查).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Parcel {
    /// The case.
    pub case: String,
    /// The numbers of its letters.
    pub numbers: Vec<String>,
    /// Name, case and length of each file.
    pub files: Vec<(String, String, usize)>,
    /// The digests of its originals that were redacted.
    pub originals: Vec<[u8; 32]>,
    /// What was removed from them.
    pub removed: Vec<String>,
}

/// Words to be taken out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cut {
    /// The words.
    pub words: String,
    /// The ground, e.g. 第十五条.
    pub ground: String,
    /// Whether all places are meant; one that is not alone is refused
    /// otherwise.
    pub everywhere: bool,
}

/// An area of a page, in tenths of a point from the top left.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Spread {
    /// Page from 1, left, top, width, height.
    pub at: (u32, i32, i32, i32, i32),
    /// The ground.
    pub ground: String,
}

/// What was found in a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leak {
    /// What kind, in one word.
    pub kind: String,
    /// Whether the package must not go out.
    pub stops: bool,
    /// Whether it is only told.
    pub informs: bool,
    /// Whether a person may let it pass with a reason: personal data that are
    /// the applicant's own, or are public.
    pub may_pass: bool,
    /// The file, personal data masked.
    pub name: String,
    /// Where in it.
    pub place: Option<Place>,
    /// A sentence.
    pub message: String,
    /// What was found, masked.
    pub excerpt: Option<String>,
}

/// What was removed from a file, for the letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// Place and ground of each.
    pub list: Vec<(Place, String)>,
    /// What else is not in the new file.
    pub notes: Vec<String>,
}

/// The answer's head.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    Document(Document),
    Leaks(Vec<Leak>),
    Redacted(Withheld),
    Error(ReadError),
    Refused(String),
}

/// A head and bytes as one frame.
pub(super) fn pack(head: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(8 + head.len() + bytes.len());
    frame.extend_from_slice(&(head.len() as u64).to_le_bytes());
    frame.extend_from_slice(head);
    frame.extend_from_slice(bytes);
    frame
}

/// Head and bytes of a frame; none if it is not one.
pub(super) fn unpack(frame: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = frame.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

/// Does what is asked, in this process.
pub(super) fn done(work: &Work, bytes: &[u8], limits: &Limits) -> (Answer, Vec<u8>) {
    let redacted = |result: Result<Redacted, RedactError>| match result {
        Ok(made) => {
            let list = made.list.into_iter().map(|r| (r.place, r.ground)).collect();
            (Answer::Redacted(Withheld { list, notes: made.notes }), made.bytes)
        }
        Err(RedactError::File(error)) => (Answer::Error(error), Vec::new()),
        Err(error) => (Answer::Refused(error.to_string()), Vec::new()),
    };
    match work {
        Work::Read => match document::read(bytes, limits) {
            Ok(document) => (Answer::Document(document), Vec::new()),
            Err(error) => (Answer::Error(error), Vec::new()),
        },
        Work::Inspect(parcel) => (Answer::Leaks(inspect(parcel, bytes, limits)), Vec::new()),
        Work::RedactText(cuts) => {
            let Ok(text) = std::str::from_utf8(bytes) else {
                return (Answer::Refused("文字文件要是 UTF-8 编码的".to_owned()), Vec::new());
            };
            redacted(redact::text(text, &passages(cuts), Mark::default()))
        }
        Work::RedactDocx(cuts) => redacted(redact::docx(bytes, &passages(cuts), Mark::default(), limits)),
        Work::RedactPdf(areas) => {
            let area = |s: &Spread| Area { page: s.at.0, x: s.at.1, y: s.at.2, w: s.at.3, h: s.at.4, ground: s.ground.clone() };
            let areas: Vec<Area> = areas.iter().map(area).collect();
            redacted(redact::pdf(bytes, &areas, &Drawing { rest: Rest::Kept, fallback: None }, limits))
        }
    }
}

fn passages(cuts: &[Cut]) -> Vec<Passage> {
    let spot = |c: &Cut| if c.everywhere { Spot::Everywhere(c.words.clone()) } else { Spot::Once(c.words.clone()) };
    cuts.iter().map(|c| Passage { spot: spot(c), ground: c.ground.clone() }).collect()
}

fn inspect(parcel: &Parcel, bytes: &[u8], limits: &Limits) -> Vec<Leak> {
    let mut rest = bytes;
    let mut files = Vec::new();
    for (name, case, length) in &parcel.files {
        let (own, more) = rest.split_at(rest.len().min(*length));
        files.push(File { name, bytes: own, case });
        rest = more;
    }
    let package =
        Package { case: &parcel.case, numbers: &parcel.numbers, files: &files, originals: &parcel.originals, removed: &parcel.removed };
    redact::guard::inspect(&package, limits).into_iter().map(leak).collect()
}

fn leak(finding: Finding) -> Leak {
    let Finding { kind, severity, name, place, message, excerpt, .. } = finding;
    Leak {
        kind: format!("{kind:?}").to_lowercase(),
        stops: severity == Severity::Stops,
        informs: severity == Severity::Informs,
        may_pass: matches!(kind, Kind::Personal(_)),
        name,
        place,
        message,
        excerpt,
    }
}
