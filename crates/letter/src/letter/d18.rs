//! # D18 · 不予处理（重复申请）
//!
//! ## When
//! The agency has answered the same applicant about the same information before
//! (article 36, item 6).
//!
//! ## What it must say
//! Number and date of the earlier reply; why the information is the same; that
//! it is not dealt with again.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 此前答复的文号
    earlier_number: String,
    /// 此前答复的日期
    earlier_dated: crate::facts::Day,
    /// 为什么是相同的政府信息
    same: String,
    /// 此前答复的结果，简述
    earlier_result: String,
}

const ART_36_6: Cite = Cite::new(&OGI_2019, "第三十六条第六项");

const PARTS: &[Part] = &[
    part("依据", ART_36_6, &[&["第三十六条第（六）项", "第三十六条第六项"]]),
    part("此前答复的文号", ART_36_6, &[&["{earlier_number}"]]),
    part("此前答复的日期", ART_36_6, &[&["{earlier_dated}"]]),
    part("此前答复的结果", ART_36_6, &[&["{earlier_result}"]]),
    part("信息相同", ART_36_6, &[&["{same}"]]),
    part("不予重复处理", ART_36_6, &[&["本次申请不予重复处理", "决定不予重复处理", "{to.you}不予重复处理"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
本机关查对了办理记录：对{{ to.you }}此前提出的申请，本机关已于{{ earlier_dated|day }}以{{ earlier_number }}文件作出答复，结果是{{ earlier_result }}。
两次申请的对比：{{ same }}
对已经答复过的相同政府信息再次提出申请的，《中华人民共和国政府信息公开条例》第三十六条第（六）项规定不予重复处理。现依照该项规定告知{{ to.you }}，对本次申请不予重复处理。此前的答复没有收到或者已经遗失的，请与本机关联系。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "earlier_number": "云自然资公开〔2026〕4号",
        "earlier_dated": "2026-01-15",
        "same": "前后两件写的是同一路段、同一批次，只调换了词语的次序，所指并无差别，期间也没有形成新的文件。",
        "earlier_result": "全部予以公开，并寄送了复印件"
    })
}

/// D18.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D18),
    title: "不予重复处理答复书",
    form: Form::Letter,
    cites: &[ART_36_6],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
