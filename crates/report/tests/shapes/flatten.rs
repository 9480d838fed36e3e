//! Flattenings to text.

use document::model::{Block, Document, Row, Table};

/// Lines of a document; what a table becomes is given.
fn lines(document: &Document, table: &dyn Fn(&Table) -> String) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => out.push_str(&p.text),
            Block::Table(t) => out.push_str(table(t).trim_end_matches('\n')),
        }
        out.push('\n');
    }
    out
}

/// The texts of a row; a blank cell as the given text.
fn texts<'r>(row: &'r Row, blank: &'r str) -> Vec<&'r str> {
    row.cells.iter().map(|c| if c.text.is_empty() { blank } else { c.text.as_str() }).collect()
}

fn rows(document: &Document, row: &dyn Fn(&Row) -> String) -> Vec<u8> {
    lines(document, &|t| t.rows.iter().map(|r| row(r) + "\n").collect()).into_bytes()
}

/// A blank cell keeps its no-break space.
pub fn cell_a_line(document: &Document) -> Vec<u8> {
    rows(document, &|r| texts(r, "\u{a0}").join("\n"))
}

pub fn cell_a_line_spaced(document: &Document) -> Vec<u8> {
    rows(document, &|r| texts(r, "\u{a0}").join("\n\n") + "\n")
}

pub fn cell_a_line_piped(document: &Document) -> Vec<u8> {
    rows(document, &|r| texts(r, "").join(" |\n") + " | |||")
}

pub fn cell_a_line_debris(document: &Document) -> Vec<u8> {
    rows(document, &|r| texts(r, "\u{a0}").join(" |\n") + " |\n|||")
}

pub fn row_piped(document: &Document) -> Vec<u8> {
    rows(document, &|r| texts(r, "").join(" | ") + " | |")
}

pub fn row_tabbed(document: &Document) -> Vec<u8> {
    rows(document, &|r| texts(r, "").join("\t"))
}

/// A blank cell keeps an ideographic space between the blanks.
pub fn row_spaced(document: &Document) -> Vec<u8> {
    rows(document, &|r| texts(r, "\u{3000}").join("  "))
}

pub fn three_cells_a_line(document: &Document) -> Vec<u8> {
    rows(document, &|r| texts(r, "\u{a0}").chunks(3).map(|c| c.join("\t")).collect::<Vec<_>>().join("\n"))
}

pub fn label_glued(document: &Document) -> Vec<u8> {
    rows(document, &|r| {
        let texts = texts(r, "\u{a0}");
        let mut out = String::new();
        for (i, text) in texts.iter().enumerate() {
            let number = |t: &str| t == "\u{a0}" || t.parse::<f64>().is_ok();
            if i > 0 && (!number(text) || number(texts[i - 1])) {
                out.push('\n');
            }
            out.push_str(text);
        }
        out
    })
}

/// Columns at fixed characters, as text extraction lays a page out.
pub fn laid_out(document: &Document) -> Vec<u8> {
    laid_out_with(document, 0)
}

/// As [`laid_out`], with labels broken after eight characters, the values
/// beside the first line.
pub fn laid_out_broken(document: &Document) -> Vec<u8> {
    laid_out_with(document, 8)
}

/// Characters of a label column and of a value column.
const LABEL: usize = 42;
const VALUE: usize = 12;

fn laid_out_with(document: &Document, broken: usize) -> Vec<u8> {
    let table = |t: &Table| {
        let width = t.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.col_span).max().unwrap_or(0);
        let labels = match width {
            10 => 3,
            4 => 1,
            _ => 0,
        };
        let start = |column: u32| {
            let column = column as usize;
            if column < labels { column * LABEL } else { labels * LABEL + (column - labels) * VALUE }
        };
        let mut out = String::new();
        for row in &t.rows {
            let is_values = row.cells.iter().any(|c| c.text.parse::<f64>().is_ok());
            let most = if broken > 0 && is_values && width == 10 { broken } else { usize::MAX };
            let mut pending: Vec<(usize, Vec<char>)> = Vec::new();
            for cell in row.cells.iter().filter(|c| !c.text.is_empty()) {
                let at = if cell.column as usize >= labels { start(cell.column + cell.col_span - 1) } else { start(cell.column) };
                // The label that runs down the left edge stands apart.
                let text = if cell.text.starts_with("三、本年度") { "三、" } else { cell.text.as_str() };
                pending.push((at, text.chars().collect()));
            }
            while pending.iter().any(|(_, t)| !t.is_empty()) {
                let mut line = String::new();
                let mut used = 0;
                for (at, text) in &mut pending {
                    if text.is_empty() {
                        continue;
                    }
                    let gap = at.saturating_sub(used).max(if used == 0 { 0 } else { 2 });
                    line.push_str(&" ".repeat(gap));
                    let part: String = text.drain(..text.len().min(most)).collect();
                    used += gap + part.chars().count();
                    line.push_str(&part);
                }
                out.push_str(&line);
                out.push('\n');
            }
        }
        out
    };
    lines(document, &table).into_bytes()
}

fn mapped(document: &Document, map: impl Fn(char) -> char) -> Vec<u8> {
    String::from_utf8(cell_a_line_spaced(document)).expect("text").chars().map(map).collect::<String>().into_bytes()
}

pub fn full_width(document: &Document) -> Vec<u8> {
    mapped(document, |c| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        other => other,
    })
}

pub fn radicals(document: &Document) -> Vec<u8> {
    mapped(document, |c| match c {
        '一' => '⼀',
        '二' => '⼆',
        '人' => '⼈',
        '文' => '⽂',
        '方' => '⽅',
        '长' => '⻓',
        '门' => '⻔',
        '民' => '⺠',
        other => other,
    })
}

pub fn gbk(document: &Document) -> Vec<u8> {
    // GBK has no no-break space; an ideographic space takes its place.
    let text = String::from_utf8(cell_a_line_spaced(document)).expect("text").replace('\u{a0}', "\u{3000}");
    encoding_rs::GBK.encode(&text).0.into_owned()
}

pub fn utf16(document: &Document) -> Vec<u8> {
    String::from_utf8(cell_a_line(document)).expect("text").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn in_traditional(document: &Document) -> String {
    fast2s_inverse(&String::from_utf8(row_tabbed(document)).expect("text"))
}

/// Enough characters in traditional form for the words of the form.
fn fast2s_inverse(text: &str) -> String {
    const PAIRS: &str = "开開机機关關请請数數诉訴讼訟复復掌掌产產处處无無况況项項条條规規范範现現废廢发發设設许許罚罰强強务務业業费費单單总總计計执執结結转轉过過实實维維经經终終审審议議举舉报報类類国國属屬个個内內书書权權与與为為从從让讓门門长長页頁间間问問题題";
    let pairs: Vec<char> = PAIRS.chars().collect();
    text.chars().map(|c| pairs.chunks(2).find(|p| p[0] == c).map_or(c, |p| p[1])).collect()
}

pub fn traditional(document: &Document) -> Vec<u8> {
    in_traditional(document).into_bytes()
}

pub fn big5(document: &Document) -> Vec<u8> {
    // What Big5 cannot say is left out; the form can be said.
    let text: String = in_traditional(document).chars().filter(|c| !encoding_rs::BIG5.encode(&c.to_string()).2).collect();
    encoding_rs::BIG5.encode(&text).0.into_owned()
}

fn separated(document: &Document, separator: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => writer.write_record([&p.text]).expect("a record"),
            Block::Table(t) => {
                for row in &t.rows {
                    let mut record: Vec<&str> = Vec::new();
                    for cell in &row.cells {
                        record.resize(record.len().max(cell.column as usize), "");
                        record.push(&cell.text);
                        record.resize((cell.column + cell.col_span) as usize, "");
                    }
                    writer.write_record(&record).expect("a record");
                }
            }
        }
    }
    writer.into_inner().expect("bytes")
}

pub fn csv(document: &Document) -> Vec<u8> {
    separated(document, b',')
}

pub fn tsv(document: &Document) -> Vec<u8> {
    separated(document, b'\t')
}

fn glued(document: &Document, between: &str) -> Vec<u8> {
    rows(document, &|r| {
        let number = |t: &&str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        let texts = texts(r, "");
        let labels: Vec<&str> = texts.iter().filter(|t| !number(t)).copied().collect();
        let digits: String = texts.iter().filter(|t| number(t)).copied().collect();
        labels.join("\n") + if digits.is_empty() { "" } else { between } + &digits
    })
}

pub fn digits_glued(document: &Document) -> Vec<u8> {
    glued(document, "\n")
}

pub fn all_glued(document: &Document) -> Vec<u8> {
    glued(document, "")
}
