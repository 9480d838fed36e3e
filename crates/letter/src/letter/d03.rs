//! # D03 · 已主动公开告知
//!
//! ## When
//! What was asked for has been published already (article 36, item 1).
//!
//! ## What it must say
//! The exact place: the address of the page or the issue of the gazette, so
//! that the applicant finds it without further search.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 已经主动公开的信息：名称、文号
    document: String,
    /// 公开日期
    published: crate::facts::Day,
    /// 确切位置：网址，或者公报的期号和页码
    place: String,
    /// 怎样找到：栏目、检索词或者不便上网时的办法
    how: String,
}

const ART_36_1: Cite = Cite::new(&OGI_2019, "第三十六条第一项");

const PARTS: &[Part] = &[
    part("依据", ART_36_1, &[&["第三十六条第（一）项", "第三十六条第一项"]]),
    part("已主动公开的事实", ART_36_1, &[&["日主动公开", "已经主动公开"]]),
    part("公开的信息", ART_36_1, &[&["{document}"]]),
    part("公开日期", ART_36_1, &[&["{published}"]]),
    part("确切位置", ART_36_1, &[&["{place}"]]),
    part("获取方式", ART_36_1, &[&["{how}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经核查，与{{ to.you }}的申请对应的是{{ document }}，本机关已于{{ published|day }}主动公开，内容至今可以查到。
所在位置：{{ place }}
查找方法：{{ how }}
根据《中华人民共和国政府信息公开条例》第三十六条第（一）项的规定，特此告知，请{{ to.you }}按上述方式获取。如果打开后发现不是{{ to.you }}所指的信息，请告诉本机关。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "document": "云自然资告〔2025〕31号文件及其附件",
        "published": "2025-09-15",
        "place": "https://www.yunting.example/zwgk/zdxm/202509/t31.html",
        "how": "打开县政府门户网站“重点领域信息公开”栏目，点击“土地征收”子栏目，按发布时间排序；不便上网的，可到县图书馆政府信息查阅点翻阅。"
    })
}

/// D03.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D03),
    title: "政府信息已主动公开答复书",
    form: Form::Letter,
    cites: &[ART_36_1],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
