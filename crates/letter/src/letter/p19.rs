//! # P19 · 检索记录
//!
//! ## When
//! Before a reply that the information does not exist or is not held (article
//! 36, item 4). It stays in the file.
//!
//! ## What it must say
//! Which systems and rooms were searched, by which words, over which period, by
//! whom and when, and what was found.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Procedural;
use serde::{Deserialize, Serialize};

/// One place that was searched.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// 系统、档案室或处室.
    pub place: String,
    /// 检索词.
    pub words: String,
    /// 时间范围.
    pub period: String,
    /// 检索结果.
    pub result: String,
}

context! {
    /// 逐处检索的情况：地点、检索词、时间范围、结果
    searches: Vec<Search>,
    /// 检索人
    searcher: String,
    /// 检索日期
    searched: crate::facts::Day,
    /// 结论
    conclusion: String,
}

const ART_36_4: Cite = Cite::new(&OGI_2019, "第三十六条第四项");

const PARTS: &[Part] = &[
    part("受理编号", ART_36_4, &[&["{case.number}"]]),
    part("申请内容", ART_36_4, &[&["{case.asked}"]]),
    part("检索情况", ART_36_4, &[&["{searches}"]]),
    part("检索人", ART_36_4, &[&["{searcher}"]]),
    part("检索日期", ART_36_4, &[&["{searched}"]]),
    part("结论", ART_36_4, &[&["{conclusion}"]]),
];

const TEMPLATE: &str = r#"
| 受理编号 | {{ case.number }} | 收到日期 | {{ case.received|day }} |
| 申请内容 | {{ case.asked }} |
| 检索地点 | 检索词 | 时间范围 | 结果 |
{% for search in searches %}| {{ search.place }} | {{ search.words }} | {{ search.period }} | {{ search.result }} |
{% endfor %}
| 结论 | {{ conclusion }} |
| 检索人 | {{ searcher }} | 检索日期 | {{ searched|day }} |
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "searches": [
            {"place": "县自然资源局电子公文系统", "words": "道路名称、用地批次号", "period": "2024-01-01至2026-03-02", "result": "0条"},
            {"place": "局档案室（2024、2025年度文书档案目录）", "words": "项目名称", "period": "2024年、2025年", "result": "2条，均为道路养护"},
            {"place": "征地事务股业务台账", "words": "道路名称", "period": "2025年", "result": "0条"}
        ],
        "searcher": "周砚（征地事务股）",
        "searched": "2026-03-10",
        "conclusion": "没有检索到；截至检索之日，该项目尚未启动用地报批。"
    })
}

/// P19.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P19),
    title: "政府信息检索记录",
    form: Form::Sheet,
    cites: &[ART_36_4],
    fields: FIELDS,
    typed,
    parts: &[PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
