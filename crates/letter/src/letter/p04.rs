//! # P04 · 补正告知书
//!
//! ## When
//! The application does not say clearly what is asked; within seven working
//! days of receipt, once (article 30).
//!
//! ## What it must say
//! What to correct, with guidance; the period and where to send it; what
//! follows from not correcting; that the reply period is counted anew from the
//! receipt of the correction.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 需要补正的事项，逐项
    items: Vec<String>,
    /// 怎样补正的指导
    guidance: String,
    /// 补正期限，工作日
    days: u32,
    /// 补正材料送交的地址或方式
    send_to: String,
}

const ART_30: Cite = Cite::new(&OGI_2019, "第三十条");

const PARTS: &[Part] = &[
    part("依据", ART_30, &[&["第三十条"]]),
    part("补正事项", ART_30, &[&["{items}"]]),
    part("补正指导", ART_30, &[&["{guidance}"]]),
    part("补正期限", ART_30, &[&["{days}个工作日内"]]),
    part("送交方式", ART_30, &[&["{send_to}"]]),
    part("不补正的后果", ART_30, &[&["视为放弃申请"], &["不再处理"]]),
    part("重新计算期限", ART_30, &[&["重新计算"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经审查，{{ to.you }}的申请内容不够明确，本机关尚不能据此查找所需信息。根据《中华人民共和国政府信息公开条例》第三十条的规定，请就下列事项作出补正：
{% for item in items %}{{ loop.index }}. {{ item }}
{% endfor %}
为便于补正，说明如下：{{ guidance }}
请自收到本告知书之日起{{ days }}个工作日内，将补正材料送交{{ send_to }}。
本机关自收到补正材料之日起重新计算答复期限。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "items": ["写明所指的是望江路东延工程的哪一段、哪一批次用地", "写明需要的是公告全文，还是其中的补偿标准"],
        "guidance": "可以提供地块位置、公告发布的大致时间，或者附上看到过的公告照片，便于本机关准确查找。",
        "days": 15,
        "send_to": "云汀县望江路18号县自然资源局办公室，或者在网上凭受理编号和查询码直接填写"
    })
}

/// P04.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P04),
    title: "政府信息公开申请补正告知书",
    form: Form::Letter,
    cites: &[ART_30],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
