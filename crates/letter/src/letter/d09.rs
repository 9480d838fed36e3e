//! # D09 · 不予公开（内部事务信息）
//!
//! ## When
//! The information is about the agency's internal affairs (article 16,
//! paragraph 1).
//!
//! ## What it must say
//! Which of personnel, logistics or internal workflow; why it is that and
//! touches nobody outside; why the agency makes use of its discretion; remedies
//! R1.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 哪一类：人事管理、后勤管理、内部工作流程
    kind: String,
    /// 事实：信息是什么性质，为什么不对外产生影响
    facts: String,
    /// 决定不公开的考虑：条例规定的是“可以”不予公开
    weighed: String,
    /// 为什么不能作区分处理；能够区分的，应当作出部分公开答复
    whole: Option<String>,
}

const ART_16_1: Cite = Cite::new(&OGI_2019, "第十六条第一款");
const ART_37: Cite = Cite::new(&OGI_2019, "第三十七条");

const PARTS: &[Part] = &[
    part("依据", ART_16_1, &[&["第十六条第一款"]]),
    part("哪一类内部事务", ART_16_1, &[&["{kind}"]]),
    part("事实和理由", ART_16_1, &[&["{facts}"]]),
    part("不公开的考虑", ART_16_1, &[&["{weighed}"]]),
    part("不予公开的决定", ART_16_1, &[&["决定不予公开"]]),
    part("不能区分处理的理由", ART_37, &[&["{whole}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经查，{{ to.you }}所指的信息是本机关{{ kind }}方面的内部事务信息。{{ facts }}
《中华人民共和国政府信息公开条例》第十六条第一款规定，行政机关的内部事务信息可以不予公开。本机关是否公开，作了如下考虑：{{ weighed }}
{% if whole %}就其中是否有可以单独提供的部分，审查结果是：{{ whole }}
{% endif %}
据此，依照上述规定和条例第三十六条第（三）项，本机关决定不予公开。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "kind": "内部工作流程",
        "facts": "该信息是科室之间交接卷宗、排定值班和内部催办的操作说明，只约束本机关工作人员，没有设定任何人的权利义务，也没有作为处理具体事项的依据。",
        "weighed": "办事的条件、材料和期限都已写入对外的办事指南；内部催办的做法经常调整，公布出去容易使人误以为是办理标准。",
        "whole": "整份说明都是内部操作的步骤，没有对外办理的内容。"
    })
}

/// D09.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D09),
    title: "政府信息不予公开答复书",
    form: Form::Letter,
    cites: &[ART_16_1],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
