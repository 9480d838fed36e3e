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
    if text.is_ascii() || text.chars().all(is_folded) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| radical(c).unwrap_or(c)).nfkc().collect())
}

/// Whether a character is surely its own folded form. A quick table for what
/// Chinese text is made of; everything else takes the long way.
fn is_folded(c: char) -> bool {
    matches!(c,
        '\u{20}'..='\u{7e}' | '\t' | '\n' | '\r'
        | '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{3001}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{3015}'
        | '\u{2014}'..='\u{2015}' | '\u{2018}'..='\u{2019}' | '\u{201c}'..='\u{201d}')
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

/// Whether the text is in traditional script: it uses at least two of the
/// characters every report has in their traditional form.
pub fn is_traditional(text: &str) -> bool {
    let mut seen = 0u16;
    for c in text.chars() {
        let mark = match c {
            '開' => 0,
            '機' => 1,
            '關' => 2,
            '請' => 3,
            '數' => 4,
            '訴' => 5,
            '複' => 6,
            '產' => 7,
            '處' => 8,
            '無' => 9,
            '況' => 10,
            '項' => 11,
            _ => continue,
        };
        seen |= 1 << mark;
        if seen.count_ones() >= 2 {
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
    let suspicious = bytes.iter().any(|b| (*b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | 0xc)) || *b == 0x7f)
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
