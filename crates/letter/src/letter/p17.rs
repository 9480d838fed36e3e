//! # P17 · 终止办理告知书
//!
//! ## When
//! The applicant takes the application back; also where it ends otherwise, e.g.
//! nobody can be reached. The letter of D25. No article speaks of it; the end
//! is entered and filed (article 45).
//!
//! ## What it must say
//! The day of withdrawal, or on which the end was found, how it came about, and
//! that the case is ended. After a withdrawal no remedies follow; after another
//! end they do.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 是否由申请人撤回；否则为无法联系等其他情形
    withdrawn: bool,
    /// 撤回的日期，或者确认其他终结情形的日期
    ended: crate::facts::Day,
    /// 撤回的方式和表示，或者其他情形的经过
    how: String,
}

const ART_45: Cite = Cite::new(&OGI_2019, "第四十五条");

const PARTS: &[Part] = &[
    part("终结的日期", ART_45, &[&["{ended}"]]),
    part("撤回或者其他情形的经过", ART_45, &[&["{how}"]]),
    part("终止办理的结论", ART_45, &[&["终止办理该申请", "终止办理上述申请", "终止办理您的申请"]]),
    part("登记和归档", ART_45, &[&["第四十五条"]]),
    part("可以再次申请", Cite::new(&OGI_2019, "第二十七条"), &[&["再次提出", "重新提出", "另行提出"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
{% if withdrawn %}{{ ended|day }}，{{ to.you }}向本机关表示撤回该申请。{{ how }}
据此，本机关自该日起终止办理该申请，不再作出答复。{% else %}该申请已经无法继续办理，本机关于{{ ended|day }}确认了这一情况，经过如下：{{ how }}
为此，本机关自该日起终止办理该申请。上述情况消除的，请与本机关联系。{% endif %}
终止的情况已按照《中华人民共和国政府信息公开条例》第四十五条关于登记、归档的要求记入案卷。{{ to.you }}以后仍可就同样的信息再次提出申请，不受本次终止的影响。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "withdrawn": true,
        "ended": "2026-03-16",
        "how": "您在网上申请页面点选“撤回”，并留言说已在县图书馆查阅点找到了所需文件；同日本机关经办人打电话与您核实无误。"
    })
}

/// P17.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P17),
    title: "政府信息公开申请终止办理告知书",
    form: Form::Letter,
    cites: &[ART_45],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
