//! # P06 · 延期答复告知书
//!
//! ## When
//! The reply cannot be given within twenty working days, and the responsible
//! person of the office agrees (article 33, paragraph 2). Sent before the
//! period ends; once; twenty working days at most.
//!
//! ## What it must say
//! Why, who agreed, by how many working days, and the new last day.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 延长的工作日数，不超过20
    days: u32,
    /// 延长以后的答复期限届满日
    until: crate::facts::Day,
    /// 需要延长的理由
    reason: String,
}

const ART_33_2: Cite = Cite::new(&OGI_2019, "第三十三条第二款");

const PARTS: &[Part] = &[
    part("依据", ART_33_2, &[&["第三十三条第二款"]]),
    part("延期的理由", ART_33_2, &[&["{reason}"]]),
    part("负责人同意", ART_33_2, &[&["负责人同意", "负责人批准"]]),
    part("延长的日数", ART_33_2, &[&["延长{days}个工作日"]]),
    part("新的答复期限", ART_33_2, &[&["{until}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
该申请尚在办理，不能在法定的20个工作日内答完，理由是：{{ reason }}
经政府信息公开工作机构（{{ agency.office }}）负责人同意，根据《中华人民共和国政府信息公开条例》第三十三条第二款的规定，本机关将答复期限延长{{ days }}个工作日，届满日为{{ until|day }}。本机关将在该日以前（含当日）作出答复；提前办完的，即时答复，不等期满。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "days": 20,
        "until": "2026-04-28",
        "reason": "所涉资料分散在三个年度、六十余卷业务档案中，需要逐卷调取、核对页码，并扫描成电子文件。"
    })
}

/// P06.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P06),
    title: "政府信息公开申请延期答复告知书",
    form: Form::Letter,
    cites: &[ART_33_2],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
