//! All that is remembered of one case, taken out as it stands and put back
//! the same into a memory that does not have it: rows, the key of the case in
//! the clear, and its chain of the journal.
//!
//! A sealed text is carried as the text and the head of what was sealed
//! (form, suite, nonce): with the key, the same ciphertext comes out again,
//! and with it the keyed digest that the journal holds ([`Carried::first_wrong_act`]).
//!
//! What belongs to the installation and not to the case stays behind:
//! messages, jobs, keys of repeated requests.

mod chain;
mod read;
mod row;
mod write;

pub use read::{Sealed, read, sealed_blob};
pub use row::{ActRow, AgencyRow, ApplicantRow, BlobRow, CaseRow, EntryRow, KeyRow, LetterRow, NumberRow, TextRow};
pub use write::{put, put_blob};

/// All that is remembered of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Whose.
    pub agency: AgencyRow,
    /// Who applied, but for what is sealed of them.
    pub applicant: ApplicantRow,
    /// The case.
    pub case: CaseRow,
    /// The key of the case, in the clear.
    pub key: KeyRow,
    /// Its acts.
    pub acts: Vec<ActRow>,
    /// What is sealed beside them, in the clear.
    pub texts: Vec<TextRow>,
    /// Its letters.
    pub letters: Vec<LetterRow>,
    /// Its attachments and printed letters.
    pub blobs: Vec<BlobRow>,
    /// The numbers that it holds.
    pub numbers: Vec<NumberRow>,
    /// Its chain of the journal.
    pub journal: Vec<EntryRow>,
}
