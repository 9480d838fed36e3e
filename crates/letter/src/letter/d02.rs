//! # D02 · 予以公开（告知方式、途径和时间）
//!
//! ## When
//! The information can be disclosed, and the applicant gets it elsewhere or
//! later than by the reply (article 36, item 2).
//!
//! ## What it must say
//! What it is, where and how it is to be had, and when.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 可以获取的政府信息：名称、文号或者数量
    document: String,
    /// 获取的途径：地点或者网址
    place: String,
    /// 获取的方式：查阅、抄录、复制、下载等，以及需要携带的证件
    how: String,
    /// 可以获取的时间
    when: String,
    /// 不随答复书直接提供的理由
    why: Option<String>,
}

const ART_36_2: Cite = Cite::new(&OGI_2019, "第三十六条第二项");
const ART_40: Cite = Cite::new(&OGI_2019, "第四十条");

const PARTS: &[Part] = &[
    part("依据", ART_36_2, &[&["第三十六条第（二）项", "第三十六条第二项"]]),
    part("可以公开的结论", ART_36_2, &[&["可以公开", "决定公开", "决定予以公开"]]),
    part("可以获取的信息", ART_36_2, &[&["{document}"]]),
    part("获取途径", ART_36_2, &[&["{place}"]]),
    part("获取方式", ART_36_2, &[&["{how}"]]),
    part("获取时间", ART_36_2, &[&["{when}"]]),
    part("不直接提供的理由", ART_40, &[&["{why}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经审查，该信息可以公开。根据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，现将获取该信息的方式、途径和时间告知如下：
| 政府信息 | {{ document }} |
| 途径 | {{ place }} |
| 方式 | {{ how }} |
| 时间 | {{ when }} |
{% if why %}本机关没有随本答复书直接附送，是因为：{{ why }}
{% endif %}
{{ to.you }}在上述时间不方便前往，或者存在阅读困难、视听障碍需要帮助的，可以提前与本机关联系，另行约定。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "document": "东延路段征地图册（A1幅面，共46幅）及配套说明",
        "place": "云汀县望江路18号一楼政府信息查阅室",
        "how": "出示本人有效身份证件后查阅、抄录，需要的图幅当场拍照或者复印",
        "when": "2026年3月23日至4月10日的工作日，9时至12时",
        "why": "图册为大幅面晒蓝底图，邮寄和逐幅扫描容易损坏载体。"
    })
}

/// D02.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D02),
    title: "政府信息获取方式答复书",
    form: Form::Letter,
    cites: &[ART_36_2, ART_40],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
