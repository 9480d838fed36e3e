//! # D13 · 无法提供（信息不存在）
//!
//! ## When
//! The agency searched and does not have the information (article 36, item 4).
//! A record of the search (P19) must be in the file.
//!
//! ## What it must say
//! That it was searched, where and how, and that nothing was found; why the
//! information was not made or not kept, where that is known.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 检索的范围和方法
    searched: String,
    /// 事实和理由：为什么没有制作或者没有获取
    facts: String,
}

const ART_36_4: Cite = Cite::new(&OGI_2019, "第三十六条第四项");

const PARTS: &[Part] = &[
    part("依据", ART_36_4, &[&["第三十六条第（四）项", "第三十六条第四项"]]),
    part("检索情况", ART_36_4, &[&["{searched}"]]),
    part("事实和理由", ART_36_4, &[&["{facts}"]]),
    part("不存在的结论", ART_36_4, &[&["政府信息不存在", "不存在该政府信息"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
收到申请后，本机关进行了检索：{{ searched }}
经检索，未找到{{ to.you }}申请的信息。{{ facts }}
根据《中华人民共和国政府信息公开条例》第三十六条第（四）项的规定，现告知{{ to.you }}：所申请的政府信息不存在，本机关无法提供。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "searched": "2026年3月10日，以道路名称和批次号为检索词，检索了电子公文系统、近两年文书档案目录以及征地事务股业务台账。",
        "facts": "该项目尚未启动用地报批程序，本机关没有制作过这两份文件，也没有从其他单位获取过。"
    })
}

/// D13.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D13),
    title: "政府信息不存在答复书",
    form: Form::Letter,
    cites: &[ART_36_4],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
