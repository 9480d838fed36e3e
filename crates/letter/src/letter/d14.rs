//! # D14 · 无法提供（非本机关负责公开）
//!
//! ## When
//! It is for another agency to disclose what was asked for (article 36, item 5;
//! article 10).
//!
//! ## What it must say
//! Why; the name and contact of the agency that is responsible, where it can be
//! determined.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 不属于本机关负责公开的理由
    reasons: String,
    /// 负责公开的行政机关的名称；不能确定的不填
    responsible: Option<String>,
    /// 该行政机关的联系方式；不能确定的不填
    responsible_contact: Option<String>,
}

const ART_36_5: Cite = Cite::new(&OGI_2019, "第三十六条第五项");
const ART_10: Cite = Cite::new(&OGI_2019, "第十条");

const PARTS: &[Part] = &[
    part("依据", ART_36_5, &[&["第三十六条第（五）项", "第三十六条第五项"]]),
    part("公开的主体", ART_10, &[&["第十条"]]),
    part("理由", ART_36_5, &[&["{reasons}"]]),
    part("结论", ART_36_5, &[&["不属于本机关负责公开", "不由本机关负责公开"]]),
    part("负责公开的机关", ART_36_5, &[&["{responsible}"]]),
    part("该机关的联系方式", ART_36_5, &[&["{responsible_contact}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
政府信息由哪个行政机关负责公开，由《中华人民共和国政府信息公开条例》第十条规定。经核查，{{ to.you }}申请的信息不属于本机关负责公开，理由如下：{{ reasons }}
{% if responsible %}据本机关了解，负责公开该信息的行政机关是{{ responsible }}{% if responsible_contact %}（{{ responsible_contact }}）{% endif %}。{{ to.you }}可以向该机关提出申请。
{% else %}本机关作了查询，目前还不能确定负责公开该信息的行政机关，因此无法告知其名称和联系方式。
{% endif %}
以上根据条例第三十六条第（五）项的规定告知。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "reasons": "征地由县级政府组织实施，公告以其名义制作和张贴；本机关只承办过现场测绘，没有制作、也没有最初获取这份文件。",
        "responsible": "云汀县人民政府",
        "responsible_contact": "县政府办公室政务公开股，电话0000-0000101，云汀县文昌路2号"
    })
}

/// D14.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D14),
    title: "非本机关负责公开政府信息答复书",
    form: Form::Letter,
    cites: &[ART_36_5, ART_10],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
