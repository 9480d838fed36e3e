//! The rows of table 2 of both editions, with heads and labels as issued.

use super::CellId;

/// A row of table 2: its cells stand under heads of their own.
#[derive(Debug, Clone)]
pub struct T2Row {
    /// The item of article 20, e.g. `第二十条第（一）项`.
    pub item: &'static str,
    /// The label as issued.
    pub label: &'static str,
    /// Other labels seen in print.
    pub variants: &'static [&'static str],
    /// Heads and cells from left to right.
    pub cells: Vec<(&'static str, CellId)>,
}

pub(super) struct T2Spec {
    pub(super) item: &'static str,
    pub(super) label: &'static str,
    pub(super) variants: &'static [&'static str],
    pub(super) name: &'static str,
    pub(super) columns: &'static [(&'static str, &'static str)],
}

const ITEM_1: &str = "第二十条第（一）项";
const ITEM_5: &str = "第二十条第（五）项";
const ITEM_6: &str = "第二十条第（六）项";
const ITEM_8: &str = "第二十条第（八）项";
const ITEM_9: &str = "第二十条第（九）项";
const STOCK_2021: &[(&str, &str)] = &[("made", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")];
const DECISIONS_2021: &[(&str, &str)] = &[("decisions", "本年处理决定数量")];
const STOCK_2019: &[(&str, &str)] = &[("made", "本年新制作数量"), ("published", "本年新公开数量"), ("public_total", "对外公开总数量")];
const ITEMS_2019: &[(&str, &str)] = &[("prior_items", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")];

const fn s(
    item: &'static str,
    label: &'static str,
    variants: &'static [&'static str],
    name: &'static str,
    columns: &'static [(&'static str, &'static str)],
) -> T2Spec {
    T2Spec { item, label, variants, name, columns }
}

pub(super) static T2_SPEC_2021: [T2Spec; 6] = [
    s(ITEM_1, "规章", &[], "proactive.regulations", STOCK_2021),
    s(ITEM_1, "行政规范性文件", &["规范性文件"], "proactive.normative_documents", STOCK_2021),
    s(ITEM_5, "行政许可", &[], "proactive.licensing", DECISIONS_2021),
    s(ITEM_6, "行政处罚", &[], "proactive.penalty", DECISIONS_2021),
    s(ITEM_6, "行政强制", &[], "proactive.coercion", DECISIONS_2021),
    s(ITEM_8, "行政事业性收费", &[], "proactive.admin_fees", &[("amount_wan", "本年收费金额（单位：万元）")]),
];

pub(super) static T2_SPEC_2019: [T2Spec; 8] = [
    s(ITEM_1, "规章", &[], "proactive.regulations", STOCK_2019),
    s(ITEM_1, "规范性文件", &["行政规范性文件"], "proactive.normative_documents", STOCK_2019),
    s(ITEM_5, "行政许可", &[], "proactive.licensing", ITEMS_2019),
    s(ITEM_5, "其他对外管理服务事项", &["其他对外管理服务"], "proactive.other_services", ITEMS_2019),
    s(ITEM_6, "行政处罚", &[], "proactive.penalty", ITEMS_2019),
    s(ITEM_6, "行政强制", &[], "proactive.coercion", ITEMS_2019),
    s(ITEM_8, "行政事业性收费", &[], "proactive.admin_fees", &[("prior_items", "上一年项目数量"), ("change", "本年增/减")]),
    s(ITEM_9, "政府集中采购", &[], "proactive.procurement", &[("items", "采购项目数量"), ("amount_wan", "采购总金额")]),
];
