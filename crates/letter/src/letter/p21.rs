//! # P21 · 更正告知书、转送告知书
//!
//! ## When
//! Somebody showed evidence that a record about themselves is inaccurate and
//! asked for its correction (article 41). No application for disclosure, and
//! not counted among them.
//!
//! ## What it must say
//! What is said to be inaccurate and on which evidence, what was found, the
//! result; where the agency is not competent, to which organ it was sent or
//! where to ask.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 认为不准确的记录和主张的内容
    record: String,
    /// 提交的证据
    evidence: String,
    /// 审核的情况
    verified: String,
    /// 处理结果：更正、不予更正及理由，或者转送、告知
    result: String,
    /// 有权更正的机关；没有转送或者告知的不填
    forwarded_to: Option<String>,
    /// 该机关的联系方式
    forwarded_contact: Option<String>,
    /// 转送的日期；只告知向该机关提出的不填
    forwarded_on: Option<crate::facts::Day>,
}

const ART_41: Cite = Cite::new(&OGI_2019, "第四十一条");

const PARTS: &[Part] = &[
    part("依据", ART_41, &[&["第四十一条"]]),
    part("认为不准确的记录", ART_41, &[&["{record}"]]),
    part("证据", ART_41, &[&["{evidence}"]]),
    part("审核情况", ART_41, &[&["{verified}"]]),
    part("处理结果", ART_41, &[&["{result}"]]),
    part("有权更正的机关", ART_41, &[&["{forwarded_to}"]]),
    part("该机关的联系方式", ART_41, &[&["{forwarded_contact}"]]),
    part("转送日期", ART_41, &[&["{forwarded_on}"]]),
];

const TEMPLATE: &str = r#"
本机关于{{ case.received|day }}收到{{ to.you }}通过{{ case.channel }}提出的更正申请（受理编号：{{ case.number }}{% if case.corrected %}，补充材料于{{ case.corrected|day }}收到{% endif %}），认为“{{ case.asked }}”中与{{ to.you }}自身相关的记录不准确。
# 一、请求更正的记录和证据
{{ record }}
{{ to.you }}提交的证据：{{ evidence }}
# 二、审核情况
{{ verified }}
# 三、处理结果
根据《中华人民共和国政府信息公开条例》第四十一条的规定，处理如下：
{{ result }}
{% if forwarded_to %}不属于本机关职能范围的事项，{% if forwarded_on %}已于{{ forwarded_on|day }}转送有权更正的{{ forwarded_to }}处理{% else %}请{{ to.you }}向有权更正的{{ forwarded_to }}提出{% endif %}{% if forwarded_contact %}（联系方式：{{ forwarded_contact }}）{% endif %}。{% endif %}
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "record": "附表第11行把您的姓名误作“林知薇”，宅院面积记为96平方米，您主张应为109平方米。",
        "evidence": "居民身份证复印件、2019年房屋测绘成果表",
        "verified": "姓名一项，经对照入户登记原件，确系录入时写错。面积一项，数据取自房屋测绘档案，本机关无权改动。",
        "result": "姓名已改为“林知微”，更正后的那一页随本告知书送上；面积待有权机关处理后再作相应调整。",
        "forwarded_to": "云汀县住房和城乡建设局",
        "forwarded_contact": "电话0000-0000135",
        "forwarded_on": "2026-03-17"
    })
}

/// P21.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P21),
    title: "政府信息更正申请处理告知书",
    form: Form::Letter,
    cites: &[ART_41],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
