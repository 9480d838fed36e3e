//! # P14 · 收费通知书
//!
//! ## When
//! Somebody decided that the processing fee is charged; within the reply period
//! (信息处理费办法, article 6). No remedies of its own (FEE-9-1).
//!
//! ## What it must say
//! The basis and the standard, the counts, the amount tier by tier, how to pay,
//! twenty working days from the day after receipt, and what follows from not
//! paying.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, FEE_2020, OGI_2019};
use law::outcome::Procedural;
use serde::{Deserialize, Serialize};

/// What is counted; never both for one application.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// 按件计收.
    #[serde(alias = "按件计收")]
    PerCase,
    /// 按量计收.
    #[serde(alias = "按量计收")]
    PerPage,
}

context! {
    /// 收费方式：per_case 按件计收、per_page 按量计收
    basis: Basis,
    /// 按件：该自然月内此前累计的件数
    before: Option<u32>,
    /// 按件：该申请所计件数
    cases: Option<u32>,
    /// 按量：页数
    pages: Option<u32>,
    /// 金额，元
    yuan: u64,
    /// 金额的计算过程，逐档
    trace: Vec<String>,
    /// 缴纳的方式
    pay_how: String,
}

const ART_42: Cite = Cite::new(&OGI_2019, "第四十二条");
const FEE_3: Cite = Cite::new(&FEE_2020, "第三条");
const FEE_6: Cite = Cite::new(&FEE_2020, "第六条");

const PARTS: &[Part] = &[
    part("收费的依据", ART_42, &[&["第四十二条"], &["信息处理费管理办法"]]),
    part("超过合理范围", ART_42, &[&["明显超过合理范围"]]),
    part("收费的方式和标准", FEE_3, &[&["按件计收", "按量计收"], &["第四条", "第五条"]]),
    part("此前的件数", Cite::new(&FEE_2020, "第四条"), &[&["申请{before}件", "累计{before}件", "此前{before}件"]]),
    part("该申请的件数", Cite::new(&FEE_2020, "第四条"), &[&["计为{cases}件", "计{cases}件", "共{cases}件"]]),
    part("页数", Cite::new(&FEE_2020, "第五条"), &[&["{pages}页"]]),
    part("金额的计算", FEE_6, &[&["{trace}"]]),
    part("金额", FEE_6, &[&["合计{yuan}元", "共计{yuan}元", "金额：{yuan}元", "金额为{yuan}元"]]),
    part("缴纳方式", FEE_6, &[&["{pay_how}"]]),
    part("缴费期限", FEE_6, &[&["次日起"], &["20个工作日内", "二十个工作日内"]]),
    part("不缴费的后果", FEE_6, &[&["视为放弃申请"], &["不再处理"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
# 一、依据和标准
依申请提供政府信息不收取费用，但是申请公开的数量、频次明显超过合理范围的，可以收取信息处理费。根据《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）{% if basis == "per_case" %}第四条{% else %}第五条{% endif %}的规定，本机关认为该申请属于可以收费的情形，决定收取信息处理费，{% if basis == "per_case" %}按件计收{% else %}按量计收{% endif %}，超额累进。
# 二、数量和金额
{% if basis == "per_case" %}在本机关收到该申请的自然月内，{{ to.you }}在此之前已经向本机关提出申请{{ before }}件，该申请计为{{ cases }}件。{% else %}该申请所需提供的信息为{{ pages }}页。{% endif %}
金额按所在的档次逐档计算：
{% for tier in trace %}{{ tier }}
{% endfor %}
合计{{ yuan }}元。
# 三、缴纳的方式和期限
{{ pay_how }}
请自收到本通知书的次日起20个工作日内缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该申请。
按期缴清的，答复期限从缴清的次日起重新计算。对数量的统计有疑问，或者愿意缩小申请范围、改为现场查阅的，请在缴费以前与本机关联系。认为收费不当的，也可以依照该条例第五十一条，向上一级行政机关或者政府信息公开工作主管部门投诉、举报。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "basis": "per_case",
        "before": 28,
        "cases": 4,
        "pages": null,
        "yuan": 600,
        "trace": ["第29至30件：每件100元，2件，小计200元", "第31至32件：每件200元，2件，小计400元"],
        "pay_how": "凭本通知书所附缴款码，在县级非税收入网上缴款页面或者代收银行柜台缴入国库，缴后可取得财政票据。"
    })
}

/// P14.
pub static LETTER: Letter = Letter {
    code: Code::Procedural(Procedural::P14),
    title: "政府信息公开信息处理费收费通知书",
    form: Form::Letter,
    cites: &[ART_42, FEE_3, FEE_6],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
