//! # D15 · 无法提供（没有现成信息需要另行制作）
//!
//! ## When
//! To answer, existing information would have to be worked up or analysed
//! (article 38). What can be parted by article 37 is not a case of this.
//!
//! ## What it must say
//! Which working up or analysis it would take and why nothing ready exists;
//! what related information exists and may be asked for, if any.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 现有信息的状况：有什么、以什么形式保存
    held: String,
    /// 需要进行怎样的加工、分析
    needs: String,
    /// 可以直接提供的相关信息，供申请人另行选择
    related: Option<String>,
}

const ART_38: Cite = Cite::new(&OGI_2019, "第三十八条");

const PARTS: &[Part] = &[
    part("依据", ART_38, &[&["第三十八条"]]),
    part("现有信息的状况", ART_38, &[&["{held}"]]),
    part("需要的加工、分析", ART_38, &[&["{needs}"]]),
    part("不予提供的决定", ART_38, &[&["不予提供", "无法提供"]]),
    part("相关的现成信息", ART_38, &[&["{related}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
按照{{ to.you }}描述的内容，本机关查找了现有的资料。查找的结果是：{{ held }}
要形成{{ to.you }}所要的信息，必须另外进行下列工作：{{ needs }}
行政机关提供的，应当是已经制作或者获取的政府信息。上述工作超出了把可以公开和不应公开的内容分开的范围，属于对现有政府信息的加工、分析。根据《中华人民共和国政府信息公开条例》第三十八条的规定，本机关对此不予提供。
{% if related %}下列信息是现成的，{{ to.you }}如有需要，可以另行申请，本机关将依法处理：{{ related }}
{% endif %}
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "held": "各村的补偿款分别记在14本手工台账里，逐笔登记，没有按年度和地类合计。",
        "needs": "把约3200笔记录录入电脑，剔除更正和退回的款项，再按年份、地类重新归并计算平均数。",
        "related": "2025年各批次拨款通知（共5份）。"
    })
}

/// D15.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D15),
    title: "没有现成政府信息答复书",
    form: Form::Letter,
    cites: &[ART_38],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
