//! A text as it is searched: compatibility forms folded (NFKC), characters
//! that are not seen dropped, and for every folded character the bytes of the
//! original it stands for.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A folded text.
#[derive(Debug, Default)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each of them the byte range in the original.
    origin: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let mut folded = Folded { chars: Vec::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            if c.is_ascii() {
                folded.push(c, at, end);
            } else if !is_unseen(c) {
                for c in std::iter::once(c).nfkc() {
                    folded.push(c, at, end);
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, at: usize, end: usize) {
        self.chars.push(c);
        self.origin.push((at, end));
    }

    /// The same text without characters that are spaces or hyphens.
    pub fn compact(&self) -> Self {
        let kept = self.chars.iter().zip(&self.origin).filter(|(c, _)| !is_gap(**c));
        let (chars, origin) = kept.map(|(c, o)| (*c, *o)).unzip();
        Folded { chars, origin }
    }

    /// The bytes of the original behind a range of folded characters.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin.get(range.start).map_or(0, |o| o.0);
        let end = range.end.checked_sub(1).and_then(|last| self.origin.get(last)).map_or(start, |o| o.1);
        start..end.max(start)
    }

    /// Where a word stands, as ranges of bytes of the original.
    pub fn find_all(&self, word: &[char]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while !word.is_empty() && at + word.len() <= self.chars.len() {
            let same = self.chars[at..at + word.len()].iter().zip(word).all(|(a, b)| a == b || a.to_lowercase().eq(b.to_lowercase()));
            if same {
                found.push(self.bytes(at..at + word.len()));
            }
            at += if same { word.len() } else { 1 };
        }
        found
    }
}

/// A space or hyphen of any kind, as people put between digits.
pub fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‐'..='―' | '−' | '\u{2500}')
}

/// A character without a picture.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
