//! The recovery key: a pair of X25519 keys. The public part stands in the
//! database and seals backups; the private part is shown once to a person,
//! who keeps it on paper or on a medium of its own, and opens them.
//!
//! Written out it is `GKR1` and eight groups of eight hexadecimal digits, and
//! a ninth that tells a slip of the pen. Case, spaces and dashes do not count.

use super::{SealError, Secret, hex, random, unhex};
use sha2::{Digest as _, Sha256};
use std::fmt;
use x25519_dalek::StaticSecret;
use zeroize::Zeroizing;

/// What the written form begins with.
const PREFIX: &str = "GKR1";

/// The private part; wiped when it goes away.
pub struct RecoveryKey(Secret);

/// The public part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(pub(super) [u8; 32]);

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecoveryKey({})", self.public().fingerprint())
    }
}

impl RecoveryKey {
    /// A new key.
    ///
    /// # Errors
    /// If the system has no random bytes.
    pub fn new() -> Result<RecoveryKey, SealError> {
        Ok(RecoveryKey(random()?))
    }

    /// Its public part.
    pub fn public(&self) -> PublicKey {
        PublicKey(*x25519_dalek::PublicKey::from(&StaticSecret::from(*self.0)).as_bytes())
    }

    /// The written form.
    pub fn text(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex(self.0.as_slice()));
        let mut text = Zeroizing::new(String::with_capacity(90));
        text.push_str(PREFIX);
        for at in (0..64).step_by(8) {
            text.push('-');
            text.push_str(&digits[at..at + 8]);
        }
        text.push('-');
        text.push_str(&check_digits(&self.0));
        text
    }

    /// The key of a written form; `None` if it is none or a digit is wrong.
    pub fn parse(text: &str) -> Option<RecoveryKey> {
        let plain: Zeroizing<String> =
            Zeroizing::new(text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_lowercase()).collect());
        let digits = plain.strip_prefix(&PREFIX.to_ascii_lowercase())?;
        let (secret, check) = digits.split_at_checked(64)?;
        let bytes = Zeroizing::new(unhex(secret)?);
        let secret = Zeroizing::new(<[u8; 32]>::try_from(bytes.as_slice()).ok()?);
        (check == check_digits(&secret)).then_some(RecoveryKey(secret))
    }

    /// What this key and a public key agree on; `None` for a public key that
    /// agrees with every key.
    pub(super) fn agree(&self, with: &PublicKey) -> Option<Secret> {
        let shared = StaticSecret::from(*self.0).diffie_hellman(&x25519_dalek::PublicKey::from(with.0));
        shared.was_contributory().then(|| Zeroizing::new(*shared.as_bytes()))
    }
}

impl PublicKey {
    /// The key of its hexadecimal text.
    pub fn parse(text: &str) -> Option<PublicKey> {
        unhex(text)?.try_into().ok().map(PublicKey)
    }

    /// A short name by which people compare keys.
    pub fn fingerprint(&self) -> String {
        hex(&Sha256::digest(self.0)[..6])
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

fn check_digits(secret: &Secret) -> String {
    let mut digest = Sha256::new();
    digest.update(b"gongkai/recovery/1");
    digest.update(secret.as_slice());
    hex(&digest.finalize()[..4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_however_it_was_copied() {
        let key = RecoveryKey::new().expect("a key");
        let text = key.text();
        let check = |copied: &str| {
            let read = RecoveryKey::parse(copied).unwrap_or_else(|| panic!("{copied}"));
            assert_eq!(read.public(), key.public());
        };
        check(&text);
        check(&text.to_uppercase());
        check(&format!("  {}\n", text.replace('-', " ")));
        check(&text.replace('-', ""));
        assert_eq!(PublicKey::parse(&key.public().to_string()), Some(key.public()));
    }

    #[test]
    fn a_slip_of_the_pen_is_told() {
        let text = RecoveryKey::new().expect("a key").text();
        for at in 5..text.len() {
            let mut wrong = text.to_string().into_bytes();
            if wrong[at] == b'-' {
                continue;
            }
            wrong[at] = if wrong[at] == b'0' { b'1' } else { b'0' };
            assert!(RecoveryKey::parse(&String::from_utf8(wrong).expect("text")).is_none(), "{at}");
        }
        for no_key in ["", "GKR1", "GKR1-é", &text[..text.len() - 1], &text[5..]] {
            assert!(RecoveryKey::parse(no_key).is_none(), "{no_key}");
        }
    }
}
