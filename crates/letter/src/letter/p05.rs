//! # P05 · 说明理由告知书
//!
//! ## When
//! Number or frequency of somebody's applications clearly exceed what is
//! reasonable (article 35). It does not stop the reply clock.
//!
//! ## What it must say
//! What is excessive, in counts; what to explain, by when and where to; what
//! follows if the reasons hold and if they do not. Silence is not a waiver.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;

context! {
    /// 统计的起始日期
    since: crate::facts::Day,
    /// 统计的截止日期
    until: crate::facts::Day,
    /// 期间收到的申请件数
    number: u32,
    /// 数量、频次的具体情况：怎样集中、怎样重复
    particulars: String,
    /// 请申请人说明的事项，逐项
    explain: Vec<String>,
    /// 提交说明的最后日期
    by: crate::facts::Day,
    /// 说明送交的地址或方式
    send_to: String,
}

const ART_35: Cite = Cite::new(&OGI_2019, "第三十五条");

const PARTS: &[Part] = &[
    part("依据", ART_35, &[&["第三十五条"]]),
    part("统计期间", ART_35, &[&["{since}"], &["{until}"]]),
    part("申请件数", ART_35, &[&["申请{number}件", "共{number}件", "计{number}件"]]),
    part("数量、频次的情况", ART_35, &[&["{particulars}"]]),
    part("超过合理范围", ART_35, &[&["明显超过合理范围"]]),
    part("需要说明的事项", ART_35, &[&["{explain}"]]),
    part("说明的期限", ART_35, &[&["{by}"]]),
    part("送交方式", ART_35, &[&["{send_to}"]]),
    part("理由不合理的后果", ART_35, &[&["不予处理"]]),
    part("理由合理的后果", ART_35, &[&["延迟答复"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
据本机关登记，从{{ since|day }}到{{ until|day }}，{{ to.you }}向本机关提出政府信息公开申请{{ number }}件。{{ particulars }}
本机关认为，上述数量、频次明显超过合理范围。根据《中华人民共和国政府信息公开条例》第三十五条的规定，请{{ to.you }}说明申请的理由，特别是：
{% for point in explain %}（{{ loop.index }}）{{ point }}
{% endfor %}
书面说明请最迟在{{ by|day }}送到{{ send_to }}。书写有困难的，可以口头说明，由本机关记录。
收到说明以后，本机关将作如下处理：认为理由合理的，继续办理，其中确实无法在第三十三条规定的期限内答复的，确定延迟答复的合理期限并告知{{ to.you }}；认为理由不合理的，告知{{ to.you }}不予处理。
没有说明理由的，不因此当作放弃申请，本机关将根据已有的材料判断理由是否合理。等待说明期间，答复期限照常计算。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "since": "2025-12-01",
        "until": "2026-03-02",
        "number": 46,
        "particulars": "其中41件逐日分别索取同一条道路不同路灯杆的验收单，有9天每天不少于3件。",
        "explain": ["为什么要把同一批验收单拆成多件，能否合并提出", "还需要哪些路段的材料，有没有先后缓急"],
        "by": "2026-03-25",
        "send_to": "本机关一楼窗口，或者在网上上传"
    })
}

/// P05.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P05),
    title: "政府信息公开申请说明理由告知书",
    form: Form::Letter,
    cites: &[ART_35],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
