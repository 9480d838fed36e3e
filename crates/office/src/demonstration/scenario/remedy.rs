//! Cases that go to reconsideration or to court, with each result.

use super::answer;
use crate::demonstration::story::Story;
use serde_json::json;

/// A reply that somebody will not accept.
fn refused(story: &mut Story<'_>) {
    let outcome = *story.chance.pick(&["D10", "D13", "D14", "D04"]);
    story.comes();
    story.wait_some(1, 4);
    answer::prepare(story, outcome);
    story.wait_some(1, 6);
    story.reply(&[outcome]);
    story.deliver();
}

fn registers(story: &mut Story<'_>, kind: &str, reference: &str, body: &str) {
    let docket = format!("{body}，第{}号", story.chance.between(3, 96));
    story.registrar("register_remedy", json!({"kind": kind, "reference": reference, "docket": docket}));
}

fn ends(story: &mut Story<'_>, reference: &str, result: &str, decision: &str) {
    story.registrar("record_remedy_result", json!({"reference": reference, "result": result, "decision": decision}));
}

/// Asked to reconsider; the review is not over.
pub fn pending(story: &mut Story<'_>) {
    refused(story);
    story.wait_some(8, 15);
    registers(story, "reconsideration", "复议1", "云汀县人民政府行政复议机构");
}

/// Reconsidered and upheld.
pub fn upheld(story: &mut Story<'_>) {
    pending(story);
    story.wait_some(25, 38);
    ends(story, "复议1", "upheld", "维持");
    story.wait_some(5, 15);
    story.clerk("archive", json!({}));
}

/// Reconsidered and set aside; the case is taken up again.
pub fn reopened(story: &mut Story<'_>) {
    pending(story);
    story.wait_some(20, 30);
    ends(story, "复议1", "corrected", "撤销原答复，责令重新处理");
    story.wait(2);
    story.registrar("reopen", json!({"decision": "行政复议决定：撤销，责令在法定期限内重新答复"}));
}

/// Reconsidered, set aside and answered anew.
pub fn set_aside(story: &mut Story<'_>) {
    reopened(story);
    story.wait_some(3, 9);
    story.search(true);
    story.reply(&["D01"]);
    story.ends();
}

/// Sued at once and upheld.
pub fn sued_and_upheld(story: &mut Story<'_>) {
    refused(story);
    story.wait_some(15, 30);
    registers(story, "litigation_direct", "诉讼1", "云汀县人民法院");
    story.wait_some(40, 55);
    ends(story, "诉讼1", "upheld", "驳回诉讼请求");
    story.clerk("archive", json!({}));
}

/// Upheld by reconsideration, set aside by the court, with a day to answer by.
pub fn sued_and_set_aside(story: &mut Story<'_>) {
    pending(story);
    story.wait_some(20, 28);
    ends(story, "复议1", "upheld", "维持");
    story.wait_some(5, 9);
    registers(story, "litigation_after_reconsideration", "诉讼1", "云汀县人民法院");
    story.wait_some(35, 45);
    ends(story, "诉讼1", "corrected", "撤销，责令限期重新答复");
    story.wait(2);
    let until = story.calendar.after(story.day(), 15);
    story.registrar("reopen", json!({"until": until, "decision": "行政判决：限期重新答复"}));
    story.wait_some(4, 9);
    story.reply(&["D04"]);
    story.ends();
}

/// Sued, and the suit is withdrawn; reconsideration ended otherwise before.
pub fn sued_otherwise(story: &mut Story<'_>) {
    pending(story);
    story.wait_some(15, 20);
    ends(story, "复议1", "other", "申请人撤回复议申请，终止");
    story.wait_some(5, 9);
    registers(story, "litigation_direct", "诉讼1", "云汀县人民法院");
    story.wait_some(20, 30);
    ends(story, "诉讼1", "other", "准许撤诉");
    story.clerk("archive", json!({}));
}
