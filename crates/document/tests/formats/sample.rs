//! A report of a county that does not exist, with the three tables of the
//! form: wide heads, tall labels, a blank, a long number.

use document::model::Role;
use document::{Block, Cell, Document, Paragraph, Place, Row, Table};
use std::io::{Cursor, Read, Write};

/// Nowhere: the sample was never in a file.
pub const HERE: Place = Place::Paragraph(1);

/// A cell of the sample.
pub fn cell(text: &str, column: u32, col_span: u32, row_span: u32) -> Cell {
    Cell { text: text.to_owned(), column, col_span, row_span, place: HERE }
}

fn paragraph(text: &str, role: Role) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), place: HERE, role })
}

/// The numbers of a row: those given, else zeros; the first is repeated as
/// the total.
fn numbers(first: u32, at: u32, count: u32) -> Vec<Cell> {
    let last = count - 1;
    (0..count).map(|i| cell(&if i == 0 || i == last { first } else { 0 }.to_string(), at + i, 1, 1)).collect()
}

fn row(label: Vec<Cell>, first: u32) -> Row {
    Row { cells: label.into_iter().chain(numbers(first, 3, 7)).collect() }
}

/// Table 3 of the form.
pub fn applications() -> Table {
    let mut rows = vec![
        Row {
            cells: vec![cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 0, 3, 3), cell("申请人情况", 3, 7, 1)],
        },
        Row { cells: vec![cell("自然人", 3, 1, 2), cell("法人或其他组织", 4, 5, 1), cell("总计", 9, 1, 2)] },
        Row {
            cells: ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
                .iter()
                .zip(4..)
                .map(|(h, c)| cell(h, c, 1, 1))
                .collect(),
        },
        row(vec![cell("一、本年新收政府信息公开申请数量", 0, 3, 1)], 40),
        row(vec![cell("二、上年结转政府信息公开申请数量", 0, 3, 1)], 2),
        row(vec![cell("三、本年度办理结果", 0, 1, 22), cell("（一）予以公开", 1, 2, 1)], 21),
        row(vec![cell("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 2, 1)], 3),
    ];
    let groups: [(&str, &[&str]); 4] = [
        (
            "（三）不予公开",
            &[
                "1.属于国家秘密",
                "2.其他法律行政法规禁止公开",
                "3.危及“三安全一稳定”",
                "4.保护第三方合法权益",
                "5.属于三类内部事务信息",
                "6.属于四类过程性信息",
                "7.属于行政执法案卷",
                "8.属于行政查询事项",
            ],
        ),
        ("（四）无法提供", &["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]),
        (
            "（五）不予处理",
            &[
                "1.信访举报投诉类申请",
                "2.重复申请",
                "3.要求提供公开出版物",
                "4.无正当理由大量反复申请",
                "5.要求行政机关确认或重新出具已获取信息",
            ],
        ),
        (
            "（六）其他处理",
            &[
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                "3.其他",
            ],
        ),
    ];
    let mut number = 0;
    for (group, items) in groups {
        for (index, item) in items.iter().enumerate() {
            number += 1;
            let tall = u32::try_from(items.len()).unwrap_or(1);
            let head = (index == 0).then(|| cell(group, 1, 1, tall));
            rows.push(row(head.into_iter().chain([cell(item, 2, 1, 1)]).collect(), if number % 5 == 0 { number } else { 0 }));
        }
    }
    rows.push(row(vec![cell("（七）总计", 1, 2, 1)], 41));
    rows.push(row(vec![cell("四、结转下年度继续办理", 0, 3, 1)], 1));
    Table { rows }
}

fn proactive() -> Table {
    let group = |text: &str| Row { cells: vec![cell(text, 0, 4, 1)] };
    let line = |texts: [&str; 4]| Row { cells: texts.iter().zip(0..).map(|(t, c)| cell(t, c, 1, 1)).collect() };
    let wide = |label: &str, value: &str| Row { cells: vec![cell(label, 0, 1, 1), cell(value, 1, 3, 1)] };
    Table {
        rows: vec![
            group("第二十条第（一）项"),
            line(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]),
            line(["规章", "0", "0", "0"]),
            line(["行政规范性文件", "7", "3", "61"]),
            group("第二十条第（五）项"),
            wide("信息内容", "本年处理决定数量"),
            wide("行政许可", "18432"),
            group("第二十条第（六）项"),
            wide("信息内容", "本年处理决定数量"),
            wide("行政处罚", "905"),
            wide("行政强制", ""),
            group("第二十条第（八）项"),
            wide("信息内容", "本年收费金额（单位：万元）"),
            wide("行政事业性收费", "1286.35"),
        ],
    }
}

fn remedies() -> Table {
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let tall = |from: u32| heads.into_iter().zip(from..).map(|(h, c)| cell(h, c, 1, 2)).collect::<Vec<_>>();
    let short = |from: u32| heads.into_iter().zip(from..).map(|(h, c)| cell(h, c, 1, 1)).collect::<Vec<_>>();
    let values = [2, 1, 0, 0, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1];
    Table {
        rows: vec![
            Row { cells: vec![cell("行政复议", 0, 5, 1), cell("行政诉讼", 5, 10, 1)] },
            Row {
                cells: tall(0).into_iter().chain([cell("未经复议直接起诉", 5, 5, 1), cell("复议后起诉", 10, 5, 1)]).collect()
            },
            Row { cells: short(5).into_iter().chain(short(10)).collect() },
            Row { cells: values.iter().zip(0..).map(|(v, c)| cell(&v.to_string(), c, 1, 1)).collect() },
        ],
    }
}

/// The whole report.
pub fn report() -> Document {
    let blocks = vec![
        paragraph("云澜县人民政府2025年政府信息公开工作年度报告", Role::Title),
        paragraph("本报告依据《中华人民共和国政府信息公开条例》编制，统计期限为2025年1月1日至12月31日。", Role::Body),
        paragraph("一、总体情况", Role::Heading(1)),
        paragraph("（一）主动公开", Role::Heading(2)),
        paragraph("全年在门户网站公开信息 2614 条，其中行政规范性文件7件；“云澜发布”推送 388 篇。", Role::Body),
        paragraph("（二）依申请公开", Role::Heading(2)),
        paragraph("全年新收申请40件，上年结转2件，办结41件，结转下年度1件。没有收取信息处理费。", Role::Body),
        paragraph("二、主动公开政府信息情况", Role::Heading(1)),
        Block::Table(proactive()),
        paragraph("三、收到和处理政府信息公开申请情况", Role::Heading(1)),
        Block::Table(applications()),
        paragraph("四、政府信息公开行政复议、行政诉讼情况", Role::Heading(1)),
        Block::Table(remedies()),
        paragraph("五、存在的主要问题及改进情况", Role::Heading(1)),
        paragraph("乡镇公开栏更新不够及时。已把更新时限写入考核办法，按季度抽查。", Role::Body),
        paragraph("六、其他需要报告的事项", Role::Heading(1)),
        paragraph("无其他需要报告的事项。", Role::Body),
    ];
    Document { blocks, ..Document::default() }
}

/// The title, table 4 and the section after it.
pub fn short() -> Document {
    let mut blocks = report().blocks;
    blocks.drain(1..11);
    blocks.truncate(5);
    Document { blocks, ..Document::default() }
}

/// A document as comparable lines: a line a paragraph, and for each cell its
/// row, column, spans and text without white space.
pub fn shape(document: &Document) -> Vec<String> {
    let tight = |text: &str| text.split_whitespace().collect::<String>();
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => lines.push(tight(&p.text)),
            Block::Table(t) => {
                for (index, row) in t.rows.iter().enumerate() {
                    for c in &row.cells {
                        lines.push(format!("[{index},{} {}x{}] {}", c.column, c.col_span, c.row_span, tight(&c.text)));
                    }
                }
            }
        }
    }
    lines
}

/// A container of the given parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// A container with its text parts changed.
pub fn repack(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a container");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        let changed = change(&name, text);
        parts.push((name, changed));
    }
    zip(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}
