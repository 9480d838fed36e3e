//! Home addresses: down to the door, or behind a word that says that somebody
//! lives there.

use super::{Certainty, Hit, Kind};
use crate::fold::{Folded, is_gap};

/// Words behind which an address is a home.
const LIVES: [&str; 12] =
    ["家庭住址", "家庭地址", "户籍地", "户籍所在地", "户口所在地", "现住", "住址", "居住地", "家住", "租住", "居住在", "住在"];
/// What homes stand in.
const HOMES: [&str; 8] = ["小区", "花园", "新村", "家园", "公寓", "宿舍", "家属院", "苑"];
/// Longest address, in characters.
const LONGEST: usize = 48;

/// Finds addresses.
pub fn find(text: &Folded, hits: &mut Vec<Hit>) {
    let chars = &text.chars;
    let mut done = 0;
    for at in 0..chars.len() {
        if at < done {
            continue;
        }
        let word = LIVES.iter().find(|w| begins(chars, at, w)).map(|w| w.chars().count());
        if let Some(length) = word {
            let start = at + length;
            if let Some(end) = door(chars, start, true) {
                hits.push(Hit { kind: Kind::Address, certainty: Certainty::Sure, range: text.bytes(start..end) });
                done = end;
            }
        } else if chars[at].is_ascii_digit() && is_building(chars, at) {
            // From the building back to the beginning of the phrase.
            let start = at - chars[..at].iter().rev().take(30).take_while(|c| !is_end(**c)).count();
            let Some(end) = door(chars, at, false) else { continue };
            let phrase: String = chars[start..end].iter().filter(|c| !is_gap(**c)).collect();
            let home = HOMES.iter().any(|w| phrase.contains(w)) || phrase.contains("单元");
            let certainty = if home { Certainty::Sure } else { Certainty::Likely };
            hits.push(Hit { kind: Kind::Address, certainty, range: text.bytes(start..end) });
            done = end;
        }
    }
}

fn begins(chars: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c))
}

fn is_end(c: char) -> bool {
    matches!(c, '。' | ';' | '；' | ',' | '，' | '、' | ':' | '：' | '\n' | '\t' | '(' | ')' | '（' | '）' | '|' | '>' | '<' | '"')
}

/// A digit at which a building is named: `12号楼`, `3栋`, `5单元`.
fn is_building(chars: &[char], at: usize) -> bool {
    let end = at + chars[at..].iter().take(5).take_while(|c| c.is_ascii_alphanumeric() || is_gap(**c)).count();
    (at == 0 || !chars[at - 1].is_ascii_alphanumeric()) && ["号楼", "栋", "幢", "单元", "号院"].iter().any(|w| begins(chars, end, w))
}

/// Where the address ends: behind the last 号, 室, 户 or 房 with a number in
/// front of it.
fn door(chars: &[char], start: usize, any_number: bool) -> Option<usize> {
    let mut end = None;
    let mut digits = false;
    for (i, c) in chars.iter().enumerate().skip(start).take(LONGEST) {
        if is_end(*c) && i > start + 2 {
            break;
        }
        let closes = matches!(c, '室' | '户' | '房') || any_number && matches!(c, '号' | '组' | '栋' | '幢' | '楼' | '元');
        if closes && digits {
            end = Some(i + 1);
        }
        digits = c.is_ascii_digit() || digits && (is_gap(*c) || c.is_ascii_alphabetic()) || "一二三四五六七八九十".contains(*c);
    }
    // `3号楼2单元501`: the door without its word.
    end.or_else(|| {
        let text: String = chars[start..].iter().take(LONGEST).take_while(|c| !is_end(**c)).collect();
        let behind = text.find("单元").map(|at| at + "单元".len())?;
        let count = text[behind..].chars().take_while(char::is_ascii_digit).count();
        (count >= 3).then(|| start + text[..behind].chars().count() + count)
    })
}
