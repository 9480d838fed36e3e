//! A report with one wrong total, a narrative that disagrees, a blank, a
//! dash, an unread and a decoded cell.

use crate::official::{table_2, table_3, table_4};
use crate::view::form::{FormCell, Light, PrintState};
use crate::view::report::*;
use crate::view::{Severity, Tone};
use ::report::form::{CellId, Edition};

const WRONG: &str = "applications.result.total.natural_person";
const RECEIVED: &str = "applications.received.natural_person";
const CARRIED_IN: &str = "applications.carried_in.natural_person";
const CARRIED_OUT: &str = "applications.carried_out.natural_person";
const SECRET: &str = "applications.result.refused.state_secret.total";
const BLANK: &str = "applications.result.not_processed.reconfirmation.legal_service_org";

impl Report {
    /// A report that shows every look of a cell.
    pub fn sample() -> Report {
        Report {
            title: "枫堰县人民政府2024年政府信息公开工作年度报告".into(),
            meta: ["2025-02-17 发布", "2021年格式", "读出 200 格中的 198 格，空白 1 格", "枫堰县2024年报.html"].map(String::from).to_vec(),
            strip: vec![
                item(Tone::Plain, "", 42, "个等式", ""),
                item(Tone::Plain, "i-tick", 39, "成立", ""),
                item(Tone::Bad, "i-cross", 3, "不成立，同一原因", "#f1"),
                item(Tone::Bad, "i-cross", 1, "处正文与表不符", "#f2"),
                item(Tone::Doubt, "i-blank", 1, "格空白", "#f3"),
                item(Tone::Plain, "i-none", 7, "条不能判断（缺2023年报告）", "#unassessed"),
            ],
            notices: Vec::new(),
            tabs: vec![
                Tab { id: "t2", label: "表二", note: "无误".into(), tone: Tone::Plain, open: false },
                Tab { id: "t3", label: "表三", note: "3 处".into(), tone: Tone::Bad, open: true },
                Tab { id: "t4", label: "表四", note: "无误".into(), tone: Tone::Plain, open: false },
                Tab { id: "source", label: "原文", note: "1 处".into(), tone: Tone::Bad, open: false },
            ],
            forms: vec![table_2(Edition::E2021, &number), table_3(Edition::E2021, &number), table_4(&number)],
            source_note: "只显示有关的行；身份证号、手机号、银行卡号已遮住。".into(),
            source: source(),
            findings: findings(),
            silence: "没有发现错误或疑点".into(),
            unassessed_count: 7,
            unassessed: vec![Remark {
                text: "上年结转 3 件，不能判断：2023年报告是图片，未读出。".into(), place: "7 列".into()
            }],
            doubts: vec![Remark {
                text: "“（四）无法提供”第 1 项，社会公益组织没有读出，所在的等式不判断。".into(),
                place: "第 51 行".into(),
            }],
            notes: vec![Remark { text: "文件没有声明编码，按 GB18030 读。".into(), place: String::new() }],
        }
    }
}

fn item(tone: Tone, icon: &'static str, count: usize, words: &str, href: &str) -> StripItem {
    StripItem { tone, icon, count, words: words.into(), href: href.into() }
}

/// The sample's numbers, by machine name; all others are 0.
fn number(id: CellId) -> FormCell {
    let name = id.name();
    let text = match name {
        RECEIVED | "applications.received.total" => "61",
        CARRIED_IN | "applications.carried_in.total" => "3",
        "applications.result.granted.natural_person" | "applications.result.granted.total" => "40",
        "applications.result.partial.natural_person" | "applications.result.partial.total" => "8",
        "applications.result.unavailable.not_held.natural_person" | "applications.result.unavailable.not_held.total" => "8",
        "applications.result.refused.internal_affairs.natural_person" | "applications.result.refused.internal_affairs.total" => "6",
        WRONG => "60",
        "applications.result.total.total" => "62",
        CARRIED_OUT | "applications.carried_out.total" => "2",
        "proactive.admin_fees.amount_wan" => "1728.59",
        "remedies.reconsideration.upheld" | "remedies.reconsideration.total" => "3",
        _ => "0",
    };
    let cell = FormCell::number(name, text);
    match name {
        WRONG => FormCell { light: Light::Wrong, finding: 1, lamp: 1, severity: Severity::Error, ..cell },
        RECEIVED | CARRIED_IN | CARRIED_OUT => FormCell { light: Light::Same, finding: 1, ..cell },
        SECRET => FormCell { light: Light::TextFirst, finding: 2, lamp: 2, severity: Severity::Error, ..cell },
        "applications.result.refused.administrative_inquiry.total" => FormCell { light: Light::TextLast, finding: 2, ..cell },
        _ if name.starts_with("applications.result.refused.") && name.ends_with(".total") => {
            FormCell { light: Light::TextMiddle, finding: 2, ..cell }
        }
        BLANK => FormCell {
            text: String::new(),
            state: PrintState::Blank,
            inferred: "0".into(),
            finding: 3,
            lamp: 3,
            severity: Severity::Warning,
            ..cell
        },
        "applications.result.unavailable.not_held.public_welfare_org" => {
            FormCell { text: PrintState::Unread.glyph().into(), state: PrintState::Unread, ..cell }
        }
        "applications.result.unavailable.needs_creation.research_institution" => {
            FormCell { text: PrintState::Dash.glyph().into(), state: PrintState::Dash, ..cell }
        }
        "applications.result.other.misc.other_org" => FormCell { state: PrintState::Decoded, ..cell },
        _ => cell,
    }
}

fn findings() -> Vec<Finding> {
    let line = |label: &str, value: &str, kind| SumLine { label: label.into(), value: value.into(), kind };
    let row = ["（七）总计", "60", "0", "0", "0", "0", "0", "62"];
    vec![
        Finding {
            no: 1,
            severity: Severity::Error,
            code: "R103".into(),
            headline: "“（七）总计”自然人一格少 2".into(),
            sum: vec![
                line("（一）至（六）自然人各格之和", "62", SumKind::Expected),
                line("（七）总计，自然人，印的是", "60", SumKind::Printed),
                line("相差", "2", SumKind::Difference),
            ],
            says: vec!["此格若为 62，不成立的 3 个等式同时成立。".into()],
            excerpts: vec![Excerpt {
                place: "表三第 24 行第 1 列".into(),
                href: "#s61".into(),
                is_row: true,
                spans: row.iter().enumerate().map(|(i, t)| span(t, if i == 1 { Mark::Hit } else { Mark::Plain })).collect(),
            }],
            cite: "国办公开办函〔2021〕30号 表三".into(),
            cells: [WRONG, RECEIVED, CARRIED_IN, CARRIED_OUT].map(String::from).to_vec(),
        },
        Finding {
            no: 2,
            severity: Severity::Error,
            code: "N401".into(),
            headline: "正文“不予公开7件”，表三合计 6 件".into(),
            sum: Vec::new(),
            says: vec!["正文四项相加是 63，也不等于 62。".into()],
            excerpts: vec![Excerpt { place: "一、总体情况（二）".into(), href: "#s12".into(), is_row: false, spans: sentence() }],
            cite: "同一报告内正文与表应一致".into(),
            cells: vec![SECRET.into()],
        },
        Finding {
            no: 3,
            severity: Severity::Warning,
            code: "L601".into(),
            headline: "一格空白，按 0 推定后各等式成立".into(),
            sum: Vec::new(),
            says: vec!["不予处理第 5 项，法律服务机构。空白不等于 0，请补填。".into()],
            excerpts: Vec::new(),
            cite: "国办公开办函〔2021〕30号".into(),
            cells: vec![BLANK.into()],
        },
    ]
}

fn span(text: &str, mark: Mark) -> Span {
    Span { text: text.into(), mark }
}

fn sentence() -> Vec<Span> {
    vec![
        span("全年共收到申请", Mark::Plain),
        span("61件", Mark::Same),
        span("，其中予以公开", Mark::Plain),
        span("40件", Mark::Same),
        span("、", Mark::Plain),
        span("不予公开7件", Mark::Hit),
        span("。咨询电话", Mark::Plain),
        span("138****1234", Mark::Masked),
        span("。", Mark::Plain),
    ]
}

fn source() -> Vec<SourceLine> {
    let line = |no: &str, lit, spans| SourceLine { id: format!("s{no}"), place: no.into(), gap: String::new(), lit, spans };
    let gap = |words: &str| SourceLine { id: String::new(), place: String::new(), gap: words.into(), lit: false, spans: Vec::new() };
    vec![
        line("1", false, vec![Span::plain("枫堰县人民政府2024年政府信息公开工作年度报告")]),
        gap("略去第 2 至 11 行"),
        line("12", true, sentence()),
        gap("略去第 13 至 60 行"),
        line("61", true, vec![Span::plain("（七）总计 | "), span("60", Mark::Hit), Span::plain(" | 0 | 0 | 0 | 0 | 0 | 62")]),
    ]
}
