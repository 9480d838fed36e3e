//! # P18 · 送达回证
//!
//! ## When
//! A letter is delivered, by hand, by post or electronically (国办公开办函〔2016〕
//! 235号; replies.md, section 5). It goes into the file.
//!
//! ## What it must say
//! Which letter, to whom, by which method and to which address, the posting
//! number, when it was sent and signed for, and the signatures.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, DELIVERY_2016, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 送达的文书名称
    document: String,
    /// 送达的文书文号，没有文号的不填
    document_number: Option<String>,
    /// 受送达人
    recipient: String,
    /// 送达方式：直接送达、委托送达、邮寄送达、电子送达、留置送达、公告送达
    method: String,
    /// 送达地址，电子送达的写接收系统或者信箱
    address: String,
    /// 邮件编号，邮寄的填写
    posting: Option<String>,
    /// 发出日期，邮寄的为交邮日期
    sent_at: crate::facts::Day,
    /// 签收日期，电子送达的为到达接收系统的日期；尚未签收的不填
    signed_at: Option<crate::facts::Day>,
    /// 签收人及其与受送达人的关系，尚未签收的不填
    signer: Option<String>,
    /// 拒收、留置、退回等情况和见证人，没有的不填
    remark: Option<String>,
    /// 证明材料：邮单、投递查询结果、发送记录等
    proof: Option<String>,
    /// 送达人
    deliverer: String,
}

const LETTER_235: Cite = Cite::new(&DELIVERY_2016, "第四项");
const ART_40: Cite = Cite::new(&OGI_2019, "第四十条");

const PARTS: &[Part] = &[
    part("送达机关", LETTER_235, &[&["{agency.name}"]]),
    part("受理编号", Cite::new(&OGI_2019, "第四十五条"), &[&["{case.number}"]]),
    part("送达的文书", LETTER_235, &[&["{document}"]]),
    part("文书文号", LETTER_235, &[&["{document_number}"]]),
    part("受送达人", LETTER_235, &[&["{recipient}"]]),
    part("送达方式", ART_40, &[&["{method}"]]),
    part("送达地址", LETTER_235, &[&["{address}"]]),
    part("邮件编号", LETTER_235, &[&["邮件编号"], &["{posting}"]]),
    part("发出日期", LETTER_235, &[&["{sent_at}"]]),
    part("签收日期", LETTER_235, &[&["签收日期"], &["{signed_at}"]]),
    part("签收人", LETTER_235, &[&["签收人及"], &["{signer}"]]),
    part("未能签收的情况", LETTER_235, &[&["拒收、退回"], &["{remark}"]]),
    part("证明材料", LETTER_235, &[&["送达凭证"], &["{proof}"]]),
    part("送达人", LETTER_235, &[&["{deliverer}"]]),
    part("受送达人签名", LETTER_235, &[&["受送达人（签名", "受送达人签名"]]),
];

const TEMPLATE: &str = r#"
| 送达机关 | {{ agency.name }} | 受理编号 | {{ case.number }} |
| 送达的文书 | {{ document }} | 文号 | {% if document_number %}{{ document_number }}{% endif %} |
| 受送达人 | {{ recipient }} | 送达方式 | {{ method }} |
| 送达地址 | {{ address }} |
| 发出（交邮）日期 | {{ sent_at|day }} | 邮件编号 | {% if posting %}{{ posting }}{% endif %} |
| 签收日期 | {% if signed_at %}{{ signed_at|day }}{% else %}　　年　　月　　日{% endif %} | 签收人及其身份 | {% if signer %}{{ signer }}{% endif %} |
| 拒收、退回或者留置的情况 | {% if remark %}{{ remark }}{% endif %} |
| 所附送达凭证 | {% if proof %}{{ proof }}{% endif %} |
| 送达人 | {{ deliverer }} |
>> 受送达人（签名或者盖章）：________　年　月　日
>> 送达人（签名）：________　年　月　日
说明：直接或者委托送达的，以签收为准；交由邮政企业寄送的，以交邮为准；发送电子文件的，以到达对方指定的系统为准。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "document": "政府信息部分公开答复书",
        "document_number": "云自然资公开〔2026〕21号",
        "recipient": "林知微",
        "method": "邮寄送达",
        "address": "云汀县青荇巷7号",
        "posting": "0000000126000",
        "sent_at": "2026-03-18",
        "signed_at": "2026-03-20",
        "signer": "林知微，本人",
        "remark": null,
        "proof": "挂号收据一张、投递结果查询页一份",
        "deliverer": "许闻溪"
    })
}

/// P18.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P18),
    title: "政府信息公开文书送达回证",
    form: Form::Sheet,
    cites: &[LETTER_235, ART_40],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
