//! Striking passages out of a list of texts, each with its place.

use crate::RedactError;
use crate::fold::Folded;
use crate::passage::{Mark, Passage, Removed, Spot};
use document::Place;
use std::ops::Range;

/// A paragraph, line or cell.
pub struct Slot {
    /// Where it stands.
    pub place: Place,
    /// What it says; struck passages are replaced here.
    pub text: String,
}

/// What was struck.
pub struct Struck {
    /// Place and ground of each passage.
    pub list: Vec<Removed>,
    /// A sentence for each place where the same words still stand.
    pub notes: Vec<String>,
}

struct Strike {
    slot: usize,
    bytes: Range<usize>,
    ground: usize,
}

/// Strikes the passages out and tells what was struck, in the order of the
/// slots. What overlaps is struck once and told with every ground.
///
/// # Errors
/// If there is no passage, one lies outside the text, or words that must stand
/// in one place stand in none or in several.
pub fn strike(slots: &mut [Slot], passages: &[Passage], mark: Mark) -> Result<Struck, RedactError> {
    if passages.is_empty() {
        return Err(RedactError::Passage("没有指明要删去的内容。请先标出要删去的段落、文字或区域。".to_owned()));
    }
    let mut strikes = Vec::new();
    for (ground, passage) in passages.iter().enumerate() {
        let number = ground + 1;
        let found = find(slots, &passage.spot, number)?;
        strikes.extend(found.into_iter().map(|(slot, bytes)| Strike { slot, bytes, ground }));
    }
    strikes.sort_by_key(|s| (s.slot, s.bytes.start, s.bytes.end, s.ground));
    let list = strikes.iter().map(|s| Removed { place: slots[s.slot].place, ground: passages[s.ground].ground.clone() }).collect();
    let mut joined: Vec<Strike> = Vec::new();
    for strike in strikes {
        match joined.last_mut() {
            Some(last) if last.slot == strike.slot && strike.bytes.start < last.bytes.end => {
                last.bytes.end = last.bytes.end.max(strike.bytes.end);
            }
            _ => joined.push(strike),
        }
    }
    let mut words: Vec<String> = Vec::new();
    for strike in joined.into_iter().rev() {
        words.push(slots[strike.slot].text[strike.bytes.clone()].trim().to_owned());
        slots[strike.slot].text.replace_range(strike.bytes, &mark.of(&passages[strike.ground].ground));
    }
    // One character stands in many places without meaning the same.
    let words: Vec<Vec<char>> = words.iter().map(|w| Folded::new(w).compact().chars).filter(|w| w.len() > 1).collect();
    let stays = |s: &&Slot| {
        let text = Folded::new(&s.text).compact();
        words.iter().any(|w| !text.find_all(w).is_empty())
    };
    let notes = slots.iter().filter(stays).map(|s| format!("{}还有与删去内容相同的文字，没有删。请核对是否也要删去。", s.place)).collect();
    Ok(Struck { list, notes })
}

fn find(slots: &[Slot], spot: &Spot, number: usize) -> Result<Vec<(usize, Range<usize>)>, RedactError> {
    match spot {
        Spot::Whole(place) => {
            let slot = at(slots, *place, number)?;
            Ok(vec![(slot, 0..slots[slot].text.len())])
        }
        Spot::Part(place, chars) => {
            let slot = at(slots, *place, number)?;
            let text = &slots[slot].text;
            let byte = |n: usize| text.char_indices().map(|(i, _)| i).chain([text.len()]).nth(n);
            match (byte(chars.start), byte(chars.end)) {
                (Some(start), Some(end)) if start < end => Ok(vec![(slot, start..end)]),
                _ => Err(RedactError::Passage(format!("第 {number} 处标的字数不在{place}之内。请重新标出。"))),
            }
        }
        Spot::Once(words) => match all(slots, words, Folded::new).as_slice() {
            [one] => Ok(vec![one.clone()]),
            found => Err(RedactError::Passage(match found.len() {
                0 => format!("第 {number} 处要删去的文字在文件里没有找到。请从原文复制；跨段的文字请分段标出。"),
                count => format!("第 {number} 处要删去的文字在文件里有 {count} 处。请指明是哪一处，或者选择全部删去。"),
            })),
        },
        Spot::Everywhere(words) => {
            let found = all(slots, words, |text| Folded::new(text).compact());
            if found.is_empty() {
                return Err(RedactError::Passage(format!(
                    "第 {number} 处要删去的文字在文件里没有找到。请从原文复制；跨段的文字请分段标出。"
                )));
            }
            Ok(found)
        }
    }
}

fn all(slots: &[Slot], words: &str, fold: fn(&str) -> Folded) -> Vec<(usize, Range<usize>)> {
    let words = fold(words.trim()).chars;
    let found = |(slot, s): (usize, &Slot)| fold(&s.text).find_all(&words).into_iter().map(move |bytes| (slot, bytes)).collect::<Vec<_>>();
    slots.iter().enumerate().flat_map(found).collect()
}

fn at(slots: &[Slot], place: Place, number: usize) -> Result<usize, RedactError> {
    let same = |s: &Slot| match (s.place, place) {
        (Place::Text { line: a, .. }, Place::Text { line: b, .. }) => a == b,
        (a, b) => a == b,
    };
    slots.iter().position(same).ok_or_else(|| RedactError::Passage(format!("第 {number} 处标的位置（{place}）在文件里没有。请重新标出。")))
}
