//! The metadata of a package (元数据) as XML: what an archive asks of an
//! electronic file, that it is authentic (真实), complete (完整), usable (可用)
//! and safe (安全).

use super::FORM;
use super::content::Content;
use law::application::Case;
use law::clock::Channel;
use quick_xml::escape::escape;
use std::fmt::Write as _;

/// The metadata.
pub(super) fn xml(of: &Content, case: &Case, digests: &[&str]) -> String {
    let carried = &of.carried;
    let ends = [carried.journal.first(), carried.journal.last()];
    let [first, last] = ends.map(|e| e.map_or_else(String::new, |e| e.at.clone()));
    let archived = carried.acts.iter().rev().find(|a| a.kind == "archived").map(|a| a.effective.clone()).unwrap_or_default();
    let channel = case.channel.map(Channel::name).unwrap_or_default();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<归档元数据>\n");
    let mut part = |name: &str, fields: &[(&str, &str)]| {
        let _written = writeln!(out, "  <{name}>");
        for (field, value) in fields {
            let _written = writeln!(out, "    <{field}>{}</{field}>", escape(*value));
        }
        let _written = writeln!(out, "  </{name}>");
    };
    let date = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let (received, sent) = (date(case.received), date(case.decision.as_ref().map(|(_, sent)| *sent)));
    part(
        "案卷",
        &[
            ("标识", carried.case.id.as_str()),
            ("受理编号", carried.case.number.as_deref().unwrap_or_default()),
            ("机关", carried.agency.name.as_str()),
            ("统一社会信用代码", carried.agency.unified_code.as_deref().unwrap_or_default()),
            ("渠道", channel),
            ("收到日期", received.as_str()),
            ("答复日期", sent.as_str()),
            ("阶段", case.stage.label()),
            ("归档日期", archived.as_str()),
            ("保管期限", of.decided.retention.as_deref().unwrap_or_default()),
        ],
    );
    let acts = carried.acts.len().to_string();
    let entries = carried.journal.len().to_string();
    let checkpoint = of.proof.as_ref().map(|p| p.number.to_string()).unwrap_or_default();
    let signed = of.proof.as_ref().map(|p| p.at.clone()).unwrap_or_default();
    let key = of.proof.as_ref().map(|p| p.public_key.clone()).unwrap_or_default();
    part(
        "真实",
        &[
            ("日志起", first.as_str()),
            ("日志止", last.as_str()),
            ("日志条数", entries.as_str()),
            ("检查点", checkpoint.as_str()),
            ("签名时间", signed.as_str()),
            ("签名公钥", key.as_str()),
        ],
    );
    let (letters, files) = (carried.letters.len().to_string(), carried.blobs.len().to_string());
    part(
        "完整",
        &[
            ("步骤数", acts.as_str()),
            ("文书数", letters.as_str()),
            ("文件数", files.as_str()),
            ("校验算法", &digests.join(" ")),
            ("清单", "manifest.json"),
        ],
    );
    part("可用", &[("格式", FORM), ("软件", of.software.as_str()), ("字符编码", "UTF-8"), ("容器", "ZIP，不压缩")]);
    part("安全", &[("内容", "含个人信息和案件密钥，均为明文"), ("密钥算法", carried.key.suite.as_str())]);
    out.push_str("</归档元数据>\n");
    out
}
