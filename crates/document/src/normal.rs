//! Folding of characters so that the same word is the same string: NFKC,
//! radicals that PDF writers put in place of characters, control characters,
//! traditional script.
//!
//! Folding serves matching. What a report prints is kept beside it.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The text in Unicode normal form KC, with CJK radicals replaced by the
/// characters they stand for. Borrows when nothing changes.
pub fn fold(text: &str) -> Cow<'_, str> {
    if is_folded(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| radical(c).unwrap_or(c)).nfkc().collect())
}

/// Whether text is surely its own folded form.
fn is_folded(text: &str) -> bool {
    let mut rest = if text.is_ascii() { "" } else { text };
    loop {
        rest = &rest[common(rest)..];
        match rest.chars().next() {
            None => return true,
            Some(c) if is_inert(c) => rest = &rest[c.len_utf8()..],
            Some(_) => return false,
        }
    }
}

/// How many bytes at the beginning of a text are what Chinese text is mostly
/// made of: printable ASCII but for blanks, characters from U+4000 to U+9FFF,
/// which are ideographs but for the hexagrams, and the usual punctuation. All
/// of them are their own folded form.
pub fn common(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            0x21..=0x7e => 1,
            // The first byte of three.
            0xe4..=0xe9 => 3,
            0xe2 | 0xe3 if is_punctuation(&bytes[at..]) => 3,
            _ => break,
        };
    }
    at
}

/// Whether text begins with a stop, a bracket, a quotation mark or a dash of
/// three bytes that folds to itself.
fn is_punctuation(bytes: &[u8]) -> bool {
    match bytes {
        // 、。 〈 to 】 〔〕
        [0xe3, 0x80, last, ..] => matches!(last, 0x81..=0x82 | 0x88..=0x91 | 0x94..=0x95),
        // —― ‘’ “”
        [0xe2, 0x80, last, ..] => matches!(last, 0x94..=0x95 | 0x98..=0x99 | 0x9c..=0x9d),
        _ => false,
    }
}

/// Whether a less common character is surely its own folded form; everything
/// else takes the long way.
fn is_inert(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{3400}'..='\u{4dbf}')
}

/// Whether folding changes a letter or radical, not merely the width of
/// punctuation: worth a note, because such text cannot be searched.
pub fn has_radicals(text: &str) -> bool {
    // U+2E80 to U+2FDF begin with these two bytes in UTF-8.
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xe2, bytes)
        .any(|i| matches!(bytes.get(i + 1), Some(0xba..=0xbf)) && bytes.get(i + 1..i + 3) < Some(&[0xbf, 0xa0][..]))
}

/// CJK radicals supplement: what NFKC leaves alone although writers of PDF
/// use them for the whole character. Source: Unicode's EquivalentUnifiedIdeograph.
fn radical(c: char) -> Option<char> {
    Some(match c {
        '⺀' => '冫',
        '⺁' => '厂',
        '⺄' => '乙',
        '⺅' => '亻',
        '⺆' => '冂',
        '⺈' => '刀',
        '⺉' => '刂',
        '⺊' => '卜',
        '⺋' => '卩',
        '⺌' => '小',
        '⺍' => '小',
        '⺎' => '兀',
        '⺏' => '尣',
        '⺐' => '尢',
        '⺑' => '尢',
        '⺒' => '巳',
        '⺓' => '幺',
        '⺔' => '彐',
        '⺕' => '彐',
        '⺖' => '忄',
        '⺗' => '心',
        '⺘' => '扌',
        '⺙' => '攵',
        '⺛' => '旡',
        '⺜' => '日',
        '⺝' => '月',
        '⺞' => '歺',
        '⺟' => '母',
        '⺠' => '民',
        '⺡' => '氵',
        '⺢' => '氺',
        '⺣' => '灬',
        '⺤' => '爪',
        '⺥' => '爫',
        '⺦' => '丬',
        '⺧' => '牛',
        '⺨' => '犭',
        '⺩' => '王',
        '⺪' => '疋',
        '⺫' => '目',
        '⺬' => '示',
        '⺭' => '礻',
        '⺮' => '竹',
        '⺯' => '糹',
        '⺰' => '纟',
        '⺱' => '罓',
        '⺲' => '罒',
        '⺳' => '网',
        '⺴' => '网',
        '⺵' => '网',
        '⺶' => '羊',
        '⺷' => '羊',
        '⺸' => '羊',
        '⺹' => '耂',
        '⺺' => '肀',
        '⺻' => '聿',
        '⺼' => '肉',
        '⺽' => '臼',
        '⺾' => '艹',
        '⺿' => '艹',
        '⻀' => '艹',
        '⻁' => '虎',
        '⻂' => '衤',
        '⻃' => '覀',
        '⻄' => '西',
        '⻅' => '见',
        '⻆' => '角',
        '⻇' => '角',
        '⻈' => '讠',
        '⻉' => '贝',
        '⻊' => '足',
        '⻋' => '车',
        '⻌' => '辶',
        '⻍' => '辶',
        '⻎' => '辶',
        '⻏' => '邑',
        '⻐' => '钅',
        '⻑' => '長',
        '⻒' => '镸',
        '⻓' => '长',
        '⻔' => '门',
        '⻕' => '阜',
        '⻖' => '阝',
        '⻗' => '雨',
        '⻘' => '青',
        '⻙' => '韦',
        '⻚' => '页',
        '⻛' => '风',
        '⻜' => '飞',
        '⻝' => '食',
        '⻞' => '食',
        '⻟' => '飠',
        '⻠' => '饣',
        '⻡' => '首',
        '⻢' => '马',
        '⻣' => '骨',
        '⻤' => '鬼',
        '⻥' => '鱼',
        '⻦' => '鸟',
        '⻧' => '卤',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻪' => '黾',
        '⻫' => '齐',
        '⻬' => '齐',
        '⻭' => '齿',
        '⻮' => '齿',
        '⻯' => '龙',
        '⻰' => '龙',
        '⻱' => '龟',
        '⻲' => '龟',
        '⻳' => '龟',
        _ => return None,
    })
}

/// Characters every report has in their traditional form, if it is in it.
const TRADITIONAL: [char; 12] = ['開', '機', '關', '請', '數', '訴', '複', '產', '處', '無', '況', '項'];
/// The last six bits of those characters; few others end so.
const ENDINGS: u64 = {
    let mut endings = 0;
    let mut i = 0;
    while i < TRADITIONAL.len() {
        endings |= 1 << (TRADITIONAL[i] as u32 % 64);
        i += 1;
    }
    endings
};

/// Whether the text is in traditional script: it uses at least two of the
/// characters every report has in their traditional form.
pub fn is_traditional(text: &str) -> bool {
    let mut first = None;
    for c in text.chars().filter(|c| (ENDINGS >> (u32::from(*c) % 64)) & 1 == 1 && TRADITIONAL.contains(c)) {
        if *first.get_or_insert(c) != c {
            return true;
        }
    }
    false
}

/// Traditional script to simplified.
pub fn simplified(text: &str) -> String {
    fast2s::convert(text)
}

/// Drops NUL and other control characters that no format means as text.
/// Tells whether anything was dropped.
pub fn drop_controls(text: &mut String) -> bool {
    let control = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{c}')) || c == '\u{7f}' || c == '\u{feff}';
    let bytes = text.as_bytes();
    // Without a way out of the middle many bytes are looked at at once.
    let suspicious = bytes.iter().fold(false, |seen, b| seen | (*b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | 0xc)) | (*b == 0x7f))
        || memchr::memmem::find(bytes, "\u{feff}".as_bytes()).is_some();
    if !suspicious {
        return false;
    }
    text.retain(|c| !control(c));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_chinese_is_not_copied() {
        assert!(matches!(fold("一、总体情况 61"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_common_folds_to_itself_and_is_no_blank() {
        for c in '\0'..='\u{ffff}' {
            let text = c.to_string();
            if common(&text) == text.len() || is_inert(c) {
                assert_eq!(text.nfkc().collect::<String>(), text);
                assert!(radical(c).is_none() && (!c.is_whitespace() || is_inert(c)), "{c:?}");
            }
        }
        assert_eq!(common("“收到”61件、\u{3000}答复"), "“收到”61件、".len());
    }

    #[test]
    fn radicals_and_widths_fold_to_the_common_character() {
        assert_eq!(fold("申请⼈，⽅案（６１）⻔"), "申请人,方案(61)门");
    }

    #[test]
    fn traditional_text_is_told_from_simplified() {
        assert!(is_traditional("政府信息公開申請數量"));
        assert!(!is_traditional("政府信息公开申请数量"));
        assert_eq!(simplified("政府信息公開申請數量"), "政府信息公开申请数量");
    }
}
