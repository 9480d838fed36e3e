//! # D21 · 不予处理（要求确认或重新出具已获取信息）
//!
//! ## When
//! The applicant has the information already and asks the agency to confirm it
//! or to issue it again (form of the annual report, table 3, row 5 of 不予处理; the
//! regulation has no article on it).
//!
//! ## What it must say
//! When and by which letter the information was supplied; what is asked now;
//! that it is not dealt with as an application.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, FORM_2021, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 此前提供信息的日期
    supplied: crate::facts::Day,
    /// 此前提供信息的文号或者方式
    supplied_by: String,
    /// 本次要求确认或者重新出具什么
    wants: String,
    /// 为什么不是申请获取新的政府信息
    facts: String,
}

const ROW: Cite = Cite::new(&FORM_2021, "表三“（五）不予处理 5.要求行政机关确认或重新出具已获取信息”");
const ART_38: Cite = Cite::new(&OGI_2019, "第三十八条");

const PARTS: &[Part] = &[
    part("此前提供的日期", ROW, &[&["{supplied}"]]),
    part("此前提供的方式", ROW, &[&["{supplied_by}"]]),
    part("本次的要求", ROW, &[&["{wants}"]]),
    part("事实和理由", ROW, &[&["{facts}"]]),
    part("提供的是已有的信息", ART_38, &[&["第三十八条"]]),
    part("不予处理", ROW, &[&["不予处理"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经核对，所涉信息本机关已于{{ supplied|day }}通过{{ supplied_by }}提供，{{ to.you }}已经获取。{{ to.you }}本次的要求是{{ wants }}。
{{ facts }}
根据《中华人民共和国政府信息公开条例》第三十八条，行政机关依申请提供的是已经制作或者获取的信息；条例没有为行政机关设定确认申请人已获取的信息、就同一内容重新出具文件的义务。因此，本机关对上述要求不予处理。
如果{{ to.you }}认为其中与自身相关的记录不准确，并且有证据证明，可以依照条例第四十一条要求更正；此前收到的材料缺页或者无法阅读的，请告知本机关补送。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "supplied": "2026-02-06",
        "supplied_by": "云自然资公开〔2026〕9号答复书",
        "wants": "在上次寄送的复印件上逐页加盖“与原件一致”字样，并另写一份情况说明",
        "facts": "两次涉及的文件完全一样，您没有提出尚未得到的内容；所要的说明目前并不存在，需要专门写作。"
    })
}

/// D21.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D21),
    title: "要求确认或者重新出具已获取信息答复书",
    form: Form::Letter,
    cites: &[ROW],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
