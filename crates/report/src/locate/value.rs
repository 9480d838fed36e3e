//! What a printed cell says: a number, a dash, nothing, or words.

use crate::cells::Number;
use std::str::FromStr;

/// A printed piece of a table, read by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A number with the unit that was typed beside it.
    Number(Number, Unit),
    /// Digits that are no single number: `0000000`, `6100000061`.
    Glue,
    /// `/`, `-`, `—`, 无.
    Dash,
    /// Nothing.
    Blank,
    /// Looks like a number and is not one: `O`, `1O`, `3?`.
    Odd,
    /// Words.
    Label,
}

/// A unit typed beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// None, or a counter such as 件.
    Plain,
    /// 元.
    Yuan,
    /// 万 or 万元.
    WanYuan,
    /// 亿 or 亿元.
    YiYuan,
}

impl Token {
    /// Whether the piece stands where a value stands, whatever it says.
    pub(super) fn is_value(&self) -> bool {
        !matches!(self, Token::Label)
    }

    /// Whether something is printed that claims to be a value.
    pub(super) fn is_printed(&self) -> bool {
        !matches!(self, Token::Label | Token::Blank)
    }
}

/// Reads a piece of folded text.
pub(super) fn token(text: &str) -> Token {
    let text = text.trim();
    if text.is_empty() {
        return Token::Blank;
    }
    let first = text.as_bytes()[0];
    if !first.is_ascii() && text.len() > 12 {
        return Token::Label;
    }
    // Most cells of most reports.
    if let [digit @ b'0'..=b'9'] = text.as_bytes() {
        return Token::Number(Number::from(digit - b'0'), Unit::Plain);
    }
    if matches!(text, "/" | "\\" | "-" | "--" | "---" | "—" | "——" | "–" | "―" | "─" | "无" | "//" | "_" | "−") {
        return Token::Dash;
    }
    if matches!(text, "零" | "〇") {
        return Token::Number(Number::ZERO, Unit::Plain);
    }
    number(text)
}

fn number(text: &str) -> Token {
    let (sign, rest) = match text.chars().next() {
        Some('-' | '−' | '↓' | '–') => (-1, &text[text.chars().next().map_or(0, char::len_utf8)..]),
        Some('+' | '↑') => (1, &text[text.chars().next().map_or(0, char::len_utf8)..]),
        _ => (1, text),
    };
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return if text.chars().all(|c| matches!(c, 'O' | 'o' | 'Ｏ' | '○' | '?' | 'l' | 'I' | '*' | '×')) {
            Token::Odd
        } else {
            Token::Label
        };
    }
    let unit = match tail.trim() {
        "" | "件" | "条" | "个" | "宗" | "项" | "次" | "起" | "份" => Unit::Plain,
        "元" => Unit::Yuan,
        "万" | "万元" => Unit::WanYuan,
        "亿" | "亿元" => Unit::YiYuan,
        "O" | "o" | "?" | "l" | "*" => return Token::Odd,
        _ => return Token::Label,
    };
    if digits.ends_with(['.', ',']) {
        return Token::Label;
    }
    match plain(digits) {
        Some(value) => Token::Number(if sign < 0 { -value } else { value }, unit),
        None if digits.bytes().all(|b| b.is_ascii_digit()) => Token::Glue,
        None => Token::Odd,
    }
}

/// A number as people write it: no leading zero, commas only every three.
fn plain(digits: &str) -> Option<Number> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) || whole.len() > 20 {
        return None;
    }
    if fraction.is_some_and(|f| f.is_empty() || f.len() > 8 || !f.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    if whole.contains(',') {
        let mut groups = whole.split(',');
        let head = groups.next().unwrap_or("");
        if head.is_empty() || head.len() > 3 || !groups.all(|g| g.len() == 3) {
            return None;
        }
        return Number::from_str(&digits.replace(',', "")).ok();
    }
    Number::from_str(digits).ok()
}

/// The digits of a piece, for cutting; `None` if it has anything else.
pub(super) fn digits(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Token) {
        assert_eq!(token(text), expected, "{text}");
    }

    fn plain_number(value: &str) -> Token {
        Token::Number(Number::from_str(value).expect("a number"), Unit::Plain)
    }

    #[test]
    fn numbers_as_people_print_them() {
        check("61", plain_number("61"));
        check("1,234", plain_number("1234"));
        check("1728.59", plain_number("1728.59"));
        check("-1", plain_number("-1"));
        check("↑2", plain_number("2"));
        check("3件", plain_number("3"));
        check("500万", Token::Number(Number::from(500), Unit::WanYuan));
        check("2230元", Token::Number(Number::from(2230), Unit::Yuan));
    }

    #[test]
    fn what_is_no_single_number_is_not_read_as_one() {
        check("0000000", Token::Glue);
        check("00", Token::Glue);
        check("1,23", Token::Odd);
        check("1O", Token::Odd);
        check("O", Token::Odd);
        check("1.2.3", Token::Odd);
        check("1.", Token::Label);
        check("1.属于国家秘密", Token::Label);
    }

    #[test]
    fn dashes_and_blanks_are_not_zeros() {
        check("/", Token::Dash);
        check("——", Token::Dash);
        check("无", Token::Dash);
        check("\u{a0}", Token::Blank);
        check("", Token::Blank);
    }
}
