//! # D10 · 不予公开（过程性信息）
//!
//! ## When
//! The information was made on the way to an act: a record of deliberation, a
//! draft, a letter of negotiation, a report asking for instructions (article
//! 16, paragraph 2), and no law, regulation or rule asks for its disclosure.
//!
//! ## What it must say
//! Which of the four; at which stage the matter stands; that no rule asks for
//! disclosure; why the agency makes use of its discretion; remedies R1.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 哪一类：讨论记录、过程稿、磋商信函、请示报告
    kind: String,
    /// 事实：在什么事项的哪个阶段形成，是否对外产生效力。
    facts: String,
    /// 决定不公开的考虑：条例规定的是“可以”不予公开
    weighed: String,
    /// 为什么不能作区分处理；能够区分的，应当作出部分公开答复
    whole: Option<String>,
}

const ART_16_2: Cite = Cite::new(&OGI_2019, "第十六条第二款");
const ART_37: Cite = Cite::new(&OGI_2019, "第三十七条");

const PARTS: &[Part] = &[
    part("依据", ART_16_2, &[&["第十六条第二款"]]),
    part("哪一类过程性信息", ART_16_2, &[&["{kind}"]]),
    part("事实和理由", ART_16_2, &[&["{facts}"]]),
    part("没有应当公开的特别规定", ART_16_2, &[&["没有规定该信息应当公开", "没有规定上述信息应当公开", "没有应当公开的规定"]]),
    part("不公开的考虑", ART_16_2, &[&["{weighed}"]]),
    part("不予公开的决定", ART_16_2, &[&["决定不予公开"]]),
    part("不能区分处理的理由", ART_37, &[&["{whole}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经审查，所申请的信息是行政管理过程中形成的{{ kind }}，属于过程性信息。
该信息形成的情况：{{ facts }}
本机关查对了有关的法律、法规和规章，没有规定该信息应当公开。
不予公开的考虑：{{ weighed }}
{% if whole %}{{ to.you }}所申请的内容不能拆开提供：{{ whole }}
{% endif %}
根据《中华人民共和国政府信息公开条例》第十六条第二款和第三十六条第（三）项的规定，本机关决定不予公开。最终形成的、依法应当公开的文件，不受本答复的影响。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "kind": "过程稿",
        "facts": "您所指的是2025年11月的第三次修改稿，之后又经两次改动，尚未定稿和签发，没有对任何人产生效力。",
        "weighed": "各稿的数字互有出入，提前流出会使住户按不同的口径安排生活，也会影响参与起草的人坦率提出意见。",
        "whole": "修改痕迹遍及全稿，无法分出已经确定的段落。"
    })
}

/// D10.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D10),
    title: "政府信息不予公开答复书",
    form: Form::Letter,
    cites: &[ART_16_2],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
