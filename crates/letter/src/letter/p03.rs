//! # P03 · 口头申请记录
//!
//! ## When
//! Somebody who really cannot well write applies by word of mouth; the office
//! writes it down for them (article 29, paragraph 1).
//!
//! ## What it must say
//! Why it was oral, who applies and how to reach them, what is asked and in
//! which form, that the text was read back, and the applicant's signature.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 申请人姓名或者名称
    applicant: String,
    /// 身份证明的种类和查验情况，号码隐去中间各位
    identity: String,
    /// 联系方式
    contact: String,
    /// 采用书面形式的困难
    cause: String,
    /// 口头提出的日期
    spoken: crate::facts::Day,
    /// 记录的地点
    place: String,
    /// 获取信息的方式和途径
    carrier: String,
    /// 申请人提出的所需帮助
    help: Option<String>,
    /// 宣读的人
    reader: String,
    /// 记录人
    recorder: String,
}

const ART_29_1: Cite = Cite::new(&OGI_2019, "第二十九条第一款");
const ART_29_2: Cite = Cite::new(&OGI_2019, "第二十九条第二款");

const PARTS: &[Part] = &[
    part("依据", ART_29_1, &[&["第二十九条第一款"]]),
    part("受理编号", Cite::new(&OGI_2019, "第四十五条"), &[&["{case.number}"]]),
    part("申请人", ART_29_2, &[&["{applicant}"]]),
    part("身份证明", ART_29_2, &[&["{identity}"]]),
    part("联系方式", ART_29_2, &[&["{contact}"]]),
    part("口头提出的原因", ART_29_1, &[&["{cause}"]]),
    part("提出日期", Cite::new(&OGI_2019, "第三十一条第一项"), &[&["{spoken}"]]),
    part("记录地点", ART_29_1, &[&["{place}"]]),
    part("申请内容", ART_29_2, &[&["{case.asked}"]]),
    part("获取信息的方式和途径", ART_29_2, &[&["{carrier}"]]),
    part("所需帮助", Cite::new(&OGI_2019, "第四十三条"), &[&["{help}"]]),
    part("宣读核对", ART_29_1, &[&["宣读"], &["{reader}"]]),
    part("记录人", ART_29_1, &[&["{recorder}"]]),
    part("申请人签名", ART_29_1, &[&["申请人（签名", "申请人签名"]]),
];

const TEMPLATE: &str = r#"
| 接待机关 | {{ agency.name }} | 受理编号 | {{ case.number }} |
| 申请人 | {{ applicant }} | 提出日期 | {{ spoken|day }} |
| 身份证明 | {{ identity }} |
| 联系方式 | {{ contact }} |
| 口头提出的原因 | {{ cause }} |
| 记录地点 | {{ place }} |
| 所申请的政府信息 | {{ case.asked }} |
| 获取方式和途径 | {{ carrier }} |
{% if help %}| 所需帮助 | {{ help }} |{% endif %}
| 记录人 | {{ recorder }} | 核对时朗读的人 | {{ reader }} |
上列内容由本机关工作人员根据《中华人民共和国政府信息公开条例》第二十九条第一款代为填写。填写后已逐项宣读给申请人听，申请人可以要求修改；签名表示记录与本人所说一致。
>> 申请人（签名或者按指印）：________　年　月　日
>> 记录人（签名）：________　年　月　日
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "applicant": "林知微",
        "identity": "居民身份证，号码9902**********0126，已查看原件",
        "contact": "电话19900000126",
        "cause": "右手骨折，打着石膏，不能写字，也不便打字。",
        "spoken": "2026-03-02",
        "place": "县自然资源局一楼政务公开窗口",
        "carrier": "纸质复制件，本人到窗口领取",
        "help": "领取时请给大字号的复印件",
        "reader": "顾亦舟",
        "recorder": "许闻溪"
    })
}

/// P03.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P03),
    title: "政府信息公开口头申请记录",
    form: Form::Sheet,
    cites: &[ART_29_1, ART_29_2],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
