//! # D08 · 不予公开（第三方合法权益）
//!
//! ## When
//! Disclosure would harm the rights of a third party (articles 15, 32). The
//! third party was asked in writing (P08) and objects with reasonable grounds,
//! or was silent and the agency decided.
//!
//! ## What it must say
//! Which right; that and when the third party was asked; that it objects with
//! reasonable grounds or did not answer, without its words or its name; how the
//! public interest was weighed; remedies R1.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 涉及的权益：商业秘密、个人隐私或者其他合法权益
    right: String,
    /// 向第三方发出征求意见书的日期
    consulted: crate::facts::Day,
    /// 第三方是否不同意公开；没有在期限内提出意见的填否
    objected: bool,
    /// 本机关认为公开会造成损害的理由，不写第三方的姓名和意见的内容
    reasons: String,
    /// 对公共利益的衡量：不公开是否会造成重大影响
    interest: String,
    /// 为什么不能作区分处理；能够区分的，应当作出部分公开答复
    whole: Option<String>,
}

const ART_15: Cite = Cite::new(&OGI_2019, "第十五条");
const ART_32: Cite = Cite::new(&OGI_2019, "第三十二条");
const ART_37: Cite = Cite::new(&OGI_2019, "第三十七条");

const PARTS: &[Part] = &[
    part("依据", ART_15, &[&["第十五条"]]),
    part("征求意见的依据", ART_32, &[&["第三十二条"]]),
    part("涉及的权益", ART_15, &[&["{right}"]]),
    part("征求意见", ART_32, &[&["{consulted}"], &["书面征求"]]),
    part("第三方的意见", ART_32, &[&["不同意公开", "没有提出意见", "未提出意见"]]),
    part("损害的理由", ART_15, &[&["{reasons}"]]),
    part("公共利益的衡量", ART_15, &[&["{interest}"]]),
    part("不予公开的决定", ART_15, &[&["决定不予公开"]]),
    part("不能区分处理的理由", ART_37, &[&["{whole}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经审查，所申请的信息涉及{{ right }}，公开会对第三方的合法权益造成损害：{{ reasons }}
依照《中华人民共和国政府信息公开条例》第三十二条的规定，本机关于{{ consulted|day }}书面征求了第三方的意见。{% if objected %}第三方不同意公开，本机关对其理由作了审查，认为理由合理。{% else %}第三方在规定的十五个工作日内没有提出意见；没有提出意见不等于同意公开，本机关依照条例的规定自行作出判断。{% endif %}
本机关还衡量了公共利益：{{ interest }}
{% if whole %}所申请的信息不能区分处理，因为{{ whole }}
{% endif %}
根据条例第十五条、第三十二条和第三十六条第（三）项的规定，本机关决定不予公开。为保护第三方，本答复书不载明第三方的身份和意见的内容。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "right": "个人隐私",
        "consulted": "2026-03-05",
        "objected": true,
        "reasons": "材料记载了数户家庭的病情、收入和子女情况，公开后旁人可以对号入座，当事人的生活安宁会受到侵扰。",
        "interest": "补助的标准、总额和户数早已张榜，公众据此足以监督资金使用，不公布各家情况不会造成重大影响。",
        "whole": "全文均为逐户的个案记述，隐去能够识别的文字后没有剩余内容。"
    })
}

/// D08.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D08),
    title: "政府信息不予公开答复书",
    form: Form::Letter,
    cites: &[ART_15, ART_32],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
