//! HTML: what is in the file and not on the page.

use super::{Kind, Look, Severity};

/// Styles that hide.
const HIDES: [&str; 6] = ["display:none", "visibility:hidden", "font-size:0", "opacity:0;", "color:#fff", "color:white"];

/// Looks at the markup.
pub fn inspect(markup: &str, look: &mut Look<'_>) {
    let lower: String = markup.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    if HIDES.iter().any(|h| lower.contains(h)) || markup.to_lowercase().contains(" hidden") && lower.contains("hidden>") {
        look.see(Kind::HiddenText, Severity::Stops, "网页里有隐藏的内容。请另存为 PDF 或 .docx，核对后再送达。");
    }
    if lower.contains("<script") || lower.contains("javascript:") {
        look.see(Kind::Macro, Severity::Stops, "网页里有脚本。请另存为 PDF 或 .docx 后再送达。");
    }
    if markup.contains("<!--") {
        look.see(Kind::Comment, Severity::Warns, "网页源码里有注释。请核对，或另存为 PDF 后再送达。");
    }
    if lower.contains("<metaname=\"author\"") || lower.contains("<o:author>") {
        look.see(Kind::Metadata, Severity::Warns, "网页里有作者等属性信息。请核对后再送达。");
    }
    // Attributes, remarks and scripts as they stand.
    for line in markup.lines() {
        look.read(line, None);
    }
}
