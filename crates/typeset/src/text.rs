//! Lines of text as the typesetter needs them: without control characters,
//! measured in widths of a Chinese character.

/// The lines of a text, each without what cannot be printed.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\u{0B}', '\u{0C}', '\u{2028}', '\u{2029}']).map(line).filter(|line| !line.is_empty()).collect()
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    lines(text).join(" ")
}

fn line(text: &str) -> String {
    let kept = text.chars().filter(|&c| c == '\t' || !(c.is_control() || is_invisible(c)));
    let kept: String = kept.map(|c| if c == '\t' { ' ' } else { c }).collect();
    kept.trim().to_owned()
}

/// Characters that print nothing: marks of direction, joiners, variation
/// selectors, soft hyphens, noncharacters.
fn is_invisible(c: char) -> bool {
    matches!(u32::from(c),
        0xAD | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180E | 0x200B..=0x200F | 0x202A..=0x202E
        | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0xFDD0..=0xFDEF
        | 0xE0000..=0xE0FFF)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether a character prints nothing but space.
pub(crate) fn needs_no_glyph(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

/// A line in which U+200B marks where long runs of Latin letters may part,
/// so that none leaves its cell; the template prints nothing for it.
pub(crate) fn breakable(line: &str) -> String {
    const LONG: usize = 20;
    let mut out = String::with_capacity(line.len());
    let mut run = 0;
    for c in line.chars() {
        // After these the typesetter breaks of itself.
        run = if c.is_ascii_graphic() && !"/-?".contains(c) { run + 1 } else { 0 };
        if run > LONG {
            out.push('\u{200B}');
            run = 1;
        }
        out.push(c);
    }
    out
}

/// How wide a text is, in widths of a Chinese character.
pub(crate) fn width(text: &str) -> f32 {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> f32 {
    match c {
        ' ' | '\u{A0}' | '.' | ',' | ':' | ';' | '\'' | '|' => 0.3,
        'i' | 'j' | 'l' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' => 0.4,
        'M' | 'W' | 'm' | 'w' | '%' | '@' | '&' => 0.9,
        c if u32::from(c) < 0x0250 => 0.58,
        _ => 1.0,
    }
}

/// The widest piece that a line break cannot part, half of a bracket or stop
/// at its ends taken off, as the typesetter does.
pub(crate) fn widest_piece(text: &str) -> f32 {
    pieces(text).into_iter().map(|piece| width(piece) - trimmed(piece)).fold(0.0, f32::max)
}

fn trimmed(piece: &str) -> f32 {
    let mut chars = piece.chars();
    let (first, last) = (chars.next(), chars.next_back());
    let is_wide = |c: char| u32::from(c) >= 0x2010;
    let at_start = if first.is_some_and(|c| is_opening(c) && is_wide(c)) { 0.5 } else { 0.0 };
    let at_end = if last.is_some_and(|c| is_closing(c) && is_wide(c)) { 0.5 } else { 0.0 };
    at_start + at_end
}

/// A text cut wherever a line may break.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if before == ' ' {
        return true;
    }
    let is_latin = |c: char| u32::from(c) < 0x0250;
    !(after == ' ' || is_opening(before) || is_closing(after) || (is_latin(before) && is_latin(after)))
}

fn is_opening(c: char) -> bool {
    "（〔《〈「『【〖“‘([{￥".contains(c)
}

fn is_closing(c: char) -> bool {
    "，。、；：？！）〕》〉」』】〗”’…—％‰℃,.;:?!)]}%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(pieces(text), expected);
    }

    #[test]
    fn lines_break_between_characters_but_not_before_a_stop() {
        check("三、本年", &["三、", "本", "年"]);
        check("（三）不予", &["（三）", "不", "予"]);
        check("共12.5%。", &["共", "12.5%。"]);
        check("", &[]);
    }

    #[test]
    fn brackets_lose_their_halves_at_the_ends_of_a_line() {
        assert_eq!(widest_piece("（三）不予公开"), 2.0);
        assert_eq!(widest_piece("三、本年度"), 1.5);
    }

    #[test]
    fn only_long_runs_may_part() {
        assert_eq!(breakable("见https://www.example/zwgk/2025-1"), "见https://www.example/zwgk/2025-1");
        assert_eq!(breakable(&"x".repeat(21)), format!("{}\u{200B}x", "x".repeat(20)));
    }

    #[test]
    fn control_characters_are_not_printed() {
        assert_eq!(lines("a\u{0}b\u{FEFF}\r\n\n c\td "), ["ab", "c d"]);
    }
}
