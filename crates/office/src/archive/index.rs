//! 卷内目录: what lies in the file, item by item, as rows and on paper.

use super::content::Content;
use document::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};
use serde_json::{Value, json};

const NOWHERE: Place = Place::Paragraph(0);

/// The heads of the columns.
const HEADS: [&str; 7] = ["序号", "文号", "责任者", "题名", "日期", "页数", "备注"];

/// An item of the file.
pub(super) struct Item {
    /// 文号.
    number: Option<String>,
    /// 责任者.
    author: &'static str,
    /// 题名.
    title: String,
    /// 日期.
    date: String,
    /// 页数; none where nobody counted.
    pages: Option<u32>,
    /// The entry of the package.
    entry: String,
}

/// The items in the order of the acts that they came with: the application
/// first, then what was handed in and what went out.
pub(super) fn items(of: &Content) -> Vec<Item> {
    let carried = &of.carried;
    let date = |seq: i64| carried.acts.iter().find(|a| a.seq == seq).map(|a| a.effective.clone()).unwrap_or_default();
    let first = carried.acts.first().map_or(1, |a| a.seq);
    let mut items = vec![(
        first,
        Item {
            number: carried.case.number.clone(),
            author: "申请人",
            title: "政府信息公开申请".to_owned(),
            date: date(first),
            pages: None,
            entry: "application.json".to_owned(),
        },
    )];
    for (at, row) in carried.blobs.iter().enumerate() {
        let pages = of.decided.pages.get(at).copied().flatten();
        let entry = of.entry_of(at);
        if let Some(letter) = carried.letters.iter().find(|l| l.blob.as_deref() == Some(row.address.as_str())) {
            let title = letter::Letter::named(&letter.kind).map_or(letter.kind.as_str(), |l| l.title).to_owned();
            let item = Item { number: Some(letter.number.clone()), author: "本机关", title, date: date(letter.seq), pages, entry };
            items.push((letter.seq, item));
        } else if let Some((seq, about)) = of.about(&row.address) {
            let title = about["name"].as_str().unwrap_or_default().to_owned();
            let by = carried.acts.iter().find(|a| a.seq == seq).map_or("", |a| a.kind.as_str());
            let author = if matches!(by, "submitted" | "registered" | "corrected") { "申请人" } else { "本机关" };
            items.push((seq, Item { number: None, author, title, date: date(seq), pages, entry }));
        } else {
            let item = Item { number: None, author: "", title: "未列名的文件".to_owned(), date: String::new(), pages, entry };
            items.push((i64::MAX, item));
        }
    }
    // Within an act the order of the blobs stays.
    items.sort_by_key(|(seq, _)| *seq);
    items.into_iter().map(|(_, item)| item).collect()
}

/// The items for machines.
pub(super) fn rows(of: &Content) -> Value {
    let row = |(n, item): (usize, &Item)| {
        json!({
            "n": n, "number": item.number, "author": item.author, "title": item.title, "date": item.date, "pages": item.pages,
            "remarks": "", "entry": item.entry,
        })
    };
    (1..).zip(&items(of)).map(row).collect()
}

/// The items on paper.
pub(super) fn paper(of: &Content) -> Document {
    let carried = &of.carried;
    let line = |text: String, role| Block::Paragraph(Paragraph { text, place: NOWHERE, role });
    let mut rows = vec![row(HEADS.iter().map(|h| (*h).to_owned()))];
    for (n, item) in (1..).zip(items(of)) {
        let pages = item.pages.map(|p| p.to_string()).unwrap_or_default();
        let fields = [n.to_string(), item.number.unwrap_or_default(), item.author.to_owned(), item.title, item.date, pages, String::new()];
        rows.push(row(fields.into_iter()));
    }
    let number = carried.case.number.as_deref().unwrap_or("（未编号）");
    let retention = of.decided.retention.as_deref().unwrap_or("未定");
    let blocks = vec![
        line("卷内目录".to_owned(), Role::Title),
        line(format!("{}　受理编号：{number}　保管期限：{retention}", carried.agency.name), Role::Addressee),
        Block::Table(Table { rows }),
        line("页数空白的，由立卷人清点填写。".to_owned(), Role::Body),
    ];
    Document { blocks, ..Document::default() }
}

fn row(fields: impl Iterator<Item = String>) -> Row {
    let cell = |(column, text): (u32, String)| Cell { text, column, col_span: 1, row_span: 1, place: NOWHERE };
    Row { cells: (0..).zip(fields).map(cell).collect() }
}
