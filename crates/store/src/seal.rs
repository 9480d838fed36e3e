//! Personal data at rest.
//!
//! What names a person is kept sealed, under a key of its owner (one for each
//! applicant record, one for each case), and that key is kept wrapped by a
//! master key which stands in a file outside the database. Destroying a key
//! makes everything under it unreadable for ever.
//!
//! A sealed text is one byte with the version of this form (1), one byte with
//! the suite, a nonce of 12 bytes, and the ciphertext with its tag of 16. The
//! owner and the name of the field are bound to it: what was sealed for one
//! opens for no other.
//!
//! Backups are sealed as a whole, to the [`recovery`] key of the installation.
//!
//! Order of reading: [`suite`], [`DataKey`], [`Vault`], [`recovery`].

mod guomi;
mod intl;
mod keyring;
pub mod recovery;
mod search;
mod stream;
pub mod suite;
mod vault;

pub use recovery::{PublicKey, RecoveryKey};
pub use search::SearchKey;
pub use stream::{OpeningReader, SealingWriter};
pub use suite::{Suite, SuiteId};
pub use vault::{BareKey, Prepared, Signer, Vault, is_in_use};

use crate::id::{ApplicantId, CaseId};
use std::fmt;
use zeroize::Zeroizing;

/// Thirty-two secret bytes, wiped when they go away.
pub type Secret = Zeroizing<[u8; 32]>;

/// Why something cannot be sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The owner never had a key.
    #[error("没有 {owner} 的数据密钥。请用最近的备份恢复，或联系维护人员。")]
    Missing {
        /// Whose key.
        owner: String,
    },
    /// The key of the owner was destroyed, and with it what it sealed.
    #[error("{owner} 的数据密钥已按规定销毁，内容不能再读出")]
    Destroyed {
        /// Whose key.
        owner: String,
    },
    /// The file of master keys does not hold this version.
    #[error("主密钥文件里没有第 {version} 版。请换用完整的主密钥文件。")]
    NoMaster {
        /// The version asked for.
        version: u32,
    },
    /// The master key of this version is not the one that wrapped.
    #[error("第 {version} 版主密钥与数据库不相符。请换用与这份数据一起保管的主密钥文件。")]
    WrongMaster {
        /// The version.
        version: u32,
    },
    /// The sealed bytes were changed, or belong to another owner or field.
    #[error("{owner} 的 {field} 密文已被改动或放错了位置")]
    Tampered {
        /// Whose it was said to be.
        owner: String,
        /// What it was said to be.
        field: String,
    },
    /// The suite or form is not known to this program.
    #[error("密文的算法或格式不认识：{0}")]
    Unknown(String),
    /// The file of master keys cannot be used.
    #[error("主密钥文件 {path} 不能用：{why}")]
    File {
        /// Where it should be.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// The system has no random bytes or the algorithm did not run.
    #[error("密码运算失败：{0}")]
    Failed(&'static str),
}

/// Whose key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// The record of an applicant.
    Applicant(ApplicantId),
    /// A case with its attachments.
    Case(CaseId),
    /// The office, for finding by exact value.
    Search,
    /// The office, for signing checkpoints.
    Signing,
}

impl Owner {
    /// The owner of a text, as it is printed; `None` if it is of no owner.
    pub fn parse(text: &str) -> Option<Owner> {
        match text.split_once(':')? {
            ("applicant", id) => ApplicantId::parse(id).map(Owner::Applicant),
            ("case", id) => CaseId::parse(id).map(Owner::Case),
            ("office", "search") => Some(Owner::Search),
            ("office", "signing") => Some(Owner::Signing),
            _ => None,
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Owner::Applicant(id) => write!(f, "applicant:{id}"),
            Owner::Case(id) => write!(f, "case:{id}"),
            Owner::Search => f.write_str("office:search"),
            Owner::Signing => f.write_str("office:signing"),
        }
    }
}

/// The form of sealed bytes.
const FORM: u8 = 1;

/// Bytes before the ciphertext: form, suite, nonce.
pub(crate) const HEAD: usize = 14;

/// The open key of an owner; wiped when it goes away.
pub struct DataKey {
    owner: String,
    suite: SuiteId,
    sealing: Secret,
    digesting: Secret,
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({}, {})", self.owner, self.suite.name())
    }
}

impl DataKey {
    fn new(owner: String, suite: SuiteId, secret: &Secret) -> DataKey {
        let algorithms = suite.suite();
        let part = |label: &[u8]| Zeroizing::new(algorithms.mac(secret, label));
        DataKey { owner, suite, sealing: part(b"gongkai/seal"), digesting: part(b"gongkai/digest") }
    }

    /// The suite in which this key seals.
    pub fn suite(&self) -> SuiteId {
        self.suite
    }

    /// Seals a text for a field of the owner.
    ///
    /// # Errors
    /// If the system has no random bytes.
    pub fn seal(&self, plain: &[u8], field: &str) -> Result<Vec<u8>, SealError> {
        let nonce = random::<12>()?;
        let cipher = self.suite.suite().encrypt(&self.sealing, &nonce, &bound(self.suite, &self.owner, field), plain)?;
        let mut sealed = Vec::with_capacity(HEAD + cipher.len());
        sealed.extend_from_slice(&[FORM, self.suite.byte()]);
        sealed.extend_from_slice(nonce.as_slice());
        sealed.extend_from_slice(&cipher);
        Ok(sealed)
    }

    /// Opens what was sealed for this owner and field.
    ///
    /// # Errors
    /// If it was changed, or sealed for another owner or field, or by another
    /// key.
    pub fn open(&self, sealed: &[u8], field: &str) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let tampered = || SealError::Tampered { owner: self.owner.clone(), field: field.to_owned() };
        let Some((head, cipher)) = sealed.split_at_checked(HEAD) else { return Err(tampered()) };
        let suite = SuiteId::of_byte(head[1]).filter(|_| head[0] == FORM);
        let suite = suite.ok_or_else(|| SealError::Unknown(format!("{}/{}", head[0], head[1])))?;
        let nonce: [u8; 12] = head[2..].try_into().map_err(|_| tampered())?;
        if suite != self.suite {
            return Err(tampered());
        }
        suite.suite().decrypt(&self.sealing, &nonce, &bound(suite, &self.owner, field), cipher).ok_or_else(tampered)
    }

    /// The keyed digest of sealed bytes, as acts and journal name them: it
    /// tells nothing of what is in them, and nothing can be found out from it
    /// once the key is gone.
    pub fn digest(&self, sealed: &[u8]) -> String {
        hex(&self.suite.suite().mac(&self.digesting, sealed))
    }
}

/// What is bound to sealed bytes without being in them.
fn bound(suite: SuiteId, owner: &str, field: &str) -> Vec<u8> {
    let mut bytes = vec![FORM, suite.byte()];
    for part in [owner, field] {
        prefixed(&mut bytes, part.as_bytes());
    }
    bytes
}

/// Appends bytes behind their length, so that no two lists of parts look the
/// same.
pub(crate) fn prefixed(to: &mut Vec<u8>, part: &[u8]) {
    to.extend_from_slice(&(part.len() as u64).to_be_bytes());
    to.extend_from_slice(part);
}

pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, SealError> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| SealError::Failed("系统没有给出随机数"))?;
    Ok(bytes)
}

/// Bytes as lower-case hexadecimal text.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _never_fails = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of a hexadecimal text; `None` if it is none.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |d: u8| char::from(d).to_digit(16).and_then(|d| u8::try_from(d).ok());
    digits.chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(suite: SuiteId, owner: &str) -> DataKey {
        DataKey::new(owner.to_owned(), suite, &Zeroizing::new([7; 32]))
    }

    #[test]
    fn what_is_sealed_opens_for_its_owner_and_field_only() {
        for suite in SuiteId::ALL {
            let sealed = key(suite, "applicant:1").seal("张三".as_bytes(), "name").expect("sealed");
            let opened = key(suite, "applicant:1").open(&sealed, "name").expect("opened");
            assert_eq!(opened.as_slice(), "张三".as_bytes());
            for (owner, field) in [("applicant:2", "name"), ("applicant:1", "phone"), ("applicant:1n", "ame")] {
                assert!(matches!(key(suite, owner).open(&sealed, field), Err(SealError::Tampered { .. })), "{owner} {field}");
            }
        }
    }

    #[test]
    fn no_byte_of_sealed_text_can_be_changed_or_left_out() {
        for suite in SuiteId::ALL {
            let key = key(suite, "case:1");
            let sealed = key.seal(b"content", "text").expect("sealed");
            for at in 0..sealed.len() {
                let mut changed = sealed.clone();
                changed[at] ^= 1;
                assert!(key.open(&changed, "text").is_err(), "{at}");
                assert!(key.open(&sealed[..at], "text").is_err(), "{at}");
            }
        }
    }

    #[test]
    fn the_same_text_is_never_sealed_the_same_way_twice() {
        let key = key(SuiteId::Guomi, "case:1");
        let (a, b) = (key.seal(b"same", "text").expect("sealed"), key.seal(b"same", "text").expect("sealed"));
        assert_ne!(a, b);
        assert_ne!(key.digest(&a), key.digest(&b));
        assert_eq!(key.digest(&a), key.digest(&a));
    }

    #[test]
    fn a_key_does_not_show_itself() {
        assert_eq!(format!("{:?}", key(SuiteId::Intl, "case:1")), "DataKey(case:1, intl)");
    }
}
