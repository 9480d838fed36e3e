//! CMaps as fonts carry them: which code is which character (ToUnicode,
//! ISO 32000-1, 9.10.3), and how long codes are.

/// Ranges kept of one map; a font has at most 65,536 glyphs.
const MOST: usize = 70_000;

/// A map from codes to characters.
#[derive(Debug, Default)]
pub struct CMap {
    ranges: Vec<Range>,
    /// First and last code with so many bytes.
    spaces: Vec<(usize, u32, u32)>,
}

#[derive(Debug)]
struct Range {
    low: u32,
    high: u32,
    text: Vec<u16>,
}

enum Token<'c> {
    Hex(u32, usize, Vec<u16>),
    Open,
    Close,
    Word(&'c [u8]),
}

impl CMap {
    /// Reads a map; what cannot be understood is passed over.
    pub fn parse(bytes: &[u8]) -> CMap {
        let mut map = CMap::default();
        let mut tokens = Tokens(bytes);
        let mut held: Vec<(u32, usize, Vec<u16>)> = Vec::new();
        let mut section: &[u8] = b"";
        let mut list: Option<u32> = None;
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(word) => {
                    if word.starts_with(b"begin") || word.starts_with(b"end") {
                        section = word;
                        held.clear();
                    }
                }
                Token::Open => list = Some(0),
                Token::Close => {
                    list = None;
                    held.clear();
                }
                Token::Hex(code, length, text) => match (section, list) {
                    (b"beginbfrange", Some(index)) => {
                        if let Some((low, ..)) = held.first() {
                            let code = low.saturating_add(index);
                            map.add(code, code, text);
                        }
                        list = Some(index.saturating_add(1));
                    }
                    (b"beginbfrange", None) => {
                        held.push((code, length, text));
                        if held.len() == 3 {
                            let text = std::mem::take(&mut held[2].2);
                            map.add(held[0].0, held[1].0, text);
                            held.clear();
                        }
                    }
                    (b"beginbfchar", _) => {
                        held.push((code, length, text));
                        if held.len() == 2 {
                            let text = std::mem::take(&mut held[1].2);
                            map.add(held[0].0, held[0].0, text);
                            held.clear();
                        }
                    }
                    (b"begincodespacerange", _) => {
                        held.push((code, length, text));
                        if held.len() == 2 {
                            map.spaces.push((held[0].1, held[0].0, held[1].0));
                            held.clear();
                        }
                    }
                    _ => {}
                },
            }
        }
        map.ranges.sort_by_key(|r| r.low);
        map
    }

    fn add(&mut self, low: u32, high: u32, text: Vec<u16>) {
        if self.ranges.len() < MOST && low <= high {
            self.ranges.push(Range { low, high, text });
        }
    }

    /// The characters of a code.
    pub fn get(&self, code: u32) -> Option<String> {
        let after = self.ranges.partition_point(|r| r.low <= code);
        let range = self.ranges[..after].iter().rev().take(4).find(|r| r.high >= code)?;
        let mut units = range.text.clone();
        let last = units.last_mut()?;
        *last = last.wrapping_add(u16::try_from(code - range.low).ok()?);
        Some(String::from_utf16_lossy(&units))
    }

    /// Whether codes of one byte exist beside longer ones; `None` if the map
    /// does not say.
    pub fn length_of(&self, first: u8) -> Option<usize> {
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            let shift = 8 * u32::try_from(length.saturating_sub(1)).unwrap_or(0).min(3);
            (low >> shift..=high >> shift).contains(&u32::from(first))
        };
        self.spaces.iter().find(fits).map(|(length, ..)| (*length).clamp(1, 4))
    }
}

struct Tokens<'c>(&'c [u8]);

impl<'c> Tokens<'c> {
    fn next(&mut self) -> Option<Token<'c>> {
        loop {
            let first = *self.0.first()?;
            match first {
                b'<' if self.0.get(1) != Some(&b'<') => {
                    let end = self.0.iter().position(|b| *b == b'>').unwrap_or(self.0.len());
                    let token = hex(&self.0[1..end]);
                    self.0 = &self.0[(end + 1).min(self.0.len())..];
                    return Some(token);
                }
                b'[' | b']' => {
                    self.0 = &self.0[1..];
                    return Some(if first == b'[' { Token::Open } else { Token::Close });
                }
                b'%' => {
                    let end = self.0.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(self.0.len());
                    self.0 = &self.0[end..];
                }
                b if b.is_ascii_alphabetic() => {
                    let end = self.0.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(self.0.len());
                    let word = &self.0[..end];
                    self.0 = &self.0[end..];
                    return Some(Token::Word(word));
                }
                _ => self.0 = &self.0[1..],
            }
        }
    }
}

fn hex<'c>(digits: &[u8]) -> Token<'c> {
    let mut nibbles: Vec<u8> = digits.iter().filter_map(|b| char::from(*b).to_digit(16)).filter_map(|d| u8::try_from(d).ok()).collect();
    if nibbles.len() % 2 == 1 {
        nibbles.push(0);
    }
    let bytes: Vec<u8> = nibbles.chunks_exact(2).map(|p| p[0] << 4 | p[1]).collect();
    let code = bytes.iter().take(4).fold(0u32, |code, b| code << 8 | u32::from(*b));
    let units = match bytes.as_slice() {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks_exact(2).take(64).map(|p| u16::from_be_bytes([p[0], p[1]])).collect(),
    };
    Token::Hex(code, bytes.len(), units)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &[u8] = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <4E00> <0004> <D840DC00> endbfchar \
        2 beginbfrange <0010> <0012> <0031> <0020> <0021> [<7532> <4E59>] endbfrange";

    fn check(code: u32, expected: Option<&str>) {
        assert_eq!(CMap::parse(MAP).get(code).as_deref(), expected);
    }

    #[test]
    fn codes_are_found_alone_in_ranges_and_in_lists() {
        check(3, Some("一"));
        check(4, Some("𠀀"));
        check(0x12, Some("3"));
        check(0x21, Some("乙"));
    }

    #[test]
    fn a_code_that_is_not_there_is_not_a_character() {
        check(5, None);
        check(0x13, None);
    }

    #[test]
    fn the_code_space_tells_the_length() {
        assert_eq!(CMap::parse(MAP).length_of(0), Some(2));
        assert_eq!(CMap::parse(b"").length_of(0), None);
    }
}
