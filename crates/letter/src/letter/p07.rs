//! # P07 · 延迟答复告知书
//!
//! ## When
//! The applicant gave reasons for very many applications, they hold, but the
//! reply cannot be given within the period of article 33 (article 35).
//!
//! ## What it must say
//! The reasons received and that they hold, why the period is too short, and
//! the reasonable date that was set.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 收到理由说明的日期
    reasons_on: crate::facts::Day,
    /// 申请人说明的理由，摘要
    reasons: String,
    /// 在第三十三条规定的期限内无法答复的原因
    why: String,
    /// 延迟答复的最后日期
    until: crate::facts::Day,
    /// 分批答复的安排，有安排的才填
    stages: Option<String>,
}

const ART_35: Cite = Cite::new(&OGI_2019, "第三十五条");

const PARTS: &[Part] = &[
    part("依据", ART_35, &[&["第三十五条"]]),
    part("收到说明的日期", ART_35, &[&["{reasons_on}"]]),
    part("申请人的理由", ART_35, &[&["{reasons}"]]),
    part("认为理由合理", ART_35, &[&["理由合理", "理由是合理的"]]),
    part("无法按期答复的原因", ART_35, &[&["{why}"]]),
    part("延迟答复的日期", ART_35, &[&["{until}"]]),
    part("分批安排", ART_35, &[&["{stages}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
应本机关的要求，{{ to.you }}就申请的数量、频次说明了理由，本机关于{{ reasons_on|day }}收到。{{ to.you }}说明：{{ reasons }}
经审查，本机关认为{{ to.you }}的理由合理，申请应当继续办理。但是，在《中华人民共和国政府信息公开条例》第三十三条规定的期限内无法答复，原因是：{{ why }}
根据该条例第三十五条的规定，本机关确定延迟答复的合理期限，最迟在{{ until|day }}答复{{ to.you }}。
{% if stages %}在此以前分批进行：{{ stages }}{% endif %}
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "reasons_on": "2026-03-13",
        "reasons": "正在编写沿江村落变迁的地方史，需要按年份对照各村的地类变更台账。",
        "why": "台账共二十一册，均为手写，逐册复制并隐去村民个人信息至少要两个多月。",
        "until": "2026-06-30",
        "stages": "4月底前提供前七册，5月底前提供中间七册，其余的在最后日期前提供。"
    })
}

/// P07.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P07),
    title: "政府信息公开申请延迟答复告知书",
    form: Form::Letter,
    cites: &[ART_35],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
