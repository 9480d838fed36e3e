//! Workbooks: hidden sheets, rows, columns and cells, read from the XML because
//! a reader leaves them out.

use super::xml::{Node, walk};
use super::{Kind, Look, Severity};

/// Looks at a part of a workbook; `None` if it is broken.
pub fn inspect(name: &str, part: &[u8], look: &mut Look<'_>) -> Option<()> {
    let (mut sheets, mut cells, mut formats) = (0, 0, false);
    let mut white = false;
    walk(part, |node| {
        let Node::Open(local, attribute) = node else { return };
        let on = |key: &str| matches!(attribute(key).as_deref(), Some("1" | "true"));
        let zero = |key: &str| attribute(key).is_some_and(|v| v.parse::<f64>().is_ok_and(|n| n < 0.5));
        match local {
            "sheet" => sheets += usize::from(attribute("state").is_some_and(|s| s != "visible")),
            "row" => cells += usize::from(on("hidden") || zero("ht")),
            "col" => cells += usize::from(on("hidden") || zero("width")),
            "sheetFormatPr" => cells += usize::from(on("zeroHeight")),
            "numFmt" => formats |= attribute("formatCode").is_some_and(|f| !f.is_empty() && f.chars().all(|c| c == ';')),
            "color" if name.ends_with("styles.xml") => {
                white |= attribute("rgb").is_some_and(|c| c.eq_ignore_ascii_case("FFFFFFFF")) || attribute("theme").as_deref() == Some("0");
            }
            _ => {}
        }
    })?;
    if sheets > 0 {
        look.see(Kind::HiddenSheet, Severity::Stops, format!("有 {sheets} 张隐藏的工作表。请取消隐藏，核对或删去后再送达。"));
    }
    if cells > 0 {
        look.see(Kind::HiddenCells, Severity::Stops, format!("有隐藏的行或列（{cells} 处）。请取消隐藏，核对或删去后再送达。"));
    }
    if formats {
        look.see(Kind::HiddenText, Severity::Stops, "有单元格用数字格式“;;;”藏起了内容。请改回常规格式，核对后再送达。");
    }
    if white {
        look.see(Kind::HiddenText, Severity::Warns, "表格用了白色文字。请核对有没有看不见的内容。");
    }
    Some(())
}
