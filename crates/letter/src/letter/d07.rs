//! # D07 · 不予公开（危及“三安全一稳定”）
//!
//! ## When
//! Disclosure may endanger national, public or economic security or social
//! stability (article 14).
//!
//! ## What it must say
//! Which of the four, and by which way disclosure would harm it, with the facts
//! the agency relies on; remedies R1.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 可能危及的方面，逐项：国家安全、公共安全、经济安全、社会稳定
    interests: Vec<String>,
    /// 公开后可能怎样造成危害：途径、后果，不写信息的内容
    harm: String,
    /// 判断所依据的事实：评估、主管部门的意见等
    grounds: String,
    /// 为什么不能作区分处理；能够区分的，应当作出部分公开答复
    whole: Option<String>,
}

const ART_14: Cite = Cite::new(&OGI_2019, "第十四条");
const ART_37: Cite = Cite::new(&OGI_2019, "第三十七条");

const PARTS: &[Part] = &[
    part("依据", ART_14, &[&["第十四条"]]),
    part("可能危及的方面", ART_14, &[&["{interests}"]]),
    part("可能造成的危害", ART_14, &[&["{harm}"]]),
    part("判断的依据", ART_14, &[&["{grounds}"]]),
    part("不予公开的决定", ART_14, &[&["决定不予公开"]]),
    part("不能区分处理的理由", ART_37, &[&["{whole}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
本机关就公开该信息可能带来的后果作了评估，认为一旦公开，可能危及{% for interest in interests %}{% if not loop.first %}、{% endif %}{{ interest }}{% endfor %}。具体说明如下：
（一）危害怎样发生。{{ harm }}
（二）作出这一判断的事实根据。{{ grounds }}
{% if whole %}（三）不能只公开一部分的原因。{{ whole }}
{% endif %}
根据《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项的规定，本机关决定不予公开。以后情况变化、上述危害消除，可以公开的，本机关将依照条例第十八条予以公开。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "interests": [
            "公共安全"
        ],
        "harm": "材料中有全县饮用水主干管和加压泵站的精确坐标及值守空档，被人利用可以定点破坏，造成大面积停水或者水质污染。",
        "grounds": "县水务主管部门2026年3月9日书面意见认为，上述设施属于重点防护目标，坐标不宜向社会扩散。",
        "whole": "坐标是全部表格和图件的共同基准，抹去以后其余数字失去意义。"
    })
}

/// D07.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D07),
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
