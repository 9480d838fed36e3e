//! 卷内目录: what lies in the file of a case, in the order of its acts.

use super::package::{Package, attachment, names};
use document::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};
use law::application::act::ActKind;
use law::application::permit::rule;
use serde::Serialize;

/// A line of the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    /// 序号.
    pub(super) number: usize,
    /// 文号.
    pub(super) document_number: Option<String>,
    /// 题名.
    pub(super) title: String,
    /// 日期.
    pub(super) date: String,
    /// 页数; none where it cannot be told without opening a stranger's file.
    pub(super) pages: Option<usize>,
    /// 备注.
    pub(super) remarks: String,
    /// The entry of the package.
    pub(super) entry: Option<String>,
}

/// The lines of a package.
pub(super) fn lines(of: &Package) -> Vec<Line> {
    let (carried, names) = (&of.carried, names(&of.carried));
    let mut all = vec![];
    let mut put = |document_number: Option<String>, title: String, date: &str, pages, remarks: String, entry: Option<String>| {
        all.push(Line { number: all.len() + 1, document_number, title, date: date.to_owned(), pages, remarks, entry });
    };
    for act in &carried.acts {
        let label = ActKind::named(&act.kind).map_or(act.kind.as_str(), |k| rule(k).label);
        if act.seq == 1 {
            put(None, "政府信息公开申请".to_owned(), &act.effective, None, label.to_owned(), Some("application.json".to_owned()));
        }
        if let Some(letter) = carried.letters.iter().find(|l| l.seq == act.seq) {
            let at = carried.blobs.iter().position(|b| letter.blob.as_ref() == Some(&b.address));
            let title = letter::Letter::named(&letter.kind).map_or_else(|| letter.kind.clone(), |l| l.title.to_owned());
            let pages = at.and_then(|at| of.files.get(at)).and_then(|bytes| pages(bytes));
            let remarks = if at.is_some() { String::new() } else { "没有文书原件".to_owned() };
            put(Some(letter.number.clone()), title, &act.effective, pages, remarks, at.and_then(|at| names.get(at).cloned()));
        }
        for (blob, name) in carried.blobs.iter().zip(&names) {
            if let Some((_, about)) = attachment(carried, &blob.address).filter(|(seq, _)| *seq == act.seq) {
                let title = about["name"].as_str().unwrap_or("附件").to_owned();
                put(None, title, &act.effective, None, format!("{label}的附件"), Some(name.clone()));
            }
        }
        if act.kind == ActKind::Delivered.name() {
            put(None, "送达凭证".to_owned(), &act.effective, None, String::new(), Some("delivery.json".to_owned()));
        }
    }
    all
}

/// The pages of a PDF that this program printed.
fn pages(bytes: &[u8]) -> Option<usize> {
    let mark = b"/Type/Page";
    let count = |mark: &[u8]| bytes.windows(mark.len() + 1).filter(|w| w.starts_with(mark) && w.last() != Some(&b's')).count();
    let found = count(mark) + count(b"/Type /Page");
    (bytes.starts_with(b"%PDF") && found > 0).then_some(found)
}

/// The index as a printable document.
pub(super) fn document(of: &Package, lines: &[Line]) -> Document {
    let number = of.carried.case.number.as_deref().unwrap_or("未编号");
    let paragraph = |text: String, role| Block::Paragraph(Paragraph { text, place: Place::Paragraph(0), role });
    let head = ["序号", "文号", "题名", "日期", "页数", "备注"].map(str::to_owned);
    let rows = lines.iter().map(|l| {
        let pages = l.pages.map(|p| p.to_string()).unwrap_or_default();
        [l.number.to_string(), l.document_number.clone().unwrap_or_default(), l.title.clone(), l.date.clone(), pages, l.remarks.clone()]
    });
    let rows = std::iter::once(head).chain(rows).map(row).collect();
    let retention = of.origin.retention.as_deref().unwrap_or("未定");
    let blocks = vec![
        paragraph("卷内目录".to_owned(), Role::Title),
        paragraph(format!("{}　政府信息公开申请 {number}　保管期限：{retention}", of.carried.agency.name), Role::Body),
        Block::Table(Table { rows }),
    ];
    Document { blocks, ..Document::default() }
}

fn row(texts: [String; 6]) -> Row {
    let cell = |(column, text): (u32, String)| Cell { text, column, col_span: 1, row_span: 1, place: Place::Paragraph(0) };
    Row { cells: (0..).zip(texts).map(cell).collect() }
}
