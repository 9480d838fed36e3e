//! # D01 · 予以公开（提供）
//!
//! ## When
//! The information can be disclosed and goes with the reply (article 36, item
//! 2).
//!
//! ## What it must say
//! Each thing that is supplied, in which form (article 40), and why the form is
//! another than the one asked for, if it is.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 提供的政府信息，逐项：名称、文号、页数
    supplied: Vec<String>,
    /// 提供的具体形式和送交方式
    carrier: String,
    /// 没有按照申请人要求的形式提供的，说明理由；按要求的形式提供的不填
    differs: Option<String>,
}

const ART_36_2: Cite = Cite::new(&OGI_2019, "第三十六条第二项");
const ART_40: Cite = Cite::new(&OGI_2019, "第四十条");

const PARTS: &[Part] = &[
    part("依据", ART_36_2, &[&["第三十六条第（二）项", "第三十六条第二项"]]),
    part("予以公开的结论", ART_36_2, &[&["决定予以公开", "可以公开"]]),
    part("提供的信息", ART_36_2, &[&["{supplied}"]]),
    part("提供形式", ART_40, &[&["{carrier}"]]),
    part("改变形式的理由", ART_40, &[&["{differs}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经审查，{{ to.you }}所需的信息属于可以公开的政府信息。根据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，本机关决定予以公开，随本答复书向{{ to.you }}提供：
{% for item in supplied %}{{ loop.index }}. {{ item }}
{% endfor %}
提供的形式：{{ carrier }}
{% if differs %}{{ to.you }}在申请中要求了其他形式。根据条例第四十条的规定，本机关改用上述形式，理由是：{{ differs }}
{% endif %}
收到后如发现缺页、文件不能打开或者所附文件与上列名称不符，请与本机关联系，本机关将及时补送。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "supplied": [
            "云自然资告〔2025〕31号文件全文（9页）",
            "补偿标准分类明细表（2页）"
        ],
        "carrier": "扫描为PDF电子文件，发送至您在申请时填写的电子邮箱。",
        "differs": "您要求提供加盖印章的纸质原件，原件须留存归档，只能提供电子副本。"
    })
}

/// D01.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D01),
    title: "政府信息予以公开答复书",
    form: Form::Letter,
    cites: &[ART_36_2, ART_40],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
