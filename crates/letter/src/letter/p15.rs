//! # P15 · 不再处理告知书（逾期未补正）
//!
//! ## When
//! The period for correcting has passed, nothing came, and there is no good
//! reason (article 30). The letter of D23.
//!
//! ## What it must say
//! When the correction was asked for and the notice received, the period and
//! the day it ended, that nothing came, and that the application is deemed
//! abandoned.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 补正告知书的文号
    notice_number: String,
    /// 告知补正的日期（发出）
    noticed: crate::facts::Day,
    /// 申请人收到补正告知书的日期
    delivered: crate::facts::Day,
    /// 补正期限，工作日
    days: u32,
    /// 补正期限届满的日期
    expired: crate::facts::Day,
    /// 申请人就逾期所作的说明和不能成立的理由，没有说明的不填
    excuse: Option<String>,
}

const ART_30: Cite = Cite::new(&OGI_2019, "第三十条");

const PARTS: &[Part] = &[
    part("依据", ART_30, &[&["第三十条"]]),
    part("补正告知书文号", ART_30, &[&["{notice_number}"]]),
    part("告知补正的日期", ART_30, &[&["{noticed}"]]),
    part("收到补正告知的日期", ART_30, &[&["{delivered}"]]),
    part("补正期限", ART_30, &[&["{days}个工作日"]]),
    part("期限届满的日期", ART_30, &[&["{expired}"]]),
    part("没有补正的事实", ART_30, &[&["没有收到补正", "未收到补正"]]),
    part("无正当理由", ART_30, &[&["无正当理由", "没有正当理由"]]),
    part("逾期的说明", ART_30, &[&["{excuse}"]]),
    part("视为放弃申请", ART_30, &[&["视为放弃申请"]]),
    part("不再处理", ART_30, &[&["不再处理该申请"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
因申请内容不明确，本机关于{{ noticed|day }}发出补正告知书（{{ notice_number }}），请{{ to.you }}在收到后{{ days }}个工作日内补正，并说明了不补正的后果。{{ to.you }}于{{ delivered|day }}收到该告知书，补正期限于{{ expired|day }}届满。
到期限届满时，本机关没有收到补正材料。{% if excuse %}关于逾期的原因：{{ excuse }}{% else %}{{ to.you }}也没有说明逾期的原因。{% endif %}
《中华人民共和国政府信息公开条例》第三十条规定，申请人无正当理由逾期不补正的，视为放弃申请。据此，本机关不再处理该申请。
今后仍然需要有关信息的，{{ to.you }}可以写明其名称、文号或者便于查询的特征，重新提出申请。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "notice_number": "云自然资补〔2026〕6号",
        "noticed": "2026-03-04",
        "delivered": "2026-03-05",
        "days": 7,
        "expired": "2026-03-16",
        "excuse": null
    })
}

/// P15.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P15),
    title: "不再处理告知书（逾期未补正）",
    form: Form::Letter,
    cites: &[ART_30],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
