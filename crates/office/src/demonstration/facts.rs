//! Facts and reasons of a reply, as a clerk would write them, one an outcome.
//!
//! They are what a letter is made from later: the outcome's code stands beside
//! them in the draft.

use super::subject::Subject;

/// Facts and reasons for an outcome, by its code.
pub fn facts(code: &str, subject: Subject) -> String {
    let reason = match code {
        "D01" => "经检索，本机关保存有该信息，没有不予公开的情形，随附复制件。",
        "D02" => "该信息可以到县政务服务中心公开查阅点查阅，工作日8:30—17:30，可以抄录、复制。",
        "D03" => "该信息已在县政府网站“法定主动公开内容”栏目公开，答复书写明网址和文号。",
        "D04" => "其中自然人的姓名、证件号码和住址属于个人隐私，作区分处理后提供其余部分。",
        "D05" => "该信息经定密，尚在保密期限内，依法确定为国家秘密。",
        "D06" => "该信息属于法律明确禁止公开的内容，答复书写明条款。",
        "D07" => "其中涉及重要设施的位置和参数，公开后可能危及公共安全，经县政府办公室会商一致。",
        "D08" => "该信息涉及第三方商业秘密，书面征求意见后第三方不同意公开且理由成立，不公开不会对公共利益造成重大影响。",
        "D09" => "该信息是本机关人事管理和内部工作流程方面的内部事务信息。",
        "D10" => "该信息是讨论过程中的草稿和请示，尚未形成正式文件，属于过程性信息。",
        "D11" => "该信息在行政执法案卷中，当事人可以依法申请查阅案卷。",
        "D12" => "该事项适用不动产登记资料查询的专门规定，答复书告知了查询的窗口和所需材料。",
        "D13" => "以名称、文号和年份在公文系统、业务系统和档案室检索，没有找到，该信息本机关未制作也未获取。",
        "D14" => "该信息由另一机关制作，不属于本机关负责公开，答复书写明该机关的名称和联系方式。",
        "D15" => "本机关没有现成的统计口径，需要对多份材料加工、分析才能形成。",
        "D16" => "经一次性告知补正，补正后的内容仍然不能指向具体的政府信息。",
        "D17" => "所提内容是对办理事项的投诉，答复书告知通过信访渠道提出。",
        "D18" => "本机关已就同一内容作出答复，答复书写明前次的文号和日期。",
        "D19" => "该资料是公开出版的年鉴，答复书写明获取的途径。",
        "D20" => "数量、频次明显超过合理范围，要求说明理由后，所述理由不合理。",
        "D21" => "所需文书此前已经送达申请人，要求重新出具的内容没有变化。",
        "D22" => "所提内容是对政策如何适用的咨询，不指向现有的政府信息，一并转政策咨询窗口答复。",
        "D26" => "该档案已移交县国家综合档案馆，答复书写明利用档案的办法。",
        "D27" => "该信息由提供公共服务的企业、事业单位制作，依有关主管部门的规定向该单位提出。",
        _ => "经查。",
    };
    format!("申请内容：{subject}。{reason}")
}

/// Two more sentences for the records of a search.
pub fn search(subject: Subject, is_found: bool) -> (String, String) {
    let terms = format!("名称“{subject}”及其简称、文号、承办股室");
    let result = if is_found { "找到，编入案卷" } else { "没有找到，承办股室书面确认未制作、未获取" };
    (terms, result.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::outcome::OUTCOMES;

    #[test]
    fn every_outcome_of_a_reply_has_facts_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for outcome in OUTCOMES.iter().filter(|o| !matches!(o.code(), "D23" | "D24" | "D25")) {
            let written = facts(outcome.code(), "某信息");
            assert!(!written.ends_with("经查。") && seen.insert(written), "{}", outcome.code());
        }
    }
}
