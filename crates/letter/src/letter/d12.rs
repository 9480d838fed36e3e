//! # D12 · 行政查询事项
//!
//! ## When
//! Laws or administrative regulations have a way of their own to such
//! information: business registration, real-estate registration, household
//! registration and the like (article 36, item 7).
//!
//! ## What it must say
//! The special rule with its article, and where and how to apply under it. It
//! is no refusal under articles 14 to 16; remedies R2.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, INQUIRY_2016, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 信息的种类：工商登记资料、不动产登记资料、户籍资料等
    kind: String,
    /// 对获取该信息作出特别规定的法律、行政法规：名称和条款
    rule: String,
    /// 到哪里办理：机构、地址、电话
    place: String,
    /// 怎样办理：谁可以查询、需要的材料
    how: String,
}

const ART_36_7: Cite = Cite::new(&OGI_2019, "第三十六条第七项");
const INQUIRY: Cite = Cite::new(&INQUIRY_2016, "");

const PARTS: &[Part] = &[
    part("依据", ART_36_7, &[&["第三十六条第（七）项", "第三十六条第七项"]]),
    part("信息的种类", ART_36_7, &[&["{kind}"]]),
    part("特别规定", ART_36_7, &[&["{rule}"]]),
    part("办理地点", ART_36_7, &[&["{place}"]]),
    part("办理方式", ART_36_7, &[&["{how}"]]),
    part("属于查询事项", INQUIRY, &[&["属于行政查询事项", "属于业务查询", "业务查询事项"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经审查，{{ to.you }}申请获取的是{{ kind }}。对这类资料的获取，{{ rule }}有特别规定，应当按照该规定查询，属于行政查询事项，不适用政府信息公开申请的程序。
根据《中华人民共和国政府信息公开条例》第三十六条第（七）项的规定，请{{ to.you }}依照上述特别规定办理：
| 办理地点 | {{ place }} |
| 办理方式 | {{ how }} |
本答复只说明应当适用的程序，不影响{{ to.you }}依照该规定享有的查询、复制的权利；能否查询、可以查询哪些内容，由办理机构依照该规定决定。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "kind": "不动产登记资料",
        "rule": "《不动产登记暂行条例》第二十七条",
        "place": "云汀县不动产登记中心档案窗口（县政务服务大厅三楼，电话0000-0000140）",
        "how": "权利人凭身份证件，利害关系人另附证明利害关系的材料，填写查询申请书后当场办理"
    })
}

/// D12.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D12),
    title: "行政查询事项答复书",
    form: Form::Letter,
    cites: &[ART_36_7, INQUIRY],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
