//! Suites of algorithms. Which one sealed or signed something is recorded
//! beside it, so that an office may change and still read what is old.

use super::{SealError, Secret, guomi, intl};
use zeroize::Zeroizing;

/// The algorithms of a suite.
pub trait Suite: Send + Sync {
    /// The digest of some bytes.
    fn digest(&self, bytes: &[u8]) -> [u8; 32];
    /// The keyed digest (HMAC) of some bytes.
    fn mac(&self, key: &Secret, bytes: &[u8]) -> [u8; 32];
    /// Encrypts in Galois/counter mode; the tag stands at the end.
    ///
    /// # Errors
    /// If the text is longer than the mode carries.
    fn encrypt(&self, key: &Secret, nonce: &[u8; 12], bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError>;
    /// Decrypts; `None` if key, nonce, bound bytes or ciphertext differ from
    /// what was encrypted.
    fn decrypt(&self, key: &Secret, nonce: &[u8; 12], bound: &[u8], cipher: &[u8]) -> Option<Zeroizing<Vec<u8>>>;
    /// The public key that belongs to a signing key.
    ///
    /// # Errors
    /// If no signing key can be made of the secret.
    fn public_key(&self, key: &Secret) -> Result<Vec<u8>, SealError>;
    /// Signs a message.
    ///
    /// # Errors
    /// If no signing key can be made of the secret.
    fn sign(&self, key: &Secret, message: &[u8]) -> Result<Vec<u8>, SealError>;
    /// Whether a signature is that of a public key under a message.
    fn verify(&self, public_key: &[u8], message: &[u8], signature: &[u8]) -> bool;
}

/// The suites there are. The bytes and names are for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuiteId {
    /// SHA-256, HMAC-SHA-256, AES-256-GCM, Ed25519.
    Intl,
    /// SM3, HMAC-SM3, SM4-GCM, SM2 with SM3.
    Guomi,
}

impl SuiteId {
    /// All of them.
    pub const ALL: [SuiteId; 2] = [SuiteId::Intl, SuiteId::Guomi];

    /// Its algorithms.
    pub fn suite(self) -> &'static dyn Suite {
        match self {
            SuiteId::Intl => &intl::Intl,
            SuiteId::Guomi => &guomi::Guomi,
        }
    }

    /// Its name in settings and rows.
    pub fn name(self) -> &'static str {
        match self {
            SuiteId::Intl => "intl",
            SuiteId::Guomi => "guomi",
        }
    }

    /// The suite of a name.
    pub fn named(name: &str) -> Option<SuiteId> {
        SuiteId::ALL.into_iter().find(|s| s.name() == name)
    }

    pub(super) fn byte(self) -> u8 {
        match self {
            SuiteId::Intl => 1,
            SuiteId::Guomi => 2,
        }
    }

    pub(super) fn of_byte(byte: u8) -> Option<SuiteId> {
        SuiteId::ALL.into_iter().find(|s| s.byte() == byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_message_and_key_only() {
        for suite in SuiteId::ALL.map(SuiteId::suite) {
            let (key, other) = (Zeroizing::new([5; 32]), Zeroizing::new([6; 32]));
            let signature = suite.sign(&key, b"root").expect("signed");
            let public = suite.public_key(&key).expect("a key");
            assert!(suite.verify(&public, b"root", &signature));
            assert!(!suite.verify(&public, b"boot", &signature));
            assert!(!suite.verify(&suite.public_key(&other).expect("a key"), b"root", &signature));
            assert!(!suite.verify(&public, b"root", &signature[1..]));
            assert!(!suite.verify(b"", b"root", &signature));
        }
    }

    #[test]
    fn a_suite_has_one_name_and_one_byte() {
        for suite in SuiteId::ALL {
            assert_eq!(SuiteId::named(suite.name()), Some(suite));
            assert_eq!(SuiteId::of_byte(suite.byte()), Some(suite));
        }
        assert_eq!((SuiteId::named("rot13"), SuiteId::of_byte(0)), (None, None));
    }
}
