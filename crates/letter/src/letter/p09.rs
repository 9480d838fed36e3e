//! # P09 · 第三方意见回执
//!
//! ## When
//! Sent blank with the question to a third party (P08); what comes back is
//! entered and filed (article 32). It does not say who applied.
//!
//! ## What it must say
//! Which information; agreed, refused or agreed in part, with the reasons; the
//! signature of the third party; by when and where to.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;
use serde::{Deserialize, Serialize};

/// What the third party says.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opinion {
    /// 全部同意.
    Agree,
    /// 不同意.
    Disagree,
    /// 部分同意.
    Partly,
}

context! {
    /// 第三方的姓名或者名称
    party: String,
    /// 征求意见书的文号
    letter_number: String,
    /// 涉及的信息；不写申请人的情况
    information: String,
    /// 回执送交的地址或方式
    send_to: String,
    /// 意见：agree 全部同意、disagree 不同意、partly 部分同意；空白回执不填
    opinion: Option<Opinion>,
    /// 不同意公开的部分
    kept: Option<String>,
    /// 理由
    reasons: Option<String>,
    /// 签署人
    signed_by: Option<String>,
    /// 签署日期
    signed: Option<crate::facts::Day>,
}

const ART_32: Cite = Cite::new(&OGI_2019, "第三十二条");

const PARTS: &[Part] = &[
    part("依据", ART_32, &[&["第三十二条"]]),
    part("受理编号", Cite::new(&OGI_2019, "第四十五条"), &[&["{case.number}"]]),
    part("征求意见书文号", ART_32, &[&["{letter_number}"]]),
    part("第三方", ART_32, &[&["{party}"]]),
    part("涉及的信息", ART_32, &[&["{information}"]]),
    part("同意", ART_32, &[&["全部同意公开"]]),
    part("不同意", ART_32, &[&["不同意公开"]]),
    part("部分同意", ART_32, &[&["部分同意公开"]]),
    part("不同意的部分", ART_32, &[&["保留的部分"], &["{kept}"]]),
    part("理由", ART_32, &[&["理由和证明材料"], &["{reasons}"]]),
    part("签名或者盖章", ART_32, &[&["签名或者盖章"], &["{signed_by}"], &["{signed}"]]),
    part("答复期限", ART_32, &[&["15个工作日内", "十五个工作日内"]]),
    part("送交方式", ART_32, &[&["{send_to}"]]),
];

const TEMPLATE: &str = r#"
> {{ agency.name }}：
| 征求意见书文号 | {{ letter_number }} | 受理编号 | {{ case.number }} |
| 第三方 | {{ party }} |
| 有关的信息 | {{ information }} |
| 意见（选一项） | {% if opinion == "agree" %}■{% else %}□{% endif %} 全部同意公开 |
| | {% if opinion == "disagree" %}■{% else %}□{% endif %} 不同意公开 |
| | {% if opinion == "partly" %}■{% else %}□{% endif %} 部分同意公开 |
| 只同意一部分的，要求保留的部分 | {% if kept %}{{ kept }}{% endif %} |
| 选后两项的，理由和证明材料 | {% if reasons %}{{ reasons }}{% endif %} |
填写说明：请自收到征求意见书之日起15个工作日内，按照《中华人民共和国政府信息公开条例》第三十二条提出意见，送到{{ send_to }}。写不下的可以另附纸。
>> 第三方（签名或者盖章）：{% if signed_by %}{{ signed_by }}{% else %}__________{% endif %}　{% if signed %}{{ signed|day }}{% else %}　年　　月　　日{% endif %}
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "party": "云汀县禾川建设有限公司",
        "letter_number": "云自然资征〔2026〕3号",
        "information": "2025年8月提交的河堤修复工程施工组织设计第四章和附表二。",
        "send_to": "云汀县望江路18号县自然资源局办公室",
        "opinion": "partly",
        "kept": "附表二“机械台班成本”",
        "reasons": "该表未对外公布过，与供应商的协议约定保密，另附协议首页。",
        "signed_by": "程远帆",
        "signed": "2026-03-12"
    })
}

/// P09.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P09),
    title: "政府信息公开第三方意见回执",
    form: Form::Sheet,
    cites: &[ART_32],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: Some(("云汀县禾川建设有限公司", "贵单位")),
};
