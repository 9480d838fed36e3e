//! # P10 · 征求意见告知书（给申请人）
//!
//! ## When
//! A third party, a co-maker or another organ was asked for its opinion and
//! the reply clock stands still (article 33, paragraph 3).
//!
//! ## What it must say
//! What kind of party is asked (not who), from which day, that the time needed
//! is not counted, and when that time ends.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;
use serde::{Deserialize, Serialize};

/// Who is asked.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// 第三方 (article 32).
    ThirdParty,
    /// 共同制作机关 (article 34).
    CoMaker,
    /// 其他机关 (article 33, paragraph 3).
    Organ,
}

context! {
    /// 向谁征求意见：third_party 第三方、co_maker 共同制作机关、organ 其他机关
    party: Party,
    /// 发出征求意见书的日期
    start: crate::facts::Day,
    /// 向其他机关征求意见时，函中定下的回复日期
    reply_by: Option<crate::facts::Day>,
}

const ART_33_3: Cite = Cite::new(&OGI_2019, "第三十三条第三款");

const PARTS: &[Part] = &[
    part("依据", ART_33_3, &[&["第三十三条第三款"]]),
    part("征求意见的对象", ART_33_3, &[&["第三方", "共同制作", "其他机关"]]),
    part("起始日期", ART_33_3, &[&["{start}"]]),
    part("不计入答复期限", ART_33_3, &[&["不计算在答复期限内", "不计入答复期限"]]),
    part("结束的时间", ART_33_3, &[&["收到意见", "收到其意见"], &["届满"]]),
    part("回复日期", ART_33_3, &[&["{reply_by}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
{% if party == "third_party" %}公开所申请的信息可能损害第三方的合法权益，应当先听取其意见（《中华人民共和国政府信息公开条例》第三十二条）。对方自收到征求意见书之日起有15个工作日的时间提出意见。{% endif %}
{% if party == "co_maker" %}所申请的信息由本机关牵头，与别的行政机关共同制作（《中华人民共和国政府信息公开条例》第三十四条）。被征求意见的机关自收到征求意见书之日起有15个工作日的时间提出意见。{% endif %}
{% if party == "organ" %}所申请的信息涉及其他机关，需要与其协商、确认（《中华人民共和国政府信息公开条例》第十一条）。{% endif %}
本机关已于{{ start|day }}发出征求意见的书面材料。根据该条例第三十三条第三款的规定，征求意见所需时间不计算在答复期限内：从上述日期的次日起，到收到意见之日为止；一直没有收到的，到提出意见的期限届满之日为止{% if reply_by %}，该期限为{{ reply_by|day }}{% endif %}。此后答复期限继续计算。
征求意见并不表示本机关已经决定公开或者不公开，{{ to.you }}不必为此补交材料。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({ "party": "third_party", "start": "2026-03-17", "reply_by": null })
}

/// P10.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P10),
    title: "政府信息公开征求意见期间告知书",
    form: Form::Letter,
    cites: &[ART_33_3],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
