//! What must not leave as words: personal data, 密级标志, numbers of other
//! cases, passages that were removed.

use super::{Kind, Look, Package, Severity};
use crate::fold::Folded;
use crate::personal::{self, Certainty};
use document::Place;

/// 密级.
const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];
/// Words of papers that are not meant for the public.
const INTERNAL: [&str; 7] = ["内部资料", "内部文件", "内部使用", "仅供内部", "不得外传", "注意保密", "注意保存"];

/// What is known of a case.
pub struct Words {
    removed: Vec<Vec<char>>,
    numbers: Vec<String>,
}

impl Words {
    /// Folds what is looked for.
    pub fn new(package: &Package<'_>) -> Self {
        let compact = |text: &String| Folded::new(text).compact().chars;
        Words {
            removed: package.removed.iter().map(compact).filter(|w| w.len() > 1).collect(),
            numbers: package.numbers.iter().map(|n| compact(n).into_iter().collect()).collect(),
        }
    }

    /// Looks at a text.
    pub fn inspect(&self, text: &str, place: Option<Place>, look: &mut Look<'_>) {
        if text.trim().is_empty() {
            return;
        }
        for hit in personal::find(text) {
            let excerpt = personal::mask(&text[hit.range.clone()], hit.kind);
            let name = hit.kind.name();
            let (severity, message) = match (hit.kind, hit.certainty) {
                (personal::Kind::Landline, _) => (Severity::Informs, "有固定电话。办公电话可以公开，不用处理。".to_owned()),
                (_, Certainty::Sure) => (Severity::Stops, format!("有{name}。请先做区分处理，遮住或删去后再送达。")),
                (_, Certainty::Likely) => (Severity::Warns, format!("有像{name}的内容。请核对，是个人信息的先遮住或删去。")),
            };
            look.see_at(Kind::Personal(hit.kind), severity, place, message, Some(excerpt));
        }
        let compact: String = Folded::new(text).compact().chars.iter().collect();
        if is_marked(&compact) {
            look.see_at(Kind::Secrecy, Severity::Stops, place, "有密级标志。请停止送达，交保密审查。", None);
        }
        if let Some(word) = INTERNAL.iter().find(|w| compact.contains(*w)) {
            look.see_at(Kind::Internal, Severity::Warns, place, format!("有“{word}”字样。请核对能否对外提供。"), None);
        }
        self.other_numbers(&compact, place, look);
    }

    /// Numbers of the series of this case that are not its own.
    fn other_numbers(&self, text: &str, place: Option<Place>, look: &mut Look<'_>) {
        for own in &self.numbers {
            let Some((series, _)) = own.split_once('〔') else { continue };
            for (at, _) in text.match_indices(series).filter(|(at, _)| text[at + series.len()..].starts_with('〔')) {
                let end = text[at..].find('号').map(|e| at + e + '号'.len_utf8());
                let Some(number) = end.and_then(|end| text.get(at..end)).filter(|n| n.chars().count() < 40) else { continue };
                if !self.numbers.iter().any(|n| n == number) {
                    let message = "有同一文号系列、但不属于本案的文号。请核对是不是混进了别的案件的内容。";
                    look.see_at(Kind::OtherNumber, Severity::Warns, place, message, Some(number.to_owned()));
                }
            }
        }
    }

    /// Looks for passages that were removed, across lines and cells.
    pub fn removed(&self, text: &str, look: &mut Look<'_>) {
        if self.removed.is_empty() {
            return;
        }
        let text = Folded::new(text).compact();
        let count = self.removed.iter().filter(|w| !text.find_all(w).is_empty()).count();
        if count > 0 {
            look.see(
                Kind::Removed,
                Severity::Stops,
                format!("有 {count} 处在区分处理中删去的内容。请换成处理后的文件，或对这份文件也做区分处理。"),
            );
        }
    }
}

/// Whether a text without spaces carries a 密级标志: a level with a star, or a
/// level that stands alone, with or without its term.
fn is_marked(text: &str) -> bool {
    let star = |c: char| matches!(c, '★' | '☆' | '*' | '※' | '⭐' | '✩' | '✭');
    LEVELS.iter().any(|level| {
        text.match_indices(level).any(|(at, _)| {
            let behind = &text[at + level.len()..];
            let front = &text[..at];
            let stars = behind.starts_with(star) || front.ends_with(star);
            let alone = matches!(front, "" | "密级:" | "密级") && is_term(behind);
            let labelled = front.ends_with("密级:") || front.ends_with("密级为");
            stars || alone || labelled
        })
    })
}

/// How long a secret is kept, or nothing.
fn is_term(text: &str) -> bool {
    let units = ["年", "个月", "月", "长期", "启封", ""];
    let number =
        text.chars().take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十两".contains(*c)).map(char::len_utf8).sum::<usize>();
    units.contains(&&text[number..]) || text.starts_with('(') && text.ends_with(')')
}

#[cfg(test)]
mod tests {
    use super::is_marked;

    #[test]
    fn a_mark_is_told_from_a_word() {
        for text in ["秘密★10年", "机密★", "绝密", "★秘密", "秘密10年", "密级:机密", "机密*五年", "文件密级为秘密", "秘密★长期"]
        {
            assert!(is_marked(text), "{text}");
        }
        for text in ["涉及国家秘密的不予公开", "商业秘密", "保守秘密", "秘密事项", "《保守国家秘密法》第九条"]
        {
            assert!(!is_marked(text), "{text}");
        }
    }
}
