//! # P12 · 协办函
//!
//! ## When
//! What was asked for concerns another organ, or that organ knows something the
//! reply needs (articles 11 and 33, paragraph 3). It does not say who applied.
//!
//! ## What it must say
//! Which information, why this organ is asked, the questions, and the date by
//! which to answer. Silence has no effect in law here and none is claimed.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 有关的信息；不写申请人的情况
    information: String,
    /// 为什么需要该机关协助
    why: String,
    /// 请该机关答复或者协助的事项，逐项
    questions: Vec<String>,
    /// 请在这一天以前回复
    by: crate::facts::Day,
    /// 回函送交的地址或方式
    send_to: String,
}

const ART_11: Cite = Cite::new(&OGI_2019, "第十一条");
const ART_33_3: Cite = Cite::new(&OGI_2019, "第三十三条第三款");

const PARTS: &[Part] = &[
    part("收到申请的日期", ART_33_3, &[&["{case.received}"]]),
    part("受理编号", Cite::new(&OGI_2019, "第四十五条"), &[&["{case.number}"]]),
    part("协商、确认的依据", ART_11, &[&["第十一条"]]),
    part("征求意见时间的依据", ART_33_3, &[&["第三十三条第三款"]]),
    part("有关的信息", ART_11, &[&["{information}"]]),
    part("请求协助的原因", ART_11, &[&["{why}"]]),
    part("请求答复的事项", ART_11, &[&["{questions}"]]),
    part("回复日期", ART_33_3, &[&["{by}"]]),
    part("送交方式", ART_33_3, &[&["{send_to}"]]),
];

const TEMPLATE: &str = r#"
因办理{{ case.received|day }}收到的第{{ case.number }}号政府信息公开申请，有关事项需要{{ to.you }}协助。
# 一、有关的信息
{{ information }}
# 二、请求协助的原因
{{ why }}
# 三、请求答复的事项
{% for question in questions %}{{ loop.index }}. {{ question }}
{% endfor %}
行政机关公开政府信息涉及其他机关的，应当协商、确认，保证所公开的信息准确一致（《中华人民共和国政府信息公开条例》第十一条）。请{{ to.you }}最迟在{{ by|day }}函复{{ send_to }}；需要更多时间的，请先来电说明。
依照该条例第三十三条第三款，征求意见所需时间不计入本机关的答复期限；为了不使申请久拖，请按期回复。到期没有收到回复的，本机关依照该条例继续办理。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "information": "2024年县档案馆库房周边地块控制性指标调整的说明材料，共6页。",
        "why": "其中第4页引用了贵单位的消防核查数据，本机关的存件未注明该数据后来有没有更新。",
        "questions": ["第4页数据与贵单位正式核查结论是否一致？", "该结论是否已经由贵单位公布，在哪里可以查到？"],
        "by": "2026-03-27",
        "send_to": "本机关办公室"
    })
}

/// P12.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P12),
    title: "政府信息公开协办函",
    form: Form::Letter,
    cites: &[ART_11, ART_33_3],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: Some(("云汀县消防救援大队", "贵单位")),
};
