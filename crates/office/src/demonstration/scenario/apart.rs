//! Cases that end without a reply, that change hands, that were entered
//! wrongly, and requests to correct a record (article 41).

use super::answer;
use crate::demonstration::county::Post;
use crate::demonstration::plan::Who;
use crate::demonstration::story::Story;
use law::application::act::Request;
use law::clock::Channel;
use serde_json::json;

/// Withdrawn, by the applicant or on their word.
pub fn withdrawn(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(1, 8);
    let said = json!({"reason": "已通过其他途径取得，不再需要"});
    if story.chance.percent(60) {
        story.act(Who::Applicant, "withdraw", said)
    } else {
        story.registrar("withdraw", said)
    }
    story.wait_some(5, 15);
    story.clerk("archive", json!({}));
}

/// The applicant cannot be reached.
pub fn unreachable(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(8, 14);
    story.clerk("close", json!({"why": "other", "facts": "按所留电话、地址多次联系未果，邮件退回，已作工作记录"}));
    story.wait_some(5, 15);
    story.clerk("archive", json!({}));
}

/// A record about the applicant is corrected or the request passed on.
pub fn record_corrected(story: &mut Story<'_>) {
    let channel = if story.chance.percent(50) { Channel::InPerson } else { Channel::Internet };
    story.comes_by(channel, Request::PersonalRecord);
    story.wait_some(3, 9);
    let result = *story.chance.pick(&["经核实确有误记，已更正并书面告知", "该记录由另一机关制作，已转送并告知申请人"]);
    story.clerk("correct_record", json!({"result": result}));
    story.wait_some(5, 12);
    story.clerk("archive", json!({}));
}

/// Given to another department, then taken over by who stands in.
pub fn handed_over(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(1, 3);
    let other = story.other_clerk();
    story.give("hand_over", other, json!({"reason": "属于另一股室的业务"}));
    story.wait_some(1, 3);
    let first = story.other_clerk();
    story.give("substitute", first, json!({"reason": "承办人外出培训，代为办理"}));
    story.search(true);
    story.wait_some(1, 6);
    story.reply(&["D01"]);
    story.ends();
}

/// After the reply somebody suggests to publish it, and it is decided.
pub fn suggested(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(2, 5);
    answer::prepare(story, "D01");
    story.wait_some(1, 7);
    story.reply(&["D01"]);
    story.deliver();
    story.wait_some(2, 6);
    let said = json!({"reason": "同类申请较多，涉及公众利益"});
    if story.chance.percent(50) {
        story.act(Who::Applicant, "suggest_publication", said)
    } else {
        story.clerk("suggest_publication", said)
    }
    story.wait_some(3, 9);
    let decision = *story.chance.pick(&["同意，列入主动公开目录", "不列入：只与个别当事人有关"]);
    story.act(Who::Staff(Post::Reviewer), "decide_publication", json!({"decision": decision}));
    story.wait_some(2, 9);
    story.clerk("archive", json!({}));
}

/// An extension entered in the wrong case is annulled by two.
pub fn mistaken_extension(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(2, 5);
    story.clerk("extend", json!({"days": 20, "approver": "负责人", "reason": "误录：应录入另一件"}));
    let seq = story.acts();
    story.wait(1);
    story.annul(seq, "延期告知书录错了案件，已追回未寄出");
    story.wait_some(1, 5);
    story.search(true);
    story.reply(&["D01"]);
    story.ends();
}

/// The same paper registered twice: the second is void.
pub fn entered_twice(story: &mut Story<'_>) {
    let described = format!("申请公开{}。", story.subject);
    story.is_sent(Channel::InPerson, Request::Information, described);
    story.annul(1, "同一份申请登记了两次");
}
