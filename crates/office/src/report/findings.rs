//! Findings on paper: a document that a clerk can print, send and answer.

use super::check::{CheckLine, FindingLine};
use document::model::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};
use report::CellId;

const NOWHERE: Place = Place::Paragraph(0);

/// The findings of several reports, one after the other (核对单).
pub fn findings(lines: &[CheckLine]) -> Document {
    let mut blocks = vec![paragraph("年度报告核对单", Role::Title)];
    for line in lines {
        blocks.push(paragraph(&heading(line), Role::Heading(1)));
        blocks.push(paragraph(&sentence(line), Role::Body));
        if !line.findings.is_empty() {
            blocks.push(Block::Table(table(&line.findings)));
        }
    }
    Document { blocks, ..Document::default() }
}

/// A note to one unit that its report is returned (退回), quoting findings.
pub fn return_note(unit: &str, year: i16, line: &CheckLine) -> Document {
    let errors: Vec<FindingLine> = line.findings.iter().filter(|f| f.severity != "info").cloned().collect();
    let mut blocks = vec![
        paragraph(&format!("关于退回{unit}{year}年政府信息公开工作年度报告的通知"), Role::Title),
        paragraph(&format!("{unit}："), Role::Body),
        paragraph(
            &format!(
                "你单位报送的{year}年政府信息公开工作年度报告经核对，有 {} 处需要更正或说明，现予退回。请逐条处理后重新报送。",
                errors.len()
            ),
            Role::Body,
        ),
    ];
    blocks.push(Block::Table(table(&errors)));
    Document { blocks, ..Document::default() }
}

fn paragraph(text: &str, role: Role) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), place: NOWHERE, role })
}

fn heading(line: &CheckLine) -> String {
    match (&line.agency, line.year) {
        (Some(agency), Some(year)) => format!("{agency} {year}年"),
        (Some(agency), None) => agency.clone(),
        _ => line.file.clone(),
    }
}

/// What became of a report, in one sentence.
pub fn sentence(line: &CheckLine) -> String {
    let equations = line.equations;
    let all = equations.held + equations.broken + equations.used + equations.open;
    match line.verdict.as_str() {
        "clean" => format!("{all} 个等式都成立，没有发现错误和疑点。"),
        "findings" => format!(
            "{all} 个等式中 {} 个成立，{} 个不成立；错误 {}，疑点 {}，提示 {}。",
            equations.held + equations.used,
            equations.broken,
            line.summary.error,
            line.summary.warning,
            line.summary.info
        ),
        "partly_assessed" => format!("{all} 个等式中 {} 个不能判断，其余没有发现错误。", equations.open),
        "not_a_report" => "这份文件不是政府信息公开工作年度报告。".to_owned(),
        "no_tables" => "没有找到法定的三张表，不能核对。".to_owned(),
        _ => "这份文件没有读出来。".to_owned(),
    }
}

fn table(findings: &[FindingLine]) -> Table {
    let mut rows = vec![row(&["序号", "轻重", "编号", "说明", "依据"])];
    for (n, finding) in findings.iter().enumerate() {
        let severity = match finding.severity.as_str() {
            "error" => "错误",
            "warning" => "疑点",
            _ => "提示",
        };
        let suspects: Vec<String> = finding
            .suspect
            .iter()
            .take(3)
            .filter_map(|s| Some(format!("{}：印的是 {}，应为 {}", CellId::named(&s.cell)?.label(), s.printed, s.expected)))
            .collect();
        let mut message = finding.message.clone();
        if !suspects.is_empty() {
            message.push_str("\n可能有误的格：");
            message.push_str(&suspects.join("；"));
        }
        rows.push(row(&[&(n + 1).to_string(), severity, &finding.code, &message, &finding.cite]));
    }
    Table { rows }
}

fn row(texts: &[&str]) -> Row {
    let cell = |(column, text): (u32, &&str)| Cell { text: (*text).to_owned(), column, col_span: 1, row_span: 1, place: NOWHERE };
    Row { cells: (0u32..).zip(texts).map(cell).collect() }
}
