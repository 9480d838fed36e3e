//! # P11 · 征求意见书（给共同制作机关）
//!
//! ## When
//! The information was made jointly and this agency, which led, asks the other
//! makers (article 34). It does not say who applied.
//!
//! ## What it must say
//! Which information, what the agency means to do, the questions, fifteen
//! working days from receipt, and that silence is consent to disclosure.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 共同制作的信息：名称、文号、制作日期；不写申请人的情况
    information: String,
    /// 本机关拟作的处理
    proposal: String,
    /// 请共同制作机关回答的问题，逐项
    questions: Vec<String>,
    /// 意见送交的地址或方式
    send_to: String,
}

const ART_34: Cite = Cite::new(&OGI_2019, "第三十四条");

const PARTS: &[Part] = &[
    part("收到申请的日期", ART_34, &[&["{case.received}"]]),
    part("受理编号", Cite::new(&OGI_2019, "第四十五条"), &[&["{case.number}"]]),
    part("依据", ART_34, &[&["第三十四条"]]),
    part("共同制作的信息", ART_34, &[&["{information}"]]),
    part("牵头和共同制作", ART_34, &[&["牵头"]]),
    part("拟作的处理", ART_34, &[&["{proposal}"]]),
    part("征求意见的问题", ART_34, &[&["{questions}"]]),
    part("答复期限", ART_34, &[&["15个工作日内", "十五个工作日内"]]),
    part("逾期不答复的后果", ART_34, &[&["视为同意公开"]]),
    part("送交方式", ART_34, &[&["{send_to}"]]),
];

const TEMPLATE: &str = r#"
{{ case.received|day }}，本机关收到一件政府信息公开申请，受理编号为{{ case.number }}。所申请的信息系由本机关牵头、会同{{ to.you }}制作：
{{ information }}
对该信息，本机关拟作如下处理：{{ proposal }}
现根据《中华人民共和国政府信息公开条例》第三十四条的规定，就下列问题征求{{ to.you }}的意见：
{% for question in questions %}（{{ loop.index }}）{{ question }}
{% endfor %}
{{ to.you }}应当自收到本书之日起15个工作日内提出意见，加盖印章后送到{{ send_to }}。按照上述规定，逾期未提出意见的，视为同意公开。
认为有内容不应当公开的，请指明具体段落，并写明该条例或者其他法律、行政法规的条款，以便本机关区分处理。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "information": "《云汀县沿江低洼地综合整治联合会商纪要》（云自然资会〔2025〕9号，2025年6月印发）",
        "proposal": "除第三项中列有农户姓名和住址的清单外，其余内容拟予提供。",
        "questions": ["对上述处理有无不同意见？", "纪要附图由贵单位绘制，标注的泵站点位是否涉及保密要求？"],
        "send_to": "县自然资源局办公室（电子公文交换亦可）"
    })
}

/// P11.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P11),
    title: "共同制作政府信息公开征求意见书",
    form: Form::Letter,
    cites: &[ART_34],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: Some(("云汀县水利局", "贵单位")),
};
