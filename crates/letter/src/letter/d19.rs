//! # D19 · 不予处理（公开出版物）
//!
//! ## When
//! What the application asks for is itself a gazette, newspaper, periodical or
//! book (article 39, paragraph 2). Information that merely is printed in one as
//! well is no case of this.
//!
//! ## What it must say
//! Which publication, and where to get it.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 公开出版物的名称：刊名、书名、期号或者书号
    publication: String,
    /// 为什么属于公开出版物
    facts: String,
    /// 获取的途径：购买、借阅或者查阅的地点
    place: String,
}

const ART_39_2: Cite = Cite::new(&OGI_2019, "第三十九条第二款");

const PARTS: &[Part] = &[
    part("依据", ART_39_2, &[&["第三十九条第二款"]]),
    part("出版物", ART_39_2, &[&["{publication}"]]),
    part("事实和理由", ART_39_2, &[&["{facts}"]]),
    part("属于公开出版物", ART_39_2, &[&["属于公开出版物", "是公开出版物"]]),
    part("获取途径", ART_39_2, &[&["{place}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经核对，{{ to.you }}要求本机关提供的是{{ publication }}。{{ facts }}
要求行政机关提供政府公报、报刊、书籍等公开出版物的，按照《中华人民共和国政府信息公开条例》第三十九条第二款的规定，行政机关可以告知获取的途径。上述出版物属于公开出版物，{{ to.you }}可以从下列途径得到：
{{ place }}
上述途径都不能得到的，请与本机关联系，本机关将协助{{ to.you }}查找。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "publication": "《云汀年鉴（2025）》",
        "facts": "该书由出版社正式出版，定价发行，任何人都可以买到或者借到。",
        "place": "县新华书店地方文献柜台有售；县图书馆二楼、县档案馆一楼开架阅览，周二至周日开放。"
    })
}

/// D19.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D19),
    title: "公开出版物获取途径答复书",
    form: Form::Letter,
    cites: &[ART_39_2],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
