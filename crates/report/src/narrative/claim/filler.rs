//! Words between a noun and its figure that mean nothing: `申请总数共计为 61件`.

/// Words that stand between a noun and its figure and mean nothing.
const FILL: [&str; 30] = [
    "共计",
    "合计",
    "总计",
    "总共",
    "共",
    "总数量",
    "总数",
    "总量",
    "数量",
    "件数",
    "案件",
    "事项",
    "达到",
    "达",
    "为",
    "是",
    "有",
    "约",
    "近",
    "超过",
    "了",
    "的",
    "计",
    "各",
    "均",
    "全部",
    "数",
    "累计",
    "其中",
    "案",
];

/// Whether words that mean nothing may end in a byte.
static FILL_ENDS: [bool; 256] = {
    let mut ends = [false; 256];
    let mut i = 0;
    while i < FILL.len() {
        let word = FILL[i].as_bytes();
        ends[word[word.len() - 1] as usize] = true;
        i += 1;
    }
    ends
};

/// The words without what means nothing at their end.
pub fn strip(mut words: &str) -> &str {
    loop {
        words = words.trim_end_matches(['、', '“', '”', ':', ',', '和']);
        if !words.bytes().next_back().is_some_and(|last| FILL_ENDS[usize::from(last)]) {
            return words;
        }
        let before = words;
        for fill in FILL {
            words = words.strip_suffix(fill).unwrap_or(words);
        }
        words = words.trim_end_matches(['、', '“', '”', ':', ',', '和']);
        if words == before {
            return words;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_nothing_is_taken_off_the_end() {
        for (words, expected) in [
            ("收到政府信息公开申请总数共计为", "收到政府信息公开申请"),
            ("其中,予以公开", "其中,予以公开"),
            ("复议案件:", "复议"),
            ("共计,", ""),
            ("", ""),
        ] {
            assert_eq!(strip(words), expected, "{words}");
        }
    }
}
