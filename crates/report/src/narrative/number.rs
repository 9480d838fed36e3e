//! Numbers as administrative prose prints them: `61件`, `1,208件`, `14万余条`,
//! `20.8%`, `两件`.

use crate::cells::Number;

/// A number with its measure word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// First byte of the digits.
    pub start: usize,
    /// First byte after the measure word.
    pub end: usize,
    /// The number.
    pub value: Number,
    /// How many decimals are printed.
    pub decimals: u32,
    /// The measure word, a percent sign, or a space if there is none.
    pub unit: char,
    /// Whether it is only about so many (余, 约, 万).
    pub about: bool,
}

impl Figure {
    /// Whether it counts things and is exact.
    pub fn is_count(&self) -> bool {
        !self.about && self.decimals == 0 && !matches!(self.unit, ' ' | '%' | '年' | '月' | '日' | '号' | '元' | '时' | '分')
    }
}

const UNITS: &str = "件宗起例份条次项个期篇场人家名元年月日号类批部户处天字%页笔册辆亩台所张届版点时分位";
const ABOUT_BEFORE: [&str; 8] = ["近", "约", "超", "逾", "超过", "将近", "至少", "不少于"];

/// All figures of a text, in order.
pub fn figures(text: &str) -> Vec<Figure> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'0'..=b'9' => {
                let (figure, next) = figure(text, i);
                out.extend(figure);
                i = next;
            }
            0xe4 if bytes[i..].starts_with("件".as_bytes()) => {
                out.extend(spelled(text, i));
                i += '件'.len_utf8();
            }
            // Another ideograph of three bytes.
            0xe4..=0xe9 => i += 3,
            _ => i += 1,
        }
    }
    out.sort_by_key(|f| f.start);
    out
}

fn figure(text: &str, start: usize) -> (Option<Figure>, usize) {
    let bytes = text.as_bytes();
    let mut end = start;
    let mut whole: i64 = 0;
    let mut fits = true;
    let digit = |i: usize| bytes.get(i).filter(|b| b.is_ascii_digit()).map(|b| i64::from(b - b'0'));
    loop {
        if let Some(d) = digit(end) {
            match whole.checked_mul(10).and_then(|w| w.checked_add(d)) {
                Some(w) => whole = w,
                None => fits = false,
            }
            end += 1;
        } else if bytes.get(end) == Some(&b',') && is_thousand(bytes, start, end) {
            end += 1;
        } else {
            break;
        }
    }
    let mut decimals = 0;
    let mut value = Number::from(whole);
    if bytes.get(end) == Some(&b'.') && digit(end + 1).is_some() {
        let point = end + 1;
        end = point;
        let mut scaled = whole;
        while let Some(d) = digit(end) {
            match scaled.checked_mul(10).and_then(|s| s.checked_add(d)) {
                Some(s) if decimals < 12 => scaled = s,
                _ => fits = false,
            }
            decimals += 1;
            end += 1;
        }
        if fits {
            value = Number::new(scaled, decimals);
        }
    }
    let before = text[..start].chars().next_back();
    let glued = before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '—' | '第' | '/' | '_' | '.' | '〔' | '['));
    if !fits || glued {
        return (None, end);
    }
    let mut rest = text[end..].chars().peekable();
    let mut about = ABOUT_BEFORE.iter().any(|a| text[..start].ends_with(a));
    let mut unit_end = end;
    while let Some(c) = rest.peek().copied() {
        match c {
            '余' | '多' | '来' => about = true,
            '万' => {
                about = true;
                value *= Number::from(10_000);
            }
            '亿' => {
                about = true;
                value *= Number::from(100_000_000);
            }
            _ => break,
        }
        unit_end += c.len_utf8();
        rest.next();
    }
    let unit = rest.peek().copied().filter(|c| UNITS.contains(*c)).unwrap_or(' ');
    if unit != ' ' {
        unit_end += unit.len_utf8();
    }
    (Some(Figure { start, end: unit_end, value, decimals, unit, about }), end)
}

/// Whether a comma stands between groups of three digits.
fn is_thousand(bytes: &[u8], start: usize, comma: usize) -> bool {
    let first = bytes[start..comma].iter().position(|b| *b == b',').unwrap_or(comma - start);
    let group = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    first <= 3 && (comma - start - first).is_multiple_of(4) && group(comma + 1) && group(comma + 2) && group(comma + 3) && !group(comma + 4)
}

/// A number in Chinese before 件.
fn spelled(text: &str, unit: usize) -> Option<Figure> {
    let mut start = unit;
    let mut total: i64 = 0;
    let mut section: i64 = 0;
    let numerals: Vec<char> = {
        let mut all: Vec<char> = text[..unit].chars().rev().take(8).take_while(|c| "零〇一二两三四五六七八九十百".contains(*c)).collect();
        all.reverse();
        all
    };
    for c in &numerals {
        start -= c.len_utf8();
        match c {
            '十' => {
                total += section.max(i64::from(section == 0)) * 10;
                section = 0;
            }
            '百' => {
                total += section * 100;
                section = 0;
            }
            '两' => section = 2,
            '〇' | '零' => section = 0,
            c => section = i64::try_from("一二三四五六七八九".chars().position(|n| n == *c)? + 1).ok()?,
        }
    }
    let before = text[..start].chars().next_back();
    if numerals.is_empty() || matches!(before, Some('第' | '每' | '逐')) || text[unit..].starts_with("件事") {
        return None;
    }
    // “办结一件、满意一件” is a slogan; one is a count only where it is counted.
    let counted = ["收到", "接到", "受理", "新收", "共", "结转", "复议", "诉讼", "申请"];
    if total + section == 1 && !counted.iter().any(|w| text[..start].ends_with(w)) {
        return None;
    }
    let value = Number::from(total + section);
    Some(Figure { start, end: unit + '件'.len_utf8(), value, decimals: 0, unit: '件', about: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = figures(text).iter().map(|f| format!("{}{}{}", if f.about { "~" } else { "" }, f.value, f.unit)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn counts_carry_their_measure_word() {
        check("收到61件,答复62件", &["61件", "62件"]);
    }

    #[test]
    fn groups_of_three_are_one_number() {
        check("1,208件", &["1208件"]);
        check("5件,120件", &["5件", "120件"]);
        check("12,1234件", &["12 ", "1234件"]);
    }

    #[test]
    fn about_so_many_is_not_exact() {
        check("14万余条", &["~140000条"]);
        check("近300条", &["~300条"]);
    }

    #[test]
    fn per_cent_keep_their_decimals() {
        let all = figures("减少20.80%");
        assert_eq!((all[0].decimals, all[0].unit), (2, '%'));
    }

    #[test]
    fn numbers_in_words_count_too() {
        check("收到两件", &["2件"]);
        check("共十二件", &["12件"]);
        check("办好每一件", &[]);
        check("办结一件、满意一件", &[]);
        check("收到一件", &["1件"]);
    }

    #[test]
    fn telephones_and_document_numbers_are_no_counts() {
        check("0533-4110087", &["533 "]);
        check("〔2021〕30号H5", &["30号"]);
        check("99999999999999999999999999件", &[]);
    }
}
