//! # D11 · 不予公开（行政执法案卷信息）
//!
//! ## When
//! The information belongs to the file of an enforcement case (article 16,
//! paragraph 2), and no law, regulation or rule asks for its disclosure.
//!
//! ## What it must say
//! Which file; why what was asked for belongs to it; that no rule asks for
//! disclosure; that a party to the case may consult the file by the procedure
//! of the case, and where; remedies R1.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 哪一个案卷：案号或者案由，不写他人的姓名
    file: String,
    /// 所申请的信息为什么属于该案卷
    facts: String,
    /// 决定不公开的考虑：条例规定的是“可以”不予公开
    weighed: String,
    /// 当事人查阅案卷的途径：承办机构、所需证件
    consult: String,
    /// 为什么不能作区分处理；能够区分的，应当作出部分公开答复
    whole: Option<String>,
}

const ART_16_2: Cite = Cite::new(&OGI_2019, "第十六条第二款");
const ART_37: Cite = Cite::new(&OGI_2019, "第三十七条");

const PARTS: &[Part] = &[
    part("依据", ART_16_2, &[&["第十六条第二款"]]),
    part("哪一个案卷", ART_16_2, &[&["{file}"]]),
    part("事实和理由", ART_16_2, &[&["{facts}"]]),
    part("没有应当公开的特别规定", ART_16_2, &[&["没有规定该信息应当公开", "没有规定上述信息应当公开", "没有应当公开的规定"]]),
    part("不公开的考虑", ART_16_2, &[&["{weighed}"]]),
    part("当事人查阅的途径", ART_16_2, &[&["当事人"], &["{consult}"]]),
    part("不予公开的决定", ART_16_2, &[&["决定不予公开"]]),
    part("不能区分处理的理由", ART_37, &[&["{whole}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经查找，{{ to.you }}申请的信息保存在下列行政执法案卷中：{{ file }}。{{ facts }}
行政执法案卷信息，法律、法规、规章规定应当公开的，从其规定。经核对，有关法律、法规、规章没有规定上述信息应当公开。在没有这类规定的情况下，本机关考虑：{{ weighed }}
{% if whole %}案卷材料能否分开提供：{{ whole }}
{% endif %}
根据《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第（三）项的规定，本机关决定不予公开。
如果{{ to.you }}是该案的当事人、利害关系人或者其代理人，查阅案卷适用行政执法程序的规定，不受本答复的限制，可以这样提出：{{ consult }}
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "file": "云自然资执立〔2025〕6号擅自占用耕地案",
        "facts": "您需要的勘测笔录和询问笔录是执法人员立案以后为查明违法事实制作、收集的证据，已装订入卷。",
        "weighed": "该案尚在查处，证言和现场记录公布后可能妨碍继续取证，也可能使作证的人受到打扰。",
        "consult": "携带身份证件和委托手续，到局执法监察大队（二楼207室，电话0000-0000131）预约阅卷。",
        "whole": "各份笔录互相印证，摘出任何一份都会显露调查的方向。"
    })
}

/// D11.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D11),
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
