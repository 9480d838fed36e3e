//! # D17 · 不予处理（信访、投诉、举报）
//!
//! ## When
//! In the form of an application the applicant petitions, complains or reports
//! (article 39, paragraph 1).
//!
//! ## What it must say
//! What in the application shows it; that it is not treated as an application
//! for information; by which channel to bring it. It says nothing on the
//! merits.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 诉求的性质：信访、投诉、举报等
    nature: String,
    /// 申请中的哪些内容表明是这种诉求
    facts: String,
    /// 提出诉求的相应渠道：机构、地址、电话或者网址
    proper: String,
}

const ART_39_1: Cite = Cite::new(&OGI_2019, "第三十九条第一款");

const PARTS: &[Part] = &[
    part("依据", ART_39_1, &[&["第三十九条第一款"]]),
    part("诉求的性质", ART_39_1, &[&["{nature}"]]),
    part("事实和理由", ART_39_1, &[&["{facts}"]]),
    part("不作为申请处理", ART_39_1, &[&["不作为政府信息公开申请处理"]]),
    part("相应渠道", ART_39_1, &[&["{proper}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
本机关逐项阅读了{{ to.you }}提交的申请。{{ facts }}这些内容虽然以申请公开的形式提出，实质上是{{ nature }}，要求的是对事情作出处理，而不是获取已有的记录。
根据《中华人民共和国政府信息公开条例》第三十九条第一款的规定，本机关对此不作为政府信息公开申请处理。
{{ to.you }}可以通过下列渠道提出：{{ proper }}
本答复不对{{ to.you }}反映的事项是否属实作出判断。{{ to.you }}需要获取具体的政府信息的，仍可以写明名称、文号或者其他特征，另行申请。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "nature": "投诉",
        "facts": "来件用主要篇幅叙述丈量人员态度生硬、少量了树木，并请求派人重新清点、处分责任人。",
        "proper": "县信访接待中心（云汀县学府巷5号，电话0000-0000152），或者拨打县长热线0000-0000100。"
    })
}

/// D17.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D17),
    title: "非政府信息公开申请答复书",
    form: Form::Letter,
    cites: &[ART_39_1],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
