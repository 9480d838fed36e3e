//! # P16 · 不再处理告知书（逾期未缴费）
//!
//! ## When
//! The twenty working days for paying the processing fee have passed without
//! payment (信息处理费办法, article 6). The letter of D24.
//!
//! ## What it must say
//! When the fee notice went out and was received, the amount, the last day for
//! paying, that nothing was paid, and that the application is deemed abandoned.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, FEE_2020, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 收费通知书的文号
    notice_number: String,
    /// 收费通知书发出的日期
    noticed: crate::facts::Day,
    /// 申请人收到收费通知书的日期
    delivered: crate::facts::Day,
    /// 缴费期限届满的日期
    pay_by: crate::facts::Day,
    /// 应缴金额，元
    yuan: u64,
}

const ART_42: Cite = Cite::new(&OGI_2019, "第四十二条");
const FEE_6: Cite = Cite::new(&FEE_2020, "第六条");

const PARTS: &[Part] = &[
    part("依据", FEE_6, &[&["信息处理费管理办法"], &["第六条"]]),
    part("收费通知书文号", FEE_6, &[&["{notice_number}"]]),
    part("通知缴费的日期", FEE_6, &[&["{noticed}"]]),
    part("收到通知的日期", FEE_6, &[&["{delivered}"]]),
    part("应缴金额", FEE_6, &[&["信息处理费{yuan}元", "金额{yuan}元", "应缴{yuan}元"]]),
    part("缴费期限", FEE_6, &[&["20个工作日", "二十个工作日"], &["{pay_by}"]]),
    part("没有缴费的事实", FEE_6, &[&["没有缴费记录", "未缴费", "没有缴费"]]),
    part("视为放弃申请", FEE_6, &[&["视为放弃申请"]]),
    part("不再处理", FEE_6, &[&["不再处理上述申请", "不再处理该申请"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
{{ noticed|day }}，本机关就该申请向{{ to.you }}发出收费通知书（{{ notice_number }}），通知缴纳信息处理费{{ yuan }}元，写明了计费的依据、标准、数额和缴纳方式。该通知书已于{{ delivered|day }}送达，缴费期限为自收到的次日起20个工作日，至{{ pay_by|day }}为止。
经核对非税收入收缴记录，到上述日期终了，该笔费用没有缴费记录。
根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条的规定，逾期未缴纳信息处理费的，视为放弃申请，本机关不再处理上述申请。
{{ to.you }}在期限内已经缴费而本机关没有查到的，请提供缴款凭证，经核实属实的，恢复办理。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "notice_number": "云自然资费〔2026〕2号",
        "noticed": "2026-03-04",
        "delivered": "2026-03-05",
        "pay_by": "2026-04-02",
        "yuan": 600
    })
}

/// P16.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P16),
    title: "不再处理告知书（逾期未缴费）",
    form: Form::Letter,
    cites: &[FEE_6, ART_42],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
