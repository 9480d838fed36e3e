//! A long file sealed to a recovery key, written and read in one go.
//!
//! It begins with `gongkai-backup/1` and a line end, the public key that it
//! is sealed to, and a public key made for this file alone. What the two
//! agree on gives, through HKDF-SHA-256, the key of AES-256-GCM; salt is the
//! head. Then come pieces of 64 KiB, each with its tag of 16 bytes; the nonce
//! is the number of the piece in eleven bytes, the highest first, and a byte
//! that is 1 for the last piece. So no piece can be left out, moved, or cut
//! off at the end without being noticed.

use super::recovery::{PublicKey, RecoveryKey};
use super::{SealError, Secret};
use aes_gcm::aead::Aead as _;
use aes_gcm::{Aes256Gcm, KeyInit as _};
use hkdf::Hkdf;
use sha2::Sha256;
use std::io::{self, Read, Write};
use zeroize::Zeroizing;

const MAGIC: &[u8; 17] = b"gongkai-backup/1\n";
const HEAD: usize = MAGIC.len() + 64;
const PIECE: usize = 64 * 1024;
const TAG: usize = 16;

/// Seals what is written to it.
pub struct SealingWriter<W: Write> {
    out: W,
    cipher: Aes256Gcm,
    number: u64,
    piece: Zeroizing<Vec<u8>>,
}

impl<W: Write> SealingWriter<W> {
    /// Begins a file that only the owner of a recovery key can open.
    ///
    /// # Errors
    /// If the system has no random bytes or the head cannot be written.
    pub fn new(mut out: W, to: &PublicKey) -> io::Result<SealingWriter<W>> {
        let own = RecoveryKey::new().map_err(io::Error::other)?;
        let shared = own.agree(to).ok_or_else(|| io::Error::other(SealError::Failed("恢复公钥不合用")))?;
        let head = [MAGIC.as_slice(), &to.0, &own.public().0].concat();
        out.write_all(&head)?;
        Ok(SealingWriter { out, cipher: cipher(&head, &shared)?, number: 0, piece: Zeroizing::new(Vec::with_capacity(PIECE)) })
    }

    /// Writes the last piece and gives back what was written to.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.seal(Piece::Last)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn seal(&mut self, which: Piece) -> io::Result<()> {
        let sealed = self.cipher.encrypt(&nonce(self.number, which).into(), self.piece.as_slice());
        self.out.write_all(&sealed.map_err(|_| io::Error::other("加密失败"))?)?;
        self.number += 1;
        self.piece.clear();
        Ok(())
    }
}

impl<W: Write> Write for SealingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The last piece may be full, but not empty unless the file is.
        if self.piece.len() == PIECE {
            self.seal(Piece::Inner)?;
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Opens what [`SealingWriter`] sealed. What cannot be opened is an error of
/// kind [`io::ErrorKind::InvalidData`] with a sentence for people.
pub struct OpeningReader<R: Read> {
    from: R,
    cipher: Aes256Gcm,
    number: u64,
    next: Vec<u8>,
    open: Zeroizing<Vec<u8>>,
    read: usize,
}

impl<R: Read> OpeningReader<R> {
    /// Reads the head of a file and makes its key.
    ///
    /// # Errors
    /// If it is no such file or sealed to another key.
    pub fn new(mut from: R, key: &RecoveryKey) -> io::Result<OpeningReader<R>> {
        let mut head = Vec::with_capacity(HEAD);
        (&mut from).take(HEAD as u64).read_to_end(&mut head)?;
        if head.len() < HEAD || !head.starts_with(MAGIC) {
            return Err(wrong("这不是公开系统的备份文件"));
        }
        let part = |at: usize| PublicKey(std::array::from_fn(|n| head[at + n]));
        let (to, theirs) = (part(MAGIC.len()), part(MAGIC.len() + 32));
        if to != key.public() {
            let sentence = format!("恢复密钥不对：备份是给恢复密钥 {} 的，给出的是 {}", to.fingerprint(), key.public().fingerprint());
            return Err(wrong(&sentence));
        }
        let shared = key.agree(&theirs).ok_or_else(|| wrong("备份文件的开头被改动过"))?;
        let cipher = cipher(&head, &shared)?;
        let next = piece(&mut from)?;
        Ok(OpeningReader { from, cipher, number: 0, next, open: Zeroizing::default(), read: 0 })
    }

    fn advance(&mut self) -> io::Result<()> {
        let sealed = std::mem::replace(&mut self.next, piece(&mut self.from)?);
        let which = if self.next.is_empty() { Piece::Last } else { Piece::Inner };
        let opened = self.cipher.decrypt(&nonce(self.number, which).into(), sealed.as_slice());
        self.open = Zeroizing::new(opened.map_err(|_| wrong("备份文件不完整，或被改动过"))?);
        self.number += 1;
        self.read = 0;
        Ok(())
    }
}

impl<R: Read> Read for OpeningReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.read == self.open.len() && (!self.next.is_empty() || self.number == 0) {
            self.advance()?;
        }
        let taken = into.len().min(self.open.len() - self.read);
        into[..taken].copy_from_slice(&self.open[self.read..self.read + taken]);
        self.read += taken;
        Ok(taken)
    }
}

#[derive(Clone, Copy)]
enum Piece {
    Inner,
    Last,
}

fn piece(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut piece = Vec::with_capacity(PIECE + TAG);
    from.take((PIECE + TAG) as u64).read_to_end(&mut piece)?;
    Ok(piece)
}

fn nonce(number: u64, which: Piece) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(matches!(which, Piece::Last));
    nonce
}

fn cipher(head: &[u8], shared: &Secret) -> io::Result<Aes256Gcm> {
    let mut key = Zeroizing::new([0; 32]);
    let expanded = Hkdf::<Sha256>::new(Some(head), shared.as_slice()).expand(b"gongkai/backup/1", key.as_mut_slice());
    expanded.map_err(|_| io::Error::other("密钥派生失败"))?;
    Ok(Aes256Gcm::new((&*key).into()))
}

fn wrong(sentence: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(key: &RecoveryKey, plain: &[u8]) -> Vec<u8> {
        let mut writer = SealingWriter::new(Vec::new(), &key.public()).expect("begun");
        writer.write_all(plain).expect("written");
        writer.finish().expect("finished")
    }

    fn opened(key: &RecoveryKey, sealed: &[u8]) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        OpeningReader::new(sealed, key)?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    #[test]
    fn what_is_sealed_opens_at_every_length_around_a_piece() {
        let key = RecoveryKey::new().expect("a key");
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7] {
            let plain: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            assert_eq!(opened(&key, &sealed(&key, &plain)).expect("opened"), plain, "{length}");
        }
    }

    #[test]
    fn another_key_opens_nothing_and_both_are_named() {
        let (key, other) = (RecoveryKey::new().expect("a key"), RecoveryKey::new().expect("a key"));
        let error = opened(&other, &sealed(&key, b"rows")).expect_err("refused").to_string();
        assert!(error.contains(&key.public().fingerprint()) && error.contains(&other.public().fingerprint()), "{error}");
    }

    #[test]
    fn a_file_that_was_cut_or_changed_or_put_together_anew_is_refused() {
        let key = RecoveryKey::new().expect("a key");
        let whole = sealed(&key, &vec![7; 3 * PIECE]);
        let piece = |n: usize| HEAD + n * (PIECE + TAG)..HEAD + (n + 1) * (PIECE + TAG);
        for length in [0, 5, HEAD, HEAD + 3, HEAD + PIECE + TAG, HEAD + 2 * (PIECE + TAG), whole.len() - 1] {
            assert!(opened(&key, &whole[..length]).is_err(), "cut to {length}");
        }
        for at in [3, MAGIC.len(), MAGIC.len() + 40, HEAD + 9, whole.len() - 1] {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert!(opened(&key, &changed).is_err(), "changed at {at}");
        }
        let moved = [&whole[..HEAD], &whole[piece(1)], &whole[piece(0)], &whole[piece(2)]].concat();
        assert!(opened(&key, &moved).is_err());
        let left_out = [&whole[..HEAD], &whole[piece(0)], &whole[piece(2)]].concat();
        assert!(opened(&key, &left_out).is_err());
        let longer = [whole.as_slice(), b"more"].concat();
        assert!(opened(&key, &longer).is_err());
    }
}
