//! The suite `guomi`: SM3 (GB/T 32905), HMAC-SM3, SM4 (GB/T 32907) in
//! Galois/counter mode, SM2 signatures with SM3 (GB/T 32918).
//!
//! The algorithms are those of the standards; the crates are not certified
//! products. SM4 has keys of 16 bytes: the first half of the secret.

use super::{SealError, Secret, Suite};
use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{AesGcm, KeyInit as _};
use hmac::{Hmac, Mac as _};
use sm2::dsa::signature::{Signer as _, Verifier as _};
use sm2::dsa::{Signature, SigningKey, VerifyingKey};
use sm3::{Digest as _, Sm3};
use sm4::Sm4;
use zeroize::Zeroizing;

pub(super) struct Guomi;

/// The crate of the mode carries any block cipher of 128 bits.
type Sm4Gcm = AesGcm<Sm4, U12>;

/// The identity that the standard gives to a signer who has no other.
const SIGNER: &str = "1234567812345678";

impl Guomi {
    fn cipher(key: &Secret) -> Sm4Gcm {
        Sm4Gcm::new_from_slice(&key[..16]).expect("SM4 takes keys of 16 bytes")
    }

    /// A secret names a scalar below the order of the curve, nearly always;
    /// if not, its digest is tried, and so on.
    fn signing_key(&self, key: &Secret) -> Result<SigningKey, SealError> {
        let mut secret = key.clone();
        for _ in 0..8 {
            if let Ok(key) = SigningKey::from_slice(SIGNER, secret.as_slice()) {
                return Ok(key);
            }
            secret = Zeroizing::new(self.digest(secret.as_slice()));
        }
        Err(SealError::Failed("不能生成 SM2 签名密钥"))
    }
}

impl Suite for Guomi {
    fn digest(&self, bytes: &[u8]) -> [u8; 32] {
        Sm3::digest(bytes).into()
    }

    fn mac(&self, key: &Secret, bytes: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sm3>::new_from_slice(key.as_slice()).expect("HMAC takes keys of any length");
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }

    fn encrypt(&self, key: &Secret, nonce: &[u8; 12], bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let payload = Payload { msg: plain, aad: bound };
        Guomi::cipher(key).encrypt(&(*nonce).into(), payload).map_err(|_| SealError::Failed("内容过长，不能加密"))
    }

    fn decrypt(&self, key: &Secret, nonce: &[u8; 12], bound: &[u8], cipher: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let payload = Payload { msg: cipher, aad: bound };
        Guomi::cipher(key).decrypt(&(*nonce).into(), payload).ok().map(Zeroizing::new)
    }

    fn public_key(&self, key: &Secret) -> Result<Vec<u8>, SealError> {
        Ok(self.signing_key(key)?.verifying_key().to_sec1_bytes().into_vec())
    }

    fn sign(&self, key: &Secret, message: &[u8]) -> Result<Vec<u8>, SealError> {
        let signature: Signature = self.signing_key(key)?.try_sign(message).map_err(|_| SealError::Failed("SM2 签名失败"))?;
        Ok(signature.to_bytes().to_vec())
    }

    fn verify(&self, public_key: &[u8], message: &[u8], signature: &[u8]) -> bool {
        let (Ok(key), Ok(signature)) = (VerifyingKey::from_sec1_bytes(SIGNER, public_key), Signature::from_slice(signature)) else {
            return false;
        };
        key.verify(message, &signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::{hex, unhex};

    #[test]
    fn the_digest_and_the_cipher_are_the_standard_ones() {
        assert_eq!(hex(&Guomi.digest(b"abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        // RFC 8998, A.1.
        let mut key = Zeroizing::new([0; 32]);
        key[..16].copy_from_slice(&unhex("0123456789abcdeffedcba9876543210").expect("hexadecimal"));
        let nonce: [u8; 12] = unhex("00001234567800000000abcd").and_then(|n| n.try_into().ok()).expect("a nonce");
        let bound = unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2").expect("hexadecimal");
        let plain: Vec<u8> = [0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0xee, 0xaa].into_iter().flat_map(|b| [b; 8]).collect();
        let sealed = Guomi.encrypt(&key, &nonce, &bound, &plain).expect("encrypted");
        let expected = "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735\
                        d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d\
                        83de3541e4c2b58177e065a9bf7b62ec";
        assert_eq!(hex(&sealed), expected);
    }
}
