//! Claims about numbers.

use super::Prose;
use std::ops::Range;

/// Where the text says that no fee was raised or charged.
pub fn fee_denied(prose: &Prose<'_>) -> Option<Range<usize>> {
    const DENIED: [&str; 10] = ["未产生", "没有产生", "未收取", "没有收取", "未发生", "没有发生", "未收费", "没有收费", "未收过", "无收取"];
    let text = prose.text();
    prose.sentences().find_map(|range| {
        let sentence = &text[range.clone()];
        let fee = sentence.find("处理费")?;
        let at = DENIED.iter().filter_map(|d| sentence[..fee].rfind(d)).max()?;
        Some(range.start + at..range.start + fee + "处理费".len())
    })
}
