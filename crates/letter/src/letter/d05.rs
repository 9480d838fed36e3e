//! # D05 · 不予公开（国家秘密）
//!
//! ## When
//! The information is a state secret by lawful classification, not declassified
//! and within its term (article 14).
//!
//! ## What it must say
//! Level, term and on what the classification rests, and nothing of the
//! content; that it still is a secret; remedies R1.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 密级：绝密、机密或者秘密
    level: String,
    /// 保密期限
    period: String,
    /// 定密的依据和程序，不写涉密内容
    basis: String,
    /// 为什么不能作区分处理；能够区分的，应当作出部分公开答复
    whole: Option<String>,
}

const ART_14: Cite = Cite::new(&OGI_2019, "第十四条");
const ART_37: Cite = Cite::new(&OGI_2019, "第三十七条");
const ART_17: Cite = Cite::new(&OGI_2019, "第十七条");

const PARTS: &[Part] = &[
    part("依据", ART_14, &[&["第十四条"]]),
    part("保密审查", ART_17, &[&["保密审查"]]),
    part("密级", ART_14, &[&["密级为{level}", "密级：{level}", "{level}级国家秘密"]]),
    part("保密期限", ART_14, &[&["{period}"]]),
    part("定密依据", ART_14, &[&["{basis}"]]),
    part("仍属国家秘密", ART_14, &[&["没有解密", "尚未解密", "未解密"]]),
    part("不予公开的决定", ART_14, &[&["决定不予公开"]]),
    part("不能区分处理的理由", ART_37, &[&["{whole}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
收到申请后，本机关对所申请的信息进行了保密审查。该信息已依法定密，密级为{{ level }}，保密期限为{{ period }}。定密情况如下：{{ basis }}
至本答复作出之日，该信息没有解密，仍在上述期限之内。
{% if whole %}本机关同时审查了能否只提供其中的一部分：{{ whole }}
{% endif %}
依法确定为国家秘密的政府信息，属于《中华人民共和国政府信息公开条例》第十四条规定的不予公开的范围。根据该条以及第三十六条第（三）项的规定，本机关决定不予公开。
按照保密管理的要求，本答复书只说明定密情况，不说明信息的内容。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "level": "秘密",
        "period": "10年（2024年5月9日至2034年5月8日）",
        "basis": "由具有定密权的机关按照国家有关主管部门规定的保密事项范围，经承办人拟定、定密责任人审核批准后确定，并已在文件首页作出国家秘密标志。",
        "whole": "涉密内容分布于全文，删去后余下的文字不能独立表达意思。"
    })
}

/// D05.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D05),
    title: "政府信息不予公开答复书",
    form: Form::Letter,
    cites: &[ART_14, ART_17],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
