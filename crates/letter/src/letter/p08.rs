//! # P08 · 征求意见书（给第三方）
//!
//! ## When
//! To disclose what was asked for would harm the lawful rights of a third party
//! (article 32). It does not say who applied.
//!
//! ## What it must say
//! Which information, why the third party is asked, the questions, fifteen
//! working days from receipt, that silence leaves the decision to the agency
//! and is no consent, and how to answer (P09 goes with it).

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 涉及第三方的信息：名称和有关部分；不写申请人的情况
    information: String,
    /// 该信息与第三方权益的关系
    concern: String,
    /// 请第三方回答的问题，逐项
    questions: Vec<String>,
    /// 回执送交的地址或方式
    send_to: String,
}

const ART_32: Cite = Cite::new(&OGI_2019, "第三十二条");

const PARTS: &[Part] = &[
    part("收到申请的日期", ART_32, &[&["{case.received}"]]),
    part("受理编号", Cite::new(&OGI_2019, "第四十五条"), &[&["{case.number}"]]),
    part("依据", ART_32, &[&["第三十二条"]]),
    part("涉及的信息", ART_32, &[&["{information}"]]),
    part("与第三方权益的关系", ART_32, &[&["{concern}"]]),
    part("征求意见的问题", ART_32, &[&["{questions}"]]),
    part("答复期限", ART_32, &[&["15个工作日内", "十五个工作日内"]]),
    part("逾期不答复的后果", ART_32, &[&["逾期"], &["决定是否公开"]]),
    part("不同意公开的后果", ART_32, &[&["合理理由"], &["公共利益"]]),
    part("意见回执", ART_32, &[&["意见回执"]]),
    part("送交方式", ART_32, &[&["{send_to}"]]),
];

const TEMPLATE: &str = r#"
本机关于{{ case.received|day }}收到一件政府信息公开申请（受理编号：{{ case.number }}），所申请的信息与{{ to.you }}有关。
# 一、有关的信息
{{ information }}
# 二、为什么征求意见
{{ concern }}
本机关初步认为，公开上述信息会损害{{ to.you }}的合法权益，根据《中华人民共和国政府信息公开条例》第三十二条的规定，书面征求{{ to.you }}的意见。
# 三、请回答的问题
{% for question in questions %}{{ loop.index }}. {{ question }}
{% endfor %}
# 四、怎样回答
请自收到本征求意见书之日起15个工作日内提出意见，填写随附的第三方意见回执，签名或者盖章后送到{{ send_to }}。
# 五、意见的作用
{{ to.you }}不同意公开且有合理理由的，本机关不予公开；但是本机关认为不公开可能对公共利益造成重大影响的，可以决定公开，届时将把决定公开的内容和理由书面告知{{ to.you }}。
{{ to.you }}逾期没有提出意见的，既不当作同意，也不当作反对，由本机关依照该条例的规定决定是否公开。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "information": "2025年8月贵单位为参加河堤修复工程招标提交的施工组织设计，其中第四章“围堰导流工艺”和附表二“机械台班成本”。",
        "concern": "这两处载有自行研发的工艺参数和未公布的成本构成，提交时封面标注了“内部资料”。",
        "questions": [
            "是否同意公开，或者同意公开其中哪些部分？",
            "不同意的，哪些内容属于商业秘密，平时采取了什么保密措施？",
            "公开以后会受到怎样的损害？请附上能够说明的材料。"
        ],
        "send_to": "本机关一楼政务公开窗口，或者邮寄"
    })
}

/// P08.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P08),
    title: "政府信息公开征求意见书",
    form: Form::Letter,
    cites: &[ART_32],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: Some(("云汀县禾川建设有限公司", "贵单位")),
};
