//! # D06 · 不予公开（法律、行政法规禁止公开）
//!
//! ## When
//! A law or an administrative regulation of the State Council forbids
//! disclosure (article 14); a local regulation or a rule is not enough.
//!
//! ## What it must say
//! The provision with its article, what it forbids, and why the information
//! falls under it; remedies R1.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 禁止公开的法律或者行政法规：名称和条款；地方性法规、规章不能作为依据
    provision: String,
    /// 该规定禁止公开什么
    forbids: String,
    /// 所申请的信息为什么属于该规定的范围
    facts: String,
    /// 为什么不能作区分处理；能够区分的，应当作出部分公开答复
    whole: Option<String>,
}

const ART_14: Cite = Cite::new(&OGI_2019, "第十四条");
const ART_37: Cite = Cite::new(&OGI_2019, "第三十七条");

const PARTS: &[Part] = &[
    part("依据", ART_14, &[&["第十四条"]]),
    part("禁止公开的规定", ART_14, &[&["{provision}"]]),
    part("规定的内容", ART_14, &[&["{forbids}"]]),
    part("事实和理由", ART_14, &[&["{facts}"]]),
    part("不予公开的决定", ART_14, &[&["决定不予公开"]]),
    part("不能区分处理的理由", ART_37, &[&["{whole}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经审查，{{ to.you }}申请的信息受下列规定的限制：
# 一、禁止公开的规定
{{ provision }}：{{ forbids }}
# 二、该规定适用于所申请的信息
{{ facts }}
{% if whole %}能否区分处理：{{ whole }}
{% endif %}
# 三、决定
《中华人民共和国政府信息公开条例》第十四条把法律、行政法规禁止公开的政府信息列为不予公开的信息，本机关对此没有裁量的余地。根据该条和第三十六条第（三）项的规定，本机关决定不予公开。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "provision": "《中华人民共和国统计法》第二十八条",
        "forbids": "通过统计调查得到、可以用来认出某一个调查对象的资料，不得对外提供，也不得用于统计以外的目的。",
        "facts": "您所指的材料是本机关2025年宅基地利用统计调查的原始登记表，逐户记载门牌、户主和人口，看到的人能够认出填报的家庭。",
        "whole": "登记表每一行对应一户，隐去可识别的栏目后没有可供提供的内容。"
    })
}

/// D06.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D06),
    title: "政府信息不予公开答复书",
    form: Form::Letter,
    cites: &[ART_14],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
