//! # P01 · 申请登记表
//!
//! ## When
//! As soon as an application has come in, by whatever channel (article 45).
//!
//! ## What it must say
//! Who applies, of which kind, and which proof of identity was seen; how to
//! reach them; by which channel and when it came, was confirmed and entered;
//! what is asked and in which form. Never why: the purpose is not asked.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 申请人姓名或者名称
    applicant: String,
    /// 申请人类别，按年度报告的分类：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他
    kind: String,
    /// 身份证明的种类和查验情况，号码隐去中间各位
    identity: String,
    /// 代理人及其授权材料，没有代理人的不填
    agent: Option<String>,
    /// 联系方式：电话、通信地址或者电子邮箱
    contact: String,
    /// 申请到达本机关或者提交的日期
    submitted: crate::facts::Day,
    /// 与申请人确认收到的日期，需要确认的才填
    confirmed: Option<crate::facts::Day>,
    /// 登记的日期
    registered: crate::facts::Day,
    /// 获取信息的方式：纸质、电子文件、现场查阅等
    carrier: String,
    /// 获取信息的途径：邮寄、互联网、当面领取等
    way: String,
    /// 申请人提出的阅读、视听方面的困难和所需帮助
    help: Option<String>,
    /// 登记人
    registrar: String,
}

const ART_29: Cite = Cite::new(&OGI_2019, "第二十九条第二款");
const ART_31: Cite = Cite::new(&OGI_2019, "第三十一条");
const ART_45: Cite = Cite::new(&OGI_2019, "第四十五条");

const PARTS: &[Part] = &[
    part("受理机关", ART_45, &[&["{agency.name}"]]),
    part("受理编号", ART_45, &[&["{case.number}"]]),
    part("申请人", ART_29, &[&["{applicant}"]]),
    part("申请人类别", Cite::new(&OGI_2019, "第二十七条"), &[&["{kind}"]]),
    part("身份证明", ART_29, &[&["{identity}"]]),
    part("代理人", ART_29, &[&["{agent}"]]),
    part("联系方式", ART_29, &[&["{contact}"]]),
    part("提出方式", Cite::new(&OGI_2019, "第二十八条"), &[&["{case.channel}"]]),
    part("到达日期", ART_31, &[&["{submitted}"]]),
    part("确认日期", ART_31, &[&["{confirmed}"]]),
    part("收到日期", ART_31, &[&["{case.received}"]]),
    part("登记日期", ART_45, &[&["{registered}"]]),
    part("申请内容", ART_29, &[&["{case.asked}"]]),
    part("获取信息的方式", ART_29, &[&["{carrier}"]]),
    part("获取信息的途径", ART_29, &[&["{way}"]]),
    part("所需帮助", Cite::new(&OGI_2019, "第四十三条"), &[&["{help}"]]),
    part("登记人", ART_45, &[&["{registrar}"]]),
];

const TEMPLATE: &str = r#"
| 受理机关 | {{ agency.name }} | 受理编号 | {{ case.number }} |
| 申请人 | {{ applicant }} | 申请人类别 | {{ kind }} |
| 身份证明 | {{ identity }} |
{% if agent %}| 代理人 | {{ agent }} |{% endif %}
| 联系方式 | {{ contact }} |
| 提出方式 | {{ case.channel }} | 到达日期 | {{ submitted|day }} |
| 确认日期 | {% if confirmed %}{{ confirmed|day }}{% else %}不需要确认{% endif %} | 收到日期 | {{ case.received|day }} |
| 申请内容 | {{ case.asked }} |
| 获取方式 | {{ carrier }} | 获取途径 | {{ way }} |
{% if help %}| 所需帮助 | {{ help }} |{% endif %}
| 答复期限 | {% if case.due %}{{ case.due|day }}{% endif %} | 登记日期 | {{ registered|day }} |
| 登记人 | {{ registrar }} |
收到日期按照《中华人民共和国政府信息公开条例》第三十一条确定。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "applicant": "林知微",
        "kind": "自然人",
        "identity": "居民身份证，号码9902**********0126，已核对网上提交的证件照片",
        "agent": null,
        "contact": "电话19900000126；通信地址：云汀县青荇巷7号",
        "submitted": "2026-02-28",
        "confirmed": "2026-03-02",
        "registered": "2026-03-03",
        "carrier": "电子文件（PDF）",
        "way": "发送到网上申请时登记的信箱",
        "help": null,
        "registrar": "许闻溪"
    })
}

/// P01.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P01),
    title: "政府信息公开申请登记表",
    form: Form::Sheet,
    cites: &[ART_29, ART_31, ART_45],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
