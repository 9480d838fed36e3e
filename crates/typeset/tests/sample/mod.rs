//! A whole annual report of an invented county, in the form of 2021.

use document::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};

pub fn report() -> Document {
    Document {
        blocks: vec![
            title("云澜县人民政府2025年政府信息公开工作年度报告"),
            body(
                "本报告根据《中华人民共和国政府信息公开条例》第五十条编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。所列数据的统计期限自2025年1月1日起至12月31日止。报告的电子版可在云澜县人民政府网站（https://www.yunlan.example/zwgk/nianbao/2025/report.html?from=portal&lang=zh-CN）下载。对报告有疑问的，请与县政府办公室联系，电话：0000-5550100。",
            ),
            heading(1, "一、总体情况"),
            heading(2, "（一）主动公开"),
            body("全年公开政府信息4182条，其中政策文件96件、政策解读88条。县、乡两级公开重点领域信息2607条，比上年增长12.5%。"),
            heading(2, "（二）依申请公开"),
            body(
                "全年新收政府信息公开申请64件，上年结转3件；办结65件，结转下年度2件。鹤汀镇、枫堰镇两处受理窗口由专人值守，平均答复用时11个工作日。",
            ),
            heading(2, "（三）政府信息管理"),
            body("制发行政规范性文件7件，废止4件，现行有效53件；统一编号，逐件标注时效。"),
            heading(1, "二、主动公开政府信息情况"),
            proactive(),
            heading(1, "三、收到和处理政府信息公开申请情况"),
            applications(),
            heading(1, "四、政府信息公开行政复议、行政诉讼情况"),
            remedies(),
            heading(1, "五、存在的主要问题及改进情况"),
            body(
                "一是部分乡镇的栏目更新不及时，有的政策解读只有文字。二是答复文书的说理还不充分，引用条款不够具体。下一步将按月通报栏目更新情况，每季度抽查答复文书，对两年内被纠正的案件逐件复盘。",
            ),
            heading(1, "六、其他需要报告的事项"),
            body("本年度未发出收费通知，没有收取政府信息公开信息处理费。"),
        ],
        ..Document::default()
    }
}

fn proactive() -> Block {
    table(&[
        "4:第二十条第（一）项",
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "规章|0|0|0",
        "行政规范性文件|7|4|53",
        "4:第二十条第（五）项",
        "信息内容|3:本年处理决定数量",
        "行政许可|3:12846",
        "4:第二十条第（六）项",
        "信息内容|3:本年处理决定数量",
        "行政处罚|3:1937",
        "行政强制|3:85",
        "4:第二十条第（八）项",
        "信息内容|3:本年收费金额（单位：万元）",
        "行政事业性收费|3:1728.59",
    ])
}

fn applications() -> Block {
    table(&[
        "3*3:（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|7:申请人情况",
        "*2:自然人|5:法人或其他组织|*2:总计",
        "商业企业|科研机构|社会公益组织|法律服务机构|其他",
        "3:一、本年新收政府信息公开申请数量|61|2|0|0|1|0|64",
        "3:二、上年结转政府信息公开申请数量|3|0|0|0|0|0|3",
        "*22:三、本年度办理结果|2:（一）予以公开|40|2|0|0|0|0|42",
        "2:（二）部分公开（区分处理的，只计这一情形，不计其他情形）|8|0|0|0|0|0|8",
        "*8:（三）不予公开|1.属于国家秘密|0|0|0|0|0|0|0",
        "2.其他法律行政法规禁止公开|1|0|0|0|0|0|1",
        "3.危及“三安全一稳定”|0|0|0|0|0|0|0",
        "4.保护第三方合法权益|1|0|0|0|0|0|1",
        "5.属于三类内部事务信息|3|0|0|0|0|0|3",
        "6.属于四类过程性信息|0|0|0|0|0|0|0",
        "7.属于行政执法案卷|1|0|0|0|0|0|1",
        "8.属于行政查询事项|0|0|0|0|0|0|0",
        "*3:（四）无法提供|1.本机关不掌握相关政府信息|8|0|0|0|1|0|9",
        "2.没有现成信息需要另行制作|0|0|0|0|0|0|0",
        "3.补正后申请内容仍不明确|0|0|0|0|0|0|0",
        "*5:（五）不予处理|1.信访举报投诉类申请|0|0|0|0|0|0|0",
        "2.重复申请|0|0|0|0|0|0|0",
        "3.要求提供公开出版物|0|0|0|0|0|0|0",
        "4.无正当理由大量反复申请|0|0|0|0|0|0|0",
        "5.要求行政机关确认或重新出具已获取信息|0|0|0|0||0|0",
        "*3:（六）其他处理|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请|0|0|0|0|0|0|0",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请|0|0|0|0|0|0|0",
        "3.其他|0|0|0|0|0|0|0",
        "2:（七）总计|62|2|0|0|1|0|65",
        "3:四、结转下年度继续办理|2|0|0|0|0|0|2",
    ])
}

fn remedies() -> Block {
    let outcomes = "*2:结果维持|*2:结果纠正|*2:其他结果|*2:尚未审结|*2:总计";
    let below = "结果维持|结果纠正|其他结果|尚未审结|总计";
    table(&[
        "5:行政复议|10:行政诉讼",
        &format!("{outcomes}|5:未经复议直接起诉|5:复议后起诉"),
        &format!("{below}|{below}"),
        "2|1|0|1|4|0|0|0|0|0|1|0|0|0|1",
    ])
}

/// A table of rows; cells are parted by `|` and begin with `columns*rows:`
/// if they cover more than one.
pub fn table(rows: &[&str]) -> Block {
    let mut taken: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    let mut table = Table::default();
    for (y, row) in rows.iter().enumerate() {
        let mut cells = Vec::new();
        let mut x = 0;
        for cell in row.split('|') {
            let (spans, text) = match cell.split_once(':') {
                Some((spans, text)) if spans.chars().all(|c| c.is_ascii_digit() || c == '*') => (spans, text),
                _ => ("", cell),
            };
            let (columns, hanging) = spans.split_once('*').unwrap_or((spans, ""));
            let (col_span, row_span) = (columns.parse().unwrap_or(1), hanging.parse().unwrap_or(1));
            while taken[y].contains(&x) {
                x += 1;
            }
            for row in taken.iter_mut().skip(y).take(row_span) {
                row.extend(x..x + col_span);
            }
            let place = Place::DocxCell { table: 1, row: y as u32 + 1, col: x as u32 + 1 };
            cells.push(Cell { text: text.into(), column: x as u32, col_span: col_span as u32, row_span: row_span as u32, place });
        }
        table.rows.push(Row { cells });
    }
    Block::Table(table)
}

pub fn title(text: &str) -> Block {
    paragraph(text, Role::Title)
}

pub fn heading(level: u8, text: &str) -> Block {
    paragraph(text, Role::Heading(level))
}

pub fn body(text: &str) -> Block {
    paragraph(text, Role::Body)
}

fn paragraph(text: &str, role: Role) -> Block {
    Block::Paragraph(Paragraph { text: text.into(), place: Place::Paragraph(1), role })
}
