//! # D04 · 部分公开
//!
//! ## When
//! What was asked for contains parts that must or may be withheld and can be
//! parted from the rest (article 37).
//!
//! ## What it must say
//! What is given; what is withheld, on which ground and why; the list of
//! redactions; the remedies, R1 for what rests on articles 14 to 16 and R2 for
//! the rest.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;
use serde::{Deserialize, Serialize};

/// One thing that is withheld.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// Where it stands, without what it says.
    pub place: String,
    /// The article.
    pub ground: String,
    /// Why it applies.
    pub reason: String,
}

context! {
    /// 予以公开的内容
    given: String,
    /// 区分处理清单：位置、依据条款、理由
    withheld: Vec<Withheld>,
    /// 提供的形式
    carrier: String,
}

const ART_37: Cite = Cite::new(&OGI_2019, "第三十七条");

const PARTS: &[Part] = &[
    part("依据", ART_37, &[&["第三十七条"]]),
    part("公开的内容", ART_37, &[&["{given}"]]),
    part("区分处理清单", ART_37, &[&["{withheld}"]]),
    part("提供形式", Cite::new(&OGI_2019, "第四十条"), &[&["{carrier}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经审查，{{ to.you }}申请的信息中含有不应当公开的内容，但能够作区分处理。根据《中华人民共和国政府信息公开条例》第三十七条的规定，本机关决定部分公开，答复如下：
# 一、予以公开的部分
{{ given }}
# 二、不予公开的部分
下列内容不予公开，已在所提供的文件中隐去：
| 位置 | 依据 | 理由 |
{% for part in withheld %}| {{ part.place }} | {{ part.ground }} | {{ part.reason }} |
{% endfor %}
# 三、提供的形式
{{ carrier }}
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "given": "《望江路东延工程补偿安置方案》除下列内容以外的全部内容，共12页，随本答复书提供。",
        "withheld": [
            {"place": "第3页附表“被征收人”列", "ground": "第十五条", "reason": "涉及被征收人的姓名和住址，属于个人隐私，权利人不同意公开"},
            {"place": "第9页第二段", "ground": "第十六条第二款", "reason": "属于方案形成中的讨论意见"}
        ],
        "carrier": "按照您选择的方式，以电子文件（PDF）提供。"
    })
}

/// D04.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D04),
    title: "政府信息部分公开答复书",
    form: Form::Letter,
    cites: &[ART_37],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
