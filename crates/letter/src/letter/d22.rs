//! # D22 · 非政府信息、咨询
//!
//! ## When
//! What was asked for is not government information (article 2): advice, an
//! explanation of the law, an opinion, a matter outside administration.
//!
//! ## What it must say
//! Why it is not government information; where the question can be put, if
//! there is such a place.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 所提内容的性质：咨询、要求解释、党务信息、民事活动中的资料等
    nature: String,
    /// 为什么不是政府信息
    reasons: String,
    /// 可以咨询或者提出的地方
    channel: Option<String>,
}

const ART_2: Cite = Cite::new(&OGI_2019, "第二条");

const PARTS: &[Part] = &[
    part("依据", ART_2, &[&["第二条"]]),
    part("所提内容的性质", ART_2, &[&["{nature}"]]),
    part("理由", ART_2, &[&["{reasons}"]]),
    part("结论", ART_2, &[&["不属于政府信息", "不是政府信息", "不属于条例所称的政府信息"]]),
    part("咨询的途径", ART_2, &[&["{channel}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
《中华人民共和国政府信息公开条例》第二条所称的政府信息，要具备三个条件：形成于履行行政管理职能的过程，由行政机关制作或者获取，并且已经以一定形式记录、保存。
对照这三个条件，本机关认为{{ to.you }}提出的内容不属于政府信息，其性质是{{ nature }}。{{ reasons }}
{% if channel %}对{{ to.you }}关心的问题，可以向下列地方询问：{{ channel }}
{% endif %}
特此答复。{{ to.you }}需要的是某份具体文件的，请写明名称、文号或者便于查询的特征，重新提出申请。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "nature": "政策咨询",
        "reasons": "您询问自家房屋能否按营业用房计价、今后标准会不会提高，需要结合个案作出解释和预测，本机关没有制作、保存这样一份记录。",
        "channel": "局征地事务股咨询台，电话0000-0000127，工作日接听。"
    })
}

/// D22.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D22),
    title: "非政府信息答复书",
    form: Form::Letter,
    cites: &[ART_2],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
