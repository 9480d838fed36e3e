//! Numbers of persons: runs of digits, possibly parted by spaces or hyphens.

use super::{Certainty, Hit, Kind, check};
use crate::fold::{Folded, is_gap};

/// Digits that belong together, with the lengths of their groups.
struct Run {
    digits: Vec<u8>,
    /// Position of each digit among the folded characters.
    at: Vec<usize>,
    /// Lengths of the groups between the gaps.
    groups: Vec<usize>,
    /// Whether every gap is of the same width.
    even: bool,
}

/// Finds numbers of every kind.
pub fn find(text: &Folded) -> Vec<Hit> {
    let chars = &text.chars;
    let mut hits = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if digit(chars[at]).is_none() {
            at += 1;
            continue;
        }
        let run = run(chars, at);
        let last = run.at.last().copied().unwrap_or(at);
        if run.digits.len() >= 8 {
            whole(text, &run, &mut hits);
            if run.groups.len() > 1 {
                pieces(text, &run, &mut hits);
            }
        }
        lettered(text, at, &mut hits);
        at = last + 1;
    }
    hits
}

/// A digit, also one written as a Chinese numeral.
fn digit(c: char) -> Option<u8> {
    const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match c {
        '0'..='9' => u8::try_from(c).ok(),
        '零' => Some(b'0'),
        _ => NUMERALS.iter().position(|n| *n == c).and_then(|n| u8::try_from(n).ok()).map(|n| b'0' + n),
    }
}

/// The longest run of digits from here, with gaps of at most three characters
/// on one line.
fn run(chars: &[char], start: usize) -> Run {
    let mut run = Run { digits: Vec::new(), at: Vec::new(), groups: Vec::new(), even: true };
    let chinese = !chars[start].is_ascii_digit();
    let (mut at, mut group, mut width) = (start, 0, None);
    // A hundred digits are no number of a person; the bound keeps work linear.
    while at < chars.len() && run.digits.len() < 100 {
        let value = digit(chars[at]).filter(|_| chars[at].is_ascii_digit() != chinese);
        if let Some(value) = value {
            run.digits.push(value);
            run.at.push(at);
            group += 1;
            at += 1;
            continue;
        }
        let is_x = matches!(chars[at], 'X' | 'x') && run.digits.len() == 17;
        if is_x {
            run.digits.push(b'X');
            run.at.push(at);
            group += 1;
            break;
        }
        let gap = chars[at..].iter().take(4).take_while(|c| is_gap(**c) && !matches!(c, '\n' | '\r' | '\t')).count();
        let goes_on = (1..=3).contains(&gap)
            && chars.get(at + gap).is_some_and(|c| {
                digit(*c).is_some_and(|_| c.is_ascii_digit() != chinese) || matches!(c, 'X' | 'x') && run.digits.len() == 17
            });
        if !goes_on || chinese {
            break;
        }
        run.even &= width.is_none_or(|w| w == gap);
        width = Some(gap);
        run.groups.push(group);
        group = 0;
        at += gap;
    }
    run.groups.push(group);
    run
}

/// The run as one number.
fn whole(text: &Folded, run: &Run, hits: &mut Vec<Hit>) {
    let (first, last) = (run.at[0], run.at[run.at.len() - 1]);
    judge(text, run, first, last, hits);
}

/// Groups of the run as numbers of their own: two numbers side by side.
fn pieces(text: &Folded, run: &Run, hits: &mut Vec<Hit>) {
    let mut ends = vec![0];
    for group in &run.groups {
        ends.push(ends[ends.len() - 1] + group);
    }
    for to in 1..ends.len() {
        for from in (to.saturating_sub(18)..to).rev() {
            let range = ends[from]..ends[to];
            if range.len() > 19 {
                break;
            }
            if range.len() >= 8 && range.len() < run.digits.len() {
                let piece = Run {
                    digits: run.digits[range.clone()].to_vec(),
                    at: run.at[range].to_vec(),
                    groups: run.groups[from..to].to_vec(),
                    even: run.even,
                };
                judge(text, &piece, piece.at[0], piece.at[piece.at.len() - 1], hits);
            }
        }
    }
}

fn judge(text: &Folded, run: &Run, first: usize, last: usize, hits: &mut Vec<Hit>) {
    let chars = &text.chars;
    let before = chars[..first].iter().next_back().copied();
    let after = chars.get(last + 1).copied();
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let mut hit = |kind, certainty, from: usize, to: usize| hits.push(Hit { kind, certainty, range: text.bytes(from..to + 1) });
    let digits = run.digits.as_slice();
    if touches(after) || touches(before) && !labelled(chars, first) {
        return;
    }
    if digits.len() == 18 && check::is_identity_form(digits) {
        if check::is_identity(digits) {
            hit(Kind::Identity, Certainty::Sure, first, last);
        } else if !check::is_credit_code(digits) && run.groups.len() == 1 {
            hit(Kind::Identity, Certainty::Likely, first, last);
        }
        return;
    }
    // A longer code: letters or digits go on behind a slash, hyphen or dot.
    let glue = |c: char| matches!(c, '-' | '/' | '_' | '.' | '@' | '—' | '–');
    // A dot before letters is that of a file name, not of a code.
    let goes_on = |glue: char, c: Option<&char>| c.is_some_and(|c| c.is_ascii_digit() || glue != '.' && c.is_ascii_alphanumeric());
    let beyond = first.checked_sub(2).and_then(|at| chars.get(at));
    let code_before = before.filter(|c| glue(*c)).is_some_and(|c| goes_on(c, beyond)) && !labelled(chars, first - 1);
    let code_after = after.filter(|c| glue(*c)).is_some_and(|c| goes_on(c, chars.get(last + 2)));
    if code_before || code_after || digits.contains(&b'X') {
        return;
    }
    let near = |words: &[&str]| near(chars, first, words);
    let stripped = ["86", "0086"].iter().find_map(|p| digits.strip_prefix(p.as_bytes()).filter(|d| is_mobile(d)));
    if let Some(mobile) = Some(digits).filter(|d| is_mobile(d)).or(stripped) {
        let groups = if mobile.len() == digits.len() { run.groups.as_slice() } else { &[] };
        let single = groups.len() == 11;
        if !(is_grouping(groups) || single && run.even) {
            return;
        }
        let context = near(&["电话", "手机", "联系", "号码", "微信", "tel", "mobile", "phone"]);
        let certainty = if single && !context { Certainty::Likely } else { Certainty::Sure };
        hit(Kind::Mobile, certainty, first, last);
    } else if (11..=12).contains(&digits.len())
        && digits[0] == b'0'
        && matches!(run.groups.as_slice(), [_] | [3 | 4, 7 | 8] | [3 | 4, 3 | 4, 4])
    {
        hit(Kind::Landline, Certainty::Sure, first, last);
    } else if check::is_old_identity(digits) && run.groups.len() == 1 && near(&["身份证", "证件", "公民身份"]) {
        hit(Kind::Identity, Certainty::Sure, first, last);
    } else if (13..=19).contains(&digits.len()) && digits[0] != b'0' && is_card_grouping(&run.groups) {
        let union = digits.starts_with(b"62") && digits.len() >= 16;
        let named = near(&["卡号", "账号", "帐号", "银行卡", "账户", "帐户", "开户"]);
        let luhn = check::is_luhn(digits);
        if luhn && (union || named) {
            hit(Kind::BankCard, Certainty::Sure, first, last);
        } else if (union || luhn && digits.len() >= 16) && run.groups.len() <= 5 {
            hit(Kind::BankCard, Certainty::Likely, first, last);
        }
    }
}

fn is_mobile(digits: &[u8]) -> bool {
    digits.len() == 11 && digits[0] == b'1' && matches!(digits[1], b'3'..=b'9')
}

/// How people part a mobile number.
fn is_grouping(groups: &[usize]) -> bool {
    groups.len() <= 1 || groups.len() <= 4 && groups.iter().all(|g| *g >= 2) && groups.iter().any(|g| *g >= 3)
}

/// How people part a card number: fours, with a rest; or two halves.
fn is_card_grouping(groups: &[usize]) -> bool {
    let [front @ .., last] = groups else { return false };
    front.is_empty()
        || front.iter().all(|g| *g == 4) && *last <= 4
        || groups.len() == 2 && groups.iter().all(|g| *g >= 6)
        || groups.iter().all(|g| *g == 1)
}

/// Whether letters before a number are a label and not part of a code.
fn labelled(chars: &[char], at: usize) -> bool {
    let word: String =
        chars[..at].iter().rev().take_while(|c| c.is_ascii_alphanumeric()).take(8).collect::<Vec<_>>().into_iter().rev().collect();
    matches!(word.to_ascii_lowercase().as_str(), "tel" | "phone" | "mobile" | "id" | "no" | "qq" | "wx")
}

/// Whether one of the words stands among the twenty characters before.
fn near(chars: &[char], at: usize, words: &[&str]) -> bool {
    let front: String = chars[at.saturating_sub(20)..at].iter().filter(|c| !is_gap(**c)).flat_map(|c| c.to_lowercase()).collect();
    words.iter().any(|w| front.contains(w))
}

/// Numbers that begin with letters: passports and plates.
fn lettered(text: &Folded, at: usize, hits: &mut Vec<Hit>) {
    let chars = &text.chars;
    let start = at - chars[..at].iter().rev().take(3).take_while(|c| c.is_ascii_uppercase()).count();
    let end = at + chars[at..].iter().take(9).take_while(|c| c.is_ascii_alphanumeric()).count();
    let letters = at - start;
    let digits = chars[at..end].iter().filter(|c| c.is_ascii_digit()).count();
    let passport = (1..=2).contains(&letters) && (7..=8).contains(&digits) && digits == end - at && "EGDSPHK".contains(chars[start]);
    if passport && near(chars, start, &["护照", "通行证"]) {
        hits.push(Hit { kind: Kind::Passport, certainty: Certainty::Sure, range: text.bytes(start..end) });
    }
    const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    // The letters stand behind the name of the province, perhaps with a dot.
    let mut plate = start;
    while plate > 0 && at - plate < 5 && (chars[plate - 1].is_ascii_uppercase() || matches!(chars[plate - 1], '·' | '•' | '.' | ' ')) {
        plate -= 1;
    }
    let body = chars[plate..end].iter().filter(|c| c.is_ascii_alphanumeric()).count();
    let follows = chars.get(plate).is_some_and(char::is_ascii_uppercase);
    if plate > 0 && PROVINCES.contains(chars[plate - 1]) && follows && (6..=7).contains(&body) {
        hits.push(Hit { kind: Kind::Plate, certainty: Certainty::Likely, range: text.bytes(plate - 1..end) });
    }
}
