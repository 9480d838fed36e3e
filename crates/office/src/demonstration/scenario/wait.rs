//! Cases in which somebody is waited for: the applicant, a third party,
//! another organ; and those that take longer.

use crate::demonstration::plan::Who;
use crate::demonstration::story::Story;
use serde_json::json;

/// A third party is asked, gets the letter and answers.
pub fn asks_third_party(story: &mut Story<'_>, stance: &str, opinion: &str) {
    sends_to_third_party(story);
    story.wait_some(2, 3);
    story.registrar("record_consultation_delivery", json!({"reference": "第三方1"}));
    story.wait_some(4, 12);
    story.clerk("record_opinion", json!({"reference": "第三方1", "stance": stance, "opinion": opinion}));
}

/// The letter to a third party goes out.
pub fn sends_to_third_party(story: &mut Story<'_>) {
    let question = format!("申请人申请公开{}，其中涉及贵方，是否同意公开，请在收到之日起15个工作日内书面答复。", story.subject);
    let fields = json!({"reference": "第三方1", "party": "third_party", "addressee": "云汀县鹭桥建材有限公司", "question": question});
    story.clerk("consult", fields);
}

/// Another organ is asked, with a date, and answers before it.
pub fn asks_organ(story: &mut Story<'_>, organ: &str) {
    sends_to_organ(story, organ);
    story.wait_some(3, 8);
    story.clerk("record_opinion", json!({"reference": "机关1", "stance": "objects", "opinion": "建议不予公开"}));
}

/// The letter to another organ goes out, with a date ten worked days later.
pub fn sends_to_organ(story: &mut Story<'_>, organ: &str) {
    let until = story.calendar.after(story.day(), 10);
    let fields =
        json!({"reference": "机关1", "party": "organ", "until": until, "addressee": organ, "question": "请就该信息是否可以公开提出意见"});
    story.clerk("consult", fields);
}

/// A third party is asked: it agrees, agrees in part or objects.
pub fn consulted(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(2, 5);
    let (stance, opinion, outcome) = *story.chance.pick(&[
        ("agrees", "同意公开", "D01"),
        ("agrees_in_part", "同意公开，但请隐去单价和联系人", "D04"),
        ("objects", "涉及商业秘密，不同意公开", "D08"),
    ]);
    asks_third_party(story, stance, opinion);
    story.wait_some(1, 6);
    story.reply(&[outcome]);
    story.ends();
}

/// Another organ is asked.
pub fn consulted_organ(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(2, 5);
    asks_organ(story, "云汀县发展和改革局");
    story.wait_some(1, 5);
    story.reply(&["D10"]);
    story.ends();
}

/// A co-maker is asked and stays silent, which is consent.
pub fn co_maker_silent(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(2, 4);
    sends_to_co_maker(story);
    story.wait(2);
    story.registrar("record_consultation_delivery", json!({"reference": "共同制作1"}));
    story.wait(17);
    story.reply(&["D01"]);
    story.ends();
}

/// The letter to a co-maker goes out.
pub fn sends_to_co_maker(story: &mut Story<'_>) {
    let fields = json!({"reference": "共同制作1", "party": "co_maker", "addressee": "云汀县交通运输局", "question": "该文件由贵机关共同制作，是否同意公开"});
    story.clerk("consult", fields);
}

/// Extended, and answered within the new term.
pub fn extended(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(3, 6);
    story.search(true);
    story.wait_some(6, 11);
    extends(story);
    story.wait_some(6, 10);
    story.reply(&["D01"]);
    story.ends();
}

/// The extension is told.
pub fn extends(story: &mut Story<'_>) {
    let days = *story.chance.pick(&[10_u32, 15, 20]);
    story.clerk("extend", json!({"days": days, "approver": "政府信息公开工作机构负责人", "reason": "材料形成时间久远，需要逐卷核对"}));
}

/// What is to be corrected is told and the notice arrives.
pub fn notifies_correction(story: &mut Story<'_>) {
    let fields = json!({"days": 15, "items": "请明确所需信息的名称、文号或者其他特征性描述"});
    story.clerk("ask_correction", fields);
    story.wait_some(1, 3);
    story.registrar("record_correction_delivery", json!({}));
}

/// The correction is asked for and comes.
pub fn asks_correction(story: &mut Story<'_>, now: &str) {
    notifies_correction(story);
    story.wait_some(3, 11);
    story.act(Who::Applicant, "correct", json!({"description": now}));
    story.wait(1);
}

/// Corrected in time; the term begins anew.
pub fn corrected(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(1, 5);
    let now = format!("补正为：{}，限于上一年度", story.subject);
    asks_correction(story, &now);
    story.search(true);
    story.wait_some(3, 12);
    story.reply(&["D01"]);
    story.ends();
}

/// Not corrected; the program closes the case.
pub fn correction_lapsed(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(1, 5);
    notifies_correction(story);
    story.wait_some(20, 30);
    story.clerk("archive", json!({}));
}

/// The fee is told and the notice arrives.
pub fn notifies_fee(story: &mut Story<'_>) {
    let fields = if story.chance.percent(50) { json!({"pages": story.chance.between(60, 320)}) } else { json!({"cases": 4, "before": 10}) };
    story.clerk("notify_fee", fields);
    story.wait_some(1, 3);
    story.registrar("record_fee_delivery", json!({}));
}

/// Paid; the term begins anew.
pub fn paid(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(4, 9);
    notifies_fee(story);
    story.wait_some(3, 12);
    let receipt = format!("非税 99{:08}", story.chance.below(100_000_000));
    story.registrar("record_payment", json!({"receipt": receipt}));
    story.wait_some(3, 9);
    story.reply(&["D01"]);
    story.ends();
}

/// Not paid; the program closes the case.
pub fn fee_lapsed(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(4, 9);
    notifies_fee(story);
    story.wait_some(25, 34);
    story.clerk("archive", json!({}));
}

/// Reasons are asked for and come.
pub fn asks_reasons(story: &mut Story<'_>, accepted: bool) {
    story.clerk("ask_reasons", json!({"excess": "三个月内以相近内容提出十八件申请"}));
    story.wait_some(3, 6);
    let reasons =
        if accepted { "系课题调研所需，涉及多个年份" } else { "没有说明用途，只称“依法有权知情”" };
    story.clerk("record_reasons", json!({"accepted": accepted, "reasons": reasons}));
}

/// Reasons were good: a later date is set and kept.
pub fn deferred(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(2, 4);
    asks_reasons(story, true);
    story.wait(1);
    defers(story, 42);
    story.wait_some(10, 20);
    story.reply(&["D01"]);
    story.ends();
}

/// A date is set, so many worked days after the hand.
pub fn defers(story: &mut Story<'_>, days: u32) {
    let until = story.calendar.after(story.day(), days);
    story.clerk("defer", json!({"until": until, "reason": "涉及近十年的材料，需要分批核对"}));
}
