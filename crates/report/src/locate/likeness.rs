//! How alike two labels are, when numbering, punctuation and blanks are
//! left aside.

/// The Chinese letters of a label: `1.属于国家秘密` → `属于国家秘密`.
pub(super) fn letters(text: &str, out: &mut String) {
    out.reserve(text.len());
    out.extend(text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c) || ('\u{3400}'..='\u{4dbf}').contains(c)));
}

/// The likeness of two strings of letters, 0 to 1: twice the longest common
/// subsequence over both lengths.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    let a: Vec<char> = a.chars().take(60).collect();
    let b: Vec<char> = b.chars().take(60).collect();
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let mut row = vec![0u16; b.len() + 1];
    for x in &a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    2.0 * f64::from(row[b.len()]) / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_is_nearly_the_label() {
        assert!(likeness("行政机关不现处理其政府信息公开申请", "行政机关不再处理其政府信息公开申请") > 0.9);
        assert!(likeness("属于国家秘密", "重复申请") < 0.3);
    }

    #[test]
    fn numbering_and_punctuation_are_left_aside() {
        let mut out = String::new();
        letters("3.危及“三安全一稳定”", &mut out);
        assert_eq!(out, "危及三安全一稳定");
    }
}
