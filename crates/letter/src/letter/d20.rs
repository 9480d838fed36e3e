//! # D20 · 不予处理（无正当理由大量反复申请）
//!
//! ## When
//! Number or frequency of the applications clearly exceed what is reasonable;
//! reasons were asked for (P05) and are not reasonable (article 35).
//!
//! ## What it must say
//! The counts with their period; when reasons were asked for; what was
//! answered; why the reasons are not reasonable. It counts applications and
//! does not judge the person.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 数量、频次：起止日期、件数、涉及的内容
    counts: String,
    /// 要求说明理由的告知书的日期
    asked_for_reasons: crate::facts::Day,
    /// 申请人说明的理由，如实概括；没有说明的不填
    reasons: Option<String>,
    /// 本机关认为理由不合理的依据
    unreasonable: String,
}

const ART_35: Cite = Cite::new(&OGI_2019, "第三十五条");

const PARTS: &[Part] = &[
    part("依据", ART_35, &[&["第三十五条"]]),
    part("数量和频次", ART_35, &[&["{counts}"]]),
    part("明显超过合理范围", ART_35, &[&["明显超过合理范围"]]),
    part("要求说明理由", ART_35, &[&["{asked_for_reasons}"]]),
    part("申请人的理由", ART_35, &[&["{reasons}"]]),
    part("理由为什么不合理", ART_35, &[&["{unreasonable}"]]),
    part("不予处理的决定", ART_35, &[&["决定不予处理", "不予处理的决定"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
# 一、申请的数量和频次
{{ counts }}
本机关认为，上述数量、频次明显超过合理范围。
# 二、说明理由的情况
本机关于{{ asked_for_reasons|day }}书面要求{{ to.you }}说明理由。{% if reasons %}{{ to.you }}的说明是：{{ reasons }}{% else %}至规定的期限届满，本机关没有收到{{ to.you }}的说明。{% endif %}
# 三、本机关的认定
{{ unreasonable }}
根据《中华人民共和国政府信息公开条例》第三十五条的规定，本机关对本次申请决定不予处理。本决定只针对本次申请，不影响{{ to.you }}以后依法申请获取政府信息。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "counts": "2026年1月4日至2月27日，本机关收到您的申请118件，其中同一天最多23件，内容依次为各村民小组同一类表格的不同页次。",
        "asked_for_reasons": "2026-03-05",
        "reasons": "想了解全县情况，多多益善，暂时没有具体用途。",
        "unreasonable": "前87件已经答复，其中汇总数据足以了解全县情况；您也没有提出还需要逐页获取的原因，继续逐件检索将占用办理其他申请的主要人力。"
    })
}

/// D20.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D20),
    title: "政府信息公开申请不予处理答复书",
    form: Form::Letter,
    cites: &[ART_35],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
