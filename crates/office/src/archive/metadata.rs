//! The metadata of a package as XML, by the four qualities an electronic file
//! is judged by: 真实性, 完整性, 可用性, 安全性.

use super::form::hashes;
use super::package::{FORM, Package};
use law::application::act::ActKind;
use law::application::permit::rule;
use std::fmt::Write as _;
use store::seal::SuiteId;

/// The metadata of a package.
pub(super) fn xml(of: &Package) -> String {
    let carried = &of.carried;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<归档元数据>\n");
    let mut section = |name: &str, fields: &[(&str, String)]| {
        let _never_fails = writeln!(out, "  <{name}>");
        for (field, value) in fields {
            let _never_fails = writeln!(out, "    <{field}>{}</{field}>", escaped(value));
        }
        let _never_fails = writeln!(out, "  </{name}>");
    };
    let day = |kind: ActKind| carried.acts.iter().rev().find(|a| a.kind == kind.name()).map(|a| a.effective.clone());
    let handlers: Vec<String> = of.origin.handlers.values().cloned().collect();
    section(
        "基本信息",
        &[
            ("立档单位", carried.agency.name.clone()),
            ("统一社会信用代码", carried.agency.unified_code.clone().unwrap_or_default()),
            ("受理编号", carried.case.number.clone().unwrap_or_default()),
            ("案件标识", carried.case.id.clone()),
            ("题名", "政府信息公开申请办理卷".to_owned()),
            ("形成日期", carried.acts.first().map(|a| a.effective.clone()).unwrap_or_default()),
            ("办结日期", day(ActKind::Replied).or_else(|| day(ActKind::Closed)).or_else(|| day(ActKind::Withdrawn)).unwrap_or_default()),
            ("归档日期", day(ActKind::Archived).unwrap_or_default()),
            ("保管期限", of.origin.retention.clone().unwrap_or_else(|| "未定".to_owned())),
        ],
    );
    let last = carried.journal.last();
    section(
        "真实性",
        &[
            ("经办人", handlers.join("、")),
            ("日志链", carried.chain()),
            ("日志末条", last.map(|e| e.seq.to_string()).unwrap_or_default()),
            ("日志末条校验值", last.map(|e| e.h.clone()).unwrap_or_default()),
            ("检查点", of.proof.as_ref().map_or_else(|| "尚无".to_owned(), |p| format!("第 {} 号，{}", p.number, p.at))),
            ("签名公钥", of.proof.as_ref().map(|p| p.public_key.clone()).unwrap_or_default()),
        ],
    );
    section(
        "完整性",
        &[
            ("步骤数", carried.acts.len().to_string()),
            ("文书数", carried.letters.len().to_string()),
            ("附件和文书文件数", of.files.len().to_string()),
            ("日志条数", carried.journal.len().to_string()),
        ],
    );
    section(
        "可用性",
        &[
            ("格式", FORM.to_owned()),
            ("软件", format!("公开（gongkai）{}", of.origin.version)),
            ("核验方法", "gongkai archive verify 文件名".to_owned()),
        ],
    );
    let suite = SuiteId::named(&carried.key.suite).unwrap_or(SuiteId::Intl);
    section(
        "安全性",
        &[
            ("摘要算法", hashes(suite).join("、")),
            ("日志算法套件", last.map(|e| e.suite.clone()).unwrap_or_default()),
            ("密级提示", "包内是明文，含个人信息和本卷的数据密钥，按案卷本身的要求保管".to_owned()),
        ],
    );
    out.push_str("  <办理过程>\n");
    for act in &carried.acts {
        let label = ActKind::named(&act.kind).map_or(act.kind.as_str(), |k| rule(k).label);
        let who = of.origin.handlers.get(&act.actor).unwrap_or(&act.actor);
        let _never_fails = writeln!(
            out,
            "    <步骤 序号=\"{}\" 日期=\"{}\" 登记时间=\"{}\" 办理人=\"{}\">{}</步骤>",
            act.seq,
            escaped(&act.effective),
            escaped(&act.recorded),
            escaped(who),
            escaped(label)
        );
    }
    out.push_str("  </办理过程>\n</归档元数据>\n");
    out
}

/// Text as it may stand in XML; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
