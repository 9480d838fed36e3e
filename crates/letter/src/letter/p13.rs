//! # P13 · 公开决定告知书（给第三方）
//!
//! ## When
//! The agency discloses although the third party objects: not to disclose might
//! gravely harm the public interest, or the objection has no reasonable ground
//! (article 32). Sent before anything is given out, and tells of the remedies.
//!
//! ## What it must say
//! The objection received, what will be disclosed, why, and from which day.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{COURT_2025, Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 征求意见书发出的日期
    consulted: crate::facts::Day,
    /// 收到第三方意见的日期
    opined: crate::facts::Day,
    /// 第三方不同意公开的意见，摘要
    objection: String,
    /// 决定公开的信息内容
    content: String,
    /// 决定公开的理由：对第三方意见怎样认定
    reason: String,
    /// 不公开对公共利益造成的重大影响；以此为由公开的必填
    public_interest: Option<String>,
    /// 在这一天以前不公开
    disclose_on: crate::facts::Day,
}

const ART_15: Cite = Cite::new(&OGI_2019, "第十五条");
const ART_32: Cite = Cite::new(&OGI_2019, "第三十二条");

const PARTS: &[Part] = &[
    part("收到申请的日期", ART_32, &[&["{case.received}"]]),
    part("受理编号", Cite::new(&OGI_2019, "第四十五条"), &[&["{case.number}"]]),
    part("依据", ART_32, &[&["第三十二条"]]),
    part("征求意见的日期", ART_32, &[&["{consulted}"]]),
    part("收到意见的日期", ART_32, &[&["{opined}"]]),
    part("第三方的意见", ART_32, &[&["{objection}"]]),
    part("决定公开的内容", ART_32, &[&["{content}"]]),
    part("公开的理由", ART_32, &[&["{reason}"]]),
    part("对公共利益的影响", ART_15, &[&["{public_interest}"]]),
    part("公开的日期", Cite::new(&COURT_2025, "公开前请求不予公开的规定"), &[&["{disclose_on}"]]),
];

const TEMPLATE: &str = r#"
本机关办理{{ case.received|day }}收到的一件政府信息公开申请（受理编号：{{ case.number }}），曾于{{ consulted|day }}发函征求{{ to.you }}的意见，并于{{ opined|day }}收到{{ to.you }}不同意公开的意见，主要是：{{ objection }}
本机关研究了该意见，决定公开下述内容，现依法告知。
# 一、决定公开的内容
{{ content }}
# 二、决定公开的理由
{{ reason }}
{% if public_interest %}不公开可能对公共利益造成重大影响：{{ public_interest }}
根据《中华人民共和国政府信息公开条例》第十五条、第三十二条的规定，可以不经{{ to.you }}同意决定公开，但应当书面告知内容和理由。{% else %}根据《中华人民共和国政府信息公开条例》第三十二条的规定，第三方不同意公开且有合理理由的才不予公开；本机关认为所提理由不能成立，故决定公开。{% endif %}
# 三、公开的日期
上述内容自{{ disclose_on|day }}起公开。在此以前，本机关不提供、不发布该内容。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "consulted": "2026-03-03",
        "opined": "2026-03-12",
        "objection": "导流围堰的检测数据一旦传出，会影响公司投标信誉。",
        "content": "2025年11月河堤围堰渗漏检测报告的结论页和测点数据表，共5页；检测人员的姓名、电话已经隐去。",
        "reason": "所称投标信誉上的损失，本机关已予考虑：公开的部分略去了工艺和成本，所受影响有限，而且小于下述公共利益。",
        "public_interest": "测点紧邻下游两个村的取水口，汛期将至，村民需要据此判断何时避险、改用备用水源。",
        "disclose_on": "2026-03-30"
    })
}

/// P13.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P13),
    title: "政府信息公开决定告知书",
    form: Form::Letter,
    cites: &[ART_15, ART_32],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: Some(("云汀县禾川建设有限公司", "贵单位")),
};
