//! # P20 · 审查呈批单
//!
//! ## When
//! Before anything is disclosed or a reply goes out (article 17). It stays in
//! the file. Who approves is another person than who drafted (RPL-2).
//!
//! ## What it must say
//! What is proposed and on which ground, the opinions of the secrecy review, of
//! the legal counsel and of the office, the approval, each signed and dated.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;
use serde::{Deserialize, Serialize};

/// An opinion that was given.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    /// What it says.
    pub opinion: String,
    /// Who signed it.
    pub signed: String,
    /// When.
    pub on: crate::facts::Day,
}

context! {
    /// 拟作的答复：答复种类和要点
    proposed: String,
    /// 拟依据的条款
    ground: String,
    /// 事实和理由
    reasons: String,
    /// 起草人
    drafter: String,
    /// 起草日期
    drafted: crate::facts::Day,
    /// 保密审查意见，尚未签署的不填
    secrecy: Option<Opinion>,
    /// 法律顾问意见，尚未签署或者不需要的不填
    counsel: Option<Opinion>,
    /// 政府信息公开工作机构意见，尚未签署的不填
    office: Option<Opinion>,
    /// 批准意见，尚未签署的不填
    approval: Option<Opinion>,
}

const ART_17: Cite = Cite::new(&OGI_2019, "第十七条");
const ART_45: Cite = Cite::new(&OGI_2019, "第四十五条");

const PARTS: &[Part] = &[
    part("受理编号", ART_45, &[&["{case.number}"]]),
    part("收到日期", ART_45, &[&["{case.received}"]]),
    part("答复期限", ART_45, &[&["{case.due}"]]),
    part("申请内容", ART_45, &[&["{case.asked}"]]),
    part("审查的依据", ART_17, &[&["第十七条"]]),
    part("拟作的答复", ART_45, &[&["{proposed}"]]),
    part("拟依据的条款", ART_17, &[&["{ground}"]]),
    part("事实和理由", ART_45, &[&["{reasons}"]]),
    part("起草人", ART_45, &[&["{drafter}"]]),
    part("起草日期", ART_45, &[&["{drafted}"]]),
    part("保密审查意见", ART_17, &[&["保密审查意见"], &["{secrecy}"]]),
    part("法律顾问意见", ART_45, &[&["法律顾问意见"], &["{counsel}"]]),
    part("公开工作机构意见", ART_45, &[&["公开工作机构意见"], &["{office}"]]),
    part("批准意见", ART_45, &[&["批准意见"], &["{approval}"]]),
];

const TEMPLATE: &str = r#"
| 受理编号 | {{ case.number }} | 收到日期 | {{ case.received|day }} |
| 申请内容 | {{ case.asked }} |
| 提出方式 | {{ case.channel }} | 答复期限 | {% if case.due %}{{ case.due|day }}{% endif %} |
| 拟作的答复 | {{ proposed }} |
| 拟依据的条款 | {{ ground }} |
| 事实和理由 | {{ reasons }} |
| 起草人 | {{ drafter }} | 起草日期 | {{ drafted|day }} |
| 意见 | 内容 | 签名 | 日期 |
| 保密审查意见 | {% if secrecy %}{{ secrecy.opinion }} | {{ secrecy.signed }} | {{ secrecy.on|day }}{% else %}　 | 　 | 　　年　　月　　日{% endif %} |
| 法律顾问意见 | {% if counsel %}{{ counsel.opinion }} | {{ counsel.signed }} | {{ counsel.on|day }}{% else %}　 | 　 | 　　年　　月　　日{% endif %} |
| 公开工作机构意见 | {% if office %}{{ office.opinion }} | {{ office.signed }} | {{ office.on|day }}{% else %}　 | 　 | 　　年　　月　　日{% endif %} |
| 批准意见 | {% if approval %}{{ approval.opinion }} | {{ approval.signed }} | {{ approval.on|day }}{% else %}　 | 　 | 　　年　　月　　日{% endif %} |
《中华人民共和国政府信息公开条例》第十七条要求，公开以前应当依法审查；不能确定是否可以公开的，报有关主管部门或者保密行政管理部门确定后再批准。批准人与起草人应当是不同的人。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "proposed": "部分公开：提供安置方案12页，隐去附表一列、第9页一段。",
        "ground": "条例第三十七条，并第十五条、第十六条第二款",
        "reasons": "附表所隐去的一列载有十七户村民的住址，已逐户征求意见，均不愿公开；第9页该段是会商时的不同设想，没有被采纳。",
        "drafter": "周砚",
        "drafted": "2026-03-13",
        "secrecy": {"opinion": "逐页看过，没有标密内容，也不属于应当定密的事项。", "signed": "贺兰亭", "on": "2026-03-16"},
        "counsel": {"opinion": "条款适用得当；请在答复书里分别写明两处的理由。", "signed": "沈既白", "on": "2026-03-17"},
        "office": {"opinion": "同意，已按顾问的提示修改。", "signed": "顾亦舟", "on": "2026-03-17"},
        "approval": {"opinion": "准予发出。", "signed": "秦望舒", "on": "2026-03-18"}
    })
}

/// P20.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P20),
    title: "政府信息公开答复审查呈批单",
    form: Form::Sheet,
    cites: &[ART_17, ART_45],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
