//! # P02 · 登记回执
//!
//! ## When
//! At intake; for what came by internet, fax or ordinary mail when the receipt
//! is confirmed (articles 28 and 31).
//!
//! ## What it must say
//! The number, the day of receipt and the rule that fixed it, the last day for
//! the reply, how to ask how it stands, and by which code.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 收到日期按哪一项规定确定，一句话
    rule: String,
    /// 查询码
    query_code: String,
    /// 查询办理进度的地方：网址或者窗口
    query_at: String,
}

const ART_28: Cite = Cite::new(&OGI_2019, "第二十八条");
const ART_31: Cite = Cite::new(&OGI_2019, "第三十一条");
const ART_33_2: Cite = Cite::new(&OGI_2019, "第三十三条第二款");

const PARTS: &[Part] = &[
    part("收到日期的依据", ART_31, &[&["第三十一条"], &["{rule}"]]),
    part("答复期限届满日", ART_33_2, &[&["{case.due}"]]),
    part("查询码", ART_28, &[&["{query_code}"]]),
    part("查询途径", ART_28, &[&["{query_at}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
本机关已予登记。上述收到日期按照《中华人民共和国政府信息公开条例》第三十一条确定：{{ rule }}
{% if case.due %}自收到日期的次日起计算，本机关应当在20个工作日内答复，即最迟在{{ case.due|day }}答复。遇有补正、延长期限、征求意见、收费等法定情形使该日期改变的，本机关另行告知{{ to.you }}。{% endif %}
查询办理进度，请到{{ query_at }}，输入上述受理编号和查询码。
查询码：{{ query_code }}（请妥善保存，不要告诉他人）
上列事项与{{ to.you }}提交的内容不一致的，请尽早联系本机关更正。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "rule": "从网上提交的，双方确认的那一天即为收到的日期（第三项）。",
        "query_code": "K7QD-93WF",
        "query_at": "云汀县政府门户网站“依申请公开”栏目"
    })
}

/// P02.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P02),
    title: "政府信息公开申请登记回执",
    form: Form::Letter,
    cites: &[ART_28, ART_31],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
