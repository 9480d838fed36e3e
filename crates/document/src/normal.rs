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
    text.chars().any(|c| matches!(c, '\u{2e80}'..='\u{2fdf}'))
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
    const MARKS: [char; 12] = ['開', '機', '關', '請', '數', '訴', '複', '產', '處', '無', '況', '項'];
    let mut seen = [false; MARKS.len()];
    for c in text.chars() {
        if let Some(i) = MARKS.iter().position(|m| *m == c) {
            seen[i] = true;
            if seen.iter().filter(|s| **s).count() >= 2 {
                return true;
            }
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
    if !text.chars().any(control) {
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
