//! # D16 · 无法提供（补正后申请内容仍不明确）
//!
//! ## When
//! The applicant corrected the application after P04, and it still does not say
//! clearly what is asked (articles 29, 30). There is no second notice.
//!
//! ## What it must say
//! When the correction was asked for; what is still unclear, item by item; that
//! the information cannot be found by the description; that a clear application
//! may be made at any time.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 补正告知书的日期
    notified: crate::facts::Day,
    /// 补正后仍不明确的内容，逐项
    unclear: Vec<String>,
    /// 本机关按补正内容作过的查找，说明为什么不能确定所指的信息
    tried: String,
}

const ART_29_2: Cite = Cite::new(&OGI_2019, "第二十九条第二款");
const ART_30: Cite = Cite::new(&OGI_2019, "第三十条");

const PARTS: &[Part] = &[
    part("依据", ART_30, &[&["第三十条"]]),
    part("申请内容的要求", ART_29_2, &[&["第二十九条第二款"]]),
    part("补正告知", ART_30, &[&["{notified}"]]),
    part("仍不明确的内容", ART_29_2, &[&["{unclear}"]]),
    part("查找情况", ART_30, &[&["{tried}"]]),
    part("无法提供的结论", ART_30, &[&["无法提供"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
因申请内容不明确，本机关于{{ notified|day }}依照《中华人民共和国政府信息公开条例》第三十条告知{{ to.you }}补正。本机关收到了{{ to.you }}的补正材料。
经研究补正材料，下列内容仍然不明确：
{% for item in unclear %}（{{ loop.index }}）{{ item }}
{% endfor %}
为尽量满足{{ to.you }}的需要，本机关仍然作了查找：{{ tried }}
条例第二十九条第二款第（二）项要求，申请应当写明政府信息的名称、文号，或者便于查询的其他特征。由于补正后的描述不足以指向特定的政府信息，本机关无法提供。
{{ to.you }}明确所需的信息后，可以随时重新提出申请，本机关将按新的申请办理。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "notified": "2026-03-05",
        "unclear": [
            "“有关部门的批复”指哪一级、哪个单位的批复",
            "“前期手续”包括哪些环节"
        ],
        "tried": "按“批复”“手续”两个词在公文系统中查询，得到四百余条结果，涉及十几个不同的项目，无从判断您所指的是哪一条。"
    })
}

/// D16.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D16),
    title: "补正后申请内容仍不明确答复书",
    form: Form::Letter,
    cites: &[ART_29_2, ART_30],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
