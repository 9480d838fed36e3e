//! A ledger as offices keep it: a title over the whole width, a head of two
//! rows with merged groups, dates in four styles, full width, blanks written
//! in five ways, sums between the years, the same row twice, and rows that are
//! wrong in every way a row can be.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::Path;

/// What was written.
pub struct Made {
    /// Rows that are rows of the ledger.
    pub rows: usize,
    /// Rows that cannot be meant as they stand.
    pub broken: usize,
}

const KINDS: [&str; 7] = ["自然人", "公民", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
const OUTCOMES: [&str; 9] = [
    "予以公开",
    "部分公开",
    "不予公开（过程性信息）",
    "不予公开（第三方合法权益）",
    "信息不存在",
    "重复申请",
    "申请人撤回申请",
    "逾期不补正",
    "D11",
];
const NOTHING: [&str; 5] = ["", "/", "-", "无", ""];
const WIDTH: u16 = 11;

/// A date as so many days after 2 January 2023, in the style of a row.
enum Style {
    Sheet,
    Chinese,
    Dots,
    Slashes,
}

/// Writes a ledger of so many rows.
pub fn write(path: &Path, rows: usize) -> Made {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let center = Format::new();
    let day = Format::new().set_num_format("yyyy/m/d");
    sheet.merge_range(0, 0, 0, WIDTH - 1, "云汀县自然资源局依申请公开台账", &center).expect("a title");
    for (column, name) in [(0, "登记号"), (3, "申请内容"), (4, "收到时间"), (5, "申请方式"), (10, "备 注")] {
        sheet.merge_range(1, column, 2, column, name, &center).expect("a head");
    }
    sheet.merge_range(1, 1, 1, 2, "申请人信息", &center).expect("a group");
    sheet.merge_range(1, 6, 1, 9, "答复情况", &center).expect("a group");
    for (column, name) in [(1, "姓名或名称"), (2, "申请人类型"), (6, "答复时间"), (7, "办理结果"), (8, "文号"), (9, "答复期限")]
    {
        sheet.write_string(2, column, name).expect("a name");
    }
    let mut made = Made { rows: 0, broken: 0 };
    let mut at = 3;
    for n in 0..rows {
        let offset = n * 1_060 / rows;
        if n > 0 && n % 2_500 == 0 {
            sheet.write_string(at, 0, "合计").expect("a sum");
            sheet.write_number(at, 3, 2_500.0).expect("a sum");
            at += 2;
        }
        let style = [Style::Sheet, Style::Chinese, Style::Dots, Style::Slashes].into_iter().nth(n % 4).expect("four styles");
        let year = date(offset).0;
        let number = match n % 3 {
            0 => format!("{year}-{:05}", n + 1),
            1 => format!("〔{year}〕{}号", n + 1),
            _ => wide(&format!("{year}-{}", n + 1)),
        };
        sheet.write_string(at, 0, &number).expect("a number");
        sheet.write_string(at, 1, format!("申请人{n}")).expect("a name");
        let kind = KINDS[n % 7];
        sheet.write_string(at, 2, if n % 11 == 5 { "" } else { kind }).expect("a kind");
        let mut broken = n % 11 == 5;
        sheet.write_string(at, 3, "关于某地块规划条件的文件 ").expect("what");
        match n % 97 {
            13 => sheet.write_string(at, 4, "3月5日").map(|_| broken = true),
            29 => sheet.write_string(at, 4, "").map(|_| broken = true),
            41 => sheet.write_string(at, 4, "2024年2月30日").map(|_| broken = true),
            _ => put_day(sheet, at, 4, offset, &style, &day),
        }
        .expect("a date");
        sheet.write_string(at, 5, ["当面", "邮寄", "网上申请", "ＥＭＳ", ""][n % 5]).expect("a channel");
        let is_open = n % 10 == 9;
        if is_open {
            sheet.write_string(at, 6, NOTHING[n / 10 % 5]).expect("nothing");
            sheet.write_string(at, 7, NOTHING[n / 10 % 2]).expect("nothing");
        } else {
            put_day(sheet, at, 6, offset + 5 + n % 13, &style, &day).expect("a date");
            let outcome = match n % 89 {
                17 => "已处理",
                31 => "不予公开",
                _ => OUTCOMES[n % 9],
            };
            broken |= matches!(n % 89, 17 | 31);
            sheet.write_string(at, 7, outcome).expect("an outcome");
            sheet.write_string(at, 8, format!("云自然资公开〔{}〕{}号", date(offset + 5 + n % 13).0, n + 1)).expect("a letter");
        }
        sheet.write_string(at, 9, if n % 4 == 0 { "20个工作日" } else { "" }).expect("a term");
        sheet.write_string(at, 10, if n % 50 == 7 { "=1+1" } else { "" }).expect("a note");
        at += 1;
        made.rows += 1;
        made.broken += usize::from(broken);
        // The same number again, with other content: only the first is taken.
        if n % 500 == 250 && !broken {
            for (column, text) in [(0, number.as_str()), (1, "另一人"), (2, "自然人"), (3, "另一份文件"), (4, "2024-05-06")] {
                sheet.write_string(at, column, text).expect("a row");
            }
            at += 1;
            made.rows += 1;
            made.broken += 1;
        }
    }
    book.save(path).expect("a workbook");
    made
}

fn put_day(
    sheet: &mut rust_xlsxwriter::Worksheet,
    row: u32,
    column: u16,
    offset: usize,
    style: &Style,
    format: &Format,
) -> Result<(), rust_xlsxwriter::XlsxError> {
    let (y, m, d) = date(offset);
    match style {
        Style::Sheet => sheet.write_datetime_with_format(row, column, ExcelDateTime::from_ymd(y, m, d)?, format),
        Style::Chinese => sheet.write_string(row, column, format!("{y}年{m}月{d}日")),
        Style::Dots => sheet.write_string(row, column, wide(&format!("{y}.{m:02}.{d:02}"))),
        Style::Slashes => sheet.write_string(row, column, format!("{y}/{m}/{d}")),
    }
    .map(|_| ())
}

/// Year, month, day of so many days after 2 January 2023.
fn date(offset: usize) -> (u16, u8, u8) {
    use jiff::ToSpan;
    let day = jiff::civil::date(2023, 1, 2).saturating_add(i64::try_from(offset).expect("few").days());
    (u16::try_from(day.year()).expect("a year"), u8::try_from(day.month()).expect("a month"), u8::try_from(day.day()).expect("a day"))
}

/// Digits and stops in full width.
fn wide(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c) } else { c }).collect()
}
