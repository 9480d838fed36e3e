//! The tables as people know them, on a terminal; doubts marked.

use super::Reading;
use crate::report::Item;
use report::cells::{CellRef, CellState};
use report::form::{APPLICANTS, CellId, T4_BLOCKS, T4_COLUMNS, cell, t2, t3};
use report::reading::{FormKind, Reading as Report};
use std::io::Write;

/// Prints tables.
pub struct Tables {
    out: Box<dyn Write>,
    any: bool,
}

impl Tables {
    /// Over an output.
    pub fn new(out: Box<dyn Write>) -> Tables {
        Tables { out, any: false }
    }
}

impl Reading for Tables {
    fn item(&mut self, item: &Item) -> anyhow::Result<()> {
        let out = &mut self.out;
        if std::mem::replace(&mut self.any, true) {
            writeln!(out)?;
        }
        match &item.read {
            Err(error) => writeln!(out, "{}\n  没有读：{}", item.name, error.message)?,
            Ok(read) if !read.reading.is_report => writeln!(out, "{}\n  不是政府信息公开工作年度报告。", item.name)?,
            Ok(read) => report(out, &item.name, &read.reading)?,
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }
}

fn report(out: &mut dyn Write, name: &str, reading: &Report) -> anyhow::Result<()> {
    writeln!(out, "{name}")?;
    writeln!(out, "  {}", reading.title.as_deref().unwrap_or("（没有标题）"))?;
    let year = reading.year.map_or("年份不明".to_owned(), |y| format!("{y}年"));
    let agency = reading.agency.as_deref().unwrap_or("机关不明");
    let published = reading.published.map_or(String::new(), |d| format!("，{d} 发布"));
    writeln!(out, "  {agency} {year}，{} 格式{published}", reading.form.map_or("", FormKind::name))?;
    if let Some(FormKind::Statutory(tables)) = reading.form {
        writeln!(out, "\n  二、主动公开政府信息情况")?;
        for row in t2(tables.t2) {
            let values: Vec<String> = row.cells.iter().map(|(head, id)| format!("{head} {}", show(reading.cells.get(*id)))).collect();
            writeln!(out, "    {}{}", pad(row.label, 22), values.join("  "))?;
        }
        writeln!(out, "\n  三、收到和处理政府信息公开申请情况")?;
        let heads: String = ["自然人", "企业", "科研", "公益", "法律", "其他", "总计"].iter().map(|h| left(h, 8)).collect();
        writeln!(out, "    {}{heads}", pad("", 44))?;
        for row in t3(tables.t3) {
            let values: String = APPLICANTS.iter().map(|a| left(&show(reading.cells.get(cell(row.name, a.name))), 8)).collect();
            writeln!(out, "    {}{values}", pad(row.label, 44))?;
        }
        writeln!(out, "\n  四、政府信息公开行政复议、行政诉讼情况")?;
        let heads: String = T4_COLUMNS.iter().map(|c| left(c.label, 10)).collect();
        writeln!(out, "    {}{heads}", pad("", 20))?;
        for block in &T4_BLOCKS {
            let values: String = T4_COLUMNS.iter().map(|c| left(&show(reading.cells.get(cell(block.name, c.name))), 10)).collect();
            writeln!(out, "    {}{values}", pad(block.label, 20))?;
        }
    }
    for doubt in &reading.doubts {
        writeln!(out, "  疑点 {}", doubt.message)?;
        if !doubt.cells.is_empty() && doubt.cells.len() <= 15 {
            writeln!(out, "       {}", doubt.cells.iter().map(|c: &CellId| c.label()).collect::<Vec<_>>().join("；"))?;
        }
    }
    for note in &reading.notes {
        writeln!(out, "  注   {}", note.message)?;
    }
    Ok(())
}

/// A value with the mark of its state: blank 〔空〕, dash —, missing 〔缺〕,
/// decoded 12*, unread ?, inferred in brackets.
fn show(cell: Option<CellRef<'_>>) -> String {
    let Some(cell) = cell else { return String::new() };
    let number = |n: report::Number| n.normalize().to_string();
    let inferred = cell.inferred.map_or(String::new(), |n| format!("({})", number(n)));
    match cell.state {
        CellState::Printed => cell.value.map_or("?".to_owned(), number),
        CellState::Decoded => cell.value.map_or("?".to_owned(), |n| format!("{}*", number(n))),
        CellState::Blank => format!("空{inferred}"),
        CellState::Dash => format!("—{inferred}"),
        CellState::MissingRow => format!("缺{inferred}"),
        CellState::Unread => "?".to_owned(),
    }
}

/// Columns a text takes on a terminal.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The text with blanks behind it, cut to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        if used + wide + 1 > columns {
            break;
        }
        out.push(c);
        used += wide;
    }
    out.push_str(&" ".repeat(columns.saturating_sub(used)));
    out
}

/// The text with blanks before it.
pub fn left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}
