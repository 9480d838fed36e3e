//! The suite `intl`: SHA-256, HMAC-SHA-256, AES-256-GCM, Ed25519.

use super::{SealError, Secret, Suite};
use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

pub(super) struct Intl;

impl Suite for Intl {
    fn digest(&self, bytes: &[u8]) -> [u8; 32] {
        Sha256::digest(bytes).into()
    }

    fn mac(&self, key: &Secret, bytes: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes keys of any length");
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }

    fn encrypt(&self, key: &Secret, nonce: &[u8; 12], bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let cipher = Aes256Gcm::new((&**key).into());
        cipher.encrypt(&(*nonce).into(), Payload { msg: plain, aad: bound }).map_err(|_| SealError::Failed("内容过长，不能加密"))
    }

    fn decrypt(&self, key: &Secret, nonce: &[u8; 12], bound: &[u8], cipher: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let payload = Payload { msg: cipher, aad: bound };
        Aes256Gcm::new((&**key).into()).decrypt(&(*nonce).into(), payload).ok().map(Zeroizing::new)
    }

    fn public_key(&self, key: &Secret) -> Result<Vec<u8>, SealError> {
        Ok(SigningKey::from_bytes(key).verifying_key().to_bytes().to_vec())
    }

    fn sign(&self, key: &Secret, message: &[u8]) -> Result<Vec<u8>, SealError> {
        Ok(SigningKey::from_bytes(key).sign(message).to_bytes().to_vec())
    }

    fn verify(&self, public_key: &[u8], message: &[u8], signature: &[u8]) -> bool {
        let Ok(public_key) = <[u8; 32]>::try_from(public_key) else { return false };
        let (Ok(key), Ok(signature)) = (VerifyingKey::from_bytes(&public_key), Signature::from_slice(signature)) else { return false };
        key.verify_strict(message, &signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::{hex, unhex};

    #[test]
    fn the_digest_and_the_cipher_are_the_standard_ones() {
        assert_eq!(hex(&Intl.digest(b"abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        // The all-zero case of the description of the mode, 256-bit key.
        let sealed = Intl.encrypt(&Zeroizing::new([0; 32]), &[0; 12], b"", &[0; 16]).expect("encrypted");
        assert_eq!(Some(sealed), unhex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));
    }
}
